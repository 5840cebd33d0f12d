/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-saved-filter-item.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_SAVED_FILTER_ROW (desk_saved_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskSavedFilterRow, desk_saved_filter_row, DESK, SAVED_FILTER_ROW,
                      GtkListBoxRow)

/* A saved filter in the side bar: its name, how many fit, and a menu.
 * Actions: `saved-filter.rename`, `saved-filter.delete`. */
GtkWidget           *desk_saved_filter_row_new      (DeskStore           *store,
                                                     DeskSavedFilterItem *item);
DeskSavedFilterItem *desk_saved_filter_row_get_item (DeskSavedFilterRow  *self);

G_END_DECLS
