/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TIER_BADGE (desk_tier_badge_get_type ())
G_DECLARE_FINAL_TYPE (DeskTierBadge, desk_tier_badge, DESK, TIER_BADGE, GtkWidget)

GtkWidget  *desk_tier_badge_new       (DeskTier       tier);
DeskTier    desk_tier_badge_get_tier  (DeskTierBadge *self);
void        desk_tier_badge_set_tier  (DeskTierBadge *self,
                                       DeskTier       tier);
const char *desk_tier_badge_get_shape (DeskTier       tier);

G_END_DECLS
