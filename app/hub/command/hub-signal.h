/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Calls back, from the main loop, when the program is asked to end: SIGTERM, or Ctrl+C. */
void hub_signal_watch_end (GSourceFunc callback,
                           gpointer    user_data);

G_END_DECLS
