/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-tag.h>
#include <desk-test.h>

static void
test_normalize (void)
{
  static const struct
  {
    const char *text;
    const char *tag;
  } cases[] = {
    { "VIP", "VIP" },
    { "  爱喝茶\n", "爱喝茶" },
    { "　爱　喝茶　", "爱 喝茶" },
    { "two \t  words", "two words" },
    { "Cafe\u0301", "Café" },
    { "", NULL },
    { " \n\t", NULL },
    { "\u200b", NULL },
    { "a\033b", NULL },
    { "👨‍👩‍👧", "👨‍👩‍👧" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tag = desk_tag_normalize (cases[i].text);

      g_assert_cmpstr (tag, ==, cases[i].tag);
    }
}

static void
assert_folds (const char *tag,
              const char *expected)
{
  g_autofree char *folded = desk_tag_fold (tag);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_folds ("VIP", "vip");
  assert_folds ("Vip", "vip");
  assert_folds ("Straße", "strasse");
  assert_folds ("CAFÉ", "café");
  assert_folds ("爱喝茶", "爱喝茶");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/tag/normalize", test_normalize);
  g_test_add_func ("/core/tag/fold", test_fold);
  return g_test_run ();
}
