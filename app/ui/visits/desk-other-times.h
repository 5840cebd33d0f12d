/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-free-times.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_OTHER_TIMES (desk_other_times_get_type ())
G_DECLARE_FINAL_TYPE (DeskOtherTimes, desk_other_times, DESK, OTHER_TIMES, GtkWidget)

/* Times at which a visit can be made, one press each. Signal "chosen" (gint64 start_ms). */
GtkWidget *desk_other_times_new   (DeskStore           *store,
                                   guint                n_columns);
void       desk_other_times_seek  (DeskOtherTimes      *self,
                                   const DeskFreeQuery *query,
                                   gint64               near_ms);
void       desk_other_times_clear (DeskOtherTimes      *self);
guint      desk_other_times_count (DeskOtherTimes      *self);

G_END_DECLS
