/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-rating.h>

#include "core-fixture.h"

#define YUAN(yuan) ((gint64) (yuan) * 100)

static void
set (char       **field,
     const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static DeskMember *
make_person (const char *brand,
             gint64      spend_fen)
{
  DeskMember *member = desk_member_new ();

  set (&member->certificate, "personal");
  set (&member->brand, brand);
  member->spend_12m_fen = spend_fen;
  return member;
}

static DeskMember *
make_organisation (const char *segment,
                   gint64      revenue_fen)
{
  DeskMember *member = desk_member_new ();

  set (&member->certificate, "organisation");
  set (&member->segment, segment);
  set (&member->brand, "ehome");
  member->spend_12m_fen = YUAN (9999999);
  member->revenue_year_fen = revenue_fen;
  return member;
}

static void
assert_rated (DeskMember *member,
              DeskTier    tier,
              const char *rule)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskRating) rating = desk_rating_new (member, policy);

  g_assert_cmpstr (desk_tier_to_string (rating->tier), ==, desk_tier_to_string (tier));
  g_assert_cmpstr (rating->rule, ==, rule);
  g_assert_cmpuint (rating->reasons->len, >, 0);
}

static void
assert_person (const char *brand,
               gint64      spend_fen,
               DeskTier    tier,
               const char *rule)
{
  g_autoptr (DeskMember) member = make_person (brand, spend_fen);

  assert_rated (member, tier, rule);
}

static void
assert_revenue (const char *segment,
                const char *strategic,
                gint64      revenue_fen,
                DeskTier    tier)
{
  g_autoptr (DeskMember) member = make_organisation (segment, revenue_fen);

  set (&member->strategic, strategic);
  assert_rated (member, tier, "T5");
}

/* The bounds of a brand: one fen below each threshold, and the threshold itself. */
static void
assert_brand (const char   *brand,
              const char   *rule,
              const gint64  thresholds_fen[3])
{
  assert_person (brand, 0, DESK_TIER_NONE, rule);
  assert_person (brand, thresholds_fen[0] - 1, DESK_TIER_NONE, rule);
  assert_person (brand, thresholds_fen[0], DESK_TIER_SILVER, rule);
  assert_person (brand, thresholds_fen[1] - 1, DESK_TIER_SILVER, rule);
  assert_person (brand, thresholds_fen[1], DESK_TIER_GOLD, rule);
  assert_person (brand, thresholds_fen[2] - 1, DESK_TIER_GOLD, rule);
  assert_person (brand, thresholds_fen[2], DESK_TIER_DIAMOND, rule);
}

static void
test_ehome (void)
{
  assert_brand ("ehome", "T1", (const gint64[]) { 108000, 216000, 336000 });
}

static void
test_tianyi (void)
{
  assert_brand ("tianyi", "T2", (const gint64[]) { 103200, 216000, 336000 });
}

static void
test_other (void)
{
  static const char * const brands[] = { "navigator", "broadband", "other", "", "organisation" };

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    assert_brand (brands[i], "T3", (const gint64[]) { 120000, 240000, 360000 });
}

static void
assert_rank (const char *rank,
             DeskTier    tier)
{
  g_autoptr (DeskMember) member = make_organisation ("government", YUAN (9999999));

  set (&member->rank, rank);
  assert_rated (member, tier, "T4");
}

static void
test_government (void)
{
  assert_rank ("bureau", DESK_TIER_DIAMOND);
  assert_rank ("division", DESK_TIER_GOLD);
  assert_rank ("section", DESK_TIER_SILVER);
}

static void
test_government_without_rank (void)
{
  assert_rank ("", DESK_TIER_NONE);
  assert_rank ("minister", DESK_TIER_NONE);
  assert_rank ("rule", DESK_TIER_NONE);
}

static void
test_government_has_no_figure (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskMember) member = make_organisation ("government", YUAN (60000));
  g_autoptr (DeskRating) rating = NULL;

  set (&member->rank, "division");
  rating = desk_rating_new (member, policy);
  g_assert_false (rating->has_figure);
  g_assert_cmpint (rating->threshold_fen, ==, -1);
  g_assert_cmpint (rating->thresholds_fen[0], ==, -1);
  g_assert_cmpint (rating->next_tier, ==, DESK_TIER_NONE);
}

static void
test_revenue (void)
{
  static const char * const segments[] = { "finance", "enterprise", "cluster" };

  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    {
      assert_revenue (segments[i], "", YUAN (50000) - 1, DESK_TIER_NONE);
      assert_revenue (segments[i], "", YUAN (50000), DESK_TIER_SILVER);
      assert_revenue (segments[i], "", YUAN (100000) - 1, DESK_TIER_SILVER);
      assert_revenue (segments[i], "", YUAN (100000), DESK_TIER_GOLD);
      assert_revenue (segments[i], "", YUAN (300000) - 1, DESK_TIER_GOLD);
      assert_revenue (segments[i], "", YUAN (300000), DESK_TIER_DIAMOND);
    }
}

static void
test_strategic (void)
{
  assert_revenue ("finance", "diamond", 0, DESK_TIER_DIAMOND);
  assert_revenue ("finance", "gold", 0, DESK_TIER_GOLD);
  assert_revenue ("finance", "gold", YUAN (100000), DESK_TIER_GOLD);
  /* Never lower than the revenue gives. */
  assert_revenue ("finance", "gold", YUAN (300000), DESK_TIER_DIAMOND);
}

static void
test_strategic_figures (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskMember) member = make_organisation ("cluster", YUAN (60000));
  g_autoptr (DeskRating) rating = NULL;

  set (&member->strategic, "gold");
  rating = desk_rating_new (member, policy);
  g_assert_cmpint (rating->figure_fen, ==, YUAN (60000));
  g_assert_cmpint (rating->threshold_fen, ==, -1);
  g_assert_cmpint (rating->above_floor_fen, ==, -1);
  g_assert_cmpint (rating->next_tier, ==, DESK_TIER_DIAMOND);
  g_assert_cmpint (rating->to_next_fen, ==, YUAN (240000));
}

static void
test_unknown_segment (void)
{
  g_autoptr (DeskMember) member = make_organisation ("", YUAN (9999999));

  set (&member->strategic, "diamond");
  assert_rated (member, DESK_TIER_NONE, "T7");
  set (&member->segment, "charity");
  assert_rated (member, DESK_TIER_NONE, "T7");
  member->package_monthly_fen = YUAN (80);
  assert_rated (member, DESK_TIER_NON_CARD, "T7");
}

static void
test_non_card (void)
{
  g_autoptr (DeskMember) person = make_person ("tianyi", 103199);
  g_autoptr (DeskMember) company = make_organisation ("finance", 0);

  person->package_monthly_fen = 7999;
  assert_rated (person, DESK_TIER_NONE, "T2");
  person->package_monthly_fen = 8000;
  assert_rated (person, DESK_TIER_NON_CARD, "T7");
  person->spend_12m_fen = 103200;
  assert_rated (person, DESK_TIER_SILVER, "T2");
  company->package_monthly_fen = 8000;
  assert_rated (company, DESK_TIER_NON_CARD, "T7");
}

static void
test_non_card_figures (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskMember) member = make_person ("ehome", YUAN (1000));
  g_autoptr (DeskRating) rating = NULL;

  member->package_monthly_fen = 8001;
  rating = desk_rating_new (member, policy);
  g_assert_cmpint (rating->figure_fen, ==, 8001);
  g_assert_cmpint (rating->threshold_fen, ==, 8000);
  g_assert_cmpint (rating->above_floor_fen, ==, 1);
  g_assert_cmpint (rating->scale_fen, ==, YUAN (1000));
  g_assert_cmpint (rating->next_tier, ==, DESK_TIER_SILVER);
  g_assert_cmpint (rating->to_next_fen, ==, YUAN (80));
}

static gboolean
has_reason (DeskRating *rating,
            const char *part)
{
  for (guint i = 0; i < rating->reasons->len; i++)
    {
      if (strstr (g_ptr_array_index (rating->reasons, i), part) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_explains (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskMember) member = make_person ("ehome", 273360);
  g_autoptr (DeskRating) rating = desk_rating_new (member, policy);

  g_assert_true (rating->has_figure);
  g_assert_cmpint (rating->figure_fen, ==, 273360);
  g_assert_cmpint (rating->scale_fen, ==, 273360);
  g_assert_cmpint (rating->threshold_fen, ==, 216000);
  g_assert_cmpint (rating->thresholds_fen[0], ==, 108000);
  g_assert_cmpint (rating->thresholds_fen[1], ==, 216000);
  g_assert_cmpint (rating->thresholds_fen[2], ==, 336000);
  g_assert_cmpint (rating->next_tier, ==, DESK_TIER_DIAMOND);
  g_assert_cmpint (rating->to_next_fen, ==, 62640);
  g_assert_cmpint (rating->above_floor_fen, ==, 57360);
  g_assert_true (has_reason (rating, "T1"));
  g_assert_true (has_reason (rating, "¥2,733.60"));
  g_assert_true (has_reason (rating, "¥2,160.00"));
  g_assert_true (has_reason (rating, "¥626.40 more would reach Diamond"));
  g_assert_true (has_reason (rating, "Up to ¥573.60 less"));
}

static void
test_explains_edges (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskMember) member = make_person ("ehome", 336000);
  g_autoptr (DeskRating) diamond = desk_rating_new (member, policy);
  g_autoptr (DeskRating) none = NULL;

  g_assert_cmpint (diamond->next_tier, ==, DESK_TIER_NONE);
  g_assert_cmpint (diamond->to_next_fen, ==, -1);
  g_assert_cmpint (diamond->above_floor_fen, ==, 0);
  g_assert_true (has_reason (diamond, "any less would lose"));

  member->spend_12m_fen = 107999;
  none = desk_rating_new (member, policy);
  g_assert_cmpint (none->threshold_fen, ==, -1);
  g_assert_cmpint (none->above_floor_fen, ==, -1);
  g_assert_cmpint (none->next_tier, ==, DESK_TIER_SILVER);
  g_assert_cmpint (none->to_next_fen, ==, 1);
}

/* What the feed leaves out is said to be so: it is not ¥0.00. */
static void
test_absent_figures (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskMember) person = make_person ("ehome", DESK_FEN_ABSENT);
  g_autoptr (DeskMember) company = make_organisation ("finance", DESK_FEN_ABSENT);
  g_autoptr (DeskRating) first = NULL;
  g_autoptr (DeskRating) second = NULL;

  person->package_monthly_fen = DESK_FEN_ABSENT;
  set (&company->strategic, "gold");
  first = desk_rating_new (person, policy);
  g_assert_cmpint (first->tier, ==, DESK_TIER_NONE);
  g_assert_false (first->has_figure);
  g_assert_cmpint (first->next_tier, ==, DESK_TIER_SILVER);
  g_assert_cmpint (first->to_next_fen, ==, -1);
  g_assert_true (has_reason (first, "does not say what was spent"));
  g_assert_true (has_reason (first, "names no package"));
  g_assert_false (has_reason (first, "¥0.00"));
  second = desk_rating_new (company, policy);
  g_assert_cmpint (second->tier, ==, DESK_TIER_GOLD);
  g_assert_true (has_reason (second, "does not give the yearly revenue"));
}

/* A threshold that the policy leaves out is a tier that nobody reaches. */
static void
test_threshold_not_set (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("[tier.ehome]\nrule=T1\nsilver=100\ndiamond=300\n");
  g_autoptr (DeskMember) member = make_person ("ehome", YUAN (200));
  g_autoptr (DeskRating) rating = desk_rating_new (member, policy);

  g_assert_cmpint (rating->tier, ==, DESK_TIER_SILVER);
  g_assert_cmpint (rating->next_tier, ==, DESK_TIER_DIAMOND);
  g_assert_cmpint (rating->thresholds_fen[1], ==, -1);
}

static void
test_empty_policy (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("");
  g_autoptr (DeskMember) person = make_person ("ehome", YUAN (99999));
  g_autoptr (DeskMember) company = make_organisation ("finance", YUAN (99999));
  g_autoptr (DeskRating) first = desk_rating_new (person, policy);
  g_autoptr (DeskRating) second = desk_rating_new (company, policy);

  g_assert_cmpint (first->tier, ==, DESK_TIER_NONE);
  g_assert_cmpint (second->tier, ==, DESK_TIER_NONE);
}

static void
test_held (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskMember) member = make_person ("ehome", YUAN (9999));

  g_assert_cmpint (desk_tier_held (member, policy), ==, DESK_TIER_NONE);
  member->package_monthly_fen = 7999;
  g_assert_cmpint (desk_tier_held (member, policy), ==, DESK_TIER_NONE);
  member->package_monthly_fen = 8000;
  g_assert_cmpint (desk_tier_held (member, policy), ==, DESK_TIER_NON_CARD);
  member->card_tier = DESK_TIER_SILVER;
  g_assert_cmpint (desk_tier_held (member, policy), ==, DESK_TIER_SILVER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rating/T1/ehome", test_ehome);
  g_test_add_func ("/rating/T2/tianyi", test_tianyi);
  g_test_add_func ("/rating/T3/other", test_other);
  g_test_add_func ("/rating/T4/government", test_government);
  g_test_add_func ("/rating/T4/without-rank", test_government_without_rank);
  g_test_add_func ("/rating/T4/no-figure", test_government_has_no_figure);
  g_test_add_func ("/rating/T5/revenue", test_revenue);
  g_test_add_func ("/rating/T5/strategic", test_strategic);
  g_test_add_func ("/rating/T5/strategic-figures", test_strategic_figures);
  g_test_add_func ("/rating/unknown-segment", test_unknown_segment);
  g_test_add_func ("/rating/T7/non-card", test_non_card);
  g_test_add_func ("/rating/T7/figures", test_non_card_figures);
  g_test_add_func ("/rating/T9/explains", test_explains);
  g_test_add_func ("/rating/T9/edges", test_explains_edges);
  g_test_add_func ("/rating/T9/absent-figures", test_absent_figures);
  g_test_add_func ("/rating/threshold-not-set", test_threshold_not_set);
  g_test_add_func ("/rating/empty-policy", test_empty_policy);
  g_test_add_func ("/rating/T7/held", test_held);
  return g_test_run ();
}
