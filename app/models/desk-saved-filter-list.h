/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-saved-filter-item.h"

G_BEGIN_DECLS

#define DESK_TYPE_SAVED_FILTER_LIST (desk_saved_filter_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskSavedFilterList, desk_saved_filter_list, DESK, SAVED_FILTER_LIST, GObject)

/* The saved filters, with counts that follow changes of the members and of the day.
 * Signal "changed": which there are, or what they are called or look for. */
DeskSavedFilterList *desk_saved_filter_list_new        (DeskStore           *store);
GListModel          *desk_saved_filter_list_get_items  (DeskSavedFilterList *self);
DeskSavedFilterItem *desk_saved_filter_list_find       (DeskSavedFilterList *self,
                                                        gint64               id);
gboolean             desk_saved_filter_list_is_settled (DeskSavedFilterList *self);

G_END_DECLS
