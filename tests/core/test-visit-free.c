/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-test.h>
#include <desk-time.h>
#include <desk-visit-free.h>

#include "core-fixture.h"

/* What is busy: two moments, when the manager leaves and when the visit ends. */
static GArray *
make_busy (const char *leave,
           const char *end)
{
  GArray *busy = g_array_new (FALSE, FALSE, sizeof (DeskBusyTime));

  if (leave != NULL)
    {
      DeskBusyTime time = { desk_test_time (leave), desk_test_time (end) };

      g_array_append_val (busy, time);
    }
  return busy;
}

/* The stretches as texts in Shanghai: "22 08:00-11:00*", `*` for preferred. */
static void
assert_free (const DeskFreeWish *wish,
             GArray             *busy,
             const char         *from,
             const char         *to,
             const char         *expected)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (GArray) times =
    desk_free_time_find (policy, wish, busy, desk_test_time (from), desk_test_time (to));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < times->len; i++)
    {
      const DeskFreeTime *time = &g_array_index (times, DeskFreeTime, i);
      g_autoptr (GDateTime) first = desk_time_local (time->first_ms, desk_policy_get_zone (policy));
      g_autoptr (GDateTime) last = desk_time_local (time->last_ms, desk_policy_get_zone (policy));
      g_autofree char *from_text = g_date_time_format (first, "%d %H:%M");
      g_autofree char *to_text = g_date_time_format (last, "%H:%M");

      g_string_append_printf (text, "%s%s-%s%s", i > 0 ? "; " : "", from_text, to_text,
                              time->preferred ? "*" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* H1: from 8:00 on, and so that it ends at 20:00 at the latest. */
static void
test_hours (void)
{
  g_autoptr (GArray) busy = make_busy (NULL, NULL);
  const DeskFreeWish hour = { 60, 0, NULL };
  const DeskFreeWish odd = { 50, 0, NULL };
  const DeskFreeWish whole = { 720, 0, NULL };
  const DeskFreeWish longer = { 721, 0, NULL };

  assert_free (&hour, busy, "2026-11-22T00:00:00+08:00", "2026-11-23T00:00:00+08:00",
               "22 08:00-19:00");
  assert_free (&odd, busy, "2026-11-22T00:00:00+08:00", "2026-11-23T00:00:00+08:00",
               "22 08:00-19:00");
  assert_free (&whole, busy, "2026-11-22T00:00:00+08:00", "2026-11-23T00:00:00+08:00",
               "22 08:00-08:00");
  assert_free (&longer, busy, "2026-11-22T00:00:00+08:00", "2026-11-23T00:00:00+08:00", "");
  /* Days are those of Shanghai, over the end of a month. */
  assert_free (&hour, busy, "2026-11-30T15:59:00Z", "2026-12-01T12:00:00Z", "01 08:00-19:00");
  assert_free (&hour, busy, "2026-11-30T18:46:00+08:00", "2026-12-01T08:01:00+08:00",
               "30 19:00-19:00; 01 08:00-08:00");
  assert_free (&hour, busy, "2026-11-22T09:00:00+08:00", "2026-11-22T09:00:00+08:00", "");
}

/* The way to the visit sought, and the way to the one that comes after it. */
static void
test_travel (void)
{
  g_autoptr (GArray) busy = make_busy ("2026-11-22T11:40:00+08:00", "2026-11-22T13:00:00+08:00");
  const DeskFreeWish near = { 60, 0, NULL };
  const DeskFreeWish far = { 60, 30, NULL };

  assert_free (&near, busy, "2026-11-22T08:00:00+08:00", "2026-11-22T16:00:00+08:00",
               "22 08:00-10:30; 22 13:00-15:45");
  assert_free (&far, busy, "2026-11-22T08:00:00+08:00", "2026-11-22T16:00:00+08:00",
               "22 08:00-10:30; 22 13:30-15:45");
}

/* On Sundays from 14:00 to 16:00; the 22nd is one. */
static void
test_preferred (void)
{
  g_autoptr (GArray) busy = make_busy (NULL, NULL);
  const DeskCallHours hours = { 1 << 6, 14 * 60, 16 * 60 };
  const DeskFreeWish wish = { 60, 0, &hours };

  assert_free (&wish, busy, "2026-11-22T12:00:00+08:00", "2026-11-23T09:00:00+08:00",
               "22 12:00-13:45; 22 14:00-15:00*; 22 15:15-19:00; 23 08:00-08:45");
}

static void
test_pick (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (GArray) busy = make_busy ("2026-11-22T12:00:00+08:00", "2026-11-22T13:00:00+08:00");
  const DeskCallHours hours = { 1 << 0, 9 * 60, 10 * 60 };
  const DeskFreeWish wish = { 60, 0, &hours };
  g_autoptr (GArray) times =
    desk_free_time_find (policy, &wish, busy, desk_test_time ("2026-11-22T00:00:00+08:00"),
                         desk_test_time ("2026-11-24T00:00:00+08:00"));
  gint64 wanted = desk_test_time ("2026-11-22T12:05:00+08:00");
  g_autoptr (GArray) picked = desk_free_time_pick (times, wanted, 3);

  g_assert_cmpuint (picked->len, ==, 3);
  g_assert_cmpint (g_array_index (picked, gint64, 0), ==,
                   desk_test_time ("2026-11-23T09:00:00+08:00"));
  g_assert_cmpint (g_array_index (picked, gint64, 1), ==,
                   desk_test_time ("2026-11-22T13:00:00+08:00"));
  g_assert_cmpint (g_array_index (picked, gint64, 2), ==,
                   desk_test_time ("2026-11-22T11:00:00+08:00"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-free/hours-H1", test_hours);
  g_test_add_func ("/visit-free/travel", test_travel);
  g_test_add_func ("/visit-free/preferred", test_preferred);
  g_test_add_func ("/visit-free/pick", test_pick);

  return g_test_run ();
}
