/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_CALENDAR_DAY_MINUTES (24 * 60)
#define DESK_CALENDAR_SNAP        15

typedef enum
{
  DESK_CALENDAR_DAY,
  DESK_CALENDAR_WEEK,
  DESK_CALENDAR_MONTH,
  DESK_CALENDAR_AGENDA,
} DeskCalendarView;
#define DESK_N_CALENDAR_VIEWS 4

/**
 * DeskPeriod:
 *
 * The days that a calendar shows, and those among them that it is about: a month is shown in whole
 * weeks.
 */
typedef struct
{
  guint first;
  guint n_days;
  guint own_first;
  guint own_days;
} DeskPeriod;

/* Days on the calendars of a zone, never the laptop's, as GDate counts them; minutes as the clocks
 * of the zone show them. Weeks begin on Monday. */
guint      desk_calendar_read_day     (const char       *iso_day);
guint      desk_calendar_day_at       (gint64            time_ms,
                                       GTimeZone        *zone);
int        desk_calendar_minute_at    (gint64            time_ms,
                                       GTimeZone        *zone);
gint64     desk_calendar_find_moment  (guint             day,
                                       int               minute,
                                       GTimeZone        *zone);
int        desk_calendar_snap         (double            minute);
DeskPeriod desk_calendar_find_period  (DeskCalendarView  view,
                                       guint             day);
guint      desk_calendar_step         (DeskCalendarView  view,
                                       guint             day,
                                       int               steps);

G_END_DECLS
