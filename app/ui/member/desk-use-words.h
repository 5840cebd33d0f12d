/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-entitlement.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

/* What is sure of an entitlement before the hub has judged its next use (promise 8). */
char *desk_use_words_held    (const DeskServiceCount *count,
                              gint64                  now_ms,
                              GTimeZone              *zone);
char *desk_use_words_amount  (DeskTakes               takes,
                              gint64                  amount);
char *desk_use_words_day     (DeskTakes               takes,
                              const DeskServiceUse   *use,
                              gint64                  now_ms,
                              GTimeZone              *zone);
char *desk_use_words_available
                             (const DeskMemberFile   *file,
                              DeskPolicy             *policy,
                              const char             *service,
                              gint64                  now_ms);
char *desk_use_words_certain (const DeskServiceCount *count,
                              gint64                  now_ms,
                              GTimeZone              *zone);

G_END_DECLS
