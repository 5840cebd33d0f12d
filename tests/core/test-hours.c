/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-hours.h>
#include <desk-test.h>
#include <desk-time.h>

#include "core-fixture.h"

static gint64
at (const char *clock)
{
  g_autofree char *text = g_strconcat ("2026-11-22T", clock, "+08:00", NULL);

  return desk_test_time (text);
}

static void
assert_notify (DeskPolicy *policy,
               const char *region,
               const char *clock,
               gboolean    allowed)
{
  g_test_message ("%s %s", region, clock);
  g_assert_cmpint (desk_hours_may_notify (policy, region, at (clock)), ==, allowed);
}

static void
test_notify_bounds (void)
{
  static const struct
  {
    const char *clock;
    const char *clock_later;    /* the same bound in Xinjiang and Tibet */
    gboolean allowed;
  } cases[] = {
    { "00:00:00", "02:00:00", FALSE },
    { "07:59:59.999", "09:59:59.999", FALSE },
    { "08:00:00", "10:00:00", TRUE },
    { "11:59:59.999", "13:59:59.999", TRUE },
    { "12:00:00", "14:00:00", FALSE },
    { "13:59:59.999", "15:59:59.999", FALSE },
    { "14:00:00", "16:00:00", TRUE },
    { "19:59:59.999", "21:59:59.999", TRUE },
    { "20:00:00", "22:00:00", FALSE },
    { "21:59:59.999", "23:59:59.999", FALSE },
  };
  static const char * const regions[] = { "guizhou", "", NULL, "sichuan" };
  static const char * const later[] = { "xinjiang", "Tibet", "新疆", "西藏自治区" };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (regions); j++)
        assert_notify (policy, regions[j], cases[i].clock, cases[i].allowed);
      for (guint j = 0; j < G_N_ELEMENTS (later); j++)
        assert_notify (policy, later[j], cases[i].clock_later, cases[i].allowed);
    }
}

static void
assert_opens (DeskPolicy *policy,
              const char *region,
              const char *moment,
              const char *opens,
              const char *turns)
{
  GTimeZone *zone = desk_policy_get_zone (policy);
  gint64 at_ms = desk_test_time (moment);
  gint64 opens_ms = desk_hours_notify_opens (policy, region, at_ms);
  gint64 turns_ms = desk_hours_notify_turns (policy, region, at_ms);
  g_autofree char *opens_text = desk_time_to_rfc3339 (opens_ms, zone);
  g_autofree char *turns_text = desk_time_to_rfc3339 (turns_ms, zone);

  g_assert_cmpstr (opens_text, ==, opens);
  g_assert_cmpstr (turns_text, ==, turns);
}

static void
test_opens (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  assert_opens (policy, "guizhou", "2026-11-22T07:59:59.999+08:00", "2026-11-22T08:00:00+08:00",
                "2026-11-22T08:00:00+08:00");
  assert_opens (policy, "guizhou", "2026-11-22T08:00:00+08:00", "2026-11-22T08:00:00+08:00",
                "2026-11-22T12:00:00+08:00");
  assert_opens (policy, "guizhou", "2026-11-22T12:00:00+08:00", "2026-11-22T14:00:00+08:00",
                "2026-11-22T14:00:00+08:00");
  assert_opens (policy, "guizhou", "2026-11-22T19:59:59+08:00", "2026-11-22T19:59:59+08:00",
                "2026-11-22T20:00:00+08:00");
  assert_opens (policy, "guizhou", "2026-11-30T20:00:00+08:00", "2026-12-01T08:00:00+08:00",
                "2026-12-01T08:00:00+08:00");
  assert_opens (policy, "guizhou", "2026-12-31T23:00:00+08:00", "2027-01-01T08:00:00+08:00",
                "2027-01-01T08:00:00+08:00");
  assert_opens (policy, "xinjiang", "2026-11-22T08:30:00+08:00", "2026-11-22T10:00:00+08:00",
                "2026-11-22T10:00:00+08:00");
  assert_opens (policy, "xinjiang", "2026-11-22T22:00:00+08:00", "2026-11-23T10:00:00+08:00",
                "2026-11-23T10:00:00+08:00");
}

/* Shifted past midnight, a window of yesterday reaches into today. */
static void
test_opens_over_midnight (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("[hours.notify]\nwindows=20:00-23:00\n"
                                               "later_regions=tibet\nlater_hours=2\n");

  assert_opens (policy, "tibet", "2026-11-22T00:59:59+08:00", "2026-11-22T00:59:59+08:00",
                "2026-11-22T01:00:00+08:00");
  assert_opens (policy, "tibet", "2026-11-22T01:00:00+08:00", "2026-11-22T22:00:00+08:00",
                "2026-11-22T22:00:00+08:00");
}

/* Windows that touch are one; without end or without windows, nothing ever turns. */
static void
test_turns_never (void)
{
  static const char * const texts[] = {
    "", "[hours.notify]\nwindows=00:00-24:00\n",
    "[hours.notify]\nwindows=00:00-12:00;12:00-24:00\n",
  };
  gint64 at_ms = at ("11:00:00");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DeskPolicy) policy = load_policy (texts[i]);

      g_assert_true (desk_hours_may_notify (policy, "guizhou", at_ms));
      g_assert_cmpint (desk_hours_notify_turns (policy, "guizhou", at_ms), ==, G_MAXINT64);
    }
}

static void
test_turns_touching (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("[hours.notify]\nwindows=08:00-12:00;12:00-20:00\n");

  assert_opens (policy, "guizhou", "2026-11-22T11:00:00+08:00", "2026-11-22T11:00:00+08:00",
                "2026-11-22T20:00:00+08:00");
}

/* In a zone whose clocks change, the bounds are those of the clock on the wall. */
static void
test_clock_change (void)
{
  static const char text[] = "[policy]\nversion=test\nzone=America/New_York\n"
                             "[hours.notify]\nwindows=08:00-20:00\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy = NULL;

  policy = desk_policy_new_from_data (text, strlen (text), "test.ini", &error);
  g_assert_no_error (error);
  assert_opens (policy, "", "2026-10-31T20:00:00-04:00", "2026-11-01T08:00:00-05:00",
                "2026-11-01T08:00:00-05:00");
  assert_opens (policy, "", "2026-03-07T20:00:00-05:00", "2026-03-08T08:00:00-04:00",
                "2026-03-08T08:00:00-04:00");
}

static void
assert_list (DeskPolicy *policy,
             const char *region,
             const char *expected)
{
  g_auto (GStrv) windows = desk_hours_list_notify (policy, region);
  g_autofree char *list = windows != NULL ? g_strjoinv (" ", windows) : NULL;

  g_assert_cmpstr (list, ==, expected);
}

/* As a person reads them: two hours later in the two regions. */
static void
test_list (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (GError) error = NULL;
  const char *late = "[policy]\nversion=1\nzone=Asia/Shanghai\n[hours.notify]\n"
                     "windows=00:00-12:00;20:00-23:00\nlater_regions=tibet\nlater_hours=2\n";
  const char *none = "[policy]\nversion=1\nzone=Asia/Shanghai\n";
  g_autoptr (DeskPolicy) night = desk_policy_new_from_data (late, strlen (late), "late", &error);
  g_autoptr (DeskPolicy) silent = desk_policy_new_from_data (none, strlen (none), "none", &error);

  g_assert_no_error (error);
  assert_list (policy, "guizhou", "08:00–12:00 14:00–20:00");
  assert_list (policy, NULL, "08:00–12:00 14:00–20:00");
  assert_list (policy, "Xinjiang", "10:00–14:00 16:00–22:00");
  assert_list (night, "tibet", "02:00–14:00 22:00–01:00");
  assert_list (silent, "guizhou", NULL);
}

static void
test_visit (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  g_assert_false (desk_hours_visit_fits (policy, at ("07:59:59"), 30));
  g_assert_true (desk_hours_visit_fits (policy, at ("08:00:00"), 30));
  g_assert_true (desk_hours_visit_fits (policy, at ("12:30:00"), 60));
  g_assert_true (desk_hours_visit_fits (policy, at ("19:00:00"), 60));
  g_assert_false (desk_hours_visit_fits (policy, at ("19:00:00"), 61));
  g_assert_false (desk_hours_visit_fits (policy, at ("19:00:01"), 60));
  g_assert_true (desk_hours_visit_fits (policy, at ("08:00:00"), 12 * 60));
  g_assert_false (desk_hours_visit_fits (policy, at ("08:00:00"), 12 * 60 + 1));
  g_assert_false (desk_hours_visit_fits (policy, at ("20:00:00"), 1));
  g_assert_false (desk_hours_visit_fits (policy, at ("10:00:00"), 24 * 60 + 30));
  g_assert_false (desk_hours_visit_fits (policy, at ("10:00:00"), 0));
  g_assert_false (desk_hours_visit_fits (policy, at ("10:00:00"), -5));
  g_assert_false (desk_hours_visit_fits (policy, at ("10:00:00"), G_MAXINT));
}

static void
test_visit_not_set (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("");

  g_assert_true (desk_hours_visit_fits (policy, at ("03:00:00"), 60));
}

static void
test_far (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  desk_hours_may_notify (policy, "tibet", G_MININT64);
  desk_hours_may_notify (policy, "tibet", G_MAXINT64);
  desk_hours_visit_fits (policy, G_MININT64, 1);
}

/* H2, H3: within what is allowed, what the member prefers; half-open as the windows are. The 22nd is a
 * Sunday. */
static void
test_wished (void)
{
  enum { MONDAY = 1 << 0, TUESDAY = 1 << 1, SUNDAY = 1 << 6, DAILY = DESK_CALL_HOURS_ALL_DAYS };
  static const struct
  {
    DeskCallHours wished;
    const char *at;
    const char *opens;          /* NULL: never */
    const char *closes;
  } cases[] = {
    { { DAILY, 540, 690 }, "22T08:59:59.999", "22T09:00:00", "22T11:30:00" },
    { { DAILY, 540, 690 }, "22T09:00:00", "22T09:00:00", "22T11:30:00" },
    { { DAILY, 540, 690 }, "22T11:29:59.999", "22T11:29:59.999", "22T11:30:00" },
    { { DAILY, 540, 690 }, "22T11:30:00", "23T09:00:00", "23T11:30:00" },
    { { DAILY, 660, 960 }, "22T11:59:59.999", "22T11:59:59.999", "22T16:00:00" },
    { { DAILY, 660, 960 }, "22T12:00:00", "22T14:00:00", "22T16:00:00" },
    { { DAILY, 660, 840 }, "22T12:00:00", "23T11:00:00", "23T14:00:00" },
    { { DAILY, 1080, 1440 }, "22T19:59:59.999", "22T19:59:59.999", "23T00:00:00" },
    { { DAILY, 1080, 1440 }, "22T20:00:00", "23T18:00:00", "24T00:00:00" },
    { { DAILY, 420, 480 }, "22T09:00:00", NULL, NULL },
    { { DAILY, 720, 840 }, "22T09:00:00", NULL, NULL },
    { { DAILY, 420, 481 }, "22T09:00:00", "23T08:00:00", "23T08:01:00" },
    { { SUNDAY, 540, 600 }, "22T09:59:59.999", "22T09:59:59.999", "22T10:00:00" },
    { { SUNDAY, 540, 600 }, "22T10:00:00", "29T09:00:00", "29T10:00:00" },
    { { MONDAY, 540, 600 }, "22T09:30:00", "23T09:00:00", "23T10:00:00" },
    { { MONDAY | TUESDAY, 540, 600 }, "23T10:00:00", "24T09:00:00", "24T10:00:00" },
    { { MONDAY, 0, 1440 }, "22T23:59:59.999", "23T08:00:00", "24T00:00:00" },
  };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *at = g_strconcat ("2026-11-", cases[i].at, "+08:00", NULL);
      g_autofree char *opens = g_strconcat ("2026-11-", cases[i].opens, "+08:00", NULL);
      g_autofree char *closes = g_strconcat ("2026-11-", cases[i].closes, "+08:00", NULL);
      gint64 opens_ms, closes_ms;

      g_test_message ("%u: %s", i, at);
      if (!desk_hours_find_wished (policy, "guizhou", &cases[i].wished, desk_test_time (at),
                                   &opens_ms, &closes_ms))
        {
          g_assert_null (cases[i].opens);
          continue;
        }
      g_assert_cmpint (opens_ms, ==, desk_test_time (opens));
      g_assert_cmpint (closes_ms, ==, desk_test_time (closes));
    }
}

/* H2: in Xinjiang what is allowed comes two hours later. */
static void
test_wished_later (void)
{
  const DeskCallHours wished = { DESK_CALL_HOURS_ALL_DAYS, 540, 690 };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  gint64 opens_ms, closes_ms;

  g_assert_true (desk_hours_find_wished (policy, "xinjiang", &wished, at ("09:00:00"), &opens_ms,
                                         &closes_ms));
  g_assert_cmpint (opens_ms, ==, at ("10:00:00"));
  g_assert_cmpint (closes_ms, ==, at ("11:30:00"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/H2/bounds", test_notify_bounds);
  g_test_add_func ("/hours/H3/opens", test_opens);
  g_test_add_func ("/hours/H3/over-midnight", test_opens_over_midnight);
  g_test_add_func ("/hours/H3/turns-never", test_turns_never);
  g_test_add_func ("/hours/H3/turns-touching", test_turns_touching);
  g_test_add_func ("/hours/H3/wished", test_wished);
  g_test_add_func ("/hours/H3/wished-later", test_wished_later);
  g_test_add_func ("/hours/H2/clock-change", test_clock_change);
  g_test_add_func ("/hours/H2/list", test_list);
  g_test_add_func ("/hours/H1/visit", test_visit);
  g_test_add_func ("/hours/H1/not-set", test_visit_not_set);
  g_test_add_func ("/hours/far", test_far);
  return g_test_run ();
}
