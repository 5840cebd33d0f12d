/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-round-dialog.h"

#include "desk-format.h"
#include "desk-visit-travel.h"
#include "desk-visit-words.h"

#include <desk-json.h>
#include <desk-labels.h>
#include <desk-member.h>
#include <desk-time.h>
#include <desk-visit-round.h>
#include <glib/gi18n-lib.h>

#define MINUTES 30

/**
 * DeskRoundDialog:
 *
 * Plans a visit to each of several members: what they have in common is asked for, then a time is
 * proposed for each (H1), and all are planned at once.
 */
struct _DeskRoundDialog
{
  AdwWindow      parent_instance;

  GtkButton     *back;
  GtkButton     *next;
  GtkLabel      *problem;
  GtkStack      *stack;
  DeskVisitForm *form;
  GtkListBox    *list;

  DeskStore     *store;
  DeskUndo      *undo;
  GArray        *ids;           /* (element-type gint64) */
  JsonObject    *args;          /* (nullable): of the visits whose times are proposed */
  GPtrArray     *stops;         /* (nullable) (element-type DeskRoundStop) */
  GCancellable  *cancellable;
  gboolean       busy;
};

G_DEFINE_FINAL_TYPE (DeskRoundDialog, desk_round_dialog, ADW_TYPE_WINDOW)

static GTimeZone *
get_zone (DeskRoundDialog *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static gboolean
has_time (DeskRoundDialog *self)
{
  for (guint i = 0; self->stops != NULL && i < self->stops->len; i++)
    if (((DeskRoundStop *) g_ptr_array_index (self->stops, i))->start_ms != 0)
      return TRUE;
  return FALSE;
}

static void
update (DeskRoundDialog *self)
{
  gboolean proposed = self->stops != NULL;

  gtk_stack_set_visible_child_name (self->stack, proposed ? "stops" : "form");
  gtk_button_set_label (self->back, proposed ? _("_Back") : _("_Cancel"));
  gtk_button_set_label (self->next, proposed ? _("_Plan") : _("_Propose Times"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "round.next",
                                 !self->busy
                                   && (proposed ? has_time (self)
                                                : desk_visit_form_get_complete (self->form)));
}

static void
say (DeskRoundDialog *self,
     const char      *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
}

static char *
describe_time (DeskRoundDialog     *self,
               const DeskRoundStop *stop)
{
  g_autofree char *day = NULL;
  g_autofree char *span = NULL;
  gint64 minutes = json_object_get_int_member (self->args, "minutes");

  if (stop->start_ms == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "No free time within %d day",
                                         "No free time within %d days", DESK_ROUND_DAYS),
                            DESK_ROUND_DAYS);
  day = desk_format_day (stop->start_ms, get_zone (self));
  span = desk_visit_words_span (stop->start_ms, minutes, get_zone (self));
  if (stop->preferred)
    /* Translators: a day and a span of time, which the member prefers */
    return g_strdup_printf (_("%1$s, %2$s · as preferred"), day, span);
  /* Translators: a day and a span of time */
  return g_strdup_printf (C_("visit", "%1$s, %2$s"), day, span);
}

static void
show_stops (DeskRoundDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->stops->len; i++)
    {
      const DeskRoundStop *stop = g_ptr_array_index (self->stops, i);
      g_autofree char *name = desk_label_member_name (stop->name, stop->salutation);
      g_autofree char *time = describe_time (self, stop);

      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), time);
      if (stop->start_ms == 0)
        gtk_widget_add_css_class (row, "error");
      gtk_list_box_append (self->list, row);
    }
}

static void
proposed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskRoundDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stops =
    desk_store_propose_round_finish (DESK_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->busy = FALSE;
  self->stops = g_steal_pointer (&stops);
  if (self->stops != NULL)
    show_stops (self);
  say (self, error != NULL ? error->message : NULL);
  update (self);
}

static void
propose (DeskRoundDialog *self)
{
  DeskRoundWish wish = { 0 };

  g_clear_pointer (&self->args, json_object_unref);
  self->args = json_object_new ();
  desk_visit_form_write (self->form, self->args);
  wish.minutes = json_object_get_int_member (self->args, "minutes");
  wish.travel_minutes = json_object_get_int_member (self->args, "travel_minutes");
  desk_time_from_rfc3339 (json_object_get_string_member (self->args, "start"), &wish.from_ms, NULL);
  self->busy = TRUE;
  update (self);
  desk_store_propose_round_async (self->store, self->ids, &wish, self->cancellable, proposed_cb,
                                  g_object_ref (self));
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskUndo) undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_cancel_round_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence = NULL;

  if (performed == NULL)
    sentence = g_strdup (error->message);
  else if (performed->refusal != NULL)
    sentence = desk_reason_describe (performed->refusal->reason);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit cancelled.",
                                             "%u visits cancelled.", performed->n_accepted),
                                performed->n_accepted);
  desk_undo_say (undo, sentence);
}

/* What can be taken back. */
typedef struct
{
  DeskStore *store;
  GPtrArray *stops;
} Round;

static void
free_round (gpointer data)
{
  Round *round = data;

  g_object_unref (round->store);
  g_ptr_array_unref (round->stops);
  g_free (round);
}

static void
take_back (DeskUndo *undo,
           gpointer  user_data)
{
  Round *round = user_data;

  desk_store_cancel_round_async (round->store, _("Planned by mistake"), round->stops, NULL,
                                 cancelled_cb, g_object_ref (undo));
}

static char *
describe_performed (const DeskPerformed *performed)
{
  g_autofree char *planned =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit planned.", "%u visits planned.",
                                  performed->n_accepted),
                     performed->n_accepted);
  g_autofree char *reason = NULL;

  if (performed->refusal == NULL)
    return g_steal_pointer (&planned);
  reason = desk_reason_describe (performed->refusal->reason);
  return g_strjoin (" ", planned, reason, NULL);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskRoundDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_plan_round_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence =
    performed != NULL ? describe_performed (performed) : g_strdup (error->message);
  Round *round;

  if (performed == NULL || performed->n_accepted == 0)
    {
      self->busy = FALSE;
      say (self, sentence);
      update (self);
      return;
    }
  round = g_new (Round, 1);
  *round = (Round) { DESK_STORE (g_object_ref (source)), g_ptr_array_ref (self->stops) };
  desk_visit_travel_note (json_object_get_int_member (self->args, "travel_minutes"));
  desk_undo_offer (self->undo, sentence, take_back, round, free_round);
  gtk_window_close (GTK_WINDOW (self));
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskRoundDialog *self = DESK_ROUND_DIALOG (widget);

  say (self, NULL);
  if (self->stops == NULL)
    {
      propose (self);
      return;
    }
  self->busy = TRUE;
  update (self);
  desk_store_plan_round_async (self->store, self->args, self->stops, NULL, planned_cb,
                               g_object_ref (self));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskRoundDialog *self = DESK_ROUND_DIALOG (widget);

  if (self->stops == NULL || self->busy)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_clear_pointer (&self->stops, g_ptr_array_unref);
  say (self, NULL);
  update (self);
}

static void
desk_round_dialog_dispose (GObject *object)
{
  DeskRoundDialog *self = DESK_ROUND_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_round_dialog_parent_class)->dispose (object);
}

static void
desk_round_dialog_finalize (GObject *object)
{
  DeskRoundDialog *self = DESK_ROUND_DIALOG (object);

  g_object_unref (self->undo);
  g_object_unref (self->cancellable);
  g_array_unref (self->ids);
  g_clear_pointer (&self->args, json_object_unref);
  g_clear_pointer (&self->stops, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_round_dialog_parent_class)->finalize (object);
}

static void
desk_round_dialog_class_init (DeskRoundDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_round_dialog_dispose;
  object_class->finalize = desk_round_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "round.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "round.back", NULL, back_action);
  g_type_ensure (DESK_TYPE_VISIT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "visits/desk-round-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRoundDialog, back);
  gtk_widget_class_bind_template_child (widget_class, DeskRoundDialog, next);
  gtk_widget_class_bind_template_child (widget_class, DeskRoundDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskRoundDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskRoundDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DeskRoundDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
desk_round_dialog_init (DeskRoundDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_round_dialog_new:
 * @undo: where it is told, and taken back
 * @ids: (element-type gint64): of the members in the lists; not to be changed any more
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
desk_round_dialog_new (DeskStore *store,
                       DeskUndo  *undo,
                       GArray    *ids)
{
  DeskRoundDialog *self = g_object_new (DESK_TYPE_ROUND_DIALOG, NULL);
  g_autofree char *title =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Plan a Visit to %u Member",
                                  "Plan Visits to %u Members", ids->len),
                     ids->len);
  DeskVisitPlan plan = { .purpose = "courtesy", .minutes = MINUTES,
                         .amount_fen = DESK_FEN_ABSENT, .special_request = "",
                         .travel_minutes = desk_visit_travel_get_usual () };

  self->store = g_object_ref (store);
  self->undo = g_object_ref (undo);
  self->ids = g_array_ref (ids);
  gtk_window_set_title (GTK_WINDOW (self), title);
  plan.start_ms = desk_clock_now (desk_store_get_clock (store));
  desk_visit_form_fill (self->form, &plan, FALSE, get_zone (self));
  desk_visit_form_hide_request (self->form);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * desk_round_dialog_get_form:
 *
 * Returns: (transfer none): what the visits have in common
 */
DeskVisitForm *
desk_round_dialog_get_form (DeskRoundDialog *self)
{
  g_return_val_if_fail (DESK_IS_ROUND_DIALOG (self), NULL);

  return self->form;
}

/**
 * desk_round_dialog_get_stops:
 *
 * Returns: (transfer none) (nullable) (element-type DeskRoundStop): what is proposed
 */
GPtrArray *
desk_round_dialog_get_stops (DeskRoundDialog *self)
{
  g_return_val_if_fail (DESK_IS_ROUND_DIALOG (self), NULL);

  return self->stops;
}

/**
 * desk_round_dialog_get_problem:
 *
 * Returns: (nullable): why it was not done
 */
const char *
desk_round_dialog_get_problem (DeskRoundDialog *self)
{
  g_return_val_if_fail (DESK_IS_ROUND_DIALOG (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem)
                                                             : NULL;
}
