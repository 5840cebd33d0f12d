/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-signal.h"

#ifdef G_OS_UNIX
#include <glib-unix.h>
#endif

/**
 * hub_signal_watch_end:
 * @callback: called at each such request while it returns %G_SOURCE_CONTINUE
 *
 * The one place where the program meets signals. Where the system has none, closing the program
 * cuts off what is in flight; nothing that was answered is lost by that.
 */
void
hub_signal_watch_end (GSourceFunc callback,
                      gpointer    user_data)
{
#ifdef G_OS_UNIX
  g_unix_signal_add (SIGTERM, callback, user_data);
  g_unix_signal_add (SIGINT, callback, user_data);
#endif
}
