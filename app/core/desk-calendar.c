/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-calendar.h"

#include "desk-time.h"

#include <math.h>

#define DAYS_A_WEEK 7
/* An agenda looks this far ahead. */
#define AGENDA_DAYS (4 * DAYS_A_WEEK)

static guint
get_monday (guint day)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  return day - (g_date_get_weekday (date) - G_DATE_MONDAY);
}

static guint
add_months (guint day,
            int   months)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  if (months >= 0)
    g_date_add_months (date, months);
  else
    g_date_subtract_months (date, -months);
  return g_date_get_julian (date);
}

static DeskPeriod
find_month (guint day)
{
  g_autoptr (GDate) date = g_date_new_julian (day);
  guint own_first = day - g_date_get_day (date) + 1;
  guint own_days = g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date));
  guint first = get_monday (own_first);
  guint weeks = (own_first + own_days - first + DAYS_A_WEEK - 1) / DAYS_A_WEEK;

  return (DeskPeriod) { first, weeks * DAYS_A_WEEK, own_first, own_days };
}

/**
 * desk_calendar_read_day:
 * @iso_day: a valid day, YYYY-MM-DD
 *
 * Returns: the day, as g_date_get_julian() counts
 */
guint
desk_calendar_read_day (const char *iso_day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) atoi (iso_day + 8), (GDateMonth) atoi (iso_day + 5),
                  (GDateYear) atoi (iso_day));
  return g_date_get_julian (&date);
}

/**
 * desk_calendar_day_at:
 * @time_ms: a moment, in milliseconds since 1970
 *
 * Returns: the day that it falls on in @zone, as g_date_get_julian() counts
 */
guint
desk_calendar_day_at (gint64     time_ms,
                      GTimeZone *zone)
{
  g_autoptr (GDateTime) local = desk_time_local (time_ms, zone);
  g_autoptr (GDate) date = g_date_new_dmy (g_date_time_get_day_of_month (local),
                                           g_date_time_get_month (local),
                                           g_date_time_get_year (local));

  return g_date_get_julian (date);
}

/**
 * desk_calendar_minute_at:
 * @time_ms: a moment, in milliseconds since 1970
 *
 * Returns: the minute of the day that the clocks of @zone show then, from 0 to 1439
 */
int
desk_calendar_minute_at (gint64     time_ms,
                         GTimeZone *zone)
{
  g_autoptr (GDateTime) local = desk_time_local (time_ms, zone);

  return g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

/**
 * desk_calendar_find_moment:
 * @day: as g_date_get_julian() counts
 * @minute: of the day; below 0 or from 1440 on it is of another day
 *
 * Of a time that the clocks skip it is the first one after.
 *
 * Returns: when the clocks of @zone show it, in milliseconds since 1970
 */
gint64
desk_calendar_find_moment (guint      day,
                           int        minute,
                           GTimeZone *zone)
{
  int days = (int) floor (minute / (double) DESK_CALENDAR_DAY_MINUTES);
  g_autoptr (GDate) date = g_date_new_julian ((guint) ((int) day + days));
  g_autoptr (GDateTime) moment = NULL;

  minute -= days * DESK_CALENDAR_DAY_MINUTES;
  moment = g_date_time_new (zone, g_date_get_year (date), (int) g_date_get_month (date),
                            g_date_get_day (date), minute / 60, minute % 60, 0);
  return g_date_time_to_unix (moment) * 1000;
}

/**
 * desk_calendar_snap:
 * @minute: of a day, as a pointer is held
 *
 * Returns: the nearest quarter of an hour, the later one of two
 */
int
desk_calendar_snap (double minute)
{
  return (int) floor (minute / DESK_CALENDAR_SNAP + 0.5) * DESK_CALENDAR_SNAP;
}

/**
 * desk_calendar_find_period:
 * @day: one that is to be shown
 *
 * Returns: all that is shown with it; an agenda begins with it
 */
DeskPeriod
desk_calendar_find_period (DeskCalendarView view,
                           guint            day)
{
  switch (view)
    {
    case DESK_CALENDAR_DAY:
      return (DeskPeriod) { day, 1, day, 1 };
    case DESK_CALENDAR_WEEK:
      day = get_monday (day);
      return (DeskPeriod) { day, DAYS_A_WEEK, day, DAYS_A_WEEK };
    case DESK_CALENDAR_MONTH:
      return find_month (day);
    case DESK_CALENDAR_AGENDA:
      return (DeskPeriod) { day, AGENDA_DAYS, day, AGENDA_DAYS };
    default:
      g_return_val_if_reached (((DeskPeriod) { day, 1, day, 1 }));
    }
}

/**
 * desk_calendar_step:
 * @day: one that is shown
 * @steps: how many periods later; earlier where it is negative
 *
 * Returns: the day that corresponds to @day in the other period: from the 31st to the end of a
 *   shorter month
 */
guint
desk_calendar_step (DeskCalendarView view,
                    guint            day,
                    int              steps)
{
  if (view == DESK_CALENDAR_MONTH)
    return add_months (day, steps);
  return (guint) ((int) day + steps * (int) desk_calendar_find_period (view, day).n_days);
}
