/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-timeline-entry.h>

G_BEGIN_DECLS

/* An entry of a time line as a person reads it, translated. */
const char *desk_timeline_words_kind   (DeskTimelineKind         kind);
const char *desk_timeline_words_icon   (const DeskTimelineEntry *entry);
char       *desk_timeline_words_tier   (const char              *was,
                                        const char              *became);
char       *desk_timeline_words_title  (const DeskTimelineEntry *entry);
char       *desk_timeline_words_detail (const DeskTimelineEntry *entry);

G_END_DECLS
