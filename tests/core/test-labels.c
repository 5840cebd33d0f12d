/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-labels.h>

static void
test_words (void)
{
  g_assert_cmpstr (desk_label_brand ("navigator"), ==, "Business Navigator");
  g_assert_cmpstr (desk_label_certificate ("personal"), ==, "Personal");
  g_assert_cmpstr (desk_label_segment ("cluster"), ==, "High-end cluster");
  g_assert_cmpstr (desk_label_rank ("bureau"), ==, "Bureau");
  g_assert_cmpstr (desk_label_kind ("fixed"), ==, "Fixed line");
  g_assert_cmpstr (desk_label_payment ("prepaid"), ==, "Prepaid");
  g_assert_cmpstr (desk_label_state ("in-use"), ==, "In use");
  g_assert_cmpstr (desk_label_area ("country"), ==, "Country");
  g_assert_cmpstr (desk_label_salutation ("ms"), ==, "Ms");
}

/* P1: by the name and how the member is addressed. */
static void
test_member_name (void)
{
  g_autofree char *mr = desk_label_member_name ("钱一", "mr");
  g_autofree char *ms = desk_label_member_name ("孙二", "ms");
  g_autofree char *plain = desk_label_member_name ("某公司", "");

  g_assert_cmpstr (mr, ==, "Mr 钱一");
  g_assert_cmpstr (ms, ==, "Ms 孙二");
  g_assert_cmpstr (plain, ==, "某公司");
}

static void
test_unknown (void)
{
  g_assert_cmpstr (desk_label_brand ("new-brand"), ==, "new-brand");
  g_assert_cmpstr (desk_label_segment (""), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/words", test_words);
  g_test_add_func ("/labels/member-name-p1", test_member_name);
  g_test_add_func ("/labels/unknown", test_unknown);
  return g_test_run ();
}
