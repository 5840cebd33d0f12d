/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-time.h"
#include "desk-error.h"

#include <glib/gi18n-lib.h>

/* A month within what GDateTime can hold (years 1 to 9999), so that days can be added either
 * way. */
#define FIRST_MS (-G_GINT64_CONSTANT (62132918400000))
#define LAST_MS G_GINT64_CONSTANT (253399622400000)

/* The places of digits in YYYY-MM-DDThh:mm:ss; everything else stands as it is. */
static const char moment_shape[] = "dddd-dd-ddTdd:dd:dd";
static const char day_shape[] = "dddd-dd-dd";
static const char offset_shape[] = "+dd:dd";

/* How many characters of text have the shape: all of it, or 0. */
static gsize
match_shape (const char *text,
             const char *shape)
{
  gsize i;

  for (i = 0; shape[i] != '\0'; i++)
    {
      if (shape[i] == 'd' ? !g_ascii_isdigit (text[i])
          : shape[i] == '+' ? text[i] != '+' && text[i] != '-'
          : text[i] != shape[i])
        return 0;
    }
  return i;
}

/* Reads ".5" or ".123456" as milliseconds; what is finer is cut off. FALSE: a point without
 * digits. */
static gboolean
read_fraction (const char **text,
               int         *milliseconds)
{
  int weight = 100;

  *milliseconds = 0;
  if (**text != '.')
    return TRUE;
  (*text)++;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  for (; g_ascii_isdigit (**text); (*text)++, weight /= 10)
    *milliseconds += weight * g_ascii_digit_value (**text);
  return TRUE;
}

/* A moment without its fraction; NULL: not RFC 3339, or no such date. */
static GDateTime *
read_moment (const char *text,
             int        *milliseconds)
{
  gsize length = match_shape (text, moment_shape);
  const char *rest = text + length;
  g_autofree char *plain = NULL;

  if (length == 0 || !read_fraction (&rest, milliseconds))
    return NULL;
  /* GLib would read a leap second as the next minute. */
  if (text[length - 2] > '5')
    return NULL;
  if (!g_str_equal (rest, "Z")
      && (match_shape (rest, offset_shape) == 0 || rest[strlen (offset_shape)] != '\0'))
    return NULL;
  plain = g_strdup_printf ("%.*s%s", (int) length, text, rest);
  return g_date_time_new_from_iso8601 (plain, NULL);
}

static gboolean
read_day (const char *iso_day,
          GDate      *date)
{
  int year, month, day;

  if (iso_day == NULL || match_shape (iso_day, day_shape) == 0
      || iso_day[strlen (day_shape)] != '\0')
    return FALSE;
  year = atoi (iso_day);
  month = atoi (iso_day + 5);
  day = atoi (iso_day + 8);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/**
 * desk_time_local:
 * @time_ms: a moment, in milliseconds since 1970; held to the years 1 to 9999
 * @zone: a time zone
 *
 * Returns: (transfer full): the moment on the clocks of @zone
 */
GDateTime *
desk_time_local (gint64     time_ms,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) seconds = NULL;
  g_autoptr (GDateTime) utc = NULL;
  gint64 held_ms = CLAMP (time_ms, FIRST_MS, LAST_MS);
  gint64 milliseconds = ((held_ms % 1000) + 1000) % 1000;

  seconds = g_date_time_new_from_unix_utc ((held_ms - milliseconds) / 1000);
  utc = g_date_time_add (seconds, milliseconds * G_TIME_SPAN_MILLISECOND);
  return g_date_time_to_timezone (utc, zone);
}

/**
 * desk_time_to_rfc3339:
 * @time_ms: a moment, in milliseconds since 1970
 * @zone: the zone to write it in
 *
 * Returns: (transfer full): text such as `2026-11-22T09:30:00+08:00`; milliseconds only if there
 *   are any
 */
char *
desk_time_to_rfc3339 (gint64     time_ms,
                      GTimeZone *zone)
{
  g_autoptr (GDateTime) local = desk_time_local (time_ms, zone);
  g_autofree char *offset = g_date_time_format (local, "%:z");
  int milliseconds = g_date_time_get_microsecond (local) / 1000;
  g_autofree char *fraction = g_strdup_printf (".%03d", milliseconds);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s%s",
                          g_date_time_get_year (local), g_date_time_get_month (local),
                          g_date_time_get_day_of_month (local), g_date_time_get_hour (local),
                          g_date_time_get_minute (local), g_date_time_get_second (local),
                          milliseconds == 0 ? "" : fraction, offset);
}

/**
 * desk_time_from_rfc3339:
 * @text: text such as `2026-11-22T09:30:00+08:00` or `2026-11-22T01:30:00.250Z`
 * @time_ms: (out): where to store the moment, in milliseconds since 1970; untouched on failure
 * @error: return location for a #GError
 *
 * Reads a moment. The offset is required: a time of day without one would depend on the reader's
 * zone.
 *
 * Returns: %TRUE, or %FALSE with %DESK_ERROR_INVALID
 */
gboolean
desk_time_from_rfc3339 (const char  *text,
                        gint64      *time_ms,
                        GError     **error)
{
  g_autoptr (GDateTime) moment = NULL;
  int milliseconds;

  g_return_val_if_fail (text != NULL, FALSE);

  moment = read_moment (text, &milliseconds);
  if (moment == NULL)
    {
      g_autofree char *given = desk_error_excerpt (text);

      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _("“%s” is not a moment with its offset, such as 2026-11-22T09:30:00+08:00"),
                   given);
      return FALSE;
    }
  *time_ms = g_date_time_to_unix (moment) * 1000 + milliseconds;
  return TRUE;
}

/**
 * desk_time_month:
 * @time_ms: a moment, in milliseconds since 1970
 * @zone: a time zone
 *
 * Returns: (transfer full): the natural month it falls in on the clocks of @zone, as `2026-11`
 */
char *
desk_time_month (gint64     time_ms,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) local = desk_time_local (time_ms, zone);

  return g_strdup_printf ("%04d-%02d", g_date_time_get_year (local), g_date_time_get_month (local));
}

/**
 * desk_time_day:
 * @time_ms: a moment, in milliseconds since 1970
 * @zone: a time zone
 *
 * Returns: (transfer full): the day it falls on on the calendars of @zone, as `2026-11-22`
 */
char *
desk_time_day (gint64     time_ms,
               GTimeZone *zone)
{
  g_autoptr (GDateTime) local = desk_time_local (time_ms, zone);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (local),
                          g_date_time_get_month (local), g_date_time_get_day_of_month (local));
}

/**
 * desk_date_is_valid:
 * @iso_day: (nullable): a day
 *
 * Returns: whether @iso_day is exactly `YYYY-MM-DD` and stands in the calendar
 */
gboolean
desk_date_is_valid (const char *iso_day)
{
  GDate date;

  return read_day (iso_day, &date);
}

/**
 * desk_date_days_between:
 * @from_iso_day: a day, `YYYY-MM-DD`
 * @to_iso_day: a day, `YYYY-MM-DD`
 *
 * Returns: the days from the first to the second, negative when the second is earlier; 0 when
 *   either is no valid day
 */
int
desk_date_days_between (const char *from_iso_day,
                        const char *to_iso_day)
{
  GDate from, to;

  if (!read_day (from_iso_day, &from) || !read_day (to_iso_day, &to))
    return 0;
  return g_date_days_between (&from, &to);
}
