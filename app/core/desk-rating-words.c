/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-rating-words.h"
#include "desk-labels.h"
#include "desk-money.h"

#include <glib/gi18n-lib.h>

const DeskTier desk_rating_card_tiers[DESK_N_CARD_TIERS] = {
  DESK_TIER_SILVER, DESK_TIER_GOLD, DESK_TIER_DIAMOND
};

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

/**
 * desk_rating_explain_thresholds:
 * @organisation: whether the figure is the yearly revenue, not what was spent
 *
 * Says which rule it is, and from which amounts on it gives which tier.
 */
void
desk_rating_explain_thresholds (DeskRating *rating,
                                gboolean    organisation)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < DESK_N_CARD_TIERS; i++)
    {
      const char *tier = desk_tier_get_label (desk_rating_card_tiers[i]);
      g_autofree char *amount = NULL;

      if (rating->thresholds_fen[i] == DESK_RATING_NOT_SET)
        continue;
      amount = desk_money_format_local (rating->thresholds_fen[i]);
      /* Translators: a tier, and its threshold: "Gold from ¥2,160.00" */
      g_ptr_array_add (steps, g_strdup_printf (_("%s from %s"), tier, amount));
    }
  g_ptr_array_add (steps, NULL);
  /* Translators: stands between the parts of "Silver from ¥1,080.00, Gold from ¥2,160.00" */
  text = g_strjoinv (C_("list", ", "), (char **) steps->pdata);
  if (organisation)
    /* Translators: a rule's id, then "Silver from ¥50,000.00, Gold from…" */
    add_reason (rating, _("Rule %s goes by the yearly revenue: %s."), rating->rule, text);
  else
    /* Translators: a rule's id, then "Silver from ¥1,080.00, Gold from…" */
    add_reason (rating, _("Rule %s goes by the spend of the last 12 months: %s."), rating->rule,
                text);
}

/**
 * desk_rating_explain_figure:
 * @organisation: whether the figure is the yearly revenue, not what was spent
 *
 * Says which tier the figure reaches.
 */
void
desk_rating_explain_figure (DeskRating *rating,
                            gboolean    organisation)
{
  g_autofree char *figure = desk_money_format_local (rating->figure_fen);
  g_autofree char *threshold = NULL;

  if (rating->tier < DESK_TIER_SILVER)
    {
      if (organisation)
        add_reason (rating, _("The yearly revenue of %s reaches no card tier."), figure);
      else
        add_reason (rating, _("The %s spent in the last 12 months reach no card tier."), figure);
      return;
    }
  threshold = desk_money_format_local (rating->threshold_fen);
  if (organisation)
    /* Translators: an amount of money, a tier, the amount from which that tier is given. */
    add_reason (rating, _("The yearly revenue of %s reaches %s, which begins at %s."), figure,
                desk_tier_get_label (rating->tier), threshold);
  else
    /* Translators: an amount of money, a tier, the amount from which that tier is given. */
    add_reason (rating, _("The %s spent in the last 12 months reach %s, which begins at %s."),
                figure, desk_tier_get_label (rating->tier), threshold);
}

/**
 * desk_rating_explain_absent:
 *
 * Says that the feed lacks the figure.
 */
void
desk_rating_explain_absent (DeskRating *rating,
                            gboolean    organisation)
{
  if (organisation)
    add_reason (rating, _("The feed does not give the yearly revenue."));
  else
    add_reason (rating, _("The feed does not say what was spent in the last 12 months."));
}

/**
 * desk_rating_explain_strategic:
 * @tier: that the province set, before it is the rating's
 *
 * Says what the province's word is worth (T5).
 */
void
desk_rating_explain_strategic (DeskRating *rating,
                               DeskTier    tier)
{
  if (tier <= rating->tier)
    add_reason (rating,
                _("The province set %s for this strategic customer; the revenue gives no less."),
                desk_tier_get_label (tier));
  else
    add_reason (rating,
                _("The province set %s for this long-term strategic customer, whatever the revenue."),
                desk_tier_get_label (tier));
}

/**
 * desk_rating_explain_rank:
 * @rank: in the administration, "" where the feed gives none
 *
 * Says which tier comes with a rank.
 */
void
desk_rating_explain_rank (DeskRating *rating,
                          const char *rank)
{
  if (*rank == '\0')
    add_reason (rating, _("Rule %s rates a government customer by rank, and the feed gives none."),
                rating->rule);
  else if (rating->tier == DESK_TIER_NONE)
    add_reason (rating, _("Rule %s has no tier for the rank “%s”."), rating->rule, rank);
  else
    /* Translators: a rule's id, a rank in the administration, the tier that comes with it. */
    add_reason (rating, _("Rule %s: a government customer of the rank “%s” is %s."), rating->rule,
                desk_label_rank (rank), desk_tier_get_label (rating->tier));
}

/**
 * desk_rating_explain_segment:
 * @segment: one that no rule rates, or ""
 */
void
desk_rating_explain_segment (DeskRating *rating,
                             const char *segment)
{
  if (*segment == '\0')
    add_reason (rating,
                _("The feed names no segment for this organisation: no card tier can be rated."));
  else
    add_reason (rating, _("No rule rates organisations of the segment “%s”."), segment);
}

/**
 * desk_rating_explain_package:
 * @from_fen: a month, from which on it makes a non-card member (T7)
 */
void
desk_rating_explain_package (DeskRating *rating,
                             gint64      package_fen,
                             gint64      from_fen)
{
  g_autofree char *from = desk_money_format_local (from_fen);
  g_autofree char *package = NULL;

  if (package_fen == DESK_FEN_ABSENT)
    {
      add_reason (rating, _("The feed names no package; %s a month make a non-card member (rule T7)."),
                  from);
      return;
    }
  package = desk_money_format_local (package_fen);
  if (package_fen < from_fen)
    add_reason (rating,
                _("The package of %s a month is below the %s of a non-card member (rule T7)."),
                package, from);
  else
    add_reason (rating,
                _("The package of %s a month makes a non-card member, from %s a month on (rule T7)."),
                package, from);
}

/**
 * desk_rating_explain_next:
 *
 * Says what is missing for the next tier.
 */
void
desk_rating_explain_next (DeskRating *rating)
{
  g_autofree char *missing = desk_money_format_local (rating->to_next_fen);

  /* Translators: an amount of money, a tier. */
  add_reason (rating, _("%s more would reach %s."), missing,
              desk_tier_get_label (rating->next_tier));
}

/**
 * desk_rating_explain_floor:
 *
 * Says how much less would keep the tier.
 */
void
desk_rating_explain_floor (DeskRating *rating)
{
  g_autofree char *margin = NULL;

  if (rating->above_floor_fen == DESK_RATING_NOT_SET)
    return;
  margin = desk_money_format_local (rating->above_floor_fen);
  if (rating->above_floor_fen == 0)
    add_reason (rating, _("This is exactly the threshold: any less would lose this tier."));
  else
    add_reason (rating, _("Up to %s less would still keep this tier."), margin);
}
