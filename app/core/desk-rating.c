/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-rating.h"
#include "desk-labels.h"
#include "desk-money.h"

#include <glib/gi18n-lib.h>

#define NOT_SET G_GINT64_CONSTANT (-1)

/* What a member is rated with. */
typedef struct
{
  const DeskMember *member;
  DeskPolicy *policy;
  const char *group;            /* of the policy; NULL: no rule of a card fits the member */
  DeskRating *rating;
} Rater;

static const DeskTier card_tiers[] = { DESK_TIER_SILVER, DESK_TIER_GOLD, DESK_TIER_DIAMOND };

static void add_reason (DeskRating *self,
                        const char *format,
                        ...) G_GNUC_PRINTF (2, 3);

static void
add_reason (DeskRating *self,
            const char *format,
            ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->reasons, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

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
  for (guint i = 0; i < G_N_ELEMENTS (card_tiers); i++)
    desk_policy_lookup_fen (rater->policy, rater->group, desk_tier_to_string (card_tiers[i]),
                            &rater->rating->thresholds_fen[i]);
}

static void
explain_thresholds (Rater *rater)
{
  DeskRating *rating = rater->rating;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (card_tiers); i++)
    {
      const char *tier = desk_tier_get_label (card_tiers[i]);
      g_autofree char *amount = NULL;

      if (rating->thresholds_fen[i] == NOT_SET)
        continue;
      amount = desk_money_format_local (rating->thresholds_fen[i]);
      /* Translators: a tier, and its threshold: "Gold from ¥2,160.00" */
      g_ptr_array_add (steps, g_strdup_printf (_("%s from %s"), tier, amount));
    }
  g_ptr_array_add (steps, NULL);
  /* Translators: stands between the parts of "Silver from ¥1,080.00, Gold from ¥2,160.00" */
  text = g_strjoinv (C_("list", ", "), (char **) steps->pdata);
  if (is_organisation (rater->member))
    /* Translators: a rule's id, then "Silver from ¥50,000.00, Gold from…" */
    add_reason (rating, _("Rule %s goes by the yearly revenue: %s."), rating->rule, text);
  else
    /* Translators: a rule's id, then "Silver from ¥1,080.00, Gold from…" */
    add_reason (rating, _("Rule %s goes by the spend of the last 12 months: %s."), rating->rule,
                text);
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
  for (guint i = 0; i < G_N_ELEMENTS (card_tiers); i++)
    {
      gint64 threshold_fen = rating->thresholds_fen[i];

      if (threshold_fen == NOT_SET || figure_fen < threshold_fen)
        continue;
      rating->tier = card_tiers[i];
      rating->threshold_fen = threshold_fen;
      rating->above_floor_fen = figure_fen - threshold_fen;
    }
}

static void
explain_figure (Rater *rater)
{
  DeskRating *rating = rater->rating;
  g_autofree char *figure = desk_money_format_local (rating->figure_fen);
  g_autofree char *threshold = NULL;

  if (rating->tier < DESK_TIER_SILVER)
    {
      if (is_organisation (rater->member))
        add_reason (rating, _("The yearly revenue of %s reaches no card tier."), figure);
      else
        add_reason (rating, _("The %s spent in the last 12 months reach no card tier."), figure);
      return;
    }
  threshold = desk_money_format_local (rating->threshold_fen);
  if (is_organisation (rater->member))
    /* Translators: an amount of money, a tier, the amount from which that tier is given. */
    add_reason (rating, _("The yearly revenue of %s reaches %s, which begins at %s."), figure,
                desk_tier_get_label (rating->tier), threshold);
  else
    /* Translators: an amount of money, a tier, the amount from which that tier is given. */
    add_reason (rating, _("The %s spent in the last 12 months reach %s, which begins at %s."),
                figure, desk_tier_get_label (rating->tier), threshold);
}

static void
explain_absent (Rater *rater)
{
  if (is_organisation (rater->member))
    add_reason (rater->rating, _("The feed does not give the yearly revenue."));
  else
    add_reason (rater->rating, _("The feed does not say what was spent in the last 12 months."));
}

/* T5: the province's word, never lower than the revenue gives. */
static void
apply_strategic (Rater *rater)
{
  DeskRating *rating = rater->rating;
  DeskTier tier;

  if (!desk_tier_from_string (rater->member->strategic, &tier))
    return;
  if (tier <= rating->tier)
    {
      add_reason (rating,
                  _("The province set %s for this strategic customer; the revenue gives no less."),
                  desk_tier_get_label (tier));
      return;
    }
  rating->tier = tier;
  rating->threshold_fen = NOT_SET;
  rating->above_floor_fen = NOT_SET;
  add_reason (rating,
              _("The province set %s for this long-term strategic customer, whatever the revenue."),
              desk_tier_get_label (tier));
}

static void
rate_by_amount (Rater  *rater,
                gint64  figure_fen)
{
  read_thresholds (rater);
  explain_thresholds (rater);
  if (figure_fen == DESK_FEN_ABSENT)
    explain_absent (rater);
  else
    {
      apply_thresholds (rater, figure_fen);
      explain_figure (rater);
    }
  if (is_organisation (rater->member))
    apply_strategic (rater);
}

static void
rate_by_rank (Rater *rater)
{
  DeskRating *rating = rater->rating;
  const char *rank = rater->member->rank;
  const char *word = desk_policy_lookup_text (rater->policy, rater->group, rank);

  if (*rank == '\0')
    add_reason (rating, _("Rule %s rates a government customer by rank, and the feed gives none."),
                rating->rule);
  else if (word == NULL || !desk_tier_from_string (word, &rating->tier))
    add_reason (rating, _("Rule %s has no tier for the rank “%s”."), rating->rule, rank);
  else
    /* Translators: a rule's id, a rank in the administration, the tier that comes with it. */
    add_reason (rating, _("Rule %s: a government customer of the rank “%s” is %s."), rating->rule,
                desk_label_rank (rank), desk_tier_get_label (rating->tier));
}

static void
explain_unknown_segment (Rater *rater)
{
  const char *segment = rater->member->segment;

  if (*segment == '\0')
    add_reason (rater->rating,
                _("The feed names no segment for this organisation: no card tier can be rated."));
  else
    add_reason (rater->rating, _("No rule rates organisations of the segment “%s”."), segment);
}

static void
rate_card (Rater *rater)
{
  if (rater->group == NULL)
    {
      explain_unknown_segment (rater);
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
  g_autofree char *package = NULL;
  g_autofree char *from = NULL;
  gint64 from_fen;

  if (rater->group == NULL)
    set_rule (rater, "tier.non-card");
  if (!desk_policy_lookup_fen (rater->policy, "tier.non-card", "package_monthly", &from_fen))
    return;
  from = desk_money_format_local (from_fen);
  if (package_fen == DESK_FEN_ABSENT)
    {
      add_reason (rating, _("The feed names no package; %s a month make a non-card member (rule T7)."),
                  from);
      return;
    }
  package = desk_money_format_local (package_fen);
  if (package_fen < from_fen)
    {
      add_reason (rating,
                  _("The package of %s a month is below the %s of a non-card member (rule T7)."),
                  package, from);
      return;
    }
  set_rule (rater, "tier.non-card");
  rating->tier = DESK_TIER_NON_CARD;
  rating->has_figure = TRUE;
  rating->figure_fen = package_fen;
  rating->threshold_fen = from_fen;
  rating->above_floor_fen = package_fen - from_fen;
  add_reason (rating,
              _("The package of %s a month makes a non-card member, from %s a month on (rule T7)."),
              package, from);
}

static void
find_next (Rater *rater)
{
  DeskRating *rating = rater->rating;

  for (guint i = 0; i < G_N_ELEMENTS (card_tiers); i++)
    {
      g_autofree char *missing = NULL;

      if (card_tiers[i] <= rating->tier || rating->thresholds_fen[i] == NOT_SET)
        continue;
      rating->next_tier = card_tiers[i];
      if (rating->scale_fen == NOT_SET)
        return;
      rating->to_next_fen = rating->thresholds_fen[i] - rating->scale_fen;
      missing = desk_money_format_local (rating->to_next_fen);
      /* Translators: an amount of money, a tier. */
      add_reason (rating, _("%s more would reach %s."), missing,
                  desk_tier_get_label (card_tiers[i]));
      return;
    }
}

static void
explain_floor (DeskRating *rating)
{
  g_autofree char *margin = NULL;

  if (rating->above_floor_fen == NOT_SET)
    return;
  margin = desk_money_format_local (rating->above_floor_fen);
  if (rating->above_floor_fen == 0)
    add_reason (rating, _("This is exactly the threshold: any less would lose this tier."));
  else
    add_reason (rating, _("Up to %s less would still keep this tier."), margin);
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
  self->threshold_fen = NOT_SET;
  self->scale_fen = NOT_SET;
  self->to_next_fen = NOT_SET;
  self->above_floor_fen = NOT_SET;
  for (guint i = 0; i < G_N_ELEMENTS (self->thresholds_fen); i++)
    self->thresholds_fen[i] = NOT_SET;
  self->figure_fen = NOT_SET;
  self->reasons = g_ptr_array_new_with_free_func (g_free);

  rater.group = is_organisation (member) ? find_organisation_group (member, policy)
                                         : find_personal_group (member);
  rate_card (&rater);
  find_next (&rater);
  if (self->tier < DESK_TIER_SILVER)
    rate_package (&rater);
  explain_floor (self);
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
