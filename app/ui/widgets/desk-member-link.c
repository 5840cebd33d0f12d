/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-link.h"

#include "desk-tier-badge.h"

#include <desk-labels.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberLink:
 *
 * A member's name and tier; a click opens the member.
 */
struct _DeskMemberLink
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkButton     *button;
  GtkLabel      *name;
  DeskTierBadge *badge;
};

G_DEFINE_FINAL_TYPE (DeskMemberLink, desk_member_link, GTK_TYPE_WIDGET)

static void
desk_member_link_dispose (GObject *object)
{
  DeskMemberLink *self = DESK_MEMBER_LINK (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_member_link_parent_class)->dispose (object);
}

static void
desk_member_link_class_init (DeskMemberLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_link_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
desk_member_link_init (DeskMemberLink *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->name, 4);

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_child (self->button, GTK_WIDGET (self->name));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "member-link");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->button));

  self->badge = DESK_TIER_BADGE (desk_tier_badge_new (DESK_TIER_NONE));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->badge));
}

/**
 * desk_member_link_set_member:
 * @salutation: `mr`, `ms` or ""
 */
void
desk_member_link_set_member (DeskMemberLink *self,
                             const char     *member_no,
                             const char     *name,
                             const char     *salutation,
                             DeskTier        tier)
{
  g_autofree char *full_name = desk_label_member_name (name, salutation);
  g_autofree char *hint = NULL;

  g_return_if_fail (DESK_IS_MEMBER_LINK (self));

  /* Translators: %s is a member's name; opens all that is known of the member */
  hint = g_strdup_printf (_("Open %s"), full_name);
  gtk_label_set_label (self->name, full_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  full_name, -1);
  /* The target first: a name without one does not fit the action. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", member_no);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.open-member");
  desk_tier_badge_set_tier (self->badge, tier);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), tier != DESK_TIER_NONE);
}
