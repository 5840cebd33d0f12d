/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-day.h>

typedef struct
{
  const char *text;
  const char *day;              /* NULL: none */
} Case;

static void
assert_days (const Case   *cases,
             guint         n_cases,
             DeskDayForms  forms)
{
  for (guint i = 0; i < n_cases; i++)
    {
      char day[DESK_DAY_SIZE];

      g_assert_cmpint (desk_day_parse (cases[i].text, forms, day), ==, cases[i].day != NULL);
      if (cases[i].day != NULL)
        g_assert_cmpstr (day, ==, cases[i].day);
    }
}

static void
test_feed (void)
{
  static const Case cases[] = {
    { "2026-01-05", "2026-01-05" }, { "20260105", "2026-01-05" },
    { "2026年1月5日", "2026-01-05" }, { "2024-02-29", "2024-02-29" },
    { "2026-02-29", NULL }, { "2026-1-5", NULL }, { "2026/01/05", NULL },
    { "2026-01-05 09:30", NULL }, { "2026-13-01", NULL }, { "26-01-05", NULL }, { "", NULL },
  };

  assert_days (cases, G_N_ELEMENTS (cases), DESK_DAY_FEED);
}

static void
test_any (void)
{
  static const Case cases[] = {
    { "2026-01-05", "2026-01-05" }, { "20260105", "2026-01-05" },
    { "2026年1月5日", "2026-01-05" }, { "2026-1-5", "2026-01-05" },
    { "2026/1/5", "2026-01-05" }, { "2026/12/31", "2026-12-31" }, { "2026.1.5", "2026-01-05" },
    { "2026-02-28 09:30", "2026-02-28" }, { "2026/2/28 9:30:00", "2026-02-28" },
    { "2026-02-28T09:30", "2026-02-28" },
    { "2026/2/29", NULL }, { "2026-1/5", NULL }, { "1/5/2026", NULL }, { "2026-01-05 x", NULL },
    { "2026-01-05 ", NULL }, { "2026-01", NULL }, { "不详", NULL }, { "46027", NULL },
  };

  assert_days (cases, G_N_ELEMENTS (cases), DESK_DAY_ANY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/day/feed", test_feed);
  g_test_add_func ("/core/day/any", test_any);
  return g_test_run ();
}
