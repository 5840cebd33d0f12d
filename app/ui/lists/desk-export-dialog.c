/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-export-dialog.h"

#include <desk-time.h>
#include <glib/gi18n-lib.h>

/**
 * DeskExportDialog:
 *
 * The members of a list, in its order and with the columns that it shows, as a file. Phones are
 * masked unless the person says otherwise, which is recorded.
 */
struct _DeskExportDialog
{
  AdwWindow             parent_instance;

  GtkStack             *stack;
  GtkWidget            *close;
  GtkWidget            *choose;
  GtkLabel             *about;
  AdwComboRow          *format;
  GtkSwitch            *unmasked;
  GtkLabel             *message;
  GtkProgressBar       *progress;

  DeskStore            *store;
  GArray               *ids;    /* (element-type gint64) */
  GStrv                 columns;
  char                 *path;   /* what is written, or was last */
  GCancellable         *cancellable;
  GtkFileChooserNative *chooser;
  gboolean              busy;
};

G_DEFINE_FINAL_TYPE (DeskExportDialog, desk_export_dialog, ADW_TYPE_WINDOW)

static const char * const endings[] = { ".xlsx", ".csv", ".vcf" };

static void
set_message (DeskExportDialog *self,
             const char       *message)
{
  gtk_label_set_label (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *message != '\0');
}

static void
set_busy (DeskExportDialog *self,
          gboolean          busy)
{
  self->busy = busy;
  gtk_stack_set_visible_child_name (self->stack, busy ? "busy" : "form");
  gtk_widget_set_visible (self->close, !busy);
  gtk_widget_set_visible (self->choose, !busy);
}

static void
progress_cb (goffset  n_done,
             goffset  n_all,
             gpointer user_data)
{
  DeskExportDialog *self = user_data;

  if (n_all > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) n_done / (double) n_all);
}

static void
tell_written (DeskExportDialog *self,
              guint64           n_lines)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *message = NULL;

  /* Translators: how many members, and a file name. */
  message = g_strdup_printf (ngettext ("%u member was written to “%s”.",
                                       "%u members were written to “%s”.", (guint) n_lines),
                             (guint) n_lines, name);
  set_message (self, message);
  gtk_button_set_label (GTK_BUTTON (self->close), _("_Close"));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint64 n_lines;
  gboolean exported = desk_export_finish (DESK_STORE (source), result, &n_lines, &error);

  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  if (exported)
    tell_written (self, n_lines);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_message (self, _("Stopped. No file was written."));
  else
    set_message (self, error->message);
}

static void
chosen_cb (GtkNativeDialog  *chooser,
           int               response,
           DeskExportDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  gtk_native_dialog_hide (chooser);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    desk_export_dialog_write (self, path);
}

/* "会员 2026-11-23.xlsx" */
static char *
suggest_name (DeskExportDialog *self)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  g_autofree char *today = desk_time_day (desk_clock_now (desk_store_get_clock (self->store)), zone);

  /* Translators: the name of a file; %s are a day and what its name ends in. */
  return g_strdup_printf (_("Members %s%s"), today,
                          endings[adw_combo_row_get_selected (self->format)]);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskExportDialog *self = DESK_EXPORT_DIALOG (widget);
  g_autofree char *suggested = suggest_name (self);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Export Members"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), suggested);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_cancellable_cancel (DESK_EXPORT_DIALOG (widget)->cancellable);
}

/* While it is written, closing is stopping: what came of it is seen. */
static gboolean
desk_export_dialog_close_request (GtkWindow *window)
{
  DeskExportDialog *self = DESK_EXPORT_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  if (self->busy)
    return TRUE;
  return GTK_WINDOW_CLASS (desk_export_dialog_parent_class)->close_request (window);
}

static void
desk_export_dialog_dispose (GObject *object)
{
  DeskExportDialog *self = DESK_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_export_dialog_parent_class)->dispose (object);
}

static void
desk_export_dialog_finalize (GObject *object)
{
  DeskExportDialog *self = DESK_EXPORT_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  g_strfreev (self->columns);
  g_free (self->path);

  G_OBJECT_CLASS (desk_export_dialog_parent_class)->finalize (object);
}

static void
desk_export_dialog_class_init (DeskExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desk_export_dialog_close_request;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "lists/desk-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, close);
  gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, about);
  gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, unmasked);
  gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, progress);
  gtk_widget_class_install_action (widget_class, "export.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "export.stop", NULL, stop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_export_dialog_init (DeskExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_export_dialog_new:
 * @store: open
 * @ids: (element-type gint64): of the members, in their order
 * @columns: (array zero-terminated=1): names of those that the list shows, in their order
 *
 * Returns: (transfer none): the dialog, as GTK owns top levels
 */
GtkWidget *
desk_export_dialog_new (DeskStore          *store,
                        GArray             *ids,
                        const char * const *columns)
{
  DeskExportDialog *self = g_object_new (DESK_TYPE_EXPORT_DIALOG, NULL);
  g_autofree char *about = NULL;

  self->store = g_object_ref (store);
  self->ids = g_array_ref (ids);
  self->columns = g_strdupv ((GStrv) columns);
  about = g_strdup_printf (ngettext ("%u member, with the columns that the list shows.",
                                     "%u members, in the order and with the columns that the "
                                     "list shows.",
                                     ids->len),
                           ids->len);
  gtk_label_set_label (self->about, about);
  return GTK_WIDGET (self);
}

void
desk_export_dialog_set_unmasked (DeskExportDialog *self,
                                 gboolean          unmasked)
{
  g_return_if_fail (DESK_IS_EXPORT_DIALOG (self));

  gtk_switch_set_active (self->unmasked, unmasked);
}

/**
 * desk_export_dialog_write:
 * @path: its ending says what kind of file it is
 *
 * Writes the file.
 */
void
desk_export_dialog_write (DeskExportDialog *self,
                          const char       *path)
{
  DeskExportOrder order = { .kind = DESK_EXPORT_MEMBERS };

  g_return_if_fail (DESK_IS_EXPORT_DIALOG (self));
  g_return_if_fail (!self->busy);

  g_free (self->path);
  self->path = g_strdup (path);
  order.ids = self->ids;
  order.columns = (const char * const *) self->columns;
  order.path = path;
  order.unmasked = gtk_switch_get_active (self->unmasked);
  order.progress = progress_cb;
  order.progress_data = self;
  set_message (self, "");
  gtk_progress_bar_set_fraction (self->progress, 0);
  set_busy (self, TRUE);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_export_async (self->store, &order, self->cancellable, exported_cb, g_object_ref (self));
}

/**
 * desk_export_dialog_get_message:
 *
 * Returns: what came of it, "" before
 */
const char *
desk_export_dialog_get_message (DeskExportDialog *self)
{
  g_return_val_if_fail (DESK_IS_EXPORT_DIALOG (self), NULL);

  return gtk_label_get_label (self->message);
}

gboolean
desk_export_dialog_is_busy (DeskExportDialog *self)
{
  g_return_val_if_fail (DESK_IS_EXPORT_DIALOG (self), FALSE);

  return self->busy;
}
