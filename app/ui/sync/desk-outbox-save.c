/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-outbox-save.h"

#include <desk-export-outbox.h>
#include <glib/gi18n-lib.h>

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (g_task_get_task_data (task));

  if (desk_export_outbox_finish (DESK_STORE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    g_task_return_pointer (task, g_strdup_printf (_("Exported to %s."), name), g_free);
  else
    g_task_return_pointer (task,
                           /* Translators: the name of a file, and why it could not be written */
                           g_strdup_printf (_("%1$s could not be written: %2$s"), name,
                                            error->message), g_free);
}

/* Takes @task. */
static void
write_to (GTask *task,
          GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GTask) owned = task;

  if (path == NULL)
    {
      g_task_return_pointer (task, g_strdup (_("Choose a place on this computer.")), g_free);
      return;
    }
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  desk_export_outbox_async (g_task_get_source_object (task), path, NULL, written_cb,
                            g_steal_pointer (&owned));
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    write_to (g_steal_pointer (&task), file);
  else
    g_task_return_pointer (task, NULL, NULL);
  g_object_unref (dialog);
}

/**
 * desk_outbox_save_async:
 * @parent: the window that it is about
 *
 * Asks where to, and writes the table there.
 */
void
desk_outbox_save_async (DeskStore           *store,
                        GtkWindow           *parent,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Export What Waits"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("_Export"), NULL);

  g_task_set_source_tag (task, desk_outbox_save_to_async);
  /* Translators: the name of a file that is written */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("waiting-for-the-hub.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * desk_outbox_save_to_async:
 * @file: on this computer
 */
void
desk_outbox_save_to_async (DeskStore           *store,
                           GFile               *file,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);

  g_task_set_source_tag (task, desk_outbox_save_to_async);
  write_to (task, file);
}

/**
 * desk_outbox_save_finish:
 *
 * Returns: (transfer full) (nullable): how it went, to be told; %NULL where the person chose no
 *   place
 */
char *
desk_outbox_save_finish (DeskStore    *store,
                         GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
