/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-signal.h"

#ifdef G_OS_UNIX
#include <glib-unix.h>
#endif

/**
 * desk_signal_add:
 * @callback: called from the main loop at each such request while it returns %G_SOURCE_CONTINUE
 *
 * The one place where programs meet signals. Where the system has none, closing the program cuts off
 * what is in flight; nothing that was answered is lost by that.
 *
 * Returns: the source, as of g_timeout_add(); 0 where there are no signals
 */
guint
desk_signal_add (DeskSignal   signal,
                 GSourceFunc  callback,
                 gpointer     user_data)
{
#ifdef G_OS_UNIX
  return g_unix_signal_add (signal == DESK_SIGNAL_TERMINATE ? SIGTERM : SIGINT, callback,
                            user_data);
#else
  return 0;
#endif
}
