/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-list-plan.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_LIST_LINES (desk_list_lines_get_type ())
G_DECLARE_FINAL_TYPE (DeskListLines, desk_list_lines, DESK, LIST_LINES, GtkBox)

/* The rows of a manager's own list and what comes of them; all, or those of one outcome. */
void        desk_list_lines_show     (DeskListLines *self,
                                      DeskListPlan  *plan,
                                      gboolean       applied);
void        desk_list_lines_clear    (DeskListLines *self);
void        desk_list_lines_filter   (DeskListLines *self,
                                      int            outcome);
GListModel *desk_list_lines_get_rows (DeskListLines *self);

G_END_DECLS
