/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-policy.h"

G_BEGIN_DECLS

/**
 * DeskCallHours:
 *
 * When a member prefers to be called: on these days of the week (1 << 0 is Monday), from one minute
 * of the day to before another.
 */
typedef struct
{
  guint days;
  int   from_minute;
  int   to_minute;
} DeskCallHours;

#define DESK_CALL_HOURS_ALL_DAYS 0x7f

gboolean desk_hours_may_notify   (DeskPolicy *policy,
                                  const char *region,
                                  gint64      at_ms);
gint64   desk_hours_notify_opens (DeskPolicy *policy,
                                  const char *region,
                                  gint64      at_ms);
gint64   desk_hours_notify_turns (DeskPolicy *policy,
                                  const char *region,
                                  gint64      at_ms);
gboolean desk_hours_find_wished  (DeskPolicy          *policy,
                                  const char          *region,
                                  const DeskCallHours *wished,
                                  gint64               at_ms,
                                  gint64              *opens_ms,
                                  gint64              *closes_ms);
GStrv    desk_hours_list_notify  (DeskPolicy *policy,
                                  const char *region);
gboolean desk_hours_get_visit    (DeskPolicy *policy,
                                  int        *open,
                                  int        *close);
gboolean desk_hours_visit_fits   (DeskPolicy *policy,
                                  gint64      start_ms,
                                  int         minutes);

G_END_DECLS
