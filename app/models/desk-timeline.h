/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-timeline-item.h"

G_BEGIN_DECLS

#define DESK_TYPE_TIMELINE (desk_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DeskTimeline, desk_timeline, DESK, TIMELINE, GObject)

/* A GListModel of DeskTimelineItem that grows as it is read, page by page. */
DeskTimeline *desk_timeline_new        (DeskStore        *store,
                                        const char       *member_no,
                                        DeskTimelineKind  kinds);
void          desk_timeline_read_on    (DeskTimeline     *self);
gboolean      desk_timeline_is_loading (DeskTimeline     *self);
const GError *desk_timeline_get_error  (DeskTimeline     *self);

G_END_DECLS
