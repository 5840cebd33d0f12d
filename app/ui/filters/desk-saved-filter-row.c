/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-saved-filter-row.h"

#include "desk-filter-deed.h"

#include <glib/gi18n-lib.h>

struct _DeskSavedFilterRow
{
  GtkListBoxRow        parent_instance;

  GtkLabel            *name;
  GtkLabel            *count;
  GtkWidget           *menu;
  DeskStore           *store;
  DeskSavedFilterItem *item;
};

G_DEFINE_FINAL_TYPE (DeskSavedFilterRow, desk_saved_filter_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWindow *
get_window (DeskSavedFilterRow *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskSavedFilterRow *self = DESK_SAVED_FILTER_ROW (widget);

  desk_filter_deed_rename (get_window (self), self->store, self->item);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskSavedFilterRow *self = DESK_SAVED_FILTER_ROW (widget);

  desk_filter_deed_delete (get_window (self), self->store, self->item);
}

static void
item_cb (DeskSavedFilterRow *self)
{
  const char *name = desk_saved_filter_item_get_name (self->item);
  gint64 count = desk_saved_filter_item_get_count (self->item);
  g_autofree char *number = count >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : NULL;
  g_autofree char *members =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member", "%u members", (gulong) count),
                     (guint) count);
  g_autofree char *sentence =
    count >= 0 ? g_strjoin (C_("sentence", ", "), name, members, NULL) : g_strdup (name);

  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_label_set_label (self->count, number != NULL ? number : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("_Rename…"), "saved-filter.rename");
  g_menu_append (menu, _("_Delete…"), "saved-filter.delete");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _("Change this filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Change this filter"), -1);
  return button;
}

static void
desk_saved_filter_row_dispose (GObject *object)
{
  DeskSavedFilterRow *self = DESK_SAVED_FILTER_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_saved_filter_row_parent_class)->dispose (object);
}

static void
desk_saved_filter_row_class_init (DeskSavedFilterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_saved_filter_row_dispose;

  gtk_widget_class_install_action (widget_class, "saved-filter.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "saved-filter.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "saved-filter.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "saved-filter.delete",
                                       NULL);
}

static void
desk_saved_filter_row_init (DeskSavedFilterRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->name, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  self->menu = make_menu ();

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), self->menu);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "saved-filter");
}

/**
 * desk_saved_filter_row_new:
 *
 * Returns: (transfer floating): a row that follows @item
 */
GtkWidget *
desk_saved_filter_row_new (DeskStore           *store,
                           DeskSavedFilterItem *item)
{
  DeskSavedFilterRow *self = g_object_new (DESK_TYPE_SAVED_FILTER_ROW, NULL);

  self->store = g_object_ref (store);
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (item_cb), self);
  item_cb (self);
  return GTK_WIDGET (self);
}

/**
 * desk_saved_filter_row_get_item:
 *
 * Returns: (transfer none)
 */
DeskSavedFilterItem *
desk_saved_filter_row_get_item (DeskSavedFilterRow *self)
{
  g_return_val_if_fail (DESK_IS_SAVED_FILTER_ROW (self), NULL);

  return self->item;
}
