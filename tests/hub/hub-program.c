/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-program.h"

static GSubprocess *
start (HubFixture        *fixture,
       const char        *locale,
       const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "MEMBER_DESK_NOW", HUB_FIXTURE_NOW, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->dir, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "MEMBER_DESK_POLICY");
  if (locale != NULL)
    g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

/**
 * hub_program_run:
 * @locale: (nullable): instead of the test's
 * @out: (out) (optional) (transfer full): what it printed
 * @err: (out) (optional) (transfer full): what it complained about
 * @argv: the program, and what it is told
 *
 * Runs a program to its end at the fixture's moment; aborts unless it ends with @exit_code.
 */
void
hub_program_run (HubFixture        *fixture,
                 const char        *locale,
                 int                exit_code,
                 char             **out,
                 char             **err,
                 const char *const *argv)
{
  g_autoptr (GSubprocess) process = start (fixture, locale, argv);
  g_autoptr (GError) error = NULL;
  g_autofree char *own_out = NULL;
  g_autofree char *own_err = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, out != NULL ? out : &own_out,
                                 err != NULL ? err : &own_err, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_exit_status (process) != exit_code)
    g_error ("%s %s ended with %d: %s", argv[1], argv[2],
             g_subprocess_get_exit_status (process), err != NULL ? *err : own_err);
}
