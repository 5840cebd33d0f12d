/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ask.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static DeskAnswer
read_answer (const char *response)
{
  if (g_str_equal (response, "other"))
    return DESK_ANSWER_OTHER;
  return g_str_equal (response, "accept") ? DESK_ANSWER_ACCEPT : DESK_ANSWER_NO;
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  /* One answer only, and the reference of the signal goes with it. */
  g_signal_handlers_disconnect_by_func (dialog, answered_cb, task);
  g_task_return_int (task, read_answer (response));
}

static void
unref_task (gpointer  task,
            GClosure *closure)
{
  g_object_unref (task);
}

static GtkWidget *
make_question (GtkWindow  *parent,
               const char *heading,
               const char *body,
               const char *accept_label)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "accept", accept_label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
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
  desk_ask_either_async (parent, heading, body, accept_label, NULL, callback, user_data);
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
  return desk_ask_either_finish (parent, result) == DESK_ANSWER_ACCEPT;
}

/**
 * desk_ask_either_async:
 * @accept_label: the verb of the question
 * @other_label: (nullable): what may be done first
 *
 * As desk_ask_async(), with a third answer.
 */
void
desk_ask_either_async (GtkWindow           *parent,
                       const char          *heading,
                       const char          *body,
                       const char          *accept_label,
                       const char          *other_label,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GtkWidget *dialog = make_question (parent, heading, body, accept_label);
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, desk_ask_either_async);
  if (other_label != NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "other", other_label);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "other",
                                                  ADW_RESPONSE_SUGGESTED);
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), task, unref_task, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

DeskAnswer
desk_ask_either_finish (GtkWindow    *parent,
                        GAsyncResult *result)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, parent), DESK_ANSWER_NO);

  answer = g_task_propagate_int (G_TASK (result), NULL);
  return answer > 0 ? (DeskAnswer) answer : DESK_ANSWER_NO;
}

static void
text_changed_cb (AdwMessageDialog *dialog,
                 GtkEditable      *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "accept", *text != '\0');
}

static void
text_answered_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  gpointer          user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  char *text = NULL;

  g_signal_handlers_disconnect_by_func (dialog, text_answered_cb, task);
  if (g_str_equal (response, "accept"))
    text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_task_return_pointer (task, text, g_free);
}

/**
 * desk_ask_text_async:
 * @parent: the window that it is about
 * @heading: what is asked for
 * @text: what stands there before
 * @label: what the text is, for who does not see it
 *
 * Returns: (transfer none): where it is written
 */
GtkEntry *
desk_ask_text_async (GtkWindow           *parent,
                     const char          *heading,
                     const char          *text,
                     const char          *label,
                     const char          *accept_label,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, NULL));
  GtkWidget *entry = gtk_entry_new ();
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, desk_ask_text_async);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept_label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (text_changed_cb), dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  text_changed_cb (dialog, GTK_EDITABLE (entry));
  adw_message_dialog_set_extra_child (dialog, entry);
  g_signal_connect_data (dialog, "response", G_CALLBACK (text_answered_cb), task, unref_task, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
  return GTK_ENTRY (entry);
}

/**
 * desk_ask_text_finish:
 *
 * Returns: (transfer full) (nullable): what was written, without blanks around it; %NULL where the
 *   person thought better of it
 */
char *
desk_ask_text_finish (GtkWindow    *parent,
                      GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
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
