/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-phone.h>

static void
test_key (void)
{
  static const struct
  {
    const char *text;
    const char *key;
  } cases[] = {
    { "13900000001", "13900000001" }, { "139 0000 0001", "13900000001" },
    { "139-0000-0001", "13900000001" }, { "+86 139 0000 0001", "13900000001" },
    { "008613900000001", "13900000001" }, { "8613900000001", "13900000001" },
    { "１３９００００１１１１", "13900001111" }, { "(0851) 8666-1234", "085186661234" },
    { "（0851）86661234", "085186661234" }, { "1.3900000001E10", "13900000001" },
    { "1.3900000001e+10", "13900000001" }, { "1.39E+10", "" }, { "8666123", "8666123" },
    { "866612", "" }, { "GZ800000000", "" }, { "无", "" }, { "", "" },
    { "1234567890123456", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = desk_phone_key (cases[i].text);

      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_compact (void)
{
  g_autofree char *account = desk_phone_compact (" gz 8000-00000 ");
  g_autofree char *number = desk_phone_compact ("1.3900000001E+10");

  g_assert_cmpstr (account, ==, "GZ800000000");
  g_assert_cmpstr (number, ==, "13900000001");
}

/* What a spreadsheet shows of a long number is not the number. */
static void
test_shortened (void)
{
  g_assert_true (desk_phone_is_shortened ("1.39E+10"));
  g_assert_true (desk_phone_is_shortened ("1.39e10"));
  g_assert_true (desk_phone_is_shortened ("1E+10"));
  g_assert_false (desk_phone_is_shortened ("1.3900000001E+10"));
  g_assert_false (desk_phone_is_shortened ("13900000001"));
  g_assert_false (desk_phone_is_shortened ("1.39E+3"));
  g_assert_false (desk_phone_is_shortened (""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/phone/key", test_key);
  g_test_add_func ("/core/phone/compact", test_compact);
  g_test_add_func ("/core/phone/shortened", test_shortened);
  return g_test_run ();
}
