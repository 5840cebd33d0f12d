/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>

static void
test_short (void)
{
  g_autofree char *excerpt = desk_error_excerpt ("12,30");
  g_autofree char *empty = desk_error_excerpt ("");

  g_assert_cmpstr (excerpt, ==, "12,30");
  g_assert_cmpstr (empty, ==, "");
}

/* Wherever the cut falls, no character is cut in two. */
static void
test_long (void)
{
  for (gsize lead = 0; lead < 4; lead++)
    {
      GString *text = g_string_new (NULL);
      g_autofree char *excerpt = NULL;

      for (gsize i = 0; i < lead; i++)
        g_string_append_c (text, 'x');
      for (int i = 0; i < 100; i++)
        g_string_append (text, "额");
      excerpt = desk_error_excerpt (text->str);
      g_assert_true (g_str_has_suffix (excerpt, "额…"));
      g_assert_cmpuint (strlen (excerpt), <, 70);
      g_string_free (text, TRUE);
    }
}

static void
test_bytes (void)
{
  g_autofree char *excerpt = desk_error_excerpt ("\xff\xfe\x80");

  g_assert_true (g_utf8_validate (excerpt, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/short", test_short);
  g_test_add_func ("/error/long", test_long);
  g_test_add_func ("/error/bytes", test_bytes);
  return g_test_run ();
}
