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
  g_test_add_func ("/labels/unknown", test_unknown);
  return g_test_run ();
}
