/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-list-plan.h>

G_BEGIN_DECLS

#define DESK_TYPE_LIST_PREVIEW_ITEM (desk_list_preview_item_get_type ())
G_DECLARE_FINAL_TYPE (DeskListPreviewItem, desk_list_preview_item, DESK, LIST_PREVIEW_ITEM, GObject)

const DeskListRow *desk_list_preview_item_get_row (DeskListPreviewItem *self);

/* Every row, not those of one outcome. */
#define DESK_LIST_PREVIEW_ALL (-1)

#define DESK_TYPE_LIST_PREVIEW (desk_list_preview_get_type ())
G_DECLARE_FINAL_TYPE (DeskListPreview, desk_list_preview, DESK, LIST_PREVIEW, GObject)

/* The rows of a plan, those of one outcome or all, as a list of DeskListPreviewItem made on demand.
 * It shows the plan as it was when the list was made. */
DeskListPreview *desk_list_preview_new (DeskListPlan *plan,
                                        int           outcome);

G_END_DECLS
