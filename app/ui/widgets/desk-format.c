/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-format.h"

#include <desk-time.h>
#include <glib/gi18n-lib.h>

static const char *
get_weekday (GDateTime *day)
{
  static const char *weekdays[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
    N_("Friday"), N_("Saturday"), N_("Sunday"),
  };

  return _(weekdays[g_date_time_get_day_of_week (day) - 1]);
}

static const char *
get_month (GDateTime *day)
{
  static const char *months[] = {
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
  };

  return _(months[g_date_time_get_month (day) - 1]);
}

static GDate
get_date (GDateTime *moment)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (moment),
                  (GDateMonth) g_date_time_get_month (moment),
                  (GDateYear) g_date_time_get_year (moment));
  return date;
}

/* Whole days from @from to @to, by their calendar days. */
static int
count_days (GDateTime *from,
            GDateTime *to)
{
  GDate from_day = get_date (from);
  GDate to_day = get_date (to);

  return g_date_days_between (&from_day, &to_day);
}

/**
 * desk_format_day:
 * @zone: the policy's
 *
 * Returns: (transfer full): the day of @time_ms in words, with its weekday
 */
char *
desk_format_day (gint64     time_ms,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) day = desk_time_local (time_ms, zone);

  /* Translators: %1$s is the weekday, %2$d the day of the month, %3$s the month */
  return g_strdup_printf (_("%1$s, %2$d %3$s"), get_weekday (day),
                          g_date_time_get_day_of_month (day), get_month (day));
}

/**
 * desk_format_heading:
 * @zone: the policy's
 *
 * Returns: (transfer full): the day of @time_ms as a heading, seen from @now_ms: with the year
 *   where it is another one
 */
char *
desk_format_heading (gint64     time_ms,
                     gint64     now_ms,
                     GTimeZone *zone)
{
  g_autoptr (GDateTime) day = desk_time_local (time_ms, zone);
  g_autoptr (GDateTime) now = desk_time_local (now_ms, zone);

  switch (count_days (now, day))
    {
    case 0:
      return g_strdup (C_("day", "Today"));
    case 1:
      return g_strdup (C_("day", "Tomorrow"));
    case -1:
      return g_strdup (C_("day", "Yesterday"));
    default:
      if (g_date_time_get_year (day) == g_date_time_get_year (now))
        return desk_format_day (time_ms, zone);
      /* Translators: %1$s is the weekday, %2$d the day of the month, %3$s the month, %4$d the year */
      return g_strdup_printf (_("%1$s, %2$d %3$s %4$d"), get_weekday (day),
                              g_date_time_get_day_of_month (day), get_month (day),
                              g_date_time_get_year (day));
    }
}

/**
 * desk_format_moment:
 * @zone: the policy's
 *
 * Returns: (transfer full): @time_ms as briefly as it can be said at @now_ms: the time of day, with
 *   the day where it is not today
 */
char *
desk_format_moment (gint64     time_ms,
                    gint64     now_ms,
                    GTimeZone *zone)
{
  g_autoptr (GDateTime) moment = desk_time_local (time_ms, zone);
  g_autoptr (GDateTime) now = desk_time_local (now_ms, zone);
  g_autofree char *time = g_date_time_format (moment, "%H:%M");
  g_autofree char *day = NULL;

  switch (count_days (now, moment))
    {
    case 0:
      return g_steal_pointer (&time);
    case 1:
      /* Translators: %s is a time of day */
      return g_strdup_printf (_("tomorrow %s"), time);
    case -1:
      /* Translators: %s is a time of day */
      return g_strdup_printf (_("yesterday %s"), time);
    default:
      day = g_date_time_format (moment, "%Y-%m-%d");
      return g_strdup_printf ("%s %s", day, time);
    }
}

/**
 * desk_format_due:
 * @due_ms: when something was promised
 * @zone: the policy's
 *
 * Returns: (transfer full): when it is due, or since when it is overdue (D5)
 */
char *
desk_format_due (gint64     due_ms,
                 gint64     now_ms,
                 GTimeZone *zone)
{
  g_autofree char *moment = desk_format_moment (due_ms, now_ms, zone);

  if (due_ms > now_ms)
    /* Translators: %s is a moment */
    return g_strdup_printf (_("due %s"), moment);
  /* Translators: %s is a moment */
  return g_strdup_printf (_("overdue since %s"), moment);
}

/**
 * desk_format_end:
 * @ends_ms: when something that takes hours ends (E6)
 * @zone: the policy's
 *
 * Returns: (transfer full): until when it runs, or, from that moment on, when it ended
 */
char *
desk_format_end (gint64     ends_ms,
                 gint64     now_ms,
                 GTimeZone *zone)
{
  g_autofree char *moment = desk_format_moment (ends_ms, now_ms, zone);

  if (ends_ms > now_ms)
    /* Translators: %s is a moment */
    return g_strdup_printf (_("until %s"), moment);
  /* Translators: %s is a moment */
  return g_strdup_printf (_("ended %s"), moment);
}
