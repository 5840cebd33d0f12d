/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visits.h>

G_BEGIN_DECLS

/* What papers say of visits, translated. */
char       *desk_sheet_words_day     (gint64           time_ms,
                                      GTimeZone       *zone);
char       *desk_sheet_words_amount  (gint64           fen);
char       *desk_sheet_words_way     (const DeskVisit *visit,
                                      GTimeZone       *zone);
const char *desk_sheet_words_subject (const DeskVisit *visit);

G_END_DECLS
