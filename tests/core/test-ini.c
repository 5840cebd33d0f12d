/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-ini.h>

static void
assert_words (const char * const *words,
              const char         *expected)
{
  g_autofree char *text = g_strjoinv (" ", (GStrv) words);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_read (void)
{
  static const char text[] = "# a comment\n[one]\na = x \nb=1;2;\n\n[two]\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskIni) ini = desk_ini_new_from_data (text, strlen (text), "test.ini", &error);
  g_auto (GStrv) keys = NULL;
  g_auto (GStrv) list = NULL;
  g_autofree char *value = NULL;

  g_assert_no_error (error);
  assert_words (desk_ini_list_groups (ini), "one two");
  keys = desk_ini_list_keys (ini, "one");
  assert_words ((const char * const *) keys, "a b");
  value = desk_ini_get_text (ini, "one", "a");
  g_assert_cmpstr (value, ==, "x");
  list = desk_ini_get_list (ini, "one", "b");
  assert_words ((const char * const *) list, "1 2");
  g_assert_null (desk_ini_get_text (ini, "one", "c"));
  g_assert_null (desk_ini_get_list (ini, "three", "a"));
}

static void
assert_refused_at (DeskIni    *ini,
                   const char *group,
                   const char *key,
                   const char *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_ini_refuse (ini, group, key, "because", &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, line));
  g_assert_nonnull (strstr (error->message, "because"));
}

static void
test_refuse (void)
{
  static const char text[] = "\n[one]\na=x\n\n[two]\na=y\n";
  g_autoptr (DeskIni) ini = desk_ini_new_from_data (text, strlen (text), "test.ini", NULL);

  assert_refused_at (ini, "one", "a", "test.ini, line 3: [one] a: ");
  assert_refused_at (ini, "two", "a", "line 6:");
  assert_refused_at (ini, "two", NULL, "line 5:");
  assert_refused_at (ini, "two", "missing", "line 5:");
  assert_refused_at (ini, "three", "missing", "line 1:");
}

/* What is read need not end with a NUL. */
static void
test_length (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskIni) ini = desk_ini_new_from_data ("[a]\nb=12345", 8, "test.ini", &error);
  g_autofree char *value = NULL;

  g_assert_no_error (error);
  value = desk_ini_get_text (ini, "a", "b");
  g_assert_cmpstr (value, ==, "12");
}

static void
test_nul (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_ini_new_from_data ("[a]\nb=\0c\n", 9, "test.ini", &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ini/read", test_read);
  g_test_add_func ("/ini/refuse", test_refuse);
  g_test_add_func ("/ini/length", test_length);
  g_test_add_func ("/ini/nul", test_nul);
  return g_test_run ();
}
