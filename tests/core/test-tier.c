/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-tier.h>

static void
test_words (void)
{
  static const char * const words[] = { "none", "non-card", "silver", "gold", "diamond" };

  g_assert_cmpint (G_N_ELEMENTS (words), ==, DESK_N_TIERS);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      DeskTier tier = DESK_TIER_NONE;

      g_assert_true (desk_tier_from_string (words[i], &tier));
      g_assert_cmpint (tier, ==, i);
      g_assert_cmpstr (desk_tier_to_string (tier), ==, words[i]);
    }
}

static void
test_unknown (void)
{
  static const char * const words[] = { "", "Gold", "gold ", "platinum", NULL };
  DeskTier tier = DESK_TIER_GOLD;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (desk_tier_from_string (words[i], &tier));
  g_assert_cmpint (tier, ==, DESK_TIER_GOLD);
}

static void
test_order (void)
{
  g_assert_cmpint (DESK_TIER_NONE, <, DESK_TIER_NON_CARD);
  g_assert_cmpint (DESK_TIER_NON_CARD, <, DESK_TIER_SILVER);
  g_assert_cmpint (DESK_TIER_SILVER, <, DESK_TIER_GOLD);
  g_assert_cmpint (DESK_TIER_GOLD, <, DESK_TIER_DIAMOND);
}

static void
test_labels (void)
{
  g_assert_cmpstr (desk_tier_get_label (DESK_TIER_DIAMOND), ==, "Diamond");
  g_assert_cmpstr (desk_tier_get_label (DESK_TIER_NON_CARD), ==, "Non-card member");
  g_assert_cmpstr (desk_tier_get_label (DESK_TIER_NONE), ==, "None");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tier/words", test_words);
  g_test_add_func ("/tier/unknown", test_unknown);
  g_test_add_func ("/tier/order", test_order);
  g_test_add_func ("/tier/labels", test_labels);
  return g_test_run ();
}
