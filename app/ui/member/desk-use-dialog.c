/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-use-dialog.h"

#include "desk-pips.h"
#include "desk-submit.h"
#include "desk-verdict-words.h"

#include <desk-entitlement.h>
#include <desk-json.h>
#include <desk-member-file.h>
#include <glib/gi18n-lib.h>

/**
 * DeskUseDialog:
 *
 * Draws on an entitlement (E6, E7). What the standard warns of is said before (L5); what it refuses
 * is said here, and nothing is recorded.
 */
struct _DeskUseDialog
{
  AdwWindow       parent_instance;

  GtkButton      *perform;
  AdwComboRow    *service_row;
  AdwActionRow   *left_row;
  DeskPips       *pips;
  AdwActionRow   *hours_row;
  GtkSpinButton  *hours;
  GtkEditable    *note;
  GtkLabel       *warning;
  GtkLabel       *problem;

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

static const DeskServiceCount *
get_count (DeskUseDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->service_row);

  if (self->file == NULL || selected >= self->file->counts->len)
    return NULL;
  return g_ptr_array_index (self->file->counts, selected);
}

static void
say (GtkLabel   *label,
     const char *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
}

static const char *
get_sentence (GtkLabel *label)
{
  return gtk_widget_get_visible (GTK_WIDGET (label)) ? gtk_label_get_label (label) : NULL;
}

static void
update_perform (DeskUseDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "use.perform",
                                 get_count (self) != NULL && !self->performing);
}

static void
update_warning (DeskUseDialog          *self,
                const DeskServiceCount *count)
{
  DeskPolicy *policy = desk_store_get_policy (self->store);

  if (!self->file->frozen)
    say (self->warning, NULL);
  else if (desk_entitlement_serves_frozen (policy, count->service))
    say (self->warning,
         _("The membership is frozen because an account is in arrears. This entitlement "
           "exists for that: it will be recorded with a warning (L5)."));
  else
    say (self->warning,
         _("The membership is frozen because an account is in arrears. This entitlement "
           "needs an active card (L5)."));
}

static void
update_left (DeskUseDialog          *self,
             const DeskServiceCount *count)
{
  g_autofree char *text = NULL;

  if (count->limit < 0)
    text = g_strdup (_("Not set by the standard; every use is counted"));
  else
    /* Translators: uses of an entitlement that are left of those there may be in a month */
    text = g_strdup_printf (_("%d of %d"), (int) MAX (count->limit - count->used, 0),
                            (int) count->limit);
  adw_action_row_set_subtitle (self->left_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->pips), count->limit >= 0);
  desk_pips_set_uses (self->pips, count->used, count->limit, FALSE);
}

static void
service_cb (DeskUseDialog *self)
{
  const DeskServiceCount *count = get_count (self);

  update_perform (self);
  if (count == NULL)
    return;
  say (self->problem, NULL);
  update_warning (self, count);
  update_left (self, count);
  gtk_widget_set_visible (GTK_WIDGET (self->hours_row),
                          desk_entitlement_takes_hours (desk_store_get_policy (self->store),
                                                        count->service));
}

static void
fill_services (DeskUseDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->file->counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (self->file->counts, i);

      gtk_string_list_append (labels, desk_entitlement_get_label (count->service));
    }
  adw_combo_row_set_model (self->service_row, G_LIST_MODEL (labels));
  desk_use_dialog_set_service (self, self->wanted);
  service_cb (self);
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
      say (self->problem, error->message);
      return;
    }
  self->file = g_steal_pointer (&file);
  fill_services (self);
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
  say (self->problem, sentence);
}

static JsonObject *
make_arguments (DeskUseDialog          *self,
                const DeskServiceCount *count)
{
  JsonObject *args = json_object_new ();
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note)));
  int hours;

  gtk_spin_button_update (self->hours);
  hours = gtk_spin_button_get_value_as_int (self->hours);
  json_object_set_string_member (args, "member_no", self->member_no);
  json_object_set_string_member (args, "service", count->service);
  if (hours > 0 && gtk_widget_get_visible (GTK_WIDGET (self->hours_row)))
    json_object_set_int_member (args, "hours", hours);
  if (*note != '\0')
    json_object_set_string_member (args, "note", note);
  return args;
}

static void
perform_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskUseDialog *self = DESK_USE_DIALOG (widget);
  g_autoptr (JsonObject) args = make_arguments (self, get_count (self));

  self->performing = TRUE;
  update_perform (self);
  say (self->problem, NULL);
  desk_submit_async (self->store, self->amended_id, DESK_OP_SERVICE_USE, args, performed_cb,
                     g_object_ref (self));
}

static void
note_activated_cb (DeskUseDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "use.perform", NULL);
}

/* No hours is a thing that can be said. */
static gboolean
hours_output_cb (GtkSpinButton *button)
{
  if (gtk_spin_button_get_value_as_int (button) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (button), "—");
  return TRUE;
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

  g_type_ensure (DESK_TYPE_PIPS);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "member/desk-use-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, perform);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, left_row);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, pips);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, hours_row);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, hours);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, note);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, DeskUseDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, service_cb);
  gtk_widget_class_bind_template_callback (widget_class, hours_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
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
 * Shows what was entered; on OK the new operation takes the place of the old one.
 */
void
desk_use_dialog_amend (DeskUseDialog         *self,
                       const DeskOutboxEntry *entry)
{
  g_return_if_fail (DESK_IS_USE_DIALOG (self));

  self->amended_id = g_strdup (entry->op_id);
  gtk_window_set_title (GTK_WINDOW (self), _("Edit and Send Again"));
  gtk_button_set_label (self->perform, _("_Send Again"));
  desk_use_dialog_set_hours (self, (int) desk_json_peek_int (entry->args, "hours", 0));
  gtk_editable_set_text (self->note, desk_json_peek_string (entry->args, "note", ""));
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

void
desk_use_dialog_set_service (DeskUseDialog *self,
                             const char    *service)
{
  g_return_if_fail (DESK_IS_USE_DIALOG (self));
  g_return_if_fail (self->file != NULL);

  for (guint i = 0; i < self->file->counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (self->file->counts, i);

      if (g_strcmp0 (count->service, service) == 0)
        adw_combo_row_set_selected (self->service_row, i);
    }
}

void
desk_use_dialog_set_hours (DeskUseDialog *self,
                           int            hours)
{
  g_return_if_fail (DESK_IS_USE_DIALOG (self));

  gtk_spin_button_set_value (self->hours, hours);
}

/**
 * desk_use_dialog_get_warning:
 *
 * Returns: (nullable): what is said before
 */
const char *
desk_use_dialog_get_warning (DeskUseDialog *self)
{
  g_return_val_if_fail (DESK_IS_USE_DIALOG (self), NULL);

  return get_sentence (self->warning);
}

/**
 * desk_use_dialog_get_problem:
 *
 * Returns: (nullable): why it was not recorded
 */
const char *
desk_use_dialog_get_problem (DeskUseDialog *self)
{
  g_return_val_if_fail (DESK_IS_USE_DIALOG (self), NULL);

  return get_sentence (self->problem);
}
