/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-child.h"

#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>

/* Runs in the child before the program: nothing but system calls here. */
static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}
#endif

/**
 * desk_test_launcher_new:
 *
 * Returns: (transfer full): a launcher of programs that end with this one; to be used on the main
 *   thread
 */
GSubprocessLauncher *
desk_test_launcher_new (GSubprocessFlags flags)
{
  GSubprocessLauncher *self = g_subprocess_launcher_new (flags);

#ifdef __linux__
  g_subprocess_launcher_set_child_setup (self, die_with_parent, NULL, NULL);
#endif
  return self;
}

/**
 * desk_test_spawn:
 * @words: the program and its arguments, %NULL at the end
 *
 * Fails the test when the program cannot be started.
 */
GSubprocess *
desk_test_spawn (GSubprocessFlags    flags,
                 const char * const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = desk_test_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_launcher_spawnv (launcher, words, &error);

  g_assert_no_error (error);
  return process;
}
