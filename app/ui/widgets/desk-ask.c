/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ask.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  /* One answer only, and the reference of the signal goes with it. */
  g_signal_handlers_disconnect_by_func (dialog, answered_cb, task);
  g_task_return_boolean (task, g_str_equal (response, "accept"));
}

static void
unref_task (gpointer  task,
            GClosure *closure)
{
  g_object_unref (task);
}

/**
 * desk_ask_async:
 * @parent: the window that it is about
 * @heading: the question
 * @body: what would happen
 * @accept_label: the verb of the question
 *
 * The one place that knows AdwMessageDialog. Where newer libadwaita has AdwAlertDialog, only this
 * file changes.
 */
void
desk_ask_async (GtkWindow           *parent,
                const char          *heading,
                const char          *body,
                const char          *accept_label,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, desk_ask_async);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "accept", accept_label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), task, unref_task, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * desk_ask_finish:
 *
 * Returns: whether the person said yes
 */
gboolean
desk_ask_finish (GtkWindow    *parent,
                 GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * desk_tell:
 * @parent: the window that it is about
 *
 * Stays until the person has read it.
 */
void
desk_tell (GtkWindow  *parent,
           const char *heading,
           const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
