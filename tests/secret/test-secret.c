/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-secret.h>
#include <desk-test-ring.h>
#include <desk-test.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define DEVICE "0190a6b0-0000-7000-8000-000000000001"
#define OTHER "0190a6b0-0000-7000-8000-000000000002"
#define TOKEN "a-token-that-nobody-guesses-0123456789"

static DeskSecretPlace
save (const char *dir,
      const char *device_id,
      const char *token)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_secret_save, dir, device_id, token);
  DeskSecretPlace place = desk_secret_save_finish (result, &error);

  g_assert_no_error (error);
  return place;
}

static char *
load (const char  *dir,
      const char  *device_id,
      GError     **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_secret_load, dir, device_id);

  return desk_secret_load_finish (result, error);
}

static void
assert_kept (const char *dir,
             const char *device_id,
             const char *token)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *loaded = load (dir, device_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loaded, ==, token);
}

static void
assert_absent (const char *dir,
               const char *device_id)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (dir, device_id, &error));
  g_assert_error (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_ABSENT);
}

static DeskSecretPlace
find (const char *dir,
      const char *device_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_secret_find, dir, device_id);
  DeskSecretPlace place = desk_secret_find_finish (result, &error);

  g_assert_no_error (error);
  return place;
}

static void
forget (const char *dir,
        const char *device_id)
{
  const char *device_ids[] = { device_id, "never-kept", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_secret_remove, dir, (const char * const *) device_ids);

  g_assert_true (desk_secret_remove_finish (result, &error));
  g_assert_no_error (error);
}

static gboolean
has_file (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, DESK_SECRET_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Each device has its own; with the last the file goes. */
static void
test_file (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();

  g_assert_cmpint (find (dir, DEVICE), ==, DESK_SECRET_NOWHERE);
  assert_absent (dir, DEVICE);
  g_assert_cmpint (save (dir, DEVICE, TOKEN), ==, DESK_SECRET_IN_FILE);
  g_assert_cmpint (save (dir, OTHER, "another"), ==, DESK_SECRET_IN_FILE);
  assert_kept (dir, DEVICE, TOKEN);
  assert_kept (dir, OTHER, "another");
  g_assert_cmpint (find (dir, DEVICE), ==, DESK_SECRET_IN_FILE);
  save (dir, DEVICE, "a newer one");
  assert_kept (dir, DEVICE, "a newer one");

  forget (dir, DEVICE);
  assert_absent (dir, DEVICE);
  assert_kept (dir, OTHER, "another");
  g_assert_true (has_file (dir));
  forget (dir, OTHER);
  g_assert_false (has_file (dir));
}

/* Whatever the person's umask. */
static void
test_file_mode (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, DESK_SECRET_FILE, NULL);
  mode_t before = umask (0);
  GStatBuf info;

  save (dir, DEVICE, TOKEN);
  save (dir, OTHER, TOKEN);
  umask (before);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
}

/* Nonsense in it is as good as no token, and may be written over. */
static void
test_file_nonsense (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, DESK_SECRET_FILE, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "no key file\n", -1, &error);
  g_assert_no_error (error);
  assert_absent (dir, DEVICE);
  save (dir, DEVICE, TOKEN);
  assert_kept (dir, DEVICE, TOKEN);
}

/* What cannot be written is no token kept. */
static void
test_file_unwritable (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "not-there", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_secret_save, path, DEVICE, TOKEN);

  g_assert_cmpint (desk_secret_save_finish (result, &error), ==, DESK_SECRET_NOWHERE);
  g_assert_nonnull (error);
}

/* In the key ring, and in no file; one that was in a file moves. */
static void
test_ring (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (DeskTestRing) ring = NULL;

  save (dir, DEVICE, "from before");
  if ((ring = desk_test_ring_new ()) == NULL)
    return;
  assert_kept (dir, DEVICE, "from before");
  assert_absent (dir, OTHER);
  g_assert_cmpint (save (dir, DEVICE, TOKEN), ==, DESK_SECRET_IN_KEY_RING);
  g_assert_false (has_file (dir));
  assert_kept (dir, DEVICE, TOKEN);
  g_assert_cmpint (find (dir, DEVICE), ==, DESK_SECRET_IN_KEY_RING);
  assert_absent (dir, OTHER);
  forget (dir, DEVICE);
  assert_absent (dir, DEVICE);
  g_assert_cmpint (find (dir, DEVICE), ==, DESK_SECRET_NOWHERE);
}

/* Nobody answers the prompt: that is said, the token is not lost, and a new one goes to the file. */
static void
test_ring_locked (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (DeskTestRing) ring = desk_test_ring_new ();
  g_autoptr (GError) error = NULL;

  if (ring == NULL)
    return;
  save (dir, DEVICE, TOKEN);
  desk_test_ring_lock (ring);
  g_assert_null (load (dir, DEVICE, &error));
  g_assert_error (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (load (dir, DEVICE, &error));
  g_assert_error (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_LOCKED);
  g_assert_cmpint (save (dir, OTHER, "new"), ==, DESK_SECRET_IN_FILE);
  assert_kept (dir, OTHER, "new");
  desk_test_ring_unlock (ring);
  assert_kept (dir, DEVICE, TOKEN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/file", test_file);
  g_test_add_func ("/secret/file/mode", test_file_mode);
  g_test_add_func ("/secret/file/nonsense", test_file_nonsense);
  g_test_add_func ("/secret/file/unwritable", test_file_unwritable);
  g_test_add_func ("/secret/key-ring", test_ring);
  g_test_add_func ("/secret/key-ring/locked", test_ring_locked);

  return g_test_run ();
}
