/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member.h"
#include "desk-policy.h"

G_BEGIN_DECLS

/**
 * DeskRating:
 *
 * A member's tier by the rules T1–T7, and why (T9). @thresholds_fen are those of the member's rule
 * (silver, gold, diamond), -1 where the rule has none (T4 goes by rank).
 */
typedef struct
{
  DeskTier   tier;
  char      *rule;               /* "T1"…"T7" */
  gboolean   has_figure;
  gint64     figure_fen;
  gint64     threshold_fen;      /* of the tier rated, -1: none */
  gint64     thresholds_fen[3];
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
