/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-result.h"

#include "desk-visit-deed.h"

#include <desk-labels.h>
#include <desk-member.h>
#include <desk-money.h>
#include <desk-op.h>
#include <desk-visit.h>

/**
 * DeskVisitResult:
 *
 * Asks what came of a visit that took place: the outcome, what was paid at the door (E3), whether
 * the acceptance form on paper was signed, and what comes next.
 */
struct _DeskVisitResult
{
  AdwWindow    parent_instance;

  GtkLabel    *who;
  GtkLabel    *problem;
  GtkEditable *outcome;
  GtkEditable *paid;
  GtkSwitch   *form_signed;
  GtkEditable *next_step;

  DeskDeeds   *deeds;
  DeskVisit   *visit;           /* as far as the operation needs it */
};

G_DEFINE_FINAL_TYPE (DeskVisitResult, desk_visit_result, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* Nothing is entered, or an amount. */
static gboolean
read_paid (DeskVisitResult *self,
           gint64          *fen)
{
  g_autofree char *text = dup_text (self->paid);

  *fen = DESK_FEN_ABSENT;
  return *text == '\0' || desk_money_parse (text, fen, NULL);
}

static void
update (DeskVisitResult *self)
{
  g_autofree char *outcome = dup_text (self->outcome);
  gint64 fen;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.record",
                                 *outcome != '\0' && read_paid (self, &fen));
}

static void
performed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskVisitResult) self = user_data;
  g_autofree char *problem = NULL;

  if (desk_deeds_perform_finish (DESK_DEEDS (source), result, &problem))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  update (self);
}

static void
record_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskVisitResult *self = DESK_VISIT_RESULT (widget);
  g_autofree char *outcome = dup_text (self->outcome);
  g_autofree char *next_step = dup_text (self->next_step);
  DeskDeed *deed = desk_deed_new_step_visit (self->visit, DESK_OP_VISIT_DONE, "outcome", outcome);
  gint64 fen;

  if (read_paid (self, &fen) && fen != DESK_FEN_ABSENT)
    json_object_set_int_member (deed->args, "paid_fen", fen);
  json_object_set_boolean_member (deed->args, "form_signed",
                                  gtk_switch_get_active (self->form_signed));
  if (*next_step != '\0')
    json_object_set_string_member (deed->args, "next_step", next_step);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_action_set_enabled (widget, "result.record", FALSE);
  desk_deeds_perform_async (self->deeds, deed, performed_cb, g_object_ref (self));
}

static void
desk_visit_result_finalize (GObject *object)
{
  DeskVisitResult *self = DESK_VISIT_RESULT (object);

  g_clear_object (&self->deeds);
  g_clear_pointer (&self->visit, desk_visit_free);

  G_OBJECT_CLASS (desk_visit_result_parent_class)->finalize (object);
}

static void
desk_visit_result_class_init (DeskVisitResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_visit_result_finalize;

  gtk_widget_class_install_action (widget_class, "result.record", NULL, record_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "visits/desk-visit-result.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVisitResult, who);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitResult, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitResult, outcome);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitResult, paid);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitResult, form_signed);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitResult, next_step);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
desk_visit_result_init (DeskVisitResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_visit_result_new:
 * @deeds: which record it and tell of it
 * @visit: one that can be done; copied
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
desk_visit_result_new (DeskDeeds       *deeds,
                       const DeskVisit *visit)
{
  DeskVisitResult *self = g_object_new (DESK_TYPE_VISIT_RESULT, NULL);
  gboolean pays = g_str_equal (visit->purpose, DESK_VISIT_PAYMENT);
  g_autofree char *name = desk_label_member_name (visit->name, visit->salutation);
  const char *purpose = desk_visit_get_purpose_label (visit->purpose);
  g_autofree char *who = g_strjoin (" · ", name, purpose, NULL);
  g_autofree char *amount =
    pays && visit->amount_fen != DESK_FEN_ABSENT ? desk_money_format (visit->amount_fen) : NULL;

  self->deeds = g_object_ref (deeds);
  self->visit = g_new0 (DeskVisit, 1);
  self->visit->visit_id = g_strdup (visit->visit_id);
  self->visit->member_no = g_strdup (visit->member_no);
  self->visit->version = g_strdup (visit->version);
  gtk_label_set_label (self->who, who);
  gtk_widget_set_visible (GTK_WIDGET (self->paid), pays);
  gtk_editable_set_text (self->paid, amount != NULL ? amount : "");
  update (self);
  return GTK_WIDGET (self);
}

/**
 * desk_visit_result_fill:
 * @paid: in yuan, or ""
 *
 * As if the person had entered it.
 */
void
desk_visit_result_fill (DeskVisitResult *self,
                        const char      *outcome,
                        const char      *paid,
                        gboolean         form_signed,
                        const char      *next_step)
{
  g_return_if_fail (DESK_IS_VISIT_RESULT (self));

  gtk_editable_set_text (self->outcome, outcome);
  gtk_editable_set_text (self->paid, paid);
  gtk_switch_set_active (self->form_signed, form_signed);
  gtk_editable_set_text (self->next_step, next_step);
}

/**
 * desk_visit_result_get_problem:
 *
 * Returns: (nullable): why it was not recorded
 */
const char *
desk_visit_result_get_problem (DeskVisitResult *self)
{
  g_return_val_if_fail (DESK_IS_VISIT_RESULT (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem)
                                                             : NULL;
}
