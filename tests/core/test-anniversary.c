/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-anniversary.h>
#include <desk-test.h>

static void
test_next (void)
{
  static const struct
  {
    const char *day;
    gboolean    lunar;
    const char *today;
    const char *next;
  } cases[] = {
    { "11-23", FALSE, "2026-11-23", "2026-11-23" },
    { "1975-11-22", FALSE, "2026-11-23", "2027-11-22" },
    { "12-31", FALSE, "2026-12-31", "2026-12-31" },
    { "01-01", FALSE, "2026-12-31", "2027-01-01" },
    { "02-29", FALSE, "2026-11-23", "2027-02-28" },
    { "02-29", FALSE, "2027-03-01", "2028-02-29" },
    { "2000-02-29", FALSE, "2027-02-28", "2027-02-28" },
    /* Spring Festival, and the day before it: from 2025 to 2029 the last month has 29 days. */
    { "01-01", TRUE, "2026-11-23", "2027-02-06" },
    { "01-01", TRUE, "2027-02-06", "2027-02-06" },
    { "12-30", TRUE, "2026-11-23", "2027-02-05" },
    { "12-29", TRUE, "2026-11-23", "2027-02-05" },
    { "12-30", TRUE, "2027-02-06", "2028-01-25" },
    { "01-01", TRUE, "2030-01-01", "2030-02-03" },
    { "12-30", TRUE, "2059-12-31", "2060-02-01" },
    { "01-01", TRUE, "2059-12-31", "" },
    { "1975-08-15", TRUE, "2026-09-25", "2026-09-25" },
    { "08-15", TRUE, "2026-09-26", "2027-09-15" },
    /* In the leap month of 2025 it does not come back. */
    { "06-15", TRUE, "2025-07-09", "2025-07-09" },
    { "06-15", TRUE, "2025-07-10", "2026-07-28" },
    { "13-01", FALSE, "2026-11-23", "" },
    { "", TRUE, "2026-11-23", "" },
    { "01-01", TRUE, "today", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next =
        desk_anniversary_find_next (cases[i].day, cases[i].lunar, cases[i].today);

      g_test_message ("%s from %s", cases[i].day, cases[i].today);
      g_assert_cmpstr (next, ==, cases[i].next);
    }
}

static void
test_keys (void)
{
  static const struct
  {
    int         year;
    int         month;
    int         day;
    const char *keys;
  } cases[] = {
    { 2026, 9, 25, "09-25 L08-15" },
    { 2027, 2, 5, "02-05 L12-29 L12-30" },
    { 2027, 2, 6, "02-06 L01-01" },
    { 2027, 2, 28, "02-28 02-29 L01-23" },
    { 2028, 2, 28, "02-28 L02-04" },
    { 2025, 7, 9, "07-09 L06-15" },
    { 2025, 8, 8, "08-08" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) day =
        g_date_time_new_utc (cases[i].year, cases[i].month, cases[i].day, 0, 0, 0);
      g_auto (GStrv) keys = desk_anniversary_list_keys (day);
      g_autofree char *text = g_strjoinv (" ", keys);

      g_assert_cmpstr (text, ==, cases[i].keys);
    }
}

static void
test_key (void)
{
  g_autofree char *solar = desk_anniversary_make_key ("1975-08-15", FALSE);
  g_autofree char *lunar = desk_anniversary_make_key ("1975-08-15", TRUE);
  g_autofree char *no_year = desk_anniversary_make_key ("08-15", FALSE);
  g_autofree char *neither = desk_anniversary_make_key ("08-15", TRUE);
  g_autofree char *none = desk_anniversary_make_key ("", FALSE);

  g_assert_cmpstr (solar, ==, "1975-08-15");
  g_assert_cmpstr (lunar, ==, "1975-L08-15");
  g_assert_cmpstr (no_year, ==, "0000-08-15");
  g_assert_cmpstr (neither, ==, "0000-L08-15");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/anniversary/next", test_next);
  g_test_add_func ("/core/anniversary/keys", test_keys);
  g_test_add_func ("/core/anniversary/key", test_key);
  return g_test_run ();
}
