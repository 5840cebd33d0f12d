/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-saved-filter.h>

G_BEGIN_DECLS

#define DESK_TYPE_SAVED_FILTER_ITEM (desk_saved_filter_item_get_type ())
G_DECLARE_FINAL_TYPE (DeskSavedFilterItem, desk_saved_filter_item, DESK, SAVED_FILTER_ITEM, GObject)

/* A saved filter. Properties: "name"; "count", how many members fit, -1 before they were counted. */
DeskSavedFilterItem   *desk_saved_filter_item_new       (gint64                  id);
gint64                 desk_saved_filter_item_get_id    (DeskSavedFilterItem    *self);
const char            *desk_saved_filter_item_get_name  (DeskSavedFilterItem    *self);
gint64                 desk_saved_filter_item_get_count (DeskSavedFilterItem    *self);
const DeskMemberQuery *desk_saved_filter_item_get_query (DeskSavedFilterItem    *self);
void                   desk_saved_filter_item_take      (DeskSavedFilterItem    *self,
                                                         const DeskSavedFilter  *filter);
void                   desk_saved_filter_item_set_count (DeskSavedFilterItem    *self,
                                                         gint64                  count);

G_END_DECLS
