/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-holidays.h>
#include <desk-test.h>
#include <glib/gstdio.h>

static DeskHolidays *
load_builtin (void)
{
  g_autoptr (GError) error = NULL;
  DeskHolidays *holidays = desk_holidays_new_builtin (&error);

  g_assert_no_error (error);
  return holidays;
}

static void
assert_later (DeskHolidays *holidays,
              const char   *day,
              guint         working_days,
              const char   *expected)
{
  g_autofree char *later = desk_holidays_add_working_days (holidays, day, working_days);

  g_assert_cmpstr (later, ==, expected);
}

static void
test_working_days (void)
{
  g_autoptr (DeskHolidays) holidays = load_builtin ();

  g_assert_true (desk_holidays_is_working_day (holidays, "2026-11-20"));
  g_assert_false (desk_holidays_is_working_day (holidays, "2026-11-21"));
  g_assert_false (desk_holidays_is_working_day (holidays, "2026-11-22"));
  g_assert_true (desk_holidays_is_working_day (holidays, "2026-11-23"));
  /* National Day, and the Saturday worked for it. */
  g_assert_true (desk_holidays_is_working_day (holidays, "2026-09-30"));
  g_assert_false (desk_holidays_is_working_day (holidays, "2026-10-01"));
  g_assert_false (desk_holidays_is_working_day (holidays, "2026-10-07"));
  g_assert_true (desk_holidays_is_working_day (holidays, "2026-10-08"));
  g_assert_true (desk_holidays_is_working_day (holidays, "2026-10-10"));
}

static void
test_add (void)
{
  g_autoptr (DeskHolidays) holidays = load_builtin ();

  assert_later (holidays, "2026-11-18", 0, "2026-11-18");
  assert_later (holidays, "2026-11-18", 2, "2026-11-20");
  assert_later (holidays, "2026-11-20", 1, "2026-11-23");
  assert_later (holidays, "2026-11-21", 1, "2026-11-23");
  assert_later (holidays, "2026-09-30", 1, "2026-10-08");
  assert_later (holidays, "2026-09-30", 3, "2026-10-10");
  assert_later (holidays, "2026-09-30", 4, "2026-10-12");
  assert_later (holidays, "2026-02-13", 1, "2026-02-14");
  assert_later (holidays, "2026-02-14", 1, "2026-02-24");
}

/* A make-up day on a weekday would be a slip of the pen. */
static void
test_make_up_days_are_weekends (void)
{
  static const char * const make_up[] = {
    "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
    "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
  };
  g_autoptr (DeskHolidays) holidays = load_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (make_up); i++)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_parse (&date, make_up[i]);
      g_assert_cmpint (g_date_get_weekday (&date), >=, G_DATE_SATURDAY);
      g_assert_true (desk_holidays_is_working_day (holidays, make_up[i]));
    }
}

static void
test_unknown_year (void)
{
  g_autoptr (DeskHolidays) holidays = load_builtin ();

  g_assert_true (desk_holidays_knows_year (holidays, 2025));
  g_assert_true (desk_holidays_knows_year (holidays, 2026));
  g_assert_false (desk_holidays_knows_year (holidays, 2010));
  g_assert_true (desk_holidays_is_working_day (holidays, "2010-10-01"));
  g_assert_false (desk_holidays_is_working_day (holidays, "2010-10-02"));
}

static void
test_refuses (void)
{
  static const char * const texts[] = {
    "", "[next]\nholidays=2026-01-01\n", "[2026]\nholiday=2026-01-01\n",
    "[2026]\nholidays=2026-02-31\n",
    "[2026]\nholidays=2025-01-01\n", "[2026]\nholidays=2026-12-31..2027-01-02\n",
    "[2026]\nholidays=2026-01-03..2026-01-01\n", "[2026]\nholidays=2026-01-01..\n",
    "[2026]\nholidays=2026-01-01;2026-01-01\n",
    "[2026]\nholidays=2026-01-01\nworking_days=2026-01-01\n",
    "[2026]\nholidays=tomorrow\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (desk_holidays_new_from_data (texts[i], strlen (texts[i]), "test.ini", &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "test.ini, line "));
    }
}

/* A file in the user's data folder replaces the one carried, whole. */
static void
test_replaced (void)
{
  g_autofree char *dir = g_build_filename (g_get_user_data_dir (), "member-desk", NULL);
  g_autofree char *path = g_build_filename (dir, "holidays.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskHolidays) carried = desk_holidays_new_default (&error);
  g_autoptr (DeskHolidays) own = NULL;

  g_assert_no_error (error);
  g_assert_true (desk_holidays_knows_year (carried, 2026));

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[2030]\nholidays=2030-01-01\n", -1, NULL));
  own = desk_holidays_new_default (&error);
  g_assert_no_error (error);
  g_assert_false (desk_holidays_knows_year (own, 2026));
  g_assert_false (desk_holidays_is_working_day (own, "2030-01-01"));

  g_assert_true (g_file_set_contents (path, "nonsense", -1, NULL));
  g_assert_null (desk_holidays_new_default (&error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/holidays/working-days", test_working_days);
  g_test_add_func ("/holidays/add", test_add);
  g_test_add_func ("/holidays/make-up-days", test_make_up_days_are_weekends);
  g_test_add_func ("/holidays/unknown-year", test_unknown_year);
  g_test_add_func ("/holidays/refuses", test_refuses);
  g_test_add_func ("/holidays/replaced", test_replaced);
  return g_test_run ();
}
