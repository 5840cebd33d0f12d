/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-reminder.h>
#include <desk-test.h>

/* Half an hour before the way begins; nothing from 21:00 to 7:00. */
static const DeskReminderWish usual = { TRUE, 30, 21 * 60, 7 * 60 };

static DeskReminderState
judge (const DeskReminderWish *wish,
       const char             *start,
       gint64                  travel,
       const char             *changed,
       const char             *now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  return desk_reminder_judge (wish, desk_test_time (start), travel, desk_test_time (changed),
                              desk_test_time (now), zone);
}

/* A visit at 10:00, a quarter away: the moment is 9:15. */
static void
test_moment (void)
{
  static const struct
  {
    const char        *now;
    DeskReminderState  state;
  } cases[] = {
    { "2026-11-24T09:14:59+08:00", DESK_REMINDER_WAITING },
    { "2026-11-24T09:15:00+08:00", DESK_REMINDER_DUE },
    { "2026-11-24T09:59:59+08:00", DESK_REMINDER_DUE },
    { "2026-11-24T10:00:00+08:00", DESK_REMINDER_MISSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (judge (&usual, "2026-11-24T10:00:00+08:00", 15, "2026-11-20T10:00:00+08:00",
                            cases[i].now),
                     ==, cases[i].state);
}

static void
test_quiet (void)
{
  static const struct
  {
    const char *now;
    gboolean    quiet;
    gboolean    by_day;         /* from 12:00 to 14:00 instead */
  } cases[] = {
    { "2026-11-24T20:59:59+08:00", FALSE, FALSE },
    { "2026-11-24T21:00:00+08:00", TRUE, FALSE },
    { "2026-11-25T00:00:00+08:00", TRUE, FALSE },
    { "2026-11-25T06:59:59+08:00", TRUE, FALSE },
    { "2026-11-25T07:00:00+08:00", FALSE, FALSE },
    { "2026-11-25T11:59:59+08:00", FALSE, FALSE },
    { "2026-11-25T12:00:00+08:00", FALSE, TRUE },
    { "2026-11-25T13:59:59+08:00", FALSE, TRUE },
    { "2026-11-25T14:00:00+08:00", FALSE, FALSE },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  DeskReminderWish noon = { TRUE, 30, 12 * 60, 14 * 60 };
  DeskReminderWish none = { TRUE, 30, 9 * 60, 9 * 60 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 now = desk_test_time (cases[i].now);

      g_assert_cmpint (desk_reminder_is_quiet (&usual, now, zone), ==, cases[i].quiet);
      g_assert_cmpint (desk_reminder_is_quiet (&noon, now, zone), ==, cases[i].by_day);
      g_assert_false (desk_reminder_is_quiet (&none, now, zone));
    }
}

/* At 7:00 the quiet hours end: what they kept back comes, unless the visit has begun. */
static void
test_silent (void)
{
  const char *start = "2026-11-24T07:15:00+08:00";
  const char *changed = "2026-11-20T10:00:00+08:00";

  g_assert_cmpint (judge (&usual, start, 0, changed, "2026-11-24T06:44:59+08:00"), ==,
                   DESK_REMINDER_WAITING);
  g_assert_cmpint (judge (&usual, start, 0, changed, "2026-11-24T06:59:59+08:00"), ==,
                   DESK_REMINDER_SILENT);
  g_assert_cmpint (judge (&usual, start, 0, changed, "2026-11-24T07:00:00+08:00"), ==,
                   DESK_REMINDER_DUE);
}

/* Who has just planned or moved it knows of it. */
static void
test_just_planned (void)
{
  const char *start = "2026-11-24T10:00:00+08:00";
  const char *now = "2026-11-24T09:45:00+08:00";

  g_assert_cmpint (judge (&usual, start, 0, "2026-11-24T09:30:00+08:00", now), ==,
                   DESK_REMINDER_NONE);
  g_assert_cmpint (judge (&usual, start, 0, "2026-11-24T09:29:59+08:00", now), ==,
                   DESK_REMINDER_DUE);
}

static void
test_unwanted (void)
{
  DeskReminderWish unwanted = usual;

  unwanted.wanted = FALSE;
  g_assert_cmpint (judge (&unwanted, "2026-11-24T10:00:00+08:00", 0, "2026-11-20T10:00:00+08:00",
                          "2026-11-24T09:45:00+08:00"),
                   ==, DESK_REMINDER_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/reminder/moment", test_moment);
  g_test_add_func ("/core/reminder/quiet", test_quiet);
  g_test_add_func ("/core/reminder/silent", test_silent);
  g_test_add_func ("/core/reminder/just-planned", test_just_planned);
  g_test_add_func ("/core/reminder/unwanted", test_unwanted);

  return g_test_run ();
}
