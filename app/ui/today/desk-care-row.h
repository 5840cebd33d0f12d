/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-today.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_CARE_ROW (desk_care_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskCareRow, desk_care_row, DESK, CARE_ROW, GtkListBoxRow)

GtkWidget *desk_care_row_new      (DeskStore          *store);
void       desk_care_row_set_item (DeskCareRow        *self,
                                   const DeskCareItem *item,
                                   gint64              now_ms);

G_END_DECLS
