/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-use-dialog.h"

#include "desk-submit.h"
#include "desk-verdict-words.h"

#include <glib/gi18n-lib.h>

/**
 * DeskUseDialog:
 *
 * Draws on an entitlement (E6, E7). What the standard refuses is said here, and nothing is
 * recorded.
 */
struct _DeskUseDialog
{
  AdwWindow       parent_instance;

  GtkButton      *perform;
  GtkLabel       *problem;
  DeskUseForm    *form;

  DeskStore      *store;
  char           *member_no;
  char           *amended_id;   /* (nullable): what was turned away and is said anew */
  char           *wanted;       /* the service to begin with */
  DeskMemberFile *file;
  GCancellable   *loading;
  gboolean        performing;
};

G_DEFINE_FINAL_TYPE (DeskUseDialog, desk_use_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (DeskUseDialog *self,
     const char    *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
}

static void
update_perform (DeskUseDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "use.perform",
                                 self->file != NULL && self->file->counts->len > 0 &&
                                   !self->performing);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskUseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberFile) file = desk_store_load_member_finish (DESK_STORE (source), result,
                                                                   &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (file == NULL)
    {
      say (self, error->message);
      return;
    }
  self->file = g_steal_pointer (&file);
  desk_use_form_show (self->form, desk_store_get_policy (self->store),
                      desk_clock_now (desk_store_get_clock (self->store)), self->file,
                      self->wanted);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  update_perform (self);
}

static void
performed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskUseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_submit_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence = desk_verdict_words (verdict, error);

  self->performing = FALSE;
  update_perform (self);
  if (verdict != NULL && verdict->accepted)
    {
      g_signal_emit (self, signals[DONE], 0, sentence);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  say (self, sentence);
}

static void
perform_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskUseDialog *self = DESK_USE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) args = desk_use_form_make_args (self->form, &error);

  if (args == NULL)
    {
      say (self, error->message);
      return;
    }
  self->performing = TRUE;
  update_perform (self);
  say (self, NULL);
  desk_submit_async (self->store, self->amended_id, DESK_OP_SERVICE_USE, args, performed_cb,
                     g_object_ref (self));
}

static void
changed_cb (DeskUseDialog *self)
{
  say (self, NULL);
}

static void
activate_cb (DeskUseDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "use.perform", NULL);
}

static void
desk_use_dialog_dispose (GObject *object)
{
  DeskUseDialog *self = DESK_USE_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_use_dialog_parent_class)->dispose (object);
}

static void
desk_use_dialog_finalize (GObject *object)
{
  DeskUseDialog *self = DESK_USE_DIALOG (object);

  g_clear_pointer (&self->file, desk_member_file_free);
  g_free (self->member_no);
  g_free (self->wanted);
  g_free (self->amended_id);

  G_OBJECT_CLASS (desk_use_dialog_parent_class)->finalize (object);
}

static void
desk_use_dialog_class_init (DeskUseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_use_dialog_dispose;
  object_class->finalize = desk_use_dialog_finalize;

  signals[DONE] = g_signal_new ("done", DESK_TYPE_USE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "use.perform", NULL, perform_action);

  g_type_ensure (DESK_TYPE_USE_FORM);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "member/desk-use-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, perform);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
desk_use_dialog_init (DeskUseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_perform (self);
}

/**
 * desk_use_dialog_new:
 * @service: the service to begin with; "" for the policy's first
 *
 * Returns: (transfer none): the dialog, which is reading the member
 */
GtkWidget *
desk_use_dialog_new (DeskStore  *store,
                     const char *member_no,
                     const char *service)
{
  DeskUseDialog *self = g_object_new (DESK_TYPE_USE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->member_no = g_strdup (member_no);
  self->wanted = g_strdup (service);
  self->loading = g_cancellable_new ();
  desk_store_load_member_async (store, member_no, self->loading, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * desk_use_dialog_amend:
 * @entry: a use that was turned away
 *
 * Shows what was entered, and why it was turned away; on OK the new operation takes the place of
 * the old one.
 */
void
desk_use_dialog_amend (DeskUseDialog         *self,
                       const DeskOutboxEntry *entry)
{
  g_autofree char *reason = entry->reason != NULL ? desk_reason_describe (entry->reason) : NULL;

  g_return_if_fail (DESK_IS_USE_DIALOG (self));

  self->amended_id = g_strdup (entry->op_id);
  gtk_window_set_title (GTK_WINDOW (self), _("Edit and Send Again"));
  gtk_button_set_label (self->perform, _("_Send Again"));
  desk_use_form_fill (self->form, entry->args);
  say (self, reason);
}

/**
 * desk_use_dialog_is_settled:
 *
 * Returns: whether it waits for the person, not the person for it
 */
gboolean
desk_use_dialog_is_settled (DeskUseDialog *self)
{
  g_return_val_if_fail (DESK_IS_USE_DIALOG (self), FALSE);

  return self->loading == NULL && !self->performing;
}

/**
 * desk_use_dialog_get_form:
 *
 * Returns: (transfer none): the form inside
 */
DeskUseForm *
desk_use_dialog_get_form (DeskUseDialog *self)
{
  g_return_val_if_fail (DESK_IS_USE_DIALOG (self), NULL);

  return self->form;
}

/**
 * desk_use_dialog_get_problem:
 *
 * Returns: (nullable): why it was not recorded, or turned away
 */
const char *
desk_use_dialog_get_problem (DeskUseDialog *self)
{
  g_return_val_if_fail (DESK_IS_USE_DIALOG (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem)
                                                             : NULL;
}
