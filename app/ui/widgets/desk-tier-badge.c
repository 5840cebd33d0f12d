/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-tier-badge.h"

/**
 * DeskTierBadge:
 *
 * A member's tier as a pill: told by its word and its shape, with colour only on top of that. One
 * label and nothing else, so that a list can hold hundreds.
 */
struct _DeskTierBadge
{
  GtkWidget  parent_instance;

  GtkLabel  *label;
  DeskTier   tier;
};

G_DEFINE_FINAL_TYPE (DeskTierBadge, desk_tier_badge, GTK_TYPE_WIDGET)

static const struct
{
  const char *shape;
  const char *css_class;
} looks[DESK_N_TIERS] = {
  [DESK_TIER_NONE] = { "", "none" },
  [DESK_TIER_NON_CARD] = { "○", "non-card" },
  [DESK_TIER_SILVER] = { "▲", "silver" },
  [DESK_TIER_GOLD] = { "●", "gold" },
  [DESK_TIER_DIAMOND] = { "◆", "diamond" },
};

static void
show_tier (DeskTierBadge *self)
{
  const char *word = desk_tier_get_label (self->tier);
  g_autofree char *text = g_strdup_printf ("%s %s", looks[self->tier].shape, word);

  gtk_label_set_label (self->label, g_strstrip (text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

static void
desk_tier_badge_dispose (GObject *object)
{
  DeskTierBadge *self = DESK_TIER_BADGE (object);

  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;

  G_OBJECT_CLASS (desk_tier_badge_parent_class)->dispose (object);
}

static void
desk_tier_badge_class_init (DeskTierBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_tier_badge_dispose;

  gtk_widget_class_set_css_name (widget_class, "tierbadge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
desk_tier_badge_init (DeskTierBadge *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->label, 3);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[self->tier].css_class);
  show_tier (self);
}

/**
 * desk_tier_badge_new:
 *
 * Returns: (transfer floating): a badge that shows @tier
 */
GtkWidget *
desk_tier_badge_new (DeskTier tier)
{
  DeskTierBadge *self = g_object_new (DESK_TYPE_TIER_BADGE, NULL);

  desk_tier_badge_set_tier (self, tier);
  return GTK_WIDGET (self);
}

DeskTier
desk_tier_badge_get_tier (DeskTierBadge *self)
{
  g_return_val_if_fail (DESK_IS_TIER_BADGE (self), DESK_TIER_NONE);

  return self->tier;
}

/**
 * desk_tier_badge_set_tier:
 *
 * Cheap when @tier is the one already shown, so it may stand in a list's bind.
 */
void
desk_tier_badge_set_tier (DeskTierBadge *self,
                          DeskTier       tier)
{
  g_return_if_fail (DESK_IS_TIER_BADGE (self));
  g_return_if_fail (tier < DESK_N_TIERS);

  if (self->tier == tier)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), looks[self->tier].css_class);
  self->tier = tier;
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[self->tier].css_class);
  show_tier (self);
}

/**
 * desk_tier_badge_get_shape:
 *
 * Returns: the tier's shape, for a widget that draws it itself; "" where there is no tier
 */
const char *
desk_tier_badge_get_shape (DeskTier tier)
{
  g_return_val_if_fail (tier < DESK_N_TIERS, "");

  return looks[tier].shape;
}
