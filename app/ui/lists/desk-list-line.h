/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-list-row.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_LIST_LINE (desk_list_line_get_type ())
G_DECLARE_FINAL_TYPE (DeskListLine, desk_list_line, DESK, LIST_LINE, GtkBox)

/* A row of a manager's own list: who it is, and what happens with it. */
GtkWidget *desk_list_line_new     (void);
void       desk_list_line_set_row (DeskListLine      *self,
                                   const DeskListRow *row,
                                   gboolean           applied);

G_END_DECLS
