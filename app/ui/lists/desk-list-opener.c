/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-list-opener.h"

#include <glib/gi18n-lib.h>

#include "desk-ask.h"
#include "desk-list-dialog.h"

static void
open_list (GtkWindow *parent,
           DeskStore *store,
           GFile     *file)
{
  g_autofree char *path = g_file_get_path (file);
  GtkWidget *dialog;

  if (path == NULL)
    {
      desk_tell (parent, _("This List Cannot Be Read"),
                 _("It is not on this computer. Copy it here first."));
      return;
    }
  dialog = desk_list_dialog_new (store, path);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           DeskStore       *store)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  gtk_native_dialog_hide (chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    open_list (gtk_native_dialog_get_transient_for (chooser), store, file);
  g_object_unref (chooser);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            DeskStore     *store)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  open_list (GTK_WINDOW (gtk_widget_get_root (widget)), store, g_value_get_object (value));
  return TRUE;
}

/**
 * desk_list_opener_choose:
 *
 * Lets the person choose a list, and shows what would come of it.
 */
void
desk_list_opener_choose (GtkWindow *parent,
                         DeskStore *store)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Choose a List"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _("Lists (.xlsx, .csv, .txt)"));
  gtk_file_filter_add_suffix (lists, "xlsx");
  gtk_file_filter_add_suffix (lists, "csv");
  gtk_file_filter_add_suffix (lists, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), lists);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), g_object_ref (store),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * desk_list_opener_take_drops:
 *
 * A file that is dropped on @widget is taken for a list.
 */
void
desk_list_opener_take_drops (GtkWidget *widget,
                             DeskStore *store)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), store, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
