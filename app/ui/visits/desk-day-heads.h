/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-calendar.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_DAY_HEADS (desk_day_heads_get_type ())
G_DECLARE_FINAL_TYPE (DeskDayHeads, desk_day_heads, DESK, DAY_HEADS, GtkWidget)

/* The days of a week above their hours, which "visits.show-day" shows alone; the weekdays of a
 * month; nothing above another view. */
void desk_day_heads_show (DeskDayHeads     *self,
                          DeskCalendarView  view,
                          guint             first,
                          guint             today);

void desk_day_heads_set_gutter (DeskDayHeads *self,
                                int           gutter);

G_END_DECLS
