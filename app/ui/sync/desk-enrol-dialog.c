/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-enrol-dialog.h"

#include "desk-hub-entry.h"

/**
 * DeskEnrolDialog:
 *
 * Ties this computer to the hub anew, with a new one-time code, when its access was taken away.
 * What is on it stays, and a sync begins at once.
 *
 * Action: "enrol.connect".
 */
struct _DeskEnrolDialog
{
  AdwWindow     parent_instance;

  GtkEditable  *address;
  GtkEditable  *code;
  GtkLabel     *problem;

  DeskSync     *sync;
  GCancellable *cancellable;
  gboolean      connecting;
};

G_DEFINE_FINAL_TYPE (DeskEnrolDialog, desk_enrol_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
set_problem (DeskEnrolDialog *self,
             const char      *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

static void
update_connect (DeskEnrolDialog *self)
{
  g_autofree char *address = dup_text (self->address);
  g_autofree char *code = dup_text (self->code);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "enrol.connect",
                                 !self->connecting && *address != '\0' && *code != '\0');
}

static void
entry_changed_cb (DeskEnrolDialog *self)
{
  set_problem (self, "");
  update_connect (self);
}

static void
entry_activated_cb (DeskEnrolDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "enrol.connect", NULL);
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskEnrolDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean enrolled = desk_sync_enrol_finish (DESK_SYNC (source), result, &error);

  if (self->sync == NULL)
    return;
  self->connecting = FALSE;
  update_connect (self);
  if (!enrolled)
    {
      set_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->code));
      return;
    }
  desk_sync_round_async (self->sync, NULL, NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
connect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskEnrolDialog *self = DESK_ENROL_DIALOG (widget);
  g_autofree char *address = dup_text (self->address);
  g_autofree char *code = dup_text (self->code);

  set_problem (self, "");
  self->connecting = TRUE;
  update_connect (self);
  desk_sync_enrol_async (self->sync, address, code, self->cancellable, enrolled_cb,
                         g_object_ref (self));
}

static void
desk_enrol_dialog_dispose (GObject *object)
{
  DeskEnrolDialog *self = DESK_ENROL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (desk_enrol_dialog_parent_class)->dispose (object);
}

static void
desk_enrol_dialog_finalize (GObject *object)
{
  g_object_unref (DESK_ENROL_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (desk_enrol_dialog_parent_class)->finalize (object);
}

static void
desk_enrol_dialog_class_init (DeskEnrolDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_enrol_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_enrol_dialog_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "sync/desk-enrol-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskEnrolDialog, address);
  gtk_widget_class_bind_template_child (widget_class, DeskEnrolDialog, code);
  gtk_widget_class_bind_template_child (widget_class, DeskEnrolDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "enrol.connect", NULL, connect_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_enrol_dialog_init (DeskEnrolDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_connect (self);
}

/**
 * desk_enrol_dialog_new:
 * @hub_url: the address to begin with
 *
 * Returns: (transfer none): the dialog, as GTK owns top levels
 */
GtkWidget *
desk_enrol_dialog_new (DeskSync   *sync,
                       const char *hub_url)
{
  DeskEnrolDialog *self = g_object_new (DESK_TYPE_ENROL_DIALOG, NULL);
  g_autoptr (GError) error = NULL;

  self->sync = g_object_ref (sync);
  gtk_editable_set_text (self->address, hub_url);
  if (!desk_hub_entry_fix (ADW_ENTRY_ROW (self->address), &error))
    set_problem (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
  return GTK_WIDGET (self);
}

void
desk_enrol_dialog_set_code (DeskEnrolDialog *self,
                            const char      *code)
{
  g_return_if_fail (DESK_IS_ENROL_DIALOG (self));

  gtk_editable_set_text (self->code, code);
}

/**
 * desk_enrol_dialog_get_problem:
 *
 * Returns: why it could not be connected, or ""
 */
const char *
desk_enrol_dialog_get_problem (DeskEnrolDialog *self)
{
  g_return_val_if_fail (DESK_IS_ENROL_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem);
}
