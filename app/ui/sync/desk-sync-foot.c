/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-foot.h"

#include "desk-sync-glance.h"

/**
 * DeskSyncFoot:
 *
 * The sync state at the foot of the side bar, in one glance. It leads to the page of it, and shows
 * when that page is open.
 */
struct _DeskSyncFoot
{
  GtkWidget       parent_instance;

  GtkWidget      *button;
  GtkImage       *icon;
  GtkLabel       *text;
  GtkLabel       *detail;

  DeskSyncGlance *glance;
  const char     *css_class;
};

G_DEFINE_FINAL_TYPE (DeskSyncFoot, desk_sync_foot, GTK_TYPE_WIDGET)

static void
set_css_class (DeskSyncFoot *self,
               const char   *css_class)
{
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), self->css_class);
  self->css_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
}

static void
show_face (DeskSyncFoot *self)
{
  g_autoptr (DeskSyncFace) face = desk_sync_glance_make_face (self->glance);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", face->text, face->detail);

  gtk_image_set_from_icon_name (self->icon, face->icon_name);
  gtk_label_set_label (self->text, face->text);
  gtk_label_set_label (self->detail, face->detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *face->detail != '\0');
  set_css_class (self, face->css_class);
  gtk_widget_set_tooltip_text (self->button, g_strstrip (tooltip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, face->text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, face->detail, -1);
}

static void
desk_sync_foot_dispose (GObject *object)
{
  DeskSyncFoot *self = DESK_SYNC_FOOT (object);

  if (self->glance != NULL)
    g_signal_handlers_disconnect_by_data (self->glance, self);
  g_clear_object (&self->glance);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_sync_foot_parent_class)->dispose (object);
}

static void
desk_sync_foot_class_init (DeskSyncFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sync_foot_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "sync/desk-sync-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFoot, button);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFoot, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFoot, text);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFoot, detail);
}

static void
desk_sync_foot_init (DeskSyncFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_sync_foot_new (DeskStore *store,
                    DeskSync  *sync)
{
  DeskSyncFoot *self = g_object_new (DESK_TYPE_SYNC_FOOT, NULL);

  self->glance = desk_sync_glance_new (store, sync);
  g_signal_connect_swapped (self->glance, "changed", G_CALLBACK (show_face), self);
  show_face (self);
  return GTK_WIDGET (self);
}

/**
 * desk_sync_foot_get_text:
 *
 * Returns: the state in words, as it is shown
 */
const char *
desk_sync_foot_get_text (DeskSyncFoot *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_FOOT (self), NULL);

  return gtk_label_get_label (self->text);
}
