/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-test.h>
#include <desk-time.h>
#include <desk-visit-courtesy.h>

#include "core-fixture.h"

static DeskHolidays *
load_holidays (void)
{
  static const char text[] = "[2026]\nholidays=2026-10-01..2026-10-07\n"
                             "working_days=2026-10-10\nsource=test\n";
  g_autoptr (GError) error = NULL;
  DeskHolidays *holidays =
    desk_holidays_new_from_data (text, strlen (text), "test.ini", &error);

  g_assert_no_error (error);
  return holidays;
}

static void
assert_plan (const char *first,
             int         months,
             guint       n,
             const char *expected)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskHolidays) holidays = load_holidays ();
  g_autoptr (GArray) starts =
    desk_courtesy_plan (policy, holidays, desk_test_time (first), months, n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < starts->len; i++)
    {
      g_autoptr (GDateTime) start =
        desk_time_local (g_array_index (starts, gint64, i), desk_policy_get_zone (policy));
      g_autofree char *day = g_date_time_format (start, "%F %H:%M");

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", day);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Off the national holiday, over the end of a month, and off a weekend; none moves a later one. */
static void
test_plan (void)
{
  assert_plan ("2026-07-01T10:00:00+08:00", 3, 3,
               "2026-07-01 10:00; 2026-10-08 10:00; 2027-01-01 10:00");
  assert_plan ("2026-08-31T02:30:00Z", 3, 3,
               "2026-08-31 10:30; 2026-11-30 10:30; 2027-03-01 10:30");
  assert_plan ("2026-05-22T19:30:00+08:00", 3, 2, "2026-05-22 19:30; 2026-08-24 19:30");
  /* A Saturday that is worked. */
  assert_plan ("2026-07-10T09:00:00+08:00", 3, 2, "2026-07-10 09:00; 2026-10-10 09:00");
  /* The day is that of Shanghai. */
  assert_plan ("2026-08-24T23:30:00Z", 1, 2, "2026-08-25 07:30; 2026-09-25 07:30");
}

static void
test_months (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskPolicy) silent = load_policy ("");

  g_assert_cmpint (desk_courtesy_get_months (policy, DESK_TIER_DIAMOND), ==, 3);
  g_assert_cmpint (desk_courtesy_get_months (policy, DESK_TIER_NONE), ==, 0);
  g_assert_cmpint (desk_courtesy_get_months (silent, DESK_TIER_DIAMOND), ==, 0);
}

static void
assert_reasons (DeskVisitCause  cause,
                const char     *expected,
                int             expected_weight)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  int weight;
  g_autoptr (GPtrArray) reasons = desk_courtesy_find_reasons (policy, &cause, &weight);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const DeskReason *reason = g_ptr_array_index (reasons, i);
      g_autofree char *sentence = desk_reason_describe (reason);

      g_assert_null (strstr (sentence, "…"));
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", reason->code);
    }
  g_assert_cmpstr (codes->str, ==, expected);
  g_assert_cmpint (weight, ==, expected_weight);
}

/* A quarter has 92 days at most; the card counts from 60 days on. */
static void
test_reasons (void)
{
  assert_reasons ((DeskVisitCause) { DESK_TIER_DIAMOND, FALSE, FALSE, G_MAXINT, 91 }, "", 0);
  assert_reasons ((DeskVisitCause) { DESK_TIER_DIAMOND, FALSE, FALSE, G_MAXINT, 92 },
                  "visit-overdue", 35);
  assert_reasons ((DeskVisitCause) { DESK_TIER_DIAMOND, FALSE, FALSE, G_MAXINT, 99 },
                  "visit-overdue", 36);
  assert_reasons ((DeskVisitCause) { DESK_TIER_GOLD, FALSE, FALSE, G_MAXINT, -1 }, "never-visited",
                  25);
  assert_reasons ((DeskVisitCause) { DESK_TIER_NONE, FALSE, FALSE, G_MAXINT, -1 }, "", 0);
  assert_reasons ((DeskVisitCause) { DESK_TIER_NONE, FALSE, TRUE, G_MAXINT, -1 }, "balance-low", 10);
  assert_reasons ((DeskVisitCause) { DESK_TIER_SILVER, FALSE, FALSE, 61, 1 }, "", 0);
  assert_reasons ((DeskVisitCause) { DESK_TIER_SILVER, FALSE, FALSE, 60, 1 }, "card-expires", 35);
  assert_reasons ((DeskVisitCause) { DESK_TIER_SILVER, TRUE, FALSE, -1, 1 },
                  "card-expired frozen", 60);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-courtesy/plan", test_plan);
  g_test_add_func ("/visit-courtesy/months", test_months);
  g_test_add_func ("/visit-courtesy/reasons", test_reasons);

  return g_test_run ();
}
