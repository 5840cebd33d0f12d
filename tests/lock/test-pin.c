/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-error.h>
#include <desk-pin-file.h>
#include <desk-pin.h>
#include <glib/gstdio.h>

#include "desk-test.h"

/* 4 to 12, digits and letters of a to z. */
static void
test_fit (void)
{
  g_assert_false (desk_pin_is_fit (""));
  g_assert_false (desk_pin_is_fit ("123"));
  g_assert_true (desk_pin_is_fit ("1234"));
  g_assert_true (desk_pin_is_fit ("aZ09"));
  g_assert_true (desk_pin_is_fit ("123456789abc"));
  g_assert_false (desk_pin_is_fit ("123456789abcd"));
  g_assert_false (desk_pin_is_fit ("12 34"));
  g_assert_false (desk_pin_is_fit ("12-34"));
  g_assert_false (desk_pin_is_fit ("贵阳贵阳"));
}

/* Argon2id with its parameters, and another salt each time. */
static void
test_hash (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = desk_pin_hash ("4711ab", &error);
  g_autofree char *second = desk_pin_hash ("4711ab", &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (first, "$argon2id$v=19$m=65536,t=3,p=1$"));
  g_assert_cmpstr (first, !=, second);
  g_assert_null (strstr (first, "4711ab"));
  g_assert_true (desk_pin_verify (first, "4711ab"));
  g_assert_true (desk_pin_verify (second, "4711ab"));
  g_assert_false (desk_pin_verify (first, "4711aB"));
  g_assert_false (desk_pin_verify (first, ""));
  g_assert_false (desk_pin_verify ("$nonsense", "4711ab"));
  g_assert_false (desk_pin_is_outdated (first));

  g_assert_null (desk_pin_hash ("123", &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

static void
test_outdated (void)
{
  g_assert_true (desk_pin_is_outdated ("$argon2i$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA"));
  g_assert_true (desk_pin_is_outdated ("$argon2id$v=19$m=65535,t=3,p=1$c2FsdA$aGFzaA"));
  g_assert_true (desk_pin_is_outdated ("$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA"));
  g_assert_false (desk_pin_is_outdated ("$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA"));
  g_assert_false (desk_pin_is_outdated ("$argon2id$v=19$m=262144,t=4,p=1$c2FsdA$aGFzaA"));
}

/* Four cost nothing; then it grows, to five minutes. */
static void
test_wait (void)
{
  for (guint tries = 0; tries <= 4; tries++)
    g_assert_cmpint (desk_pin_get_wait_ms (tries), ==, 0);
  for (guint tries = 5; tries <= 9; tries++)
    g_assert_cmpint (desk_pin_get_wait_ms (tries), >, desk_pin_get_wait_ms (tries - 1));
  g_assert_cmpint (desk_pin_get_wait_ms (5), ==, 15 * 1000);
  g_assert_cmpint (desk_pin_get_wait_ms (9), ==, 5 * 60 * 1000);
  g_assert_cmpint (desk_pin_get_wait_ms (G_MAXUINT), ==, 5 * 60 * 1000);
}

static void
test_file (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "below", DESK_PIN_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPinState) none = desk_pin_file_load (path, &error);
  DeskPinState kept = { (char *) "$argon2id$x", 7, G_GINT64_CONSTANT (1795000000123) };
  g_autoptr (DeskPinState) read = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_null (none->hash);
  g_assert_cmpuint (none->tries, ==, 0);
  g_assert_true (desk_pin_file_save (path, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  read = desk_pin_file_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->hash, ==, kept.hash);
  g_assert_cmpuint (read->tries, ==, 7);
  g_assert_cmpint (read->tried_ms, ==, kept.tried_ms);

  g_assert_true (desk_pin_file_save (path, none, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (desk_pin_file_save (path, none, &error));
}

/* What cannot be read is never taken for no PIN. */
static void
test_damaged (void)
{
  const char *texts[] = { "", "nonsense", "[lock]\n", "[lock]\npin=\nwrong-tries=0\ntried-ms=0\n",
                          "[lock]\npin=$argon2id$x\nwrong-tries=many\ntried-ms=0\n",
                          "[lock]\npin=$argon2id$x\nwrong-tries=1\n" };
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, DESK_PIN_FILE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_null (desk_pin_file_load (path, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
    }
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (desk_pin_file_load (path, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pin/fit", test_fit);
  g_test_add_func ("/pin/hash", test_hash);
  g_test_add_func ("/pin/outdated", test_outdated);
  g_test_add_func ("/pin/wait", test_wait);
  g_test_add_func ("/pin/file", test_file);
  g_test_add_func ("/pin/damaged", test_damaged);
  return g_test_run ();
}
