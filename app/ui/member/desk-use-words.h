/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>

G_BEGIN_DECLS

/* What is sure of an entitlement before the hub has judged its next use (promise 8). */
char *desk_use_words_held    (const DeskServiceCount *count,
                              gint64                  now_ms,
                              GTimeZone              *zone);
char *desk_use_words_certain (const DeskServiceCount *count,
                              gint64                  now_ms,
                              GTimeZone              *zone);

G_END_DECLS
