/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-calendar.h>
#include <desk-time.h>

#include "desk-test.h"

static guint
get_day (int year,
         int month,
         int day)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_get_julian (date);
}

static void
assert_moment (const char *zone_name,
               guint       day,
               int         minute,
               const char *expected)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autofree char *moment =
    desk_time_to_rfc3339 (desk_calendar_find_moment (day, minute, zone), zone);

  g_assert_cmpstr (moment, ==, expected);
}

static void
test_day_at (void)
{
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GTimeZone) honolulu = g_time_zone_new_identifier ("Pacific/Honolulu");
  gint64 last = desk_test_time ("2026-11-30T23:59:59+08:00");
  gint64 midnight = desk_test_time ("2026-12-01T00:00:00+08:00");

  g_assert_cmpuint (desk_calendar_day_at (last, shanghai), ==, get_day (2026, 11, 30));
  g_assert_cmpint (desk_calendar_minute_at (last, shanghai), ==, 1439);
  g_assert_cmpuint (desk_calendar_day_at (midnight, shanghai), ==, get_day (2026, 12, 1));
  g_assert_cmpint (desk_calendar_minute_at (midnight, shanghai), ==, 0);
  g_assert_cmpuint (desk_calendar_day_at (midnight, honolulu), ==, get_day (2026, 11, 30));
  g_assert_cmpint (desk_calendar_minute_at (midnight, honolulu), ==, 6 * 60);
}

static void
test_find_moment (void)
{
  assert_moment ("Asia/Shanghai", get_day (2026, 11, 23), 8 * 60, "2026-11-23T08:00:00+08:00");
  assert_moment ("Asia/Shanghai", get_day (2026, 11, 23), 0, "2026-11-23T00:00:00+08:00");
  assert_moment ("Asia/Shanghai", get_day (2026, 12, 31), 1440, "2027-01-01T00:00:00+08:00");
  assert_moment ("Asia/Shanghai", get_day (2027, 1, 1), -15, "2026-12-31T23:45:00+08:00");
}

/* Days of 23 and of 25 hours: what stands at 9:00 stands at 9:00. */
static void
test_clocks_change (void)
{
  assert_moment ("Europe/Berlin", get_day (2026, 3, 29), 9 * 60, "2026-03-29T09:00:00+02:00");
  assert_moment ("Europe/Berlin", get_day (2026, 3, 29), 2 * 60 + 30,
                 "2026-03-29T03:00:00+02:00");
  assert_moment ("Europe/Berlin", get_day (2026, 10, 25), 9 * 60, "2026-10-25T09:00:00+01:00");
  assert_moment ("Europe/Berlin", get_day (2026, 10, 25), 1440, "2026-10-26T00:00:00+01:00");
}

/* Where the laptop is says nothing, also when it goes elsewhere while the calendar is open. */
static void
test_laptop_moves (void)
{
  static const char *places[] = { "America/Los_Angeles", "Pacific/Auckland", "UTC" };
  g_autofree char *before = g_strdup (g_getenv ("TZ"));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_setenv ("TZ", places[i], TRUE);
      test_day_at ();
      test_find_moment ();
    }
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
}

static void
test_snap (void)
{
  static const struct
  {
    double minute;
    int    snapped;
  } cases[] = {
    { 0, 0 }, { 7.4, 0 }, { 7.5, 15 }, { 15, 15 }, { 22.4, 15 }, { 22.5, 30 }, { 1439, 1440 },
    { -7.4, 0 }, { -7.6, -15 }, { -15, -15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (desk_calendar_snap (cases[i].minute), ==, cases[i].snapped);
}

static void
assert_period (DeskCalendarView view,
               guint            day,
               guint            first,
               guint            n_days)
{
  DeskPeriod period = desk_calendar_find_period (view, day);

  g_assert_cmpuint (period.first, ==, first);
  g_assert_cmpuint (period.n_days, ==, n_days);
}

static void
test_periods (void)
{
  guint monday = get_day (2026, 11, 23);

  assert_period (DESK_CALENDAR_DAY, monday, monday, 1);
  assert_period (DESK_CALENDAR_AGENDA, monday, monday, 28);
  for (guint i = 0; i < 7; i++)
    assert_period (DESK_CALENDAR_WEEK, monday + i, monday, 7);
  assert_period (DESK_CALENDAR_WEEK, monday - 1, monday - 7, 7);
  assert_period (DESK_CALENDAR_WEEK, get_day (2027, 1, 1), get_day (2026, 12, 28), 7);
}

/* In four, five and six weeks. */
static void
test_months (void)
{
  DeskPeriod period = desk_calendar_find_period (DESK_CALENDAR_MONTH, get_day (2026, 11, 30));

  g_assert_cmpuint (period.own_first, ==, get_day (2026, 11, 1));
  g_assert_cmpuint (period.own_days, ==, 30);
  assert_period (DESK_CALENDAR_MONTH, get_day (2026, 11, 30), get_day (2026, 10, 26), 42);
  assert_period (DESK_CALENDAR_MONTH, get_day (2026, 12, 1), get_day (2026, 11, 30), 35);
  assert_period (DESK_CALENDAR_MONTH, get_day (2027, 2, 10), get_day (2027, 2, 1), 28);
  assert_period (DESK_CALENDAR_MONTH, get_day (2028, 2, 29), get_day (2028, 1, 31), 35);
}

static void
test_steps (void)
{
  guint day = get_day (2026, 1, 31);

  g_assert_cmpuint (desk_calendar_step (DESK_CALENDAR_DAY, day, 1), ==, day + 1);
  g_assert_cmpuint (desk_calendar_step (DESK_CALENDAR_WEEK, day, -1), ==, day - 7);
  g_assert_cmpuint (desk_calendar_step (DESK_CALENDAR_AGENDA, day, 1), ==, day + 28);
  g_assert_cmpuint (desk_calendar_step (DESK_CALENDAR_MONTH, day, 1), ==, get_day (2026, 2, 28));
  g_assert_cmpuint (desk_calendar_step (DESK_CALENDAR_MONTH, day, -1), ==,
                    get_day (2025, 12, 31));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/calendar/day-at", test_day_at);
  g_test_add_func ("/core/calendar/find-moment", test_find_moment);
  g_test_add_func ("/core/calendar/clocks-change", test_clocks_change);
  g_test_add_func ("/core/calendar/laptop-moves", test_laptop_moves);
  g_test_add_func ("/core/calendar/snap", test_snap);
  g_test_add_func ("/core/calendar/periods", test_periods);
  g_test_add_func ("/core/calendar/months", test_months);
  g_test_add_func ("/core/calendar/steps", test_steps);

  return g_test_run ();
}
