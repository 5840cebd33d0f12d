/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-foot.h"

#include "desk-sync-face.h"

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

  DeskStore      *store;
  DeskSync       *sync;
  DeskSyncStatus *status;
  GCancellable   *cancellable;
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
  DeskPolicy *policy = desk_store_get_policy (self->store);
  DeskClock *clock = desk_store_get_clock (self->store);
  g_autoptr (DeskSyncFace) face =
    desk_sync_face_new (desk_sync_get_state (self->sync), desk_sync_get_progress (self->sync),
                        desk_sync_get_error (self->sync), self->status, desk_clock_now (clock),
                        desk_policy_get_zone (policy));
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
status_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DeskSyncFoot) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSyncStatus) status =
    desk_store_load_status_finish (DESK_STORE (source), result, &error);

  if (status == NULL || self->store == NULL)
    return;
  g_clear_pointer (&self->status, desk_sync_status_free);
  self->status = g_steal_pointer (&status);
  show_face (self);
}

static void
load_status (DeskSyncFoot *self)
{
  desk_store_load_status_async (self->store, self->cancellable, status_loaded_cb,
                                g_object_ref (self));
}

static void
desk_sync_foot_dispose (GObject *object)
{
  DeskSyncFoot *self = DESK_SYNC_FOOT (object);

  g_cancellable_cancel (self->cancellable);
  if (self->sync != NULL)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_sync_foot_parent_class)->dispose (object);
}

static void
desk_sync_foot_finalize (GObject *object)
{
  DeskSyncFoot *self = DESK_SYNC_FOOT (object);

  g_clear_pointer (&self->status, desk_sync_status_free);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (desk_sync_foot_parent_class)->finalize (object);
}

static void
desk_sync_foot_class_init (DeskSyncFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sync_foot_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_sync_foot_finalize;

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
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_sync_foot_new (DeskStore *store,
                    DeskSync  *sync)
{
  DeskSyncFoot *self = g_object_new (DESK_TYPE_SYNC_FOOT, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  g_signal_connect_swapped (sync, "notify", G_CALLBACK (show_face), self);
  g_signal_connect_swapped (store, "status-changed", G_CALLBACK (load_status), self);
  show_face (self);
  load_status (self);
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
