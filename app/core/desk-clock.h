/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_TYPE_CLOCK (desk_clock_get_type ())
G_DECLARE_FINAL_TYPE (DeskClock, desk_clock, DESK, CLOCK, GObject)

/* The one source of time. Times are milliseconds since 1970-01-01 UTC. Safe from any thread. */
DeskClock *desk_clock_new                  (void);
DeskClock *desk_clock_new_stopped          (gint64        now_ms);
DeskClock *desk_clock_new_driven           (gint64        now_ms);
DeskClock *desk_clock_new_from_environment (GError      **error);
gint64     desk_clock_now                  (DeskClock    *self);
gboolean   desk_clock_is_stopped           (DeskClock    *self);
void       desk_clock_set                  (DeskClock    *self,
                                            gint64        now_ms);

/* For how long things take: milliseconds since some moment, which stand still while the computer
 * sleeps; and what is to be done after so many of them. The latter on the main thread only. */
gint64     desk_clock_get_elapsed          (DeskClock    *self);
guint      desk_clock_add_timeout          (DeskClock    *self,
                                            gint64        ms,
                                            GSourceFunc   callback,
                                            gpointer      user_data);

/* For a clock that is driven. */
void       desk_clock_drive                (DeskClock    *self,
                                            gint64        ms);
guint      desk_clock_count_timeouts       (DeskClock    *self,
                                            gint64       *next_ms);

G_END_DECLS
