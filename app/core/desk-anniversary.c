/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-anniversary.h"

#include <string.h>

#include "desk-lunar.h"

/* The length of MM-DD, and of the year before it. */
#define DAY_LENGTH 5
#define NO_YEAR "0000-"

/* Before the month of a Chinese day in a key. */
#define LUNAR_SIGN "L"
#define LONGEST_MONTH 30

static const char *
skip_year (const char *day)
{
  gsize length = strlen (day);

  return length > DAY_LENGTH ? day + length - DAY_LENGTH : day;
}

static void
read_day (const char *day,
          int        *month,
          int        *number)
{
  const char *in_year = skip_year (day);

  *month = (int) g_ascii_strtoll (in_year, NULL, 10);
  *number = strlen (in_year) == DAY_LENGTH ? (int) g_ascii_strtoll (in_year + 3, NULL, 10) : 1;
}

/* Who was born on 29 February celebrates on the 28th in other years. */
static guint32
find_solar (int year,
            int month,
            int number)
{
  GDate date;

  g_date_clear (&date, 1);
  number = MIN (number, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  g_date_set_dmy (&date, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static guint32
find_next_lunar (guint32 today,
                 int     month,
                 int     number)
{
  DeskLunarDay lunar;
  guint32 found;

  if (!desk_lunar_from_julian (today, &lunar))
    return 0;
  found = desk_lunar_to_julian (lunar.year, month, number);
  return found >= today ? found : desk_lunar_to_julian (lunar.year + 1, month, number);
}

/**
 * desk_anniversary_find_next:
 * @day: YYYY-MM-DD or MM-DD
 * @lunar: whether it is one of the Chinese calendar
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): the day from today on that it comes back, YYYY-MM-DD; "" where that
 *   cannot be told
 */
char *
desk_anniversary_find_next (const char *day,
                            gboolean    lunar,
                            const char *today)
{
  GDate date;
  guint32 from, found;
  int month, number;
  char text[sizeof "YYYY-MM-DD"];

  read_day (day, &month, &number);
  g_date_clear (&date, 1);
  g_date_set_parse (&date, today);
  if (!g_date_valid (&date) || !g_date_valid_month ((GDateMonth) month) || number < 1)
    return g_strdup ("");
  from = g_date_get_julian (&date);
  if (lunar)
    found = find_next_lunar (from, month, number);
  else
    found = find_solar (g_date_get_year (&date), month, number);
  if (!lunar && found < from)
    found = find_solar (g_date_get_year (&date) + 1, month, number);
  if (found == 0)
    return g_strdup ("");
  g_date_set_julian (&date, found);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

/**
 * desk_anniversary_make_key:
 * @day: YYYY-MM-DD or MM-DD, or "" for none
 *
 * Returns: (transfer full): the day with the year, or zeros, and from the sixth byte on what
 *   desk_anniversary_list_keys() lists: `08-15`, or `L08-15` of the Chinese calendar
 */
char *
desk_anniversary_make_key (const char *day,
                           gboolean    lunar)
{
  const char *in_year = skip_year (day);

  if (*day == '\0' || (!lunar && in_year > day))
    return g_strdup (day);
  return g_strdup_printf ("%.*s%s%s", DAY_LENGTH, in_year > day ? day : NO_YEAR,
                          lunar ? LUNAR_SIGN : "", in_year);
}

/* On the last day of a month of 29 the 30th is celebrated, in a leap month nothing. */
static void
add_lunar_keys (guint32       julian,
                GStrvBuilder *keys)
{
  DeskLunarDay lunar;
  int last;

  if (!desk_lunar_from_julian (julian, &lunar) || lunar.leap)
    return;
  last = lunar.day == lunar.length ? LONGEST_MONTH : lunar.day;
  for (int day = lunar.day; day <= last; day++)
    {
      g_autofree char *key = g_strdup_printf (LUNAR_SIGN "%02d-%02d", lunar.month, day);

      g_strv_builder_add (keys, key);
    }
}

/**
 * desk_anniversary_list_keys:
 * @day: in the policy's zone
 *
 * Returns: (transfer full): what comes back on that day: `02-28`, `02-29` where there is none this
 *   year, `L01-12`
 */
GStrv
desk_anniversary_list_keys (GDateTime *day)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autofree char *text = g_date_time_format (day, "%m-%d");
  GDate date;

  g_strv_builder_add (keys, text);
  if (g_str_equal (text, "02-28") && !g_date_is_leap_year ((GDateYear) g_date_time_get_year (day)))
    g_strv_builder_add (keys, "02-29");
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (day),
                  (GDateMonth) g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));
  add_lunar_keys (g_date_get_julian (&date), keys);
  return g_strv_builder_end (keys);
}
