/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member.h"
#include "desk-policy.h"

G_BEGIN_DECLS

/**
 * DeskRating:
 *
 * A member's tier by the rules T1–T7, and why (T9). Amounts that the rule does not have are -1.
 * @scale_fen and @thresholds_fen are those of the rule by which a card is rated, also where T7 made
 * the member a non-card one: there @figure_fen is the package, @scale_fen still the spend or
 * revenue.
 */
typedef struct
{
  DeskTier   tier;
  char      *rule;               /* "T1"…"T7" */
  gboolean   has_figure;         /* FALSE: rated by rank (T4), or the feed gives no amount */
  gint64     figure_fen;
  gint64     threshold_fen;      /* of the tier rated; -1 where no amount gave it */
  gint64     scale_fen;          /* what @thresholds_fen measure */
  gint64     thresholds_fen[3];  /* silver, gold, diamond */
  DeskTier   next_tier;          /* DESK_TIER_NONE: nothing above */
  gint64     to_next_fen;        /* what is missing for @next_tier */
  gint64     above_floor_fen;    /* how much may be lost before this tier goes */
  GPtrArray *reasons;            /* (element-type utf8): sentences for a person, translated */
} DeskRating;

DeskRating *desk_rating_new  (const DeskMember *member,
                              DeskPolicy       *policy);
void        desk_rating_free (DeskRating       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRating, desk_rating_free)

DeskTier    desk_tier_held   (const DeskMember *member,
                              DeskPolicy       *policy);

G_END_DECLS
