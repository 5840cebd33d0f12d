/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-words.h"

#include "desk-format.h"
#include "desk-refusal.h"

#include <desk-labels.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

/* Noon of the day in UTC: for words, any zone serves. */
static gint64
get_noon (guint day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return desk_calendar_find_moment (day, DESK_CALENDAR_DAY_MINUTES / 2, utc);
}

static const char *
get_short_weekday (guint day)
{
  static const char *weekdays[] = {
    NC_("short weekday", "Mon"), NC_("short weekday", "Tue"), NC_("short weekday", "Wed"),
    NC_("short weekday", "Thu"), NC_("short weekday", "Fri"), NC_("short weekday", "Sat"),
    NC_("short weekday", "Sun"),
  };
  g_autoptr (GDate) date = g_date_new_julian (day);

  return g_dpgettext2 (GETTEXT_PACKAGE, "short weekday",
                       weekdays[g_date_get_weekday (date) - G_DATE_MONDAY]);
}

/**
 * desk_visit_words_minute:
 * @minute: of the day; 1440 is its end
 *
 * Returns: (transfer full): as a clock shows it
 */
char *
desk_visit_words_minute (int minute)
{
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

/**
 * desk_visit_words_span:
 * @zone: the policy's
 *
 * Returns: (transfer full): from when to when
 */
char *
desk_visit_words_span (gint64     start_ms,
                       gint64     minutes,
                       GTimeZone *zone)
{
  gint64 end_ms = start_ms + minutes * DESK_MINUTE_MS;
  g_autofree char *from = desk_visit_words_minute (desk_calendar_minute_at (start_ms, zone));
  g_autofree char *to = desk_visit_words_minute (desk_calendar_minute_at (end_ms, zone));

  /* Translators: from one time of day to another, as in "09:00–10:00" */
  return g_strdup_printf (_("%1$s–%2$s"), from, to);
}

/**
 * desk_visit_words_what:
 *
 * Returns: (transfer full): what it is for, and what has become of it where it is not as planned
 */
char *
desk_visit_words_what (const DeskVisit *visit)
{
  const char *purpose = desk_visit_get_purpose_label (visit->purpose);

  if (desk_refusal_is (visit))
    /* Translators: %s is the purpose of a visit; the time it was to take place was turned away */
    return g_strdup_printf (_("%s · turned away"), purpose);
  if (visit->overlaps)
    /* Translators: %s is the purpose of a visit */
    return g_strdup_printf (_("%s · at the time of another"), purpose);
  if (!g_str_equal (visit->status, DESK_VISIT_PLANNED))
    /* Translators: the purpose of a visit, and what has become of it */
    return g_strdup_printf (_("%1$s · %2$s"), purpose,
                            desk_visit_get_status_label (visit->status));
  return g_strdup (purpose);
}

/**
 * desk_visit_words_due:
 * @zone: the policy's
 *
 * Returns: (transfer full): when, how long and what for, in a list of what is to be done
 */
char *
desk_visit_words_due (const DeskVisit *visit,
                      gint64           now_ms,
                      GTimeZone       *zone)
{
  g_autofree char *day = desk_format_moment (visit->start_ms, now_ms, zone);
  g_autofree char *minutes =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes",
                                  (gulong) visit->minutes),
                     (int) visit->minutes);
  g_autofree char *what = desk_visit_words_what (visit);

  return g_strjoin (" · ", day, minutes, what, NULL);
}

/**
 * desk_visit_words_whole:
 * @zone: the policy's
 *
 * Returns: (transfer full): all that a glance at the calendar tells of it, for who does not see it
 */
char *
desk_visit_words_whole (const DeskVisit *visit,
                        GTimeZone       *zone)
{
  g_autofree char *name = desk_label_member_name (visit->name, visit->salutation);
  g_autofree char *day = desk_format_day (visit->start_ms, zone);
  g_autofree char *span = desk_visit_words_span (visit->start_ms, visit->minutes, zone);
  g_autofree char *what = desk_visit_words_what (visit);

  /* Translators: a visit: the member, the day, from when to when, what for */
  return g_strdup_printf (_("%1$s, %2$s, %3$s, %4$s"), name, day, span, what);
}

/**
 * desk_visit_words_day:
 *
 * Returns: (transfer full): the day with its weekday
 */
char *
desk_visit_words_day (guint day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return desk_format_day (get_noon (day), utc);
}

/**
 * desk_visit_words_weekday:
 *
 * Returns: the day of the week above its column
 */
const char *
desk_visit_words_weekday (guint day)
{
  return get_short_weekday (day);
}

/**
 * desk_visit_words_head:
 *
 * Returns: (transfer full): the day above its column
 */
char *
desk_visit_words_head (guint day)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  /* Translators: a short weekday and the day of the month, above a column of a calendar */
  return g_strdup_printf (C_("column of a day", "%1$s %2$d"), get_short_weekday (day),
                          g_date_get_day (date));
}

static char *
describe_month (guint day)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  /* Translators: a month as the heading of a calendar: the year and the number of the month, 1 to
   * 12 */
  return g_strdup_printf (C_("heading", "%2$d/%1$d"), g_date_get_year (date),
                          (int) g_date_get_month (date));
}

static char *
describe_range (guint first,
                guint last)
{
  g_autoptr (GDate) from = g_date_new_julian (first);
  g_autoptr (GDate) to = g_date_new_julian (last);

  /* Translators: the first and the last day that a calendar shows: the day and the month of the
   * first as numbers, then those of the last, then the year */
  return g_strdup_printf (C_("heading", "%1$d/%2$d – %3$d/%4$d/%5$d"), g_date_get_day (from),
                          (int) g_date_get_month (from), g_date_get_day (to),
                          (int) g_date_get_month (to), g_date_get_year (to));
}

/**
 * desk_visit_words_period:
 * @day: one that is shown
 *
 * Returns: (transfer full): what the calendar shows, as its heading
 */
char *
desk_visit_words_period (DeskCalendarView view,
                         guint            day)
{
  DeskPeriod period = desk_calendar_find_period (view, day);

  if (view == DESK_CALENDAR_DAY)
    return desk_visit_words_day (day);
  if (view == DESK_CALENDAR_MONTH)
    return describe_month (day);
  return describe_range (period.first, period.first + period.n_days - 1);
}
