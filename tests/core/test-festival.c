/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-festival.h>
#include <desk-test.h>

#define FIRST_YEAR 2020

/* Of each year, as month and day: from the holiday calendars of the State Council and from
 * almanacs. ICU's Chinese calendar says the same, but for the first months of 2027 and 2030, where
 * it errs by a day: the new moon lies close to midnight. */
static const int days[][DESK_N_FESTIVALS] = {
  /* New Year, Spring, Lantern, Qingming, Dragon Boat, Mid-Autumn, National Day */
  { 101, 125, 208, 404, 625, 1001, 1001 },      /* 2020 */
  { 101, 212, 226, 404, 614, 921, 1001 },
  { 101, 201, 215, 405, 603, 910, 1001 },
  { 101, 122, 205, 405, 622, 929, 1001 },
  { 101, 210, 224, 404, 610, 917, 1001 },
  { 101, 129, 212, 404, 531, 1006, 1001 },      /* 2025 */
  { 101, 217, 303, 405, 619, 925, 1001 },
  { 101, 206, 220, 405, 609, 915, 1001 },
  { 101, 126, 209, 404, 528, 1003, 1001 },
  { 101, 213, 227, 404, 616, 922, 1001 },
  { 101, 203, 217, 405, 605, 912, 1001 },       /* 2030 */
  { 101, 123, 206, 405, 624, 1001, 1001 },
  { 101, 211, 225, 404, 612, 919, 1001 },
  { 101, 131, 214, 404, 601, 908, 1001 },
  { 101, 219, 305, 405, 620, 927, 1001 },
  { 101, 208, 222, 405, 610, 916, 1001 },       /* 2035 */
};

static guint32
get_day (int year,
         int month_and_day)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) (month_and_day % 100),
                                           (GDateMonth) (month_and_day / 100), (GDateYear) year);

  return g_date_get_julian (date);
}

static void
assert_day (guint32 julian,
            int     year,
            int     month_and_day)
{
  GDate date;

  g_assert_cmpuint (julian, !=, 0);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_assert_cmpint (g_date_get_year (&date), ==, year);
  g_assert_cmpint (g_date_get_month (&date) * 100 + g_date_get_day (&date), ==, month_and_day);
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint j = 0; j < DESK_N_FESTIVALS; j++)
      assert_day (desk_festival_find ((DeskFestival) j, FIRST_YEAR + (int) i),
                  FIRST_YEAR + (int) i, days[i][j]);
}

/* Every day of these years is what the table says, and nothing else. */
static void
test_every_day (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint32 day = get_day (FIRST_YEAR + (int) i, 101);
         day <= get_day (FIRST_YEAR + (int) i, 1231); day++)
      {
        DeskFestivals expected = 0;

        for (guint j = 0; j < DESK_N_FESTIVALS; j++)
          if (get_day (FIRST_YEAR + (int) i, days[i][j]) == day)
            expected |= 1u << j;
        g_assert_cmpuint (desk_festival_get_on (day), ==, expected);
      }
}

static void
test_next (void)
{
  assert_day (desk_festival_find_next (get_day (2026, 102)), 2026, 217);
  assert_day (desk_festival_find_next (get_day (2026, 216)), 2026, 217);
  assert_day (desk_festival_find_next (get_day (2026, 217)), 2026, 217);
  assert_day (desk_festival_find_next (get_day (2026, 218)), 2026, 303);
  assert_day (desk_festival_find_next (get_day (2026, 1002)), 2027, 101);
  assert_day (desk_festival_find_next (get_day (2026, 1231)), 2027, 101);
  assert_day (desk_festival_find_last (get_day (2026, 216)), 2026, 101);
  assert_day (desk_festival_find_last (get_day (2026, 217)), 2026, 217);
  assert_day (desk_festival_find_last (get_day (2025, 1231)), 2025, 1006);
}

/* The leap month of 2025 is a second sixth: no festival comes twice, and the next is late. */
static void
test_leap_month (void)
{
  guint n = 0;

  for (guint32 day = get_day (2025, 101); day <= get_day (2025, 1231); day++)
    n += desk_festival_get_on (day) != 0;
  g_assert_cmpuint (n, ==, DESK_N_FESTIVALS);
  assert_day (desk_festival_find (DESK_FESTIVAL_MID_AUTUMN, 2025), 2025, 1006);
}

static void
test_two_in_one (void)
{
  g_autofree char *both = desk_festival_describe (desk_festival_get_on (get_day (2031, 1001)));
  g_autofree char *one = desk_festival_describe (desk_festival_get_on (get_day (2026, 405)));
  g_autofree char *none = desk_festival_describe (desk_festival_get_on (get_day (2026, 406)));

  g_assert_cmpstr (both, ==, "Mid-Autumn Festival and National Day");
  g_assert_cmpstr (one, ==, "Qingming");
  g_assert_cmpstr (none, ==, "");
}

/* Where almanacs end the festivals of the sun go on, and nothing is made up of the moon. */
static void
test_unknown (void)
{
  g_assert_cmpuint (desk_festival_find (DESK_FESTIVAL_SPRING, 2019), ==, 0);
  g_assert_cmpuint (desk_festival_find (DESK_FESTIVAL_SPRING, 2060), ==, 0);
  g_assert_cmpuint (desk_festival_find (DESK_FESTIVAL_QINGMING, 2100), ==, 0);
  assert_day (desk_festival_find (DESK_FESTIVAL_QINGMING, 2038), 2038, 405);
  assert_day (desk_festival_find (DESK_FESTIVAL_QINGMING, 2042), 2042, 404);
  assert_day (desk_festival_find_next (get_day (2060, 102)), 2060, 404);
  assert_day (desk_festival_find_next (get_day (2019, 1002)), 2020, 101);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/festival/P3/table", test_table);
  g_test_add_func ("/core/festival/P3/every-day", test_every_day);
  g_test_add_func ("/core/festival/P3/next", test_next);
  g_test_add_func ("/core/festival/P3/leap-month", test_leap_month);
  g_test_add_func ("/core/festival/P3/two-in-one", test_two_in_one);
  g_test_add_func ("/core/festival/P3/unknown", test_unknown);
  return g_test_run ();
}
