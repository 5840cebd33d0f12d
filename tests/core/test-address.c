/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-address.h>

static const struct
{
  const char *address;
  const char *street;
  const char *district;
} cases[] = {
  { "贵阳市北京路244号", "贵阳市北京路", "" },
  { "贵阳市南明区延安中路198号", "贵阳市南明区延安中路", "贵阳市南明区" },
  { "贵阳市花果园大街113号", "贵阳市花果园大街", "" },
  { "遵义市播州区龙坑镇共青大道9号阳光小区3栋", "遵义市播州区龙坑镇共青大道",
    "遵义市播州区龙坑镇" },
  { "贵阳市云岩区阳光小区3栋", "", "贵阳市云岩区" },
  { "贵阳市长岭北路１４６号", "贵阳市长岭北路", "" },
  { "", "", "" },
  { "12 Main Street", "", "" },
};

static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *street = desk_address_find_street (cases[i].address);
      g_autofree char *district = desk_address_find_district (cases[i].address);

      g_assert_cmpstr (street, ==, cases[i].street);
      g_assert_cmpstr (district, ==, cases[i].district);
    }
}

static void
test_near (void)
{
  g_assert_true (desk_address_is_near ("贵阳市北京路244号", "贵阳市北京路9号"));
  g_assert_true (desk_address_is_near ("贵阳市南明区延安中路1号", "贵阳市南明区市南路5号"));
  g_assert_false (desk_address_is_near ("贵阳市南明区中山路1号", "贵阳市云岩区中山路1号"));
  g_assert_false (desk_address_is_near ("贵阳市北京路1号", "贵阳市北京东路1号"));
  g_assert_false (desk_address_is_near ("", ""));
  g_assert_false (desk_address_is_near ("12 Main Street", "12 Main Street"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/parts", test_parts);
  g_test_add_func ("/address/near", test_near);

  return g_test_run ();
}
