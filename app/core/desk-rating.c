/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-rating.h"

#include "desk-rating-words.h"

/* What a member is rated with. */
typedef struct
{
  const DeskMember *member;
  DeskPolicy *policy;
  const char *group;            /* of the policy; NULL: no rule of a card fits the member */
  DeskRating *rating;
} Rater;

static gboolean
is_organisation (const DeskMember *member)
{
  return g_str_equal (member->certificate, "organisation");
}

static const char *
find_personal_group (const DeskMember *member)
{
  if (g_str_equal (member->brand, "ehome"))
    return "tier.ehome";
  if (g_str_equal (member->brand, "tianyi"))
    return "tier.tianyi";
  return "tier.other";
}

static const char *
find_organisation_group (const DeskMember *member,
                         DeskPolicy       *policy)
{
  const char * const *segments = desk_policy_lookup_list (policy, "tier.organisation", "segments");

  if (g_str_equal (member->segment, "government"))
    return "tier.government";
  if (segments != NULL && g_strv_contains (segments, member->segment))
    return "tier.organisation";
  return NULL;
}

static void
set_rule (Rater      *rater,
          const char *group)
{
  const char *rule = desk_policy_lookup_text (rater->policy, group, "rule");

  g_free (rater->rating->rule);
  rater->rating->rule = g_strdup (rule != NULL ? rule : "");
}

static void
read_thresholds (Rater *rater)
{
  for (guint i = 0; i < DESK_N_CARD_TIERS; i++)
    desk_policy_lookup_fen (rater->policy, rater->group, desk_tier_to_string (desk_rating_card_tiers[i]),
                            &rater->rating->thresholds_fen[i]);
}

/* The highest tier whose threshold the figure reaches. */
static void
apply_thresholds (Rater  *rater,
                  gint64  figure_fen)
{
  DeskRating *rating = rater->rating;

  rating->has_figure = TRUE;
  rating->figure_fen = figure_fen;
  rating->scale_fen = figure_fen;
  for (guint i = 0; i < DESK_N_CARD_TIERS; i++)
    {
      gint64 threshold_fen = rating->thresholds_fen[i];

      if (threshold_fen == DESK_RATING_NOT_SET || figure_fen < threshold_fen)
        continue;
      rating->tier = desk_rating_card_tiers[i];
      rating->threshold_fen = threshold_fen;
      rating->above_floor_fen = figure_fen - threshold_fen;
    }
}

/* T5: the province's word, never lower than the revenue gives. */
static void
apply_strategic (Rater *rater)
{
  DeskRating *rating = rater->rating;
  DeskTier tier;

  if (!desk_tier_from_string (rater->member->strategic, &tier))
    return;
  desk_rating_explain_strategic (rating, tier);
  if (tier <= rating->tier)
    return;
  rating->tier = tier;
  rating->threshold_fen = DESK_RATING_NOT_SET;
  rating->above_floor_fen = DESK_RATING_NOT_SET;
}

static void
rate_by_amount (Rater  *rater,
                gint64  figure_fen)
{
  gboolean organisation = is_organisation (rater->member);

  read_thresholds (rater);
  desk_rating_explain_thresholds (rater->rating, organisation);
  if (figure_fen == DESK_FEN_ABSENT)
    desk_rating_explain_absent (rater->rating, organisation);
  else
    {
      apply_thresholds (rater, figure_fen);
      desk_rating_explain_figure (rater->rating, organisation);
    }
  if (organisation)
    apply_strategic (rater);
}

static void
rate_by_rank (Rater *rater)
{
  const char *rank = rater->member->rank;
  const char *word = desk_policy_lookup_text (rater->policy, rater->group, rank);

  if (*rank != '\0' && word != NULL)
    desk_tier_from_string (word, &rater->rating->tier);
  desk_rating_explain_rank (rater->rating, rank);
}

static void
rate_card (Rater *rater)
{
  if (rater->group == NULL)
    {
      desk_rating_explain_segment (rater->rating, rater->member->segment);
      return;
    }
  set_rule (rater, rater->group);
  if (g_str_equal (rater->group, "tier.government"))
    rate_by_rank (rater);
  else if (is_organisation (rater->member))
    rate_by_amount (rater, rater->member->revenue_year_fen);
  else
    rate_by_amount (rater, rater->member->spend_12m_fen);
}

/* T7, for who reaches no card tier. */
static void
rate_package (Rater *rater)
{
  DeskRating *rating = rater->rating;
  gint64 package_fen = rater->member->package_monthly_fen;
  gint64 from_fen;

  if (rater->group == NULL)
    set_rule (rater, "tier.non-card");
  if (!desk_policy_lookup_fen (rater->policy, "tier.non-card", "package_monthly", &from_fen))
    return;
  desk_rating_explain_package (rating, package_fen, from_fen);
  if (package_fen == DESK_FEN_ABSENT || package_fen < from_fen)
    return;
  set_rule (rater, "tier.non-card");
  rating->tier = DESK_TIER_NON_CARD;
  rating->has_figure = TRUE;
  rating->figure_fen = package_fen;
  rating->threshold_fen = from_fen;
  rating->above_floor_fen = package_fen - from_fen;
}

static void
find_next (Rater *rater)
{
  DeskRating *rating = rater->rating;

  for (guint i = 0; i < DESK_N_CARD_TIERS; i++)
    {
      if (desk_rating_card_tiers[i] <= rating->tier ||
          rating->thresholds_fen[i] == DESK_RATING_NOT_SET)
        continue;
      rating->next_tier = desk_rating_card_tiers[i];
      if (rating->scale_fen == DESK_RATING_NOT_SET)
        return;
      rating->to_next_fen = rating->thresholds_fen[i] - rating->scale_fen;
      desk_rating_explain_next (rating);
      return;
    }
}

/**
 * desk_rating_new:
 * @member: a member
 * @policy: the policy
 *
 * Rates a member by the rules T1 to T7, with the reasons (T9). A member whom no rule makes anything
 * carries the rule that was applied last.
 *
 * Returns: (transfer full): the rating
 */
DeskRating *
desk_rating_new (const DeskMember *member,
                 DeskPolicy       *policy)
{
  DeskRating *self = g_new0 (DeskRating, 1);
  Rater rater = { member, policy, NULL, self };

  self->tier = DESK_TIER_NONE;
  self->next_tier = DESK_TIER_NONE;
  self->threshold_fen = DESK_RATING_NOT_SET;
  self->scale_fen = DESK_RATING_NOT_SET;
  self->to_next_fen = DESK_RATING_NOT_SET;
  self->above_floor_fen = DESK_RATING_NOT_SET;
  for (guint i = 0; i < G_N_ELEMENTS (self->thresholds_fen); i++)
    self->thresholds_fen[i] = DESK_RATING_NOT_SET;
  self->figure_fen = DESK_RATING_NOT_SET;
  self->reasons = g_ptr_array_new_with_free_func (g_free);

  rater.group = is_organisation (member) ? find_organisation_group (member, policy)
                                         : find_personal_group (member);
  rate_card (&rater);
  find_next (&rater);
  if (self->tier < DESK_TIER_SILVER)
    rate_package (&rater);
  desk_rating_explain_floor (self);
  return self;
}

/**
 * desk_rating_free:
 * @self: (transfer full): a rating
 */
void
desk_rating_free (DeskRating *self)
{
  g_free (self->rule);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/**
 * desk_tier_held:
 * @member: a member
 * @policy: the policy
 *
 * Returns: the tier of the card held, else non-card where the package makes it so (T7), else none
 */
DeskTier
desk_tier_held (const DeskMember *member,
                DeskPolicy       *policy)
{
  gint64 from_fen;

  if (member->card_tier >= DESK_TIER_SILVER)
    return member->card_tier;
  if (desk_policy_lookup_fen (policy, "tier.non-card", "package_monthly", &from_fen)
      && member->package_monthly_fen >= from_fen)
    return DESK_TIER_NON_CARD;
  return DESK_TIER_NONE;
}
