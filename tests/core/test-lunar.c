/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-lunar.h>
#include <desk-test.h>

/* Spring Festivals, from almanacs. */
static void
test_spring_festivals (void)
{
  static const struct
  {
    int year;
    int month;
    int day;
  } cases[] = {
    { 2020, 1, 25 }, { 2021, 2, 12 }, { 2022, 2, 1 }, { 2023, 1, 22 }, { 2024, 2, 10 },
    { 2025, 1, 29 }, { 2026, 2, 17 }, { 2027, 2, 6 }, { 2028, 1, 26 }, { 2029, 2, 13 },
    { 2030, 2, 3 }, { 2031, 1, 23 }, { 2033, 1, 31 }, { 2034, 2, 19 }, { 2050, 1, 23 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) cases[i].day,
                                               (GDateMonth) cases[i].month,
                                               (GDateYear) cases[i].year);
      DeskLunarDay lunar;

      g_assert_true (desk_lunar_from_julian (g_date_get_julian (date), &lunar));
      g_assert_cmpint (lunar.year, ==, cases[i].year);
      g_assert_cmpint (lunar.month, ==, 1);
      g_assert_cmpint (lunar.day, ==, 1);
      g_assert_false (lunar.leap);
      g_assert_cmpint (desk_lunar_to_julian (cases[i].year, 1, 1), ==, g_date_get_julian (date));
    }
}

/* There and back for every day that is known. */
static void
test_round_trip (void)
{
  guint32 first = desk_lunar_to_julian (2020, 1, 1);
  guint32 last = desk_lunar_to_julian (2059, 12, 30);
  DeskLunarDay lunar;

  for (guint32 julian = first; julian <= last; julian++)
    {
      g_assert_true (desk_lunar_from_julian (julian, &lunar));
      g_assert_cmpint (lunar.day, <=, lunar.length);
      if (!lunar.leap)
        g_assert_cmpint (desk_lunar_to_julian (lunar.year, lunar.month, lunar.day), ==, julian);
    }
  g_assert_false (desk_lunar_from_julian (first - 1, &lunar));
  g_assert_false (desk_lunar_from_julian (last + 1, &lunar));
  g_assert_cmpint (desk_lunar_to_julian (2019, 12, 1), ==, 0);
  g_assert_cmpint (desk_lunar_to_julian (2060, 1, 1), ==, 0);
}

static void
test_leap_month (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (25, G_DATE_JULY, 2025);
  DeskLunarDay lunar;

  g_assert_true (desk_lunar_from_julian (g_date_get_julian (date), &lunar));
  g_assert_cmpint (lunar.month, ==, 6);
  g_assert_cmpint (lunar.day, ==, 1);
  g_assert_true (lunar.leap);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/lunar/spring-festivals", test_spring_festivals);
  g_test_add_func ("/core/lunar/round-trip", test_round_trip);
  g_test_add_func ("/core/lunar/leap-month", test_leap_month);
  return g_test_run ();
}
