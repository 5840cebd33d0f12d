/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-collation.h>

static void
assert_order (const char * const *texts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskCollation) collation = desk_collation_new (&error);

  g_assert_no_error (error);
  for (guint i = 0; texts[i + 1] != NULL; i++)
    {
      g_autoptr (GBytes) left = desk_collation_key (collation, texts[i]);
      g_autoptr (GBytes) right = desk_collation_key (collation, texts[i + 1]);

      g_test_message ("%s < %s", texts[i], texts[i + 1]);
      g_assert_cmpint (g_bytes_compare (left, right), <, 0);
    }
}

/* ān, bái, chén, lǐ, wáng, zhāng; by code point 李 and 王 come before 安. */
static void
test_pinyin (void)
{
  const char * const surnames[] = { "安", "白", "陈", "李", "王", "张", NULL };
  const char * const given_names[] = { "王芳", "王明", "王伟", "王小明", NULL };

  assert_order (surnames);
  assert_order (given_names);
}

static void
test_odd_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskCollation) collation = desk_collation_new (&error);
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (GBytes) long_key = NULL;
  g_autoptr (GBytes) broken = NULL;

  g_assert_no_error (error);
  empty = desk_collation_key (collation, "");
  long_key = desk_collation_key (collation, name);
  broken = desk_collation_key (collation, "\xff\xfe");
  g_assert_cmpint (g_bytes_compare (empty, long_key), <, 0);
  g_assert_cmpuint (g_bytes_get_size (long_key), >, 0);
  g_assert_nonnull (broken);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/collation/pinyin", test_pinyin);
  g_test_add_func ("/store/collation/odd-texts", test_odd_texts);
  return g_test_run ();
}
