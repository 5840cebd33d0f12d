/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-fold.h>

static void
test_text (void)
{
  const struct { const char *text, *folded; } cases[] = {
    { "", "" },
    { "   ", "" },
    { "\t\n", "" },
    { "  Wang Wei ", "wang wei" },
    { "M0000123", "m0000123" },
    { "１３８ＡＢｃ", "138abc" },
    { "王　", "王" },
    { "ÄRGER", "ärger" },
    { "a\x1f" "b\nc", "ab c" },
    { "100%_'\"\\*", "100%_'\"\\*" },
    { "單偉國、鄧麗雲、葉蘭", "单伟国、邓丽云、叶兰" },
    { "臺灣電信貴陽", "台湾电信贵阳" },
    { "𬱖", "𬱖" },
    { "\xff", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = desk_fold_text (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fold/text", test_text);
  return g_test_run ();
}
