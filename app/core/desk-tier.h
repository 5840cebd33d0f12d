/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ascending: a higher tier compares greater. */
typedef enum
{
  DESK_TIER_NONE,
  DESK_TIER_NON_CARD,
  DESK_TIER_SILVER,
  DESK_TIER_GOLD,
  DESK_TIER_DIAMOND,
} DeskTier;

#define DESK_N_TIERS (DESK_TIER_DIAMOND + 1)

const char *desk_tier_to_string   (DeskTier    tier);
gboolean    desk_tier_from_string (const char *text,
                                   DeskTier   *tier);
const char *desk_tier_get_label   (DeskTier    tier);

G_END_DECLS
