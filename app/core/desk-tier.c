/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-tier.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *label;
} tiers[DESK_N_TIERS] = {
  [DESK_TIER_NONE] = { "none", NC_("tier", "None") },
  [DESK_TIER_NON_CARD] = { "non-card", NC_("tier", "Non-card member") },
  [DESK_TIER_SILVER] = { "silver", NC_("tier", "Silver") },
  [DESK_TIER_GOLD] = { "gold", NC_("tier", "Gold") },
  [DESK_TIER_DIAMOND] = { "diamond", NC_("tier", "Diamond") },
};

/**
 * desk_tier_to_string:
 * @tier: a tier
 *
 * Returns: its word on the wire and in the feed (`diamond gold silver non-card none`)
 */
const char *
desk_tier_to_string (DeskTier tier)
{
  g_return_val_if_fail ((guint) tier < DESK_N_TIERS, "none");

  return tiers[tier].word;
}

/**
 * desk_tier_from_string:
 * @text: (nullable): a tier's word
 * @tier: (out): where to store the tier; untouched when there is none
 *
 * Returns: whether @text names a tier
 */
gboolean
desk_tier_from_string (const char *text,
                       DeskTier   *tier)
{
  for (guint i = 0; i < DESK_N_TIERS; i++)
    {
      if (g_strcmp0 (text, tiers[i].word) == 0)
        {
          *tier = (DeskTier) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * desk_tier_get_label:
 * @tier: a tier
 *
 * Returns: its name for a person, translated
 */
const char *
desk_tier_get_label (DeskTier tier)
{
  g_return_val_if_fail ((guint) tier < DESK_N_TIERS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "tier", tiers[tier].label);
}
