/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-console.h>

static void
test_separator (void)
{
  static const struct
  {
    const char *given;
    const char *left;
  } cases[] = {
    { "", "" },
    { "a b", "a b" },
    { "--", "" },
    { "a -- -b", "a -b" },
    { "-- a -b", "a -b" },
    { "a --", "a" },
    { "a -- --", "a --" },
    { "a - ---", "a - ---" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].given, " ", -1);
      int n_words = g_strv_length (words);
      g_autofree char *separator = desk_console_take_separator (&n_words, words);
      g_autofree char *left = g_strjoinv (" ", words);

      g_assert_cmpstr (left, ==, cases[i].left);
      g_assert_cmpint (n_words, ==, g_strv_length (words));
      g_assert_cmpint (separator != NULL, ==, !g_str_equal (cases[i].left, cases[i].given));
    }
}

static void
assert_wrong (const char *parameters,
              const char *given,
              const char *said)
{
  g_auto (GStrv) words = g_strsplit (given, " ", -1);
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_console_check_arguments ("desk note", parameters, g_strv_length (words),
                                                words, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, said));
  g_assert_nonnull (strstr (error->message, "“desk note --help”"));
}

static void
test_arguments (void)
{
  g_auto (GStrv) words = g_strsplit ("M1 tea", " ", -1);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_console_check_arguments ("desk", "MEMBER_NO TEXT", 2, words, &error));
  g_assert_true (desk_console_check_arguments ("desk", "", 0, words + 2, &error));
  g_assert_no_error (error);
  assert_wrong ("MEMBER_NO TEXT", "M1", "TEXT");
  assert_wrong ("MEMBER_NO TEXT", "", "MEMBER_NO");
  assert_wrong ("MEMBER_NO TEXT", "M1 tea cake", "“cake”");
  assert_wrong ("", "M1", "“M1”");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/console/separator", test_separator);
  g_test_add_func ("/core/console/arguments", test_arguments);
  return g_test_run ();
}
