/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-privacy.h"

#ifdef HAVE_SETRLIMIT
#include <sys/resource.h>
#include <sys/stat.h>

/* For a file any size below a page means no dump. For a program that takes dumps (systemd-coredump,
 * apport) Linux passes over the size, 0 included, except for this one. */
#define NO_DUMP_BYTES 1
#endif

/**
 * desk_privacy_set_up:
 *
 * Makes what this process and its children write to the disk readable to its person alone: files
 * from now on are 0600, folders 0700, and a crash leaves no memory image (S). To be called before
 * there are threads. Where the system has neither modes nor dumps by process, nothing is done.
 *
 * The process stays open to the person's own debugger and portals: those look at it through /proc,
 * which PR_SET_DUMPABLE would close.
 *
 * Returns: %FALSE where the system refused to do without memory images
 */
gboolean
desk_privacy_set_up (void)
{
#ifdef HAVE_SETRLIMIT
  struct rlimit limit;

  umask (0077);
  if (getrlimit (RLIMIT_CORE, &limit) != 0)
    return FALSE;
  /* Nobody may go above a limit of 0 again; a file is not written then. */
  limit.rlim_max = MIN (limit.rlim_max, NO_DUMP_BYTES);
  limit.rlim_cur = limit.rlim_max;
  return setrlimit (RLIMIT_CORE, &limit) == 0;
#else
  return TRUE;
#endif
}
