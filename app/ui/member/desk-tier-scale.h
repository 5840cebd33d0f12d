/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-rating.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TIER_SCALE (desk_tier_scale_get_type ())
G_DECLARE_FINAL_TYPE (DeskTierScale, desk_tier_scale, DESK, TIER_SCALE, GtkWidget)

GtkWidget *desk_tier_scale_new        (void);
void       desk_tier_scale_set_rating (DeskTierScale    *self,
                                       const DeskRating *rating);

G_END_DECLS
