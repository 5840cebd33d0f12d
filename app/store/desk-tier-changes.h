/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-local.h"

G_BEGIN_DECLS

#define DESK_OCCASION_RATING "rating"

/**
 * DeskTierChangeItem:
 *
 * A member whose card is of another tier since a billing feed (L1), and who was not told yet. The tiers
 * are words as of desk_tier_from_string(), "" or "none" without a card.
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *was;
  char     *became;
  gint64    feed_ms;
  char     *cause;              /* as of a snooze: another one is another cause */
} DeskTierChangeItem;

GPtrArray *desk_tier_changes_load (DeskDb  *db,
                                   GError **error);

G_END_DECLS
