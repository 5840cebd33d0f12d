/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-money.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 fen;
  } cases[] = {
    { "0", 0 }, { "0.00", 0 }, { "-0", 0 }, { "12", 1200 }, { "12.3", 1230 }, { "12.30", 1230 },
    { "0.05", 5 }, { "-0.05", -5 }, { "-12.30", -1230 }, { "007", 700 }, { "3359.99", 335999 },
    { "92233720368547758.07", G_MAXINT64 }, { "-92233720368547758.07", -G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 fen = 777;

      g_assert_true (desk_money_parse (cases[i].text, &fen, &error));
      g_assert_no_error (error);
      g_assert_cmpint (fen, ==, cases[i].fen);
    }
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    const char *text;
    const char *why;
  } cases[] = {
    { "", "empty" }, { "-", "empty" }, { "12,30", "commas" }, { "1,234.50", "commas" },
    { "1e9", "exponent" }, { "1.5E3", "exponent" }, { "1.234", "two decimals" }, { "5.", "digits" },
    { ".5", "digits" }, { "--5", "digits" }, { "+5", "digits" }, { " 5", "digits" },
    { "5 ", "digits" }, { "0x10", "digits" }, { "12.3a", "digits" }, { "¥12", "digits" },
    { "１２", "digits" },
    { "nan", "digits" }, { "1.2.3", "digits" }, { "\xff", "digits" },
    { "92233720368547758.08", "too large" }, { "-92233720368547758.08", "too large" },
    { "92233720368547759", "too large" }, { "99999999999999999999999999", "too large" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *escaped = g_strescape (cases[i].text, NULL);
      gint64 fen = 777;

      g_test_message ("%s", escaped);
      g_assert_false (desk_money_parse (cases[i].text, &fen, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].why));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (fen, ==, 777);
    }
}

static void
test_parse_long (void)
{
  g_autofree char *text = g_strnfill (1000000, '9');
  g_autoptr (GError) error = NULL;
  gint64 fen;

  g_assert_false (desk_money_parse (text, &fen, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
assert_formats (gint64      fen,
                const char *plain,
                const char *local)
{
  g_autofree char *text = desk_money_format (fen);
  g_autofree char *local_text = desk_money_format_local (fen);

  g_assert_cmpstr (text, ==, plain);
  g_assert_cmpstr (local_text, ==, local);
}

static void
test_format (void)
{
  assert_formats (0, "0.00", "¥0.00");
  assert_formats (5, "0.05", "¥0.05");
  assert_formats (1230, "12.30", "¥12.30");
  assert_formats (99999, "999.99", "¥999.99");
  assert_formats (100000, "1000.00", "¥1,000.00");
  assert_formats (123450, "1234.50", "¥1,234.50");
  assert_formats (123456789, "1234567.89", "¥1,234,567.89");
  assert_formats (-1, "-0.01", "-¥0.01");
  assert_formats (G_MAXINT64, "92233720368547758.07", "¥92,233,720,368,547,758.07");
  assert_formats (G_MININT64, "-92233720368547758.08", "-¥92,233,720,368,547,758.08");
}

static void
test_round_trip (void)
{
  for (gint64 fen = -100000; fen <= 100000; fen += 37)
    {
      g_autofree char *text = desk_money_format (fen);
      gint64 back;

      g_assert_true (desk_money_parse (text, &back, NULL));
      g_assert_cmpint (back, ==, fen);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/parse-refuses", test_parse_refuses);
  g_test_add_func ("/money/parse-long", test_parse_long);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/round-trip", test_round_trip);
  return g_test_run ();
}
