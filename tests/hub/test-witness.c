/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <hub-database.h>

/* (transfer full): the epoch under which the hub serves after it was started again */
static char *
serve_again (HubFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->server != NULL)
    hub_fixture_stop (fixture);
  fixture->server = hub_server_new (fixture->db_uri, fixture->policy, fixture->clock);
  hub_server_listen (fixture->server, "127.0.0.1:0", NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200));
  return hub_fixture_epoch (fixture);
}

static void
copy (HubFixture *fixture,
      const char *from,
      const char *to)
{
  g_autofree char *from_path = g_build_filename (fixture->dir, from, NULL);
  g_autofree char *to_path = g_build_filename (fixture->dir, to, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from_path, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to_path, contents, length, &error);
  g_assert_no_error (error);
}

static void
put_back (HubFixture *fixture,
          const char *name)
{
  g_autoptr (GError) error = NULL;

  hub_fixture_stop (fixture);
  g_clear_object (&fixture->db);
  copy (fixture, name, "hub.db");
  fixture->db = hub_database_open (fixture->db_uri, fixture->clock, &error);
  g_assert_no_error (error);
}

/* Mistake 4: the file was copied while nobody served, and put back after somebody did; once. */
static void
test_copied_file (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *epoch = serve_again (fixture);
  g_autofree char *again = serve_again (fixture);
  g_autofree char *restored = NULL;
  g_autofree char *restored_again = NULL;
  g_autofree char *settled = NULL;

  g_assert_cmpstr (again, ==, epoch);
  hub_fixture_stop (fixture);
  copy (fixture, "hub.db", "copy.db");
  g_free (serve_again (fixture));
  put_back (fixture, "copy.db");
  restored = serve_again (fixture);
  g_assert_cmpstr (restored, !=, epoch);
  settled = serve_again (fixture);
  g_assert_cmpstr (settled, ==, restored);

  put_back (fixture, "copy.db");
  restored_again = serve_again (fixture);
  g_assert_cmpstr (restored_again, !=, epoch);
  g_assert_cmpstr (restored_again, !=, restored);
}

/* Copied under a hub that serves, and put back as soon as that has ended. */
static void
test_copied_while_serving (HubFixture    *fixture,
                           gconstpointer  data)
{
  g_autofree char *epoch = serve_again (fixture);
  g_autofree char *path = g_build_filename (fixture->dir, "copy.db", NULL);
  g_autofree char *device_id = NULL;
  g_autofree char *restored = NULL;
  g_autoptr (GError) error = NULL;

  g_free (hub_fixture_enrol (fixture, "M01", &device_id));
  desk_db_run (fixture->db, &error, "VACUUM INTO $1", "s", path);
  g_assert_no_error (error);
  put_back (fixture, "copy.db");
  restored = serve_again (fixture);
  g_assert_cmpstr (restored, !=, epoch);
}

/* Moved without what stood beside it, nobody knows what became of it meanwhile. */
static void
test_moved_alone (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *epoch = serve_again (fixture);
  g_autofree char *path = g_build_filename (fixture->dir, "hub.db-run", NULL);
  g_autoptr (GFile) witness = g_file_new_for_path (path);
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;

  hub_fixture_stop (fixture);
  g_file_delete (witness, NULL, &error);
  g_assert_no_error (error);
  moved = serve_again (fixture);
  g_assert_cmpstr (moved, !=, epoch);
}

/* Killed while it began another run, which the database has already, or not yet. */
static void
test_killed (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *epoch = serve_again (fixture);
  g_autofree char *path = g_build_filename (fixture->dir, "hub.db-run", NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *run = NULL;
      g_autofree char *runs = NULL;
      g_autofree char *after = NULL;

      hub_fixture_stop (fixture);
      g_file_get_contents (path, &run, NULL, &error);
      g_assert_no_error (error);
      runs = i == 0 ? g_strconcat (run, "\nanother\n", NULL) : g_strconcat ("another\n", run, NULL);
      g_file_set_contents (path, runs, -1, &error);
      g_assert_no_error (error);
      after = serve_again (fixture);
      g_assert_cmpstr (after, ==, epoch);
    }
}

/* Two hubs on one database, one of which ends before the other. */
static void
test_two_hubs (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *epoch = serve_again (fixture);
  g_autofree char *device_id = NULL;
  HubServer *first = g_steal_pointer (&fixture->server);
  g_autofree char *beside = serve_again (fixture);
  g_autofree char *after = NULL;

  g_free (hub_fixture_enrol (fixture, "M01", &device_id));
  hub_fixture_stop (fixture);
  fixture->server = first;
  after = serve_again (fixture);
  g_assert_cmpstr (beside, ==, epoch);
  g_assert_cmpstr (after, ==, epoch);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/witness/mistake-4-copied-file", test_copied_file);
  hub_fixture_add ("/hub/witness/mistake-4-copied-while-serving", test_copied_while_serving);
  hub_fixture_add ("/hub/witness/mistake-4-moved-alone", test_moved_alone);
  hub_fixture_add ("/hub/witness/killed", test_killed);
  hub_fixture_add ("/hub/witness/two-hubs", test_two_hubs);

  return g_test_run ();
}
