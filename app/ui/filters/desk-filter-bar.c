/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-filter-bar.h"

#include "desk-filter-menu.h"
#include "desk-wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * DeskFilterBar:
 *
 * Chips stand in the order in which their filters were set, over as many lines as they need.
 */
struct _DeskFilterBar
{
  GtkWidget          parent_instance;

  DeskMemberFilters *filters;
  GtkWidget         *add;
  GtkWidget         *save;
  GtkWidget         *clear;
  DeskFilterChip    *chips[DESK_N_MEMBER_FACETS];
};

G_DEFINE_FINAL_TYPE (DeskFilterBar, desk_filter_bar, GTK_TYPE_WIDGET)

/* The focus goes to a neighbour, not to the other end of the window. */
static void
remove_cb (DeskFilterBar  *self,
           DeskFilterChip *chip)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (chip));

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != GTK_WIDGET (chip))
    return;
  if (!DESK_IS_FILTER_CHIP (next))
    next = gtk_widget_get_prev_sibling (GTK_WIDGET (chip));
  gtk_widget_grab_focus (next);
}

static void
add_chip (DeskFilterBar   *self,
          DeskMemberFacet  facet)
{
  GtkWidget *chip = desk_filter_chip_new (facet);

  self->chips[facet] = DESK_FILTER_CHIP (chip);
  g_signal_connect_swapped (chip, "remove", G_CALLBACK (remove_cb), self);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->save);
}

static void
changed_cb (DeskFilterBar *self)
{
  const DeskMemberQuery *query = desk_member_filters_get_query (self->filters);

  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    {
      g_autofree char *value = desk_member_facet_get (i, query);

      if (value == NULL)
        {
          g_clear_pointer ((GtkWidget **) &self->chips[i], gtk_widget_unparent);
          continue;
        }
      if (self->chips[i] == NULL)
        add_chip (self, i);
      desk_filter_chip_set_value (self->chips[i], value);
    }
  gtk_widget_set_visible (self->save, !desk_member_filters_is_empty (self->filters));
  gtk_widget_set_visible (self->clear, !desk_member_filters_is_empty (self->filters));
}

static gboolean
edit_tick_cb (GtkWidget     *chip,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  desk_filter_chip_edit (DESK_FILTER_CHIP (chip));
  return G_SOURCE_REMOVE;
}

/* Once the chip has its place, and the menu is gone. */
static void
edit_cb (DeskFilterBar   *self,
         DeskMemberFacet  facet)
{
  if (self->chips[facet] != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->chips[facet]), edit_tick_cb, NULL, NULL);
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = desk_filter_menu_new ();
  gtk_menu_button_set_menu_model (button, menu);
}

static void
desk_filter_bar_dispose (GObject *object)
{
  DeskFilterBar *self = DESK_FILTER_BAR (object);

  if (self->filters != NULL)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_clear_object (&self->filters);
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    g_clear_pointer ((GtkWidget **) &self->chips[i], gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  g_clear_pointer (&self->save, gtk_widget_unparent);
  g_clear_pointer (&self->clear, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_filter_bar_parent_class)->dispose (object);
}

static void
desk_filter_bar_class_init (DeskFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_filter_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, DESK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (DeskFilterBar *self,
            const char    *title,
            const char    *label,
            const char    *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
desk_filter_bar_init (DeskFilterBar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_object_set (gtk_widget_get_layout_manager (widget), "spacing", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filters"), -1);

  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add), _("Add _Filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add Filter"), -1);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->add), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add), create_menu_cb, NULL, NULL);
  gtk_widget_set_parent (self->add, widget);

  self->save = add_button (self, _("Sa_ve…"), _("Save these filters"), "members.save-filter");
  self->clear = add_button (self, _("C_lear All"), _("Clear all filters"), "filter.clear");
}

/**
 * desk_filter_bar_new:
 *
 * Returns: (transfer floating)
 */
GtkWidget *
desk_filter_bar_new (DeskMemberFilters *filters)
{
  DeskFilterBar *self = g_object_new (DESK_TYPE_FILTER_BAR, NULL);

  self->filters = g_object_ref (filters);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter",
                                  desk_member_filters_get_actions (filters));
  g_signal_connect_swapped (filters, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (filters, "edit", G_CALLBACK (edit_cb), self);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * desk_filter_bar_get_chip:
 *
 * Returns: (transfer none) (nullable): the chip of a filter that is set
 */
DeskFilterChip *
desk_filter_bar_get_chip (DeskFilterBar   *self,
                          DeskMemberFacet  facet)
{
  g_return_val_if_fail (DESK_IS_FILTER_BAR (self), NULL);
  g_return_val_if_fail (facet < DESK_N_MEMBER_FACETS, NULL);

  return self->chips[facet];
}
