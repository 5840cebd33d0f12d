/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-timeline-entry.h>

G_BEGIN_DECLS

#define DESK_TYPE_TIMELINE_ITEM (desk_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (DeskTimelineItem, desk_timeline_item, DESK, TIMELINE_ITEM, GObject)

DeskTimelineItem        *desk_timeline_item_new           (DeskTimelineEntry *entry,
                                                           GTimeZone         *zone);
const DeskTimelineEntry *desk_timeline_item_get_entry     (DeskTimelineItem  *self);
gboolean                 desk_timeline_item_is_same_day   (DeskTimelineItem  *self,
                                                           DeskTimelineItem  *other);
gboolean                 desk_timeline_item_is_day_first  (DeskTimelineItem  *self);
void                     desk_timeline_item_set_day_first (DeskTimelineItem  *self,
                                                           gboolean           day_first);

G_END_DECLS
