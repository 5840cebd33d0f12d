/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-test.h>
#include <desk-time.h>

static GTimeZone *
shanghai (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  g_assert_nonnull (zone);
  return g_steal_pointer (&zone);
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    gint64 time_ms;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "1970-01-01T08:00:00+08:00", 0 },
    { "1969-12-31T16:00:00-08:00", 0 },
    { "1970-01-01T00:00:00.250Z", 250 },
    { "1969-12-31T23:59:59.999Z", -1 },
    { "1970-01-01T00:00:00.5Z", 500 },
    { "1970-01-01T00:00:00.0019999Z", 1 },
    { "1970-01-01T05:45:00+05:45", 0 },
    { "2024-02-29T00:00:00Z", G_GINT64_CONSTANT (1709164800000) },
    { "2026-11-22T09:30:00+08:00", G_GINT64_CONSTANT (1795311000000) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 time_ms = 12345;

      g_assert_true (desk_time_from_rfc3339 (cases[i].text, &time_ms, &error));
      g_assert_no_error (error);
      g_assert_cmpint (time_ms, ==, cases[i].time_ms);
    }
}

static void
test_read_refuses (void)
{
  static const char * const texts[] = {
    "", "now", "2026-11-22", "09:30:00+08:00", "2026-11-22T09:30:00", "2026-11-22T09:30:00.5",
    "2026-11-22T09:30+08:00", "2026-11-22T09:30:00+0800", "2026-11-22T09:30:00+08",
    "2026-11-22T09:30:00+08:00 ", "2026-11-22T09:30:00ZZ", "2026-11-22T09:30:00.Z",
    "2026-11-22T09:30:00,5Z", "2026-11-22 09:30:00Z", "20261122T093000Z", "2026-W47-7T09:30:00Z",
    "2026-02-31T00:00:00Z", "2025-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
    "2026-11-00T00:00:00Z", "0000-01-01T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z",
    "2026-11-22T09:30:60Z", "2026-11-22T09:30:00+25:00", "2026-11-22T09:30:00+08:60",
    "２０26-11-22T09:30:00Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 time_ms = 12345;

      g_test_message ("%s", texts[i]);
      g_assert_false (desk_time_from_rfc3339 (texts[i], &time_ms, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_cmpint (time_ms, ==, 12345);
    }
}

static void
test_write (void)
{
  g_autoptr (GTimeZone) zone = shanghai ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *plain = desk_time_to_rfc3339 (G_GINT64_CONSTANT (1795311000000), zone);
  g_autofree char *fraction = desk_time_to_rfc3339 (G_GINT64_CONSTANT (1795311000007), zone);
  g_autofree char *before = desk_time_to_rfc3339 (-1, utc);

  g_assert_cmpstr (plain, ==, "2026-11-22T09:30:00+08:00");
  g_assert_cmpstr (fraction, ==, "2026-11-22T09:30:00.007+08:00");
  g_assert_cmpstr (before, ==, "1969-12-31T23:59:59.999+00:00");
}

static void
test_write_far (void)
{
  g_autoptr (GTimeZone) zone = shanghai ();
  g_autofree char *first = desk_time_to_rfc3339 (G_MININT64, zone);
  g_autofree char *last = desk_time_to_rfc3339 (G_MAXINT64, zone);

  g_assert_true (g_str_has_prefix (first, "0001-"));
  g_assert_true (g_str_has_prefix (last, "9999-"));
}

/* The natural month ends at midnight in the policy's zone, whatever the laptop's own is. */
static void
test_month_end (void)
{
  g_autoptr (GTimeZone) zone = shanghai ();
  gint64 midnight = desk_test_time ("2026-12-01T00:00:00+08:00");
  g_autofree char *month_before = desk_time_month (midnight - 1, zone);
  g_autofree char *month = desk_time_month (midnight, zone);
  g_autofree char *day_before = desk_time_day (midnight - 1, zone);
  g_autofree char *day = desk_time_day (midnight, zone);

  g_assert_cmpstr (month_before, ==, "2026-11");
  g_assert_cmpstr (month, ==, "2026-12");
  g_assert_cmpstr (day_before, ==, "2026-11-30");
  g_assert_cmpstr (day, ==, "2026-12-01");
}

static void
test_year_end (void)
{
  g_autoptr (GTimeZone) zone = shanghai ();
  g_autofree char *month = desk_time_month (desk_test_time ("2026-12-31T16:00:00Z"), zone);
  g_autofree char *day = desk_time_day (desk_test_time ("2028-02-28T16:00:00Z"), zone);

  g_assert_cmpstr (month, ==, "2027-01");
  g_assert_cmpstr (day, ==, "2028-02-29");
}

static void
test_date_valid (void)
{
  static const char * const valid[] = { "2026-11-22", "2024-02-29", "2000-02-29", "9999-12-31" };
  static const char * const invalid[] = {
    "", "2026-2-1", "2025-02-29", "1900-02-29", "2026-02-31", "2026-04-31", "2026-13-01",
    "2026-00-10", "2026-01-00", "0000-01-01", "20261122", "2026/11/22", "2026-11-22 ",
    "2026-11-22T", "-026-11-22",
  };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (desk_date_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (desk_date_is_valid (invalid[i]));
  g_assert_false (desk_date_is_valid (NULL));
}

static void
test_days_between (void)
{
  g_assert_cmpint (desk_date_days_between ("2026-11-22", "2026-11-22"), ==, 0);
  g_assert_cmpint (desk_date_days_between ("2026-11-30", "2026-12-01"), ==, 1);
  g_assert_cmpint (desk_date_days_between ("2026-12-01", "2026-11-30"), ==, -1);
  g_assert_cmpint (desk_date_days_between ("2024-02-28", "2024-03-01"), ==, 2);
  g_assert_cmpint (desk_date_days_between ("2025-01-01", "2026-01-01"), ==, 365);
  g_assert_cmpint (desk_date_days_between ("", "2026-01-01"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/read", test_read);
  g_test_add_func ("/time/read-refuses", test_read_refuses);
  g_test_add_func ("/time/write", test_write);
  g_test_add_func ("/time/write-far", test_write_far);
  g_test_add_func ("/time/month-end", test_month_end);
  g_test_add_func ("/time/year-end", test_year_end);
  g_test_add_func ("/time/date-valid", test_date_valid);
  g_test_add_func ("/time/days-between", test_days_between);
  return g_test_run ();
}
