/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-test.h>
#include <desk-ticket.h>
#include <desk-time.h>

#include "core-fixture.h"

static DeskDeadline
find (DeskPolicy *policy,
      DeskTier    tier,
      const char *brand,
      const char *kind,
      const char *place)
{
  DeskDeadline deadline;

  desk_deadline_find (policy, tier, brand, kind, place, &deadline);
  return deadline;
}

static void
assert_deadline (DeskDeadline deadline,
                 gboolean     at_once,
                 int          hours,
                 int          working_days)
{
  g_assert_cmpint (deadline.at_once, ==, at_once);
  g_assert_cmpint (deadline.hours, ==, hours);
  g_assert_cmpint (deadline.working_days, ==, working_days);
}

/* D1: by brand and place; who holds a card is told of at once. */
static void
test_fault (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  assert_deadline (find (policy, DESK_TIER_NONE, "tianyi", "fault", "town"), FALSE, 24, 0);
  assert_deadline (find (policy, DESK_TIER_NONE, "other", "fault", "country"), FALSE, 28, 0);
  assert_deadline (find (policy, DESK_TIER_NONE, "ehome", "fault", "town"), FALSE, 16, 0);
  assert_deadline (find (policy, DESK_TIER_NON_CARD, "ehome", "fault", "country"), FALSE, 24, 0);
  assert_deadline (find (policy, DESK_TIER_SILVER, "tianyi", "fault", "town"), TRUE, 24, 0);
  assert_deadline (find (policy, DESK_TIER_DIAMOND, "ehome", "fault", "town"), TRUE, 16, 0);
}

/* D2, D3 */
static void
test_others (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  assert_deadline (find (policy, DESK_TIER_NONE, "tianyi", "complaint", ""), FALSE, 0, 3);
  assert_deadline (find (policy, DESK_TIER_NONE, "ehome", "complaint", ""), FALSE, 0, 2);
  assert_deadline (find (policy, DESK_TIER_GOLD, "ehome", "complaint", ""), TRUE, 0, 2);
  assert_deadline (find (policy, DESK_TIER_NONE, "tianyi", "request", ""), FALSE, 0, 0);
  assert_deadline (find (policy, DESK_TIER_NONE, "ehome", "request", ""), FALSE, 0, 0);
  assert_deadline (find (policy, DESK_TIER_GOLD, "ehome", "request", ""), TRUE, 0, 0);
}

/* A figure that the policy does not give is no figure. */
static void
test_not_set (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("");
  g_autoptr (DeskPolicy) slow = load_policy ("[deadline.fault]\nvip_at_once=false\nhours.town=5\n");

  assert_deadline (find (policy, DESK_TIER_DIAMOND, "tianyi", "fault", "town"), FALSE, 0, 0);
  assert_deadline (find (slow, DESK_TIER_DIAMOND, "tianyi", "fault", "town"), FALSE, 5, 0);
  assert_deadline (find (slow, DESK_TIER_NONE, "ehome", "fault", "town"), FALSE, 0, 0);
}

static void
assert_end (const char   *zone_id,
            DeskDeadline  deadline,
            const char   *opened,
            const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskHolidays) holidays = desk_holidays_new_builtin (&error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_id);
  gint64 end_ms;

  g_assert_no_error (error);
  end_ms = desk_deadline_end (&deadline, desk_test_time (opened), holidays, zone);
  g_assert_cmpint (end_ms, ==, expected != NULL ? desk_test_time (expected) : 0);
}

/* Hours go on over nights, month ends and years. */
static void
test_hours (void)
{
  DeskDeadline day = { .hours = 24 };
  DeskDeadline country = { .hours = 28 };
  DeskDeadline none = { .at_once = TRUE };

  assert_end ("Asia/Shanghai", day, "2026-11-30T09:30:00+08:00", "2026-12-01T09:30:00+08:00");
  assert_end ("Asia/Shanghai", country, "2026-12-31T20:00:00+08:00", "2027-01-02T00:00:00+08:00");
  assert_end ("Asia/Shanghai", none, "2026-12-31T20:00:00+08:00", NULL);
}

/* Working days: weekends, the Spring Festival with its make-up days, National Day, a year's end. */
static void
test_working_days (void)
{
  DeskDeadline three = { .working_days = 3 };
  DeskDeadline two = { .working_days = 2 };

  assert_end ("Asia/Shanghai", three, "2026-11-23T09:30:00+08:00", "2026-11-26T09:30:00+08:00");
  assert_end ("Asia/Shanghai", three, "2026-11-19T17:59:00+08:00", "2026-11-24T17:59:00+08:00");
  assert_end ("Asia/Shanghai", two, "2026-11-21T10:00:00+08:00", "2026-11-24T10:00:00+08:00");
  /* The 14th is worked for the Spring Festival, and the 28th a Saturday again. */
  assert_end ("Asia/Shanghai", three, "2026-02-13T10:00:00+08:00", "2026-02-25T10:00:00+08:00");
  assert_end ("Asia/Shanghai", two, "2026-02-26T10:00:00+08:00", "2026-02-28T10:00:00+08:00");
  assert_end ("Asia/Shanghai", two, "2026-09-30T10:00:00+08:00", "2026-10-09T10:00:00+08:00");
  assert_end ("Asia/Shanghai", two, "2025-12-31T10:00:00+08:00", "2026-01-05T10:00:00+08:00");
}

/* The day on which it was opened is that of the policy's zone. */
static void
test_zones (void)
{
  DeskDeadline two = { .working_days = 2 };

  assert_end ("Asia/Shanghai", two, "2026-11-27T00:30:00+08:00", "2026-12-01T00:30:00+08:00");
  assert_end ("Asia/Urumqi", two, "2026-11-27T00:30:00+08:00", "2026-11-30T22:30:00+06:00");
  /* The clocks went back on the first of November: the same time of day, an hour later. */
  assert_end ("America/New_York", two, "2026-10-30T10:00:00-04:00", "2026-11-03T10:00:00-05:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticket/D1/fault", test_fault);
  g_test_add_func ("/ticket/D2/D3/others", test_others);
  g_test_add_func ("/ticket/not-set", test_not_set);
  g_test_add_func ("/ticket/D1/hours", test_hours);
  g_test_add_func ("/ticket/D2/working-days", test_working_days);
  g_test_add_func ("/ticket/D2/zones", test_zones);

  return g_test_run ();
}
