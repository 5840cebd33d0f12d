/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-selection-bar.h"

#include "desk-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _DeskSelectionBar
{
  GtkWidget  parent_instance;

  GtkLabel  *count;
};

G_DEFINE_FINAL_TYPE (DeskSelectionBar, desk_selection_bar, GTK_TYPE_WIDGET)

static void
add_button (DeskSelectionBar *self,
            const char       *title,
            const char       *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
desk_selection_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (desk_selection_bar_parent_class)->dispose (object);
}

static void
desk_selection_bar_class_init (DeskSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_selection_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, DESK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "selectionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_selection_bar_init (DeskSelectionBar *self)
{
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Selected members"), -1);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->count), GTK_WIDGET (self));
  add_button (self, _("Re_cord Contact…"), "members.record-contacts");
  add_button (self, _("_Plan Visits…"), "members.plan-visits");
  add_button (self, _("Tag…"), "members.tag");
  add_button (self, _("Remove Tag…"), "members.untag");
  add_button (self, _("_Export…"), "members.export");
  add_button (self, _("Select _All"), "members.select-all");
  add_button (self, _("Select _None"), "members.select-none");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * desk_selection_bar_set_count:
 * @count: how many members are selected
 */
void
desk_selection_bar_set_count (DeskSelectionBar *self,
                              guint             count)
{
  g_autofree char *words = NULL;

  g_return_if_fail (DESK_IS_SELECTION_BAR (self));

  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member selected",
                                        "%u members selected", count),
                           count);
  gtk_label_set_label (self->count, words);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 1);
}

/**
 * desk_selection_bar_get_words:
 *
 * Returns: what it says
 */
const char *
desk_selection_bar_get_words (DeskSelectionBar *self)
{
  g_return_val_if_fail (DESK_IS_SELECTION_BAR (self), NULL);

  return gtk_label_get_label (self->count);
}
