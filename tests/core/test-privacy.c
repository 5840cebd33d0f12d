/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-privacy.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#ifdef HAVE_SETRLIMIT
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

static void
assert_mode (const char *path,
             guint       expected)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, expected);
}

/* Whoever started the program let everybody read what it writes. */
static void
test_files (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *below = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  umask (0);
  g_assert_true (desk_privacy_set_up ());
  folder = g_dir_make_tmp ("desk-privacy-XXXXXX", &error);
  g_assert_no_error (error);
  below = g_build_filename (folder, "below", NULL);
  path = g_build_filename (folder, "file", NULL);
  g_assert_cmpint (g_mkdir (below, 0777), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, &error));
  assert_mode (below, 0700);
  assert_mode (path, 0600);
  g_unlink (path);
  g_rmdir (below);
  g_rmdir (folder);
}

/* Not in a subprocess: GLib forbids dumps there itself. A dump may go to a program of the system: the
 * size for that is 1, and children have it too. */
static void
test_dumps (void)
{
  const char *argv[] = { "/bin/sh", "-c", "ulimit -H -c; kill -ABRT $$", NULL };
  struct rlimit limit;
  int status = 0;
  g_autofree char *hard = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  if (limit.rlim_max <= 1)
    {
      g_test_skip ("no memory images are written here anyway");
      return;
    }
  g_assert_true (desk_privacy_set_up ());
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 1);
  g_assert_cmpuint (limit.rlim_max, ==, limit.rlim_cur);

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &hard, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hard, ==, "0\n");    /* told in blocks of 512 bytes */
  g_assert_true (WIFSIGNALED (status));
  g_assert_false (WCOREDUMP (status));
}

/* It was told to write none at all: that stays. */
static void
test_dumps_none (void)
{
  const struct rlimit none = { 0, 0 };
  struct rlimit limit;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_assert_cmpint (setrlimit (RLIMIT_CORE, &none), ==, 0);
  g_assert_true (desk_privacy_set_up ());
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
}
#endif

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#ifdef HAVE_SETRLIMIT
  g_test_add_func ("/core/privacy/files", test_files);
  g_test_add_func ("/core/privacy/dumps", test_dumps);
  g_test_add_func ("/core/privacy/dumps-none", test_dumps_none);
#endif
  return g_test_run ();
}
