/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-list-dialog.h"

#include <glib/gi18n-lib.h>

#include "desk-list-lines.h"

/* How often the bar moves, in ms. */
#define PROGRESS 100

/**
 * DeskListDialog:
 *
 * A manager's own list on its way to the members. Nothing is changed before the person has seen what
 * would happen and says so; nothing half.
 */
struct _DeskListDialog
{
  AdwWindow           parent_instance;

  GtkStack           *stack;
  AdwWindowTitle     *title;
  GtkWidget          *close;
  GtkWidget          *apply;
  AdwStatusPage      *problem;
  GtkLabel           *message;
  DeskListMapping    *mapping;
  DeskListLines      *lines;
  GtkProgressBar     *progress;

  DeskListPlan       *plan;
  GCancellable       *cancellable;
  DeskListStage       stage;
  gboolean            applied;
  guint               poll;     /* the bar, while it is applied */
};

G_DEFINE_FINAL_TYPE (DeskListDialog, desk_list_dialog, ADW_TYPE_WINDOW)

static void
show_stage (DeskListDialog *self,
            DeskListStage   stage)
{
  static const char * const names[] = {
    [DESK_LIST_STAGE_LOADING] = "loading",
    [DESK_LIST_STAGE_PROBLEM] = "problem",
    [DESK_LIST_STAGE_PREVIEW] = "preview",
    [DESK_LIST_STAGE_APPLYING] = "applying",
  };

  self->stage = stage;
  gtk_stack_set_visible_child_name (self->stack, names[stage]);
  gtk_widget_set_visible (self->apply, stage == DESK_LIST_STAGE_PREVIEW && !self->applied);
  gtk_widget_set_visible (self->close, stage != DESK_LIST_STAGE_APPLYING);
  gtk_button_set_label (GTK_BUTTON (self->close), self->applied ? _("_Close") : _("_Cancel"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.apply",
                                 stage == DESK_LIST_STAGE_PREVIEW && !self->applied &&
                                   desk_list_plan_count (self->plan, DESK_LIST_ADD) > 0);
}

static void
set_message (DeskListDialog *self,
             const char     *message)
{
  gtk_label_set_label (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *message != '\0');
}

static void
show_problem (DeskListDialog *self,
              const GError   *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->problem, escaped);
  set_message (self, error->message);
  show_stage (self, DESK_LIST_STAGE_PROBLEM);
}

static void
show_preview (DeskListDialog *self)
{
  desk_list_lines_show (self->lines, self->plan, self->applied);
  show_stage (self, DESK_LIST_STAGE_PREVIEW);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskListDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean loaded = desk_list_plan_load_finish (DESK_LIST_PLAN (source), result, &error);

  if (self->plan == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!loaded)
    {
      show_problem (self, error);
      return;
    }
  if (self->stage == DESK_LIST_STAGE_LOADING)
    desk_list_mapping_set_columns (self->mapping, desk_list_plan_get_columns (self->plan));
  show_preview (self);
}

static void
load (DeskListDialog *self,
      const char     *sheet,
      GArray         *roles)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_list_plan_load_async (self->plan, sheet, roles, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

/* What the rows mean depends on it: they are read again. Another sheet has columns of its own. */
static void
mapping_cb (DeskListDialog *self)
{
  const DeskListColumns *columns = desk_list_plan_get_columns (self->plan);
  const char *sheet = desk_list_mapping_get_sheet (self->mapping);
  g_autoptr (GArray) roles = NULL;

  if (self->stage != DESK_LIST_STAGE_PREVIEW || self->applied)
    return;
  if (sheet == NULL || g_str_equal (sheet, columns->sheets[columns->sheet]))
    roles = desk_list_mapping_get_roles (self->mapping);
  else
    show_stage (self, DESK_LIST_STAGE_LOADING);
  load (self, sheet, roles);
}

static gboolean
progress_cb (gpointer user_data)
{
  DeskListDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, desk_list_plan_get_progress (self->plan));
  return G_SOURCE_CONTINUE;
}

static void
tell_applied (DeskListDialog *self,
              guint           n_added)
{
  g_autofree char *message = NULL;

  message = g_strdup_printf (ngettext ("%u row was added.", "%u rows were added.", n_added),
                             n_added);
  set_message (self, message);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskListDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_added;
  gboolean applied = desk_list_plan_apply_finish (DESK_LIST_PLAN (source), result, &n_added, &error);

  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->plan == NULL)
    return;
  if (applied)
    {
      self->applied = TRUE;
      gtk_widget_set_sensitive (GTK_WIDGET (self->mapping), FALSE);
      tell_applied (self, n_added);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_message (self, _("Stopped. Nothing was changed."));
  else
    set_message (self, error->message);
  show_preview (self);
}

/* The rows are not looked at while another thread works on them. */
static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskListDialog *self = DESK_LIST_DIALOG (widget);

  desk_list_lines_clear (self->lines);
  gtk_progress_bar_set_fraction (self->progress, 0);
  set_message (self, "");
  show_stage (self, DESK_LIST_STAGE_APPLYING);
  self->poll = g_timeout_add (PROGRESS, progress_cb, self);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_list_plan_apply_async (self->plan, self->cancellable, applied_cb, g_object_ref (self));
}

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_cancellable_cancel (DESK_LIST_DIALOG (widget)->cancellable);
}

/* While it is applied, closing is stopping: what came of it is seen. */
static gboolean
desk_list_dialog_close_request (GtkWindow *window)
{
  DeskListDialog *self = DESK_LIST_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  if (self->stage == DESK_LIST_STAGE_APPLYING)
    return TRUE;
  return GTK_WINDOW_CLASS (desk_list_dialog_parent_class)->close_request (window);
}

static void
desk_list_dialog_dispose (GObject *object)
{
  DeskListDialog *self = DESK_LIST_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (desk_list_dialog_parent_class)->dispose (object);
}

static void
desk_list_dialog_finalize (GObject *object)
{
  g_object_unref (DESK_LIST_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (desk_list_dialog_parent_class)->finalize (object);
}

static void
desk_list_dialog_class_init (DeskListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_list_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_list_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desk_list_dialog_close_request;

  g_type_ensure (DESK_TYPE_LIST_LINES);
  g_type_ensure (DESK_TYPE_LIST_MAPPING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "lists/desk-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, close);
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, mapping);
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, DeskListDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, mapping_cb);
  gtk_widget_class_install_action (widget_class, "list.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "list.stop", NULL, stop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_list_dialog_init (DeskListDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.apply", FALSE);
}

/**
 * desk_list_dialog_new:
 * @store: open
 * @path: of the list
 *
 * Returns: (transfer none): the dialog, reading the list, as GTK owns top levels
 */
GtkWidget *
desk_list_dialog_new (DeskStore  *store,
                      const char *path)
{
  DeskListDialog *self = g_object_new (DESK_TYPE_LIST_DIALOG, NULL);
  g_autofree char *name = g_filename_display_basename (path);

  adw_window_title_set_subtitle (self->title, name);
  self->plan = desk_list_plan_new (store, path);
  load (self, NULL, NULL);
  return GTK_WIDGET (self);
}

DeskListStage
desk_list_dialog_get_stage (DeskListDialog *self)
{
  g_return_val_if_fail (DESK_IS_LIST_DIALOG (self), DESK_LIST_STAGE_PROBLEM);

  return self->stage;
}

/**
 * desk_list_dialog_get_message:
 *
 * Returns: what the dialog says of the whole, "" for nothing
 */
const char *
desk_list_dialog_get_message (DeskListDialog *self)
{
  g_return_val_if_fail (DESK_IS_LIST_DIALOG (self), NULL);

  return gtk_label_get_label (self->message);
}

DeskListMapping *
desk_list_dialog_get_mapping (DeskListDialog *self)
{
  g_return_val_if_fail (DESK_IS_LIST_DIALOG (self), NULL);

  return self->mapping;
}

/**
 * desk_list_dialog_get_rows:
 *
 * Returns: (transfer none) (nullable): the rows that are shown
 */
GListModel *
desk_list_dialog_get_rows (DeskListDialog *self)
{
  g_return_val_if_fail (DESK_IS_LIST_DIALOG (self), NULL);

  return desk_list_lines_get_rows (self->lines);
}

/**
 * desk_list_dialog_filter:
 * @outcome: a #DeskListOutcome, or %DESK_LIST_PREVIEW_ALL
 *
 * Shows the rows of one outcome alone.
 */
void
desk_list_dialog_filter (DeskListDialog *self,
                         int             outcome)
{
  g_return_if_fail (DESK_IS_LIST_DIALOG (self));

  desk_list_lines_filter (self->lines, outcome);
}
