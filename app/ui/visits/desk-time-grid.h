/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-slot.h>
#include <desk-store.h>
#include <gtk/gtk.h>

#include "desk-visit-block.h"

G_BEGIN_DECLS

#define DESK_TYPE_TIME_GRID (desk_time_grid_get_type ())
G_DECLARE_FINAL_TYPE (DeskTimeGrid, desk_time_grid, DESK, TIME_GRID, GtkWidget)

/* Days side by side, with their hours and visits.
 *
 * Signals: "drawn" (int64 start_ms, int64 minutes, string member_no): a new visit is wanted there,
 * the member "" where it was not dropped; "carried" (pointer DeskVisit, int64 start_ms,
 * int64 minutes): a visit is wanted to be there; "hint" (string, nullable): why what is in the hand
 * would be refused; "reached" (int, int): from which minute to which the keyboard has come. */
GtkWidget      *desk_time_grid_new         (DeskStore        *store);
void            desk_time_grid_show        (DeskTimeGrid     *self,
                                            guint             first_day,
                                            guint             n_days,
                                            GPtrArray        *visits);
void            desk_time_grid_tick        (DeskTimeGrid     *self);
double          desk_time_grid_get_y       (DeskTimeGrid     *self,
                                            int               minute);
guint           desk_time_grid_get_n_made  (DeskTimeGrid     *self);
DeskVisitBlock *desk_time_grid_find_block  (DeskTimeGrid     *self,
                                            const char       *visit_id);
const DeskSlot *desk_time_grid_get_cursor  (DeskTimeGrid     *self);
void            desk_time_grid_press       (DeskTimeGrid     *self,
                                            double            x,
                                            double            y);
void            desk_time_grid_pull        (DeskTimeGrid     *self,
                                            double            dx,
                                            double            dy);
void            desk_time_grid_let_go      (DeskTimeGrid     *self);

G_END_DECLS
