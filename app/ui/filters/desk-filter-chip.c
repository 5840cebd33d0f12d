/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-filter-chip.h"

#include "desk-filter-menu.h"
#include "desk-filter-words.h"
#include "desk-focus.h"

#include <glib/gi18n-lib.h>

/**
 * DeskFilterChip:
 *
 * Words are chosen from a menu, amounts and days set by a spin button in a popover; a flag has
 * nothing to change. Delete and Backspace take the filter away too.
 */
struct _DeskFilterChip
{
  GtkWidget        parent_instance;

  DeskMemberFacet  facet;
  GtkWidget       *face;        /* the value: a menu button, or a label */
  GtkLabel        *label;
  GtkWidget       *remove;
  GtkSpinButton   *spin;        /* NULL without one */
};

G_DEFINE_FINAL_TYPE (DeskFilterChip, desk_filter_chip, GTK_TYPE_WIDGET)

enum
{
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
send_value (DeskFilterChip *self,
            const char     *value)
{
  g_autofree char *action = g_strconcat ("filter.", desk_member_facet_get_name (self->facet), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", value);
}

static void
spin_cb (DeskFilterChip *self)
{
  gboolean is_money = self->facet == DESK_MEMBER_FACET_BALANCE_BELOW;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, is_money ? "%.2f" : "%.0f",
                   gtk_spin_button_get_value (self->spin));
  send_value (self, text);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskFilterChip *self = DESK_FILTER_CHIP (widget);
  g_autofree char *action = g_strconcat ("filter.", desk_member_facet_get_name (self->facet), NULL);

  g_signal_emit (self, signals[REMOVE], 0);
  if (desk_member_facet_is_flag (self->facet))
    gtk_widget_activate_action (widget, action, NULL);
  else
    send_value (self, "");
}

static GtkWidget *
make_label (DeskFilterChip *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  return GTK_WIDGET (self->label);
}

/* The range of a spin button. */
static GtkAdjustment *
make_adjustment (DeskMemberFacet facet)
{
  if (facet == DESK_MEMBER_FACET_BALANCE_BELOW)
    return gtk_adjustment_new (0, 0.01, 1000000, 10, 100, 0);
  return gtk_adjustment_new (0, facet == DESK_MEMBER_FACET_EXPIRING ? 0 : 1, DESK_MEMBER_MAX_DAYS,
                             1, 10, 0);
}

static GtkWidget *
make_popover (DeskFilterChip *self)
{
  gboolean is_money = self->facet == DESK_MEMBER_FACET_BALANCE_BELOW;
  const char *title = desk_filter_words_title (self->facet);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new (make_adjustment (self->facet), 0,
                                                     is_money ? 2 : 0));
  gtk_spin_button_set_numeric (self->spin, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (spin_cb), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->spin)), "activate",
                            G_CALLBACK (gtk_popover_popdown), popover);
  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spin));
  gtk_box_append (GTK_BOX (box),
                  gtk_label_new (is_money ? C_("filter unit", "yuan") : C_("filter unit", "days")));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static GtkWidget *
make_face (DeskFilterChip *self)
{
  GtkWidget *button;

  if (desk_member_facet_is_flag (self->facet))
    return make_label (self);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), make_label (self));
  if (desk_filter_menu_has_choices (self->facet))
    {
      g_autoptr (GMenuModel) menu = desk_filter_menu_new_choices (self->facet);

      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
    }
  else
    gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (self));
  return button;
}

static void
show_spin_value (DeskFilterChip *self,
                 const char     *value)
{
  g_signal_handlers_block_by_func (self->spin, spin_cb, self);
  gtk_spin_button_set_value (self->spin, g_ascii_strtod (value, NULL));
  g_signal_handlers_unblock_by_func (self->spin, spin_cb, self);
}

static gboolean
desk_filter_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_FILTER_CHIP (widget)->remove);
}

static void
desk_filter_chip_dispose (GObject *object)
{
  DeskFilterChip *self = DESK_FILTER_CHIP (object);

  g_clear_pointer (&self->face, gtk_widget_unparent);
  g_clear_pointer (&self->remove, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_filter_chip_parent_class)->dispose (object);
}

static void
desk_filter_chip_class_init (DeskFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_filter_chip_dispose;
  widget_class->grab_focus = desk_filter_chip_grab_focus;
  widget_class->focus = desk_focus_children;

  signals[REMOVE] = g_signal_new ("remove", DESK_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "chip.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "chip.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "chip.remove", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_filter_chip_init (DeskFilterChip *self)
{
}

/**
 * desk_filter_chip_new:
 *
 * Returns: (transfer floating): a chip that shows no value yet
 */
GtkWidget *
desk_filter_chip_new (DeskMemberFacet facet)
{
  DeskFilterChip *self = g_object_new (DESK_TYPE_FILTER_CHIP, NULL);

  self->facet = facet;
  self->face = make_face (self);
  gtk_widget_set_parent (self->face, GTK_WIDGET (self));
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "circular");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "chip.remove");
  gtk_widget_set_parent (self->remove, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

DeskMemberFacet
desk_filter_chip_get_facet (DeskFilterChip *self)
{
  g_return_val_if_fail (DESK_IS_FILTER_CHIP (self), DESK_MEMBER_FACET_TIER);

  return self->facet;
}

/**
 * desk_filter_chip_get_words:
 *
 * Returns: what it says
 */
const char *
desk_filter_chip_get_words (DeskFilterChip *self)
{
  g_return_val_if_fail (DESK_IS_FILTER_CHIP (self), NULL);

  return gtk_label_get_label (self->label);
}

/**
 * desk_filter_chip_set_value:
 *
 * Shows what members are filtered by.
 */
void
desk_filter_chip_set_value (DeskFilterChip *self,
                            const char     *value)
{
  g_autofree char *words = NULL;
  g_autofree char *remove = NULL;

  g_return_if_fail (DESK_IS_FILTER_CHIP (self));

  words = desk_filter_words_chip (self->facet, value);
  /* Translators: %s is a filter, as in "Remove filter: Frozen" */
  remove = g_strdup_printf (_("Remove filter: %s"), words);
  gtk_label_set_label (self->label, words);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  if (GTK_IS_MENU_BUTTON (self->face))
    {
      /* Translators: %s is a filter, as in "Change filter: Gold" */
      g_autofree char *change = g_strdup_printf (_("Change filter: %s"), words);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->face), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      change, -1);
    }
  if (self->spin != NULL)
    show_spin_value (self, value);
}

/**
 * desk_filter_chip_edit:
 *
 * Lets the person change the value, where there is something to change.
 */
void
desk_filter_chip_edit (DeskFilterChip *self)
{
  g_return_if_fail (DESK_IS_FILTER_CHIP (self));

  if (!GTK_IS_MENU_BUTTON (self->face))
    return;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->face));
  if (self->spin != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->spin));
}
