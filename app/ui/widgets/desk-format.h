/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Moments as a person reads them, translated. */
char *desk_format_day     (gint64     time_ms,
                           GTimeZone *zone);
char *desk_format_heading (gint64     time_ms,
                           gint64     now_ms,
                           GTimeZone *zone);
char *desk_format_moment  (gint64     time_ms,
                           gint64     now_ms,
                           GTimeZone *zone);
char *desk_format_due     (gint64     due_ms,
                           gint64     now_ms,
                           GTimeZone *zone);
char *desk_format_end     (gint64     ends_ms,
                           gint64     now_ms,
                           GTimeZone *zone);

G_END_DECLS
