/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-timeline-item.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TIMELINE_ROW (desk_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskTimelineRow, desk_timeline_row, DESK, TIMELINE_ROW, GtkWidget)

/* An entry of a time line, under the heading of its day where it is the first of it. */
GtkWidget  *desk_timeline_row_new      (DeskStore        *store);
void        desk_timeline_row_set_item (DeskTimelineRow  *self,
                                        DeskTimelineItem *item);
const char *desk_timeline_row_get_words (DeskTimelineRow *self);

G_END_DECLS
