/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-timeline.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TIMELINE_VIEW (desk_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (DeskTimelineView, desk_timeline_view, DESK, TIMELINE_VIEW, GtkWidget)

/* Everything of a member in one order, read while it is looked at. Actions "timeline.show-kind"
 * (a number of DeskTimelineKind: switches it on or off) and "timeline.show-all". */
GtkWidget    *desk_timeline_view_new        (void);
void          desk_timeline_view_set_member (DeskTimelineView *self,
                                             DeskStore        *store,
                                             const char       *member_no);
DeskTimeline *desk_timeline_view_get_list   (DeskTimelineView *self);

G_END_DECLS
