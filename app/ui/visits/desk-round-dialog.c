/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-round-dialog.h"

#include "desk-round-row.h"
#include "desk-round-undo.h"
#include "desk-visit-travel.h"

#include <desk-calendar.h>
#include <desk-json.h>
#include <desk-member.h>
#include <desk-time.h>
#include <desk-visit-round.h>
#include <glib/gi18n-lib.h>

#define MINUTES 30

/**
 * DeskRoundDialog:
 *
 * Plans a visit to each of several members: what they have in common is asked for, then a time is
 * proposed for each (H1), which the person can change, and all are planned at once. What the rules
 * refuse stays there with its reason.
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
    {
      const DeskRoundStop *stop = g_ptr_array_index (self->stops, i);

      if (stop->start_ms != 0 && !stop->left_out && stop->visit_id == NULL)
        return TRUE;
    }
  return FALSE;
}

static guint
count_planned (DeskRoundDialog *self)
{
  guint n = 0;

  for (guint i = 0; self->stops != NULL && i < self->stops->len; i++)
    n += ((DeskRoundStop *) g_ptr_array_index (self->stops, i))->visit_id != NULL;
  return n;
}

static void
update (DeskRoundDialog *self)
{
  gboolean proposed = self->stops != NULL;

  gtk_stack_set_visible_child_name (self->stack, proposed ? "stops" : "form");
  gtk_button_set_label (self->back, count_planned (self) > 0 ? _("_Close")
                                    : proposed               ? _("_Back")
                                                             : _("_Cancel"));
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

static void
show_stops (DeskRoundDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->stops->len; i++)
    {
      row = desk_round_row_new (g_ptr_array_index (self->stops, i),
                                json_object_get_int_member (self->args, "minutes"),
                                desk_clock_now (desk_store_get_clock (self->store)),
                                get_zone (self));
      g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
}

/* Who has a visit now goes from the list; with the others stands why not. */
static void
show_refusals (DeskRoundDialog     *self,
               const DeskPerformed *performed)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  guint n_told = 0;

  for (guint i = 0; i < self->stops->len; i++, row = gtk_widget_get_next_sibling (row))
    {
      const DeskRoundStop *stop = g_ptr_array_index (self->stops, i);
      const DeskMemberRefusal *refusal;
      g_autofree char *reason = NULL;

      gtk_widget_set_visible (row, stop->visit_id == NULL);
      if (stop->start_ms == 0 || stop->left_out || stop->visit_id != NULL)
        continue;
      refusal = g_ptr_array_index (performed->refusals, n_told++);
      reason = desk_reason_describe (refusal->verdict->reason);
      desk_round_row_set_problem (DESK_ROUND_ROW (row), reason);
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

static char *
describe_planned (DeskRoundDialog *self)
{
  guint n = count_planned (self);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit planned.", "%u visits planned.", n),
                          n);
}

static char *
describe_rest (DeskRoundDialog     *self,
               const DeskPerformed *performed)
{
  g_autofree char *planned = describe_planned (self);
  guint n = performed->n_refused;
  g_autofree char *refused =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%u was refused. Choose another time, or leave it out.",
                                  "%u were refused. Choose other times, or leave them out.", n),
                     n);

  return count_planned (self) > 0 ? g_strjoin (" ", planned, refused, NULL)
                                  : g_steal_pointer (&refused);
}

/* What was planned is told when the dialog goes, also where others were refused. */
static gboolean
desk_round_dialog_close_request (GtkWindow *window)
{
  DeskRoundDialog *self = DESK_ROUND_DIALOG (window);

  if (count_planned (self) > 0)
    {
      g_autofree char *sentence = describe_planned (self);

      desk_round_undo_offer (self->undo, self->store, self->stops, sentence);
    }
  return GTK_WINDOW_CLASS (desk_round_dialog_parent_class)->close_request (window);
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
  g_autofree char *rest = NULL;

  self->busy = FALSE;
  if (performed != NULL && performed->n_accepted > 0)
    desk_visit_travel_note (json_object_get_int_member (self->args, "travel_minutes"));
  if (performed != NULL && performed->n_refused == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (performed != NULL)
    {
      rest = describe_rest (self, performed);
      show_refusals (self, performed);
    }
  say (self, performed != NULL ? rest : error->message);
  update (self);
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

  if (self->stops == NULL || self->busy || count_planned (self) > 0)
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
  GTK_WINDOW_CLASS (klass)->close_request = desk_round_dialog_close_request;

  gtk_widget_class_install_action (widget_class, "round.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "round.back", NULL, back_action);
  g_type_ensure (DESK_TYPE_VISIT_FORM);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
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
  DeskVisitPlan plan = { .purpose = DESK_VISIT_COURTESY, .minutes = MINUTES,
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
 * desk_round_dialog_set_from:
 * @from_ms: from when on times are sought, rather than from now on
 */
void
desk_round_dialog_set_from (DeskRoundDialog *self,
                            gint64           from_ms)
{
  g_return_if_fail (DESK_IS_ROUND_DIALOG (self));

  desk_visit_form_set_day (self->form, desk_calendar_day_at (from_ms, get_zone (self)));
  desk_visit_form_set_time (self->form, desk_calendar_minute_at (from_ms, get_zone (self)));
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
