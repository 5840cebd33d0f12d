/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE             /* memmem() */

#include <desk-removal.h>
#include <desk-secret.h>
#include <desk-store-token.h>
#include <desk-sync-forget.h>
#include <desk-test-ring.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sync-fixture.h"

static void
close_laptop (SyncLaptop *laptop)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&laptop->sync);
  result = desk_test_call (desk_store_close, laptop->store);
  g_assert_true (desk_store_close_finish (laptop->store, result, &error));
  g_assert_no_error (error);
}

static void
open_laptop (SyncLaptop *laptop)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_open, laptop->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_store_open_finish (laptop->store, result, &error));
  g_assert_no_error (error);
  laptop->sync = desk_sync_new (laptop->store);
}

/* Whether any file of the folder but that one has these bytes. */
static gboolean
stands_anywhere (const char *folder,
                 const char *text,
                 const char *but)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_strcmp0 (name, but) == 0 || !g_file_get_contents (path, &content, &length, NULL))
        continue;
      if (memmem (content, length, text, strlen (text)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_token (SyncLaptop *laptop)
{
  return g_strdup (desk_store_get_identity (laptop->store)->token);
}

/* As the program of before left it: in the database, and nowhere else. Many rows came and went beside,
 * so that old pages bear it, too. */
static void
put_back (SyncLaptop *laptop,
          const char *token,
          const char *row)
{
  g_autofree char *path = g_build_filename (laptop->dir, "desk.db", NULL);
  g_autofree char *file = g_build_filename (laptop->dir, DESK_SECRET_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = desk_db_open (path, &error);

  g_assert_no_error (error);
  desk_db_exec (db, "PRAGMA secure_delete = OFF; CREATE TABLE beside (text TEXT)", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 500; i++)
    desk_db_run (db, &error, "INSERT INTO beside (text) VALUES ($1)", "s", token);
  desk_db_exec (db, "DROP TABLE beside", &error);
  desk_db_run (db, &error, "UPDATE meta SET value = $1 WHERE key = 'token'", "s", row);
  g_assert_no_error (error);
  if (g_str_equal (row, token))
    g_unlink (file);
}

/* Enrolled: the token is where it should be, is found again, and never was in the database. */
static void
test_enrolled (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *token = dup_token (laptop);

  g_assert_cmpuint (strlen (token), >=, 32);
  g_assert_false (stands_anywhere (laptop->dir, token, DESK_SECRET_FILE));
  g_assert_true (stands_anywhere (laptop->dir, token, NULL));
  close_laptop (laptop);
  open_laptop (laptop);
  g_assert_cmpstr (desk_store_get_identity (laptop->store)->token, ==, "");
  sync_laptop_round (laptop);
  g_assert_cmpstr (desk_store_get_identity (laptop->store)->token, ==, token);
  g_assert_false (stands_anywhere (laptop->dir, token, DESK_SECRET_FILE));
}

/* The former device's goes. */
static void
test_enrolled_again (SyncFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *former = dup_token (laptop);
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autoptr (GError) error = NULL;

  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
  g_assert_false (stands_anywhere (laptop->dir, former, NULL));
  sync_laptop_round (laptop);
}

/* What the test does not see: @row is what a crash left in the database. */
static void
move (SyncFixture *fixture,
      const char  *row)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *token = dup_token (laptop);

  close_laptop (laptop);
  put_back (laptop, token, row != NULL ? row : token);
  g_assert_true (stands_anywhere (laptop->dir, token, DESK_SECRET_FILE));
  open_laptop (laptop);
  sync_laptop_round (laptop);
  g_assert_cmpint (desk_store_get_token_state (laptop->store), ==, DESK_TOKEN_ELSEWHERE);
  g_assert_false (stands_anywhere (laptop->dir, token, DESK_SECRET_FILE));
  close_laptop (laptop);
  g_assert_false (stands_anywhere (laptop->dir, token, DESK_SECRET_FILE));
  open_laptop (laptop);
  sync_laptop_round (laptop);
}

static void
test_moved (SyncFixture   *fixture,
            gconstpointer  data)
{
  move (fixture, NULL);
}

/* It was written elsewhere, and the power went before the database was wiped. */
static void
test_moved_by_half (SyncFixture   *fixture,
                    gconstpointer  data)
{
  move (fixture, "-");
}

/* Where it cannot be kept elsewhere it stays, and nothing is lost. */
static void
test_unmovable (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *token = dup_token (laptop);
  g_autofree char *file = g_build_filename (laptop->dir, DESK_SECRET_FILE, NULL);
  g_autoptr (GError) error = NULL;

  close_laptop (laptop);
  put_back (laptop, token, token);
  g_assert_cmpint (g_mkdir (file, 0700), ==, 0);
  open_laptop (laptop);
  g_assert_false (sync_laptop_try (laptop, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (desk_store_get_token_state (laptop->store), ==, DESK_TOKEN_HERE);
  g_assert_cmpint (g_rmdir (file), ==, 0);
  sync_laptop_round (laptop);
  g_assert_false (stands_anywhere (laptop->dir, token, DESK_SECRET_FILE));
}

/* Somebody threw it away: it is said, does not go on by itself, and enrolling mends it. */
static void
test_gone (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *file = g_build_filename (laptop->dir, DESK_SECRET_FILE, NULL);
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  close_laptop (laptop);
  g_assert_cmpint (g_unlink (file), ==, 0);
  open_laptop (laptop);
  g_assert_false (sync_laptop_try (laptop, NULL, &error));
  g_assert_error (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_ABSENT);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_STOPPED);
  g_clear_error (&error);
  code = sync_fixture_code (fixture, "K001");
  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
  sync_laptop_round (laptop);
}

/* In the key ring and in no file; where it is locked, that is said, and afterwards it goes on. */
static void
test_key_ring (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskTestRing) ring = desk_test_ring_new ();
  g_autoptr (SyncLaptop) laptop = NULL;
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  if (ring == NULL)
    return;
  laptop = sync_laptop_new (fixture, "K001");
  token = dup_token (laptop);
  sync_laptop_round (laptop);
  g_assert_false (stands_anywhere (laptop->dir, token, NULL));
  close_laptop (laptop);
  desk_test_ring_lock (ring);
  open_laptop (laptop);
  g_assert_false (sync_laptop_try (laptop, NULL, &error));
  g_assert_error (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_LOCKED);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_IDLE);
  desk_test_ring_unlock (ring);
  sync_laptop_round (laptop);
}

/* From the database into the key ring. */
static void
test_moved_to_key_ring (SyncFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *token = dup_token (laptop);
  g_autoptr (DeskTestRing) ring = desk_test_ring_new ();

  if (ring == NULL)
    return;
  close_laptop (laptop);
  put_back (laptop, token, token);
  open_laptop (laptop);
  sync_laptop_round (laptop);
  g_assert_false (stands_anywhere (laptop->dir, token, NULL));
  close_laptop (laptop);
  open_laptop (laptop);
  sync_laptop_round (laptop);
}

static char *
forget_all (SyncLaptop *laptop)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *keys_left = NULL;

  g_clear_object (&laptop->sync);
  result = desk_test_call (desk_sync_forget, laptop->store);
  g_assert_true (desk_sync_forget_finish (laptop->store, result, &keys_left, &error));
  g_assert_no_error (error);
  return keys_left;
}

/* Everything goes, the key to the hub too, and another computer's stays. */
static void
test_forgotten (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) other = sync_laptop_new (fixture, "K001");
  g_autofree char *token = dup_token (laptop);
  g_autofree char *keys_left = NULL;

  sync_laptop_round (laptop);
  keys_left = forget_all (laptop);
  g_assert_null (keys_left);
  g_assert_false (stands_anywhere (laptop->dir, token, NULL));
  open_laptop (laptop);
  g_assert_null (desk_store_get_identity (laptop->store));
  sync_laptop_round (other);
}

static DeskSecretPlace
find_key (const char *dir,
          const char *device_id)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_secret_find, dir, device_id);

  return desk_secret_find_finish (result, NULL);
}

/* From a key ring, too; from one that is locked, once it is open, and until then it is told. */
static void
test_forgotten_by_key_ring (SyncFixture   *fixture,
                            gconstpointer  data)
{
  g_autoptr (DeskTestRing) ring = desk_test_ring_new ();
  g_autoptr (SyncLaptop) laptop = NULL;
  g_autoptr (SyncLaptop) second = NULL;
  g_autofree char *device = NULL;
  g_autofree char *second_device = NULL;
  g_autofree char *none_left = NULL;
  g_autofree char *left = NULL;

  if (ring == NULL)
    return;
  laptop = sync_laptop_new (fixture, "K001");
  second = sync_laptop_new (fixture, "K001");
  device = g_strdup (desk_store_get_identity (laptop->store)->device_id);
  second_device = g_strdup (desk_store_get_identity (second->store)->device_id);
  g_assert_cmpint (find_key (laptop->dir, device), ==, DESK_SECRET_IN_KEY_RING);
  none_left = forget_all (laptop);
  g_assert_null (none_left);
  g_assert_cmpint (find_key (laptop->dir, device), ==, DESK_SECRET_NOWHERE);
  g_assert_cmpint (find_key (second->dir, second_device), ==, DESK_SECRET_IN_KEY_RING);
  open_laptop (laptop);

  desk_test_ring_lock (ring);
  left = forget_all (second);
  g_assert_nonnull (strstr (left, "Member Desk: key to the hub"));
  desk_test_ring_unlock (ring);
  g_assert_cmpint (find_key (second->dir, second_device), ==, DESK_SECRET_IN_KEY_RING);
  open_laptop (second);
  g_assert_cmpint (find_key (second->dir, second_device), ==, DESK_SECRET_NOWHERE);
  g_assert_null (desk_store_get_identity (second->store));
}

/* The power went when the removal had just been marked: the key ring is emptied at the next start. */
static void
test_forgotten_after_cut (SyncFixture   *fixture,
                          gconstpointer  data)
{
  g_autoptr (DeskTestRing) ring = desk_test_ring_new ();
  g_autoptr (SyncLaptop) laptop = NULL;
  g_autofree char *device = NULL;
  g_autofree char *marker = NULL;
  g_autofree char *text = NULL;

  if (ring == NULL)
    return;
  laptop = sync_laptop_new (fixture, "K001");
  device = g_strdup (desk_store_get_identity (laptop->store)->device_id);
  close_laptop (laptop);
  marker = g_build_filename (laptop->dir, DESK_REMOVAL_MARKER, NULL);
  text = g_strdup_printf ("Words.\n%s\n", device);
  g_assert_true (g_file_set_contents (marker, text, -1, NULL));
  open_laptop (laptop);
  g_assert_null (desk_store_get_identity (laptop->store));
  g_assert_cmpint (find_key (laptop->dir, device), ==, DESK_SECRET_NOWHERE);
  g_assert_false (g_file_test (marker, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  sync_fixture_add ("/sync/token/enrolled", test_enrolled);
  sync_fixture_add ("/sync/token/enrolled-again", test_enrolled_again);
  sync_fixture_add ("/sync/token/moved", test_moved);
  sync_fixture_add ("/sync/token/moved/by-half", test_moved_by_half);
  sync_fixture_add ("/sync/token/unmovable", test_unmovable);
  sync_fixture_add ("/sync/token/gone", test_gone);
  sync_fixture_add ("/sync/token/forgotten", test_forgotten);
  sync_fixture_add ("/sync/token/key-ring", test_key_ring);
  sync_fixture_add ("/sync/token/moved-to-key-ring", test_moved_to_key_ring);
  sync_fixture_add ("/sync/token/forgotten-by-key-ring", test_forgotten_by_key_ring);
  sync_fixture_add ("/sync/token/forgotten-after-cut", test_forgotten_after_cut);

  return g_test_run ();
}
