/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-mask.h>

static void
test_number (void)
{
  static const struct
  {
    const char *number;
    const char *shown;
  } cases[] = {
    { "18908510000", "189****0000" },
    { "08511234567", "0851****4567" },
    { "0851-12345678", "0851****5678" },
    { "01012345678", "010****5678" },
    { "02112345678", "021****5678" },
    { "GZ800000123", "GZ****0123" },
    { "85012345", "****2345" },
    { "1234567", "****4567" },
    { "123456", "****" },
    { "10000", "****" },
    { "1", "****" },
    { "一二三四五六七八九十", "****" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = desk_mask_number (cases[i].number);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_address (void)
{
  static const struct
  {
    const char *address;
    const char *shown;
  } cases[] = {
    { "贵阳市北京路244号", "贵阳市北京路****" },
    { "贵州省贵阳市观山湖区金阳南路6号中天花园3栋2单元501", "贵州省贵阳市观山湖区金阳南路****" },
    { "贵阳市花果园大街113号", "贵阳市花果园大街****" },
    { "贵阳市清溪路十二号", "贵阳市清溪路****" },
    { "贵阳市北京路２４４号", "贵阳市北京路****" },
    { "遵义市凤凰小区12栋3街", "遵义市凤凰小区****" },
    { "贵阳市", "贵阳市****" },
    { "12 Baker Street", "****" },
    { "\xff\xfe", "****" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = desk_mask_address (cases[i].address);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_none (void)
{
  g_autofree char *number = desk_mask_number (NULL);
  g_autofree char *address = desk_mask_address (NULL);

  g_assert_cmpstr (number, ==, "");
  g_assert_cmpstr (address, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/S/number", test_number);
  g_test_add_func ("/mask/S/address", test_address);
  g_test_add_func ("/mask/S/none", test_none);
  return g_test_run ();
}
