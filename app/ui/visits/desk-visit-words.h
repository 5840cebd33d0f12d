/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-calendar.h>
#include <desk-visits.h>

G_BEGIN_DECLS

/* What a calendar says of visits, translated. */
char *desk_visit_words_minute (int               minute);
char *desk_visit_words_span   (gint64            start_ms,
                               gint64            minutes,
                               GTimeZone        *zone);
char *desk_visit_words_what   (const DeskVisit  *visit);
char *desk_visit_words_due    (const DeskVisit  *visit,
                               gint64            now_ms,
                               GTimeZone        *zone);
char *desk_visit_words_whole  (const DeskVisit  *visit,
                               GTimeZone        *zone);
char *desk_visit_words_period (DeskCalendarView  view,
                               guint             day);
char *desk_visit_words_day    (guint             day);
const char *
      desk_visit_words_weekday (guint           day);
char *desk_visit_words_head   (guint             day);

G_END_DECLS
