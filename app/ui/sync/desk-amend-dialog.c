/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-amend-dialog.h"

#include "desk-amend-plan.h"
#include "desk-submit.h"
#include "desk-verdict-words.h"

#include <desk-json.h>
#include <desk-outbox-words.h>
#include <desk-time.h>

#define USUAL_MINUTES 30

/**
 * DeskAmendDialog:
 *
 * A note or a visit that was turned away, to be said in other words: why it was, what became of the
 * note or visit meanwhile, and what the person had entered.
 */
struct _DeskAmendDialog
{
  AdwWindow        parent_instance;

  GtkLabel        *problem;
  GtkLabel        *deed;
  GtkLabel        *standing;
  GtkWidget       *text_frame;
  GtkTextView     *text;
  DeskVisitForm   *visit;

  DeskStore       *store;
  DeskOutboxEntry *entry;
  DeskMemberFile  *file;        /* nullable */
  DeskAmendPlan   *plan;        /* (nullable): made from the file */
  GCancellable    *loading;     /* (nullable): while the member is read */
  gboolean         sending;
};

G_DEFINE_FINAL_TYPE (DeskAmendDialog, desk_amend_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GTimeZone *
get_zone (DeskAmendDialog *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static void
say (GtkLabel   *label,
     const char *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
}

static char *
dup_text (DeskAmendDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static gboolean
is_complete (DeskAmendDialog *self)
{
  g_autofree char *text = dup_text (self);

  if (self->plan->field != NULL)
    return *text != '\0';
  return !desk_amend_plan_has_time (self->plan) || desk_visit_form_get_complete (self->visit);
}

static void
update_send (DeskAmendDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "amend.send",
                                 self->plan != NULL && !self->sending && is_complete (self));
}

/* What was entered; what a move did not say is as it stands. */
static void
fill_visit (DeskAmendDialog *self)
{
  JsonObject *args = self->entry->args;
  const DeskVisit *visit = self->plan->visit;
  DeskVisitPlan plan = { "", self->entry->made_ms, USUAL_MINUTES, DESK_FEN_ABSENT, "", 0 };

  if (visit != NULL)
    plan = (DeskVisitPlan) { visit->purpose, visit->start_ms, visit->minutes, visit->amount_fen,
                             visit->special_request, visit->travel_minutes };
  plan.purpose = desk_json_peek_string (args, "purpose", plan.purpose);
  desk_time_from_rfc3339 (desk_json_peek_string (args, "start", ""), &plan.start_ms, NULL);
  plan.minutes = desk_json_peek_int (args, "minutes", plan.minutes);
  plan.amount_fen = desk_json_peek_int (args, "amount_fen", plan.amount_fen);
  plan.special_request = desk_json_peek_string (args, "special_request", plan.special_request);
  plan.travel_minutes = desk_json_peek_int (args, "travel_minutes", plan.travel_minutes);
  desk_visit_form_fill (self->visit, &plan, g_str_equal (self->plan->kind, DESK_OP_VISIT_MOVE),
                        get_zone (self));
  desk_visit_form_set_subject (self->visit, desk_json_peek_string (args, "subject", ""));
}

static void
show_plan (DeskAmendDialog *self)
{
  gboolean timed = desk_amend_plan_has_time (self->plan);

  say (self->standing, self->plan->standing);
  gtk_widget_set_visible (self->text_frame, self->plan->field != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->visit), timed);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), self->plan->text, -1);
  if (timed)
    fill_visit (self);
  update_send (self);
  if (self->plan->field != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskAmendDialog) self = user_data;
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
  self->plan = desk_amend_plan_new (self->entry, self->file, get_zone (self));
  show_plan (self);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DeskAmendDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_submit_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence = desk_verdict_words (verdict, error);

  self->sending = FALSE;
  update_send (self);
  if (verdict != NULL && verdict->accepted)
    {
      g_signal_emit (self, signals[DONE], 0, sentence);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  say (self->problem, sentence);
}

static void
send_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskAmendDialog *self = DESK_AMEND_DIALOG (widget);
  g_autoptr (JsonObject) args = desk_amend_plan_make_args (self->plan, self->entry->args);
  g_autofree char *text = dup_text (self);

  if (self->plan->field != NULL)
    json_object_set_string_member (args, self->plan->field, text);
  if (desk_amend_plan_has_time (self->plan))
    desk_visit_form_write (self->visit, args);
  self->sending = TRUE;
  update_send (self);
  say (self->problem, NULL);
  desk_submit_async (self->store, self->entry->op_id, self->plan->kind, args, sent_cb,
                     g_object_ref (self));
}

static void
desk_amend_dialog_dispose (GObject *object)
{
  DeskAmendDialog *self = DESK_AMEND_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_amend_dialog_parent_class)->dispose (object);
}

static void
desk_amend_dialog_finalize (GObject *object)
{
  DeskAmendDialog *self = DESK_AMEND_DIALOG (object);

  g_clear_pointer (&self->plan, desk_amend_plan_free);
  g_clear_pointer (&self->file, desk_member_file_free);
  desk_outbox_entry_free (self->entry);

  G_OBJECT_CLASS (desk_amend_dialog_parent_class)->finalize (object);
}

static void
desk_amend_dialog_class_init (DeskAmendDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_amend_dialog_dispose;
  object_class->finalize = desk_amend_dialog_finalize;

  signals[DONE] = g_signal_new ("done", DESK_TYPE_AMEND_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "amend.send", NULL, send_action);

  g_type_ensure (DESK_TYPE_VISIT_FORM);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "sync/desk-amend-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskAmendDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskAmendDialog, deed);
  gtk_widget_class_bind_template_child (widget_class, DeskAmendDialog, standing);
  gtk_widget_class_bind_template_child (widget_class, DeskAmendDialog, text_frame);
  gtk_widget_class_bind_template_child (widget_class, DeskAmendDialog, text);
  gtk_widget_class_bind_template_child (widget_class, DeskAmendDialog, visit);
  gtk_widget_class_bind_template_callback (widget_class, update_send);
}

static void
desk_amend_dialog_init (DeskAmendDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_send (self);
}

/**
 * desk_amend_dialog_new:
 * @entry: copied; turned away, and of a kind that desk_amend_plan_is_for()
 *
 * Returns: (transfer none): the dialog, which is reading the member
 */
GtkWidget *
desk_amend_dialog_new (DeskStore             *store,
                       const DeskOutboxEntry *entry)
{
  DeskAmendDialog *self = g_object_new (DESK_TYPE_AMEND_DIALOG, NULL);
  g_autofree char *deed = desk_outbox_words_deed (entry);
  g_autofree char *reason = entry->reason != NULL ? desk_reason_describe (entry->reason) : NULL;

  self->store = g_object_ref (store);
  self->entry = desk_outbox_entry_copy (entry);
  self->loading = g_cancellable_new ();
  say (self->deed, deed);
  say (self->problem, reason);
  desk_store_load_member_async (store, entry->member_no, self->loading, loaded_cb,
                                g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * desk_amend_dialog_is_settled:
 *
 * Returns: whether it waits for the person, not the person for it
 */
gboolean
desk_amend_dialog_is_settled (DeskAmendDialog *self)
{
  g_return_val_if_fail (DESK_IS_AMEND_DIALOG (self), FALSE);

  return self->loading == NULL && !self->sending;
}

/**
 * desk_amend_dialog_get_problem:
 *
 * Returns: why the hub turned it away, or what the rules here say to the words of now
 */
const char *
desk_amend_dialog_get_problem (DeskAmendDialog *self)
{
  g_return_val_if_fail (DESK_IS_AMEND_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem);
}

/**
 * desk_amend_dialog_get_standing:
 *
 * Returns: what became meanwhile of what it was to change, or ""
 */
const char *
desk_amend_dialog_get_standing (DeskAmendDialog *self)
{
  g_return_val_if_fail (DESK_IS_AMEND_DIALOG (self), NULL);

  return gtk_label_get_label (self->standing);
}

/**
 * desk_amend_dialog_get_text:
 *
 * Returns: (transfer none): the person's words
 */
GtkTextBuffer *
desk_amend_dialog_get_text (DeskAmendDialog *self)
{
  g_return_val_if_fail (DESK_IS_AMEND_DIALOG (self), NULL);

  return gtk_text_view_get_buffer (self->text);
}

/**
 * desk_amend_dialog_get_visit_form:
 *
 * Returns: (transfer none): when and what for
 */
DeskVisitForm *
desk_amend_dialog_get_visit_form (DeskAmendDialog *self)
{
  g_return_val_if_fail (DESK_IS_AMEND_DIALOG (self), NULL);

  return self->visit;
}
