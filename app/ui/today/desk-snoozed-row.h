/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-today.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_SNOOZED_ROW (desk_snoozed_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskSnoozedRow, desk_snoozed_row, DESK, SNOOZED_ROW, GtkListBoxRow)

GtkWidget *desk_snoozed_row_new      (void);
void       desk_snoozed_row_set_item (DeskSnoozedRow        *self,
                                      const DeskSnoozedItem *item,
                                      gint64                 now_ms,
                                      GTimeZone             *zone);

G_END_DECLS
