/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lengths in milliseconds, for what is continuous: a day of the calendar may be longer or shorter. */
#define DESK_MINUTE_MS (60 * G_GINT64_CONSTANT (1000))
#define DESK_HOUR_MS   (60 * DESK_MINUTE_MS)
#define DESK_DAY_MS    (24 * DESK_HOUR_MS)

/* Milliseconds since 1970 to and from text, always in a named zone (the policy's), never the
 * laptop's. */
char      *desk_time_to_rfc3339   (gint64      time_ms,
                                   GTimeZone  *zone);
gboolean   desk_time_from_rfc3339 (const char *text,
                                   gint64     *time_ms,
                                   GError    **error);
GDateTime *desk_time_local        (gint64      time_ms,
                                   GTimeZone  *zone);
char      *desk_time_month        (gint64      time_ms,
                                   GTimeZone  *zone);
char      *desk_time_day          (gint64      time_ms,
                                   GTimeZone  *zone);
gboolean   desk_date_is_valid     (const char *iso_day);
int        desk_date_days_between (const char *from_iso_day,
                                   const char *to_iso_day);

G_END_DECLS
