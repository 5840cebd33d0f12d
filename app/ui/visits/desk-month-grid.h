/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-calendar.h>

#include "desk-visit-block.h"

G_BEGIN_DECLS

#define DESK_TYPE_MONTH_GRID (desk_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (DeskMonthGrid, desk_month_grid, DESK, MONTH_GRID, GtkWidget)

/* The most visits of a day that a month shows. */
#define DESK_MONTH_MOST 4

/* The weeks of a month with the first visits of each day. */
GtkWidget *desk_month_grid_new        (GTimeZone        *zone);
void       desk_month_grid_show       (DeskMonthGrid    *self,
                                       const DeskPeriod *period,
                                       guint             today,
                                       GPtrArray        *visits);
guint      desk_month_grid_get_n_made (DeskMonthGrid    *self);

G_END_DECLS
