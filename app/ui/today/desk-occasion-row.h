/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-occasions.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_OCCASION_ROW (desk_occasion_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskOccasionRow, desk_occasion_row, DESK, OCCASION_ROW, GtkListBoxRow)

GtkWidget  *desk_occasion_row_new       (void);
void        desk_occasion_row_set_item  (DeskOccasionRow        *self,
                                         const DeskOccasionItem *item,
                                         gint64                  now_ms,
                                         GTimeZone              *zone);
const char *desk_occasion_row_get_words (DeskOccasionRow        *self);

G_END_DECLS
