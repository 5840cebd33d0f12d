/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-error.h>
#include <desk-removal.h>
#include <glib/gstdio.h>

static void
put_file (StoreFixture *fixture,
          const char   *name)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "x", -1, &error);
  g_assert_no_error (error);
}

static gboolean
has_file (StoreFixture *fixture,
          const char   *name)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* What is left in the folder, in order, with a space between. */
static char *
list_left (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static const char * const devices[] = { TEST_DEVICE, NULL };

static gboolean
remove_devices (StoreFixture         *fixture,
                const char * const   *device_ids,
                char                **keys_left,
                GError              **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_remove, fixture->store, device_ids);

  /* The thread lets go of it, and of the store with it, a moment later. */
  desk_test_wait_until (g_atomic_int_get (&G_OBJECT (result)->ref_count) == 1);
  return desk_store_remove_finish (fixture->store, result, keys_left, error);
}

static gboolean
remove_all (StoreFixture  *fixture,
            GError       **error)
{
  g_autofree char *keys_left = NULL;

  return remove_devices (fixture, devices, &keys_left, error);
}

static void
put_all (StoreFixture *fixture)
{
  put_file (fixture, "desk.db.damaged-20261122-100000-0");
  put_file (fixture, "desk.db.damaged-20261122-100000-0-wal");
  put_file (fixture, "desk.db.rescue");
  put_file (fixture, "token.ini");
  put_file (fixture, "token.ini.A1B2C3");
  put_file (fixture, "lock.ini");
  put_file (fixture, "visits.ics");
  put_file (fixture, "removal.A1B2C3");
  put_file (fixture, "mine.txt");
}

/* Everything that the product keeps, and nothing that it does not; what opens then is new. */
static void
test_everything (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  test_enrol (fixture->store);
  put_all (fixture);
  test_close (fixture->store);
  g_assert_true (remove_all (fixture, &error));
  g_assert_no_error (error);
  left = list_left (fixture);
  g_assert_cmpstr (left, ==, "mine.txt");
  g_assert_true (test_open (fixture->store, &error));
  g_assert_null (desk_store_get_identity (fixture->store));
}

/* As the power went after @n_gone of the files had: what the next start finds is always nothing. */
static void
check_cut (StoreFixture *fixture,
           guint         n_gone)
{
  static const char * const files[] = { "desk.db", "desk.db-wal", "desk.db.damaged-20261122-100000-0",
                                        "desk.db.rescue", "token.ini", "lock.ini", "visits.ics" };
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  g_assert_true (test_open (fixture->store, &error));
  test_enrol (fixture->store);
  test_close (fixture->store);
  put_all (fixture);
  put_file (fixture, DESK_REMOVAL_MARKER);
  for (guint i = 0; i < n_gone; i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, files[i], NULL);

      g_unlink (path);
    }
  g_assert_true (test_open (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_null (desk_store_get_identity (fixture->store));
  test_close (fixture->store);
  left = list_left (fixture);
  g_assert_cmpstr (left, ==, "desk.db mine.txt");
}

/* Cut at any moment: the next start goes on where there is the marker, and only there. */
static void
test_cut (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  test_enrol (fixture->store);
  test_close (fixture->store);
  put_file (fixture, "token.ini");
  g_assert_true (test_open (fixture->store, &error));
  g_assert_nonnull (desk_store_get_identity (fixture->store));
  test_close (fixture->store);
  g_assert_true (has_file (fixture, "token.ini"));
  for (guint n = 0; n <= 7; n++)
    check_cut (fixture, n);
}

/* What cannot be marked is not begun: a power cut would leave it half. */
static void
test_unmarked (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *marker = g_build_filename (fixture->dir, DESK_REMOVAL_MARKER, NULL);
  g_autofree char *inside = g_build_filename (marker, "x", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  test_enrol (fixture->store);
  test_close (fixture->store);
  put_all (fixture);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  before = list_left (fixture);
  g_assert_false (remove_all (fixture, &error));
  g_assert_nonnull (error);
  after = list_left (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Another began to remove everything while this one opened: it must not work on what goes. */
static void
test_begun_by_another (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (DeskStore) late = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  g_autoptr (GError) error = NULL;

  test_enrol (fixture->store);
  put_file (fixture, DESK_REMOVAL_MARKER);
  g_assert_false (test_open (late, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_assert_true (has_file (fixture, "desk.db"));
  test_close (late);
}

/* What another program would write to a file that is gone is not lost: it is told to end first. */
static void
test_other_program (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (DeskStore) other = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  g_autoptr (GError) error = NULL;

  test_enrol (fixture->store);
  g_assert_true (test_open (other, &error));
  test_close (fixture->store);
  g_assert_false (remove_all (fixture, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_clear_error (&error);
  g_assert_false (has_file (fixture, DESK_REMOVAL_MARKER));
  g_assert_true (has_file (fixture, "desk.db"));
  test_close (other);
  g_assert_true (test_open (fixture->store, &error));
  g_assert_nonnull (desk_store_get_identity (fixture->store));
  test_close (fixture->store);
  g_assert_true (remove_all (fixture, &error));
}

/* A database that nobody can read goes, too. */
static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *keys_left = NULL;
  g_autofree char *left = NULL;

  test_close (fixture->store);
  put_file (fixture, "desk.db");
  g_assert_true (remove_devices (fixture, NULL, &keys_left, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (keys_left, "key ring"));
  left = list_left (fixture);
  g_assert_cmpstr (left, ==, "");
}

/* What cannot be removed is named, the rest goes, and the next start tries again. */
static void
test_stubborn (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *stubborn = g_build_filename (fixture->dir, "visits.ics", NULL);
  g_autofree char *inside = g_build_filename (stubborn, "x", NULL);
  g_autoptr (GError) error = NULL;

  test_enrol (fixture->store);
  test_close (fixture->store);
  put_file (fixture, "lock.ini");
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (remove_all (fixture, &error));
  g_assert_nonnull (strstr (error->message, "visits.ics"));
  g_clear_error (&error);
  g_assert_false (has_file (fixture, "desk.db"));
  g_assert_false (has_file (fixture, "lock.ini"));
  g_assert_true (has_file (fixture, DESK_REMOVAL_MARKER));
  g_assert_false (test_open (fixture->store, &error));
  g_assert_nonnull (strstr (error->message, "visits.ics"));
  test_close (fixture->store);
  desk_test_remove_dir (g_steal_pointer (&stubborn));
  g_clear_error (&error);
  g_assert_true (test_open (fixture->store, &error));
  g_assert_false (has_file (fixture, DESK_REMOVAL_MARKER));
}

static void
test_devices (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) listed = NULL;

  test_enrol (fixture->store);
  test_save_identity (fixture->store, TEST_MANAGER, "another", TEST_EPOCH);
  result = desk_test_call (desk_store_list_devices, fixture->store);
  listed = desk_store_list_devices_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char * const *) listed, TEST_DEVICE));
  g_assert_true (g_strv_contains ((const char * const *) listed, "another"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) \
  g_test_add ("/removal/" path, StoreFixture, NULL, store_fixture_set_up, test, \
              store_fixture_tear_down)
  ADD ("everything", test_everything);
  ADD ("cut", test_cut);
  ADD ("unmarked", test_unmarked);
  ADD ("begun-by-another", test_begun_by_another);
  ADD ("other-program", test_other_program);
  ADD ("damaged", test_damaged);
  ADD ("stubborn", test_stubborn);
  ADD ("devices", test_devices);
#undef ADD
  return g_test_run ();
}
