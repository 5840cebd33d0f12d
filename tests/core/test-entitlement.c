/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-entitlement.h>

#include "core-fixture.h"

#define TWO_SERVICES "[service.emergency-reactivation]\ncounts_with=delayed-suspension\n" \
                     "[service.delayed-suspension]\n[service.spare-sim]\n"

static void
test_list (void)
{
  static const char * const expected[] = {
    "emergency-reactivation", "delayed-suspension", "credit-raise", "points-redemption", "spare-sim",
    "uim-replacement", "free-installation", "airport-lounge", "station-channel", "leisure-club",
    "merchant-alliance", "points-activity", NULL,
  };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  g_assert_true (g_strv_equal (desk_entitlement_list (policy), expected));
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_assert_true (desk_entitlement_is_known (policy, expected[i]));
      g_assert_cmpstr (desk_entitlement_get_label (expected[i]), !=, expected[i]);
      g_assert_nonnull (desk_entitlement_get_source (policy, expected[i]));
    }
  g_assert_false (desk_entitlement_is_known (policy, "massage"));
  g_assert_false (desk_entitlement_is_known (policy, ""));
  g_assert_cmpstr (desk_entitlement_get_label ("massage"), ==, "massage");
  g_assert_null (desk_entitlement_get_source (policy, "massage"));
}

/* E2, E4, E7: what a use names besides, whom it is for, and how much it may be. */
static void
test_takes (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  gint64 fen = 0;

  g_assert_cmpint (desk_entitlement_get_takes (policy, "credit-raise"), ==, DESK_TAKES_MONEY);
  g_assert_cmpint (desk_entitlement_get_takes (policy, "points-redemption"), ==, DESK_TAKES_POINTS);
  g_assert_cmpint (desk_entitlement_get_takes (policy, "points-activity"), ==, DESK_TAKES_BONUS);
  g_assert_cmpint (desk_entitlement_get_takes (policy, "spare-sim"), ==, DESK_TAKES_LOAN);
  g_assert_cmpint (desk_entitlement_get_takes (policy, "airport-lounge"), ==, DESK_TAKES_NOTHING);
  g_assert_true (desk_entitlement_is_for (policy, DESK_TIER_DIAMOND, "credit-raise"));
  g_assert_false (desk_entitlement_is_for (policy, DESK_TIER_GOLD, "credit-raise"));
  g_assert_true (desk_entitlement_is_for (policy, DESK_TIER_SILVER, "spare-sim"));
  g_assert_true (desk_entitlement_get_most_fen (policy, "credit-raise", &fen));
  g_assert_cmpint (fen, ==, 20000);
  g_assert_false (desk_entitlement_get_most_fen (policy, "spare-sim", &fen));
}

static void
test_limit (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  static const char * const services[] = { "emergency-reactivation", "delayed-suspension" };

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      gint64 uses = 77;

      g_assert_true (desk_entitlement_get_limit (policy, DESK_TIER_DIAMOND, services[i], &uses));
      g_assert_cmpint (uses, ==, 3);
    }
}

/* The source gives only the diamond card's entitlements: other limits are not set, not nought. */
static void
test_limit_not_set (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  gint64 uses = 77;

  for (DeskTier tier = DESK_TIER_NONE; tier < DESK_TIER_DIAMOND; tier++)
    g_assert_false (desk_entitlement_get_limit (policy, tier, "emergency-reactivation", &uses));
  g_assert_false (desk_entitlement_get_limit (policy, DESK_TIER_DIAMOND, "spare-sim", &uses));
  g_assert_false (desk_entitlement_get_limit (policy, DESK_TIER_DIAMOND, "massage", &uses));
  g_assert_cmpint (uses, ==, 77);
}

static void
assert_counts_with (DeskPolicy *policy,
                    const char *service,
                    const char *expected)
{
  g_auto (GStrv) others = desk_entitlement_counts_with (policy, service);
  g_autofree char *text = g_strjoinv (" ", others);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_together (void)
{
  g_autoptr (DeskPolicy) builtin = load_builtin_policy ();
  g_autoptr (DeskPolicy) one_way = load_policy (TWO_SERVICES);

  assert_counts_with (builtin, "emergency-reactivation", "delayed-suspension");
  assert_counts_with (builtin, "delayed-suspension", "emergency-reactivation");
  assert_counts_with (builtin, "spare-sim", "");
  assert_counts_with (one_way, "emergency-reactivation", "delayed-suspension");
  assert_counts_with (one_way, "delayed-suspension", "emergency-reactivation");
}

static void
test_each (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("[quota]\ntogether=false\n" TWO_SERVICES);

  assert_counts_with (policy, "emergency-reactivation", "");
  assert_counts_with (policy, "delayed-suspension", "");
}

/* Whichever of those that count together is asked about. */
static void
test_quota (void)
{
  g_autoptr (DeskPolicy) together = load_builtin_policy ();
  g_autoptr (DeskPolicy) each = load_policy ("[quota]\ntogether=false\n" TWO_SERVICES);

  g_assert_cmpstr (desk_entitlement_get_quota (together, "emergency-reactivation"), ==,
                   "emergency-reactivation");
  g_assert_cmpstr (desk_entitlement_get_quota (together, "delayed-suspension"), ==,
                   "emergency-reactivation");
  g_assert_cmpstr (desk_entitlement_get_quota (together, "spare-sim"), ==, "spare-sim");
  g_assert_cmpstr (desk_entitlement_get_quota (each, "delayed-suspension"), ==,
                   "delayed-suspension");
}

static void
test_flags (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  g_assert_true (desk_entitlement_serves_frozen (policy, "emergency-reactivation"));
  g_assert_true (desk_entitlement_serves_frozen (policy, "delayed-suspension"));
  g_assert_false (desk_entitlement_serves_frozen (policy, "airport-lounge"));
  g_assert_true (desk_entitlement_takes_hours (policy, "emergency-reactivation"));
  g_assert_false (desk_entitlement_takes_hours (policy, "airport-lounge"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entitlement/E7/list", test_list);
  g_test_add_func ("/entitlement/E2/E4/E7/takes", test_takes);
  g_test_add_func ("/entitlement/E6/limit", test_limit);
  g_test_add_func ("/entitlement/E6/limit-not-set", test_limit_not_set);
  g_test_add_func ("/entitlement/E6/together", test_together);
  g_test_add_func ("/entitlement/E6/each", test_each);
  g_test_add_func ("/entitlement/E6/quota", test_quota);
  g_test_add_func ("/entitlement/L5/flags", test_flags);
  return g_test_run ();
}
