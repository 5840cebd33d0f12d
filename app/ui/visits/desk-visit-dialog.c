/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-dialog.h"

#include "desk-other-times.h"
#include "desk-repeat-group.h"
#include "desk-series-deed.h"
#include "desk-visit-members.h"
#include "desk-visit-travel.h"

#include <desk-calendar.h>
#include <desk-json.h>
#include <desk-member.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/**
 * DeskVisitDialog:
 *
 * Plans a visit, or gives one another time. What the rules refuse is said here, with times of that
 * day which are free, and nothing is recorded.
 */
struct _DeskVisitDialog
{
  AdwWindow         parent_instance;

  GtkButton        *perform;
  GtkLabel         *problem;
  AdwBin           *offers;
  AdwBin           *who;
  DeskVisitForm    *form;
  DeskRepeatGroup  *repeat;
  GtkWidget        *later;
  GtkSwitch        *later_too;
  DeskOtherTimes   *times;
  DeskVisitMembers *members;    /* NULL: a visit is moved */

  DeskStore        *store;
  DeskDeeds        *deeds;
  DeskUndo         *undo;
  DeskVisit        *visit;      /* (nullable): what is moved, as far as an operation needs it */
};

G_DEFINE_FINAL_TYPE (DeskVisitDialog, desk_visit_dialog, ADW_TYPE_WINDOW)

static GTimeZone *
get_zone (DeskVisitDialog *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

/* Only what is done to please repeats by itself. */
static gboolean
may_repeat (DeskVisitDialog *self)
{
  return self->visit == NULL
         && g_str_equal (desk_visit_form_get_purpose (self->form), DESK_VISIT_COURTESY);
}

static void
update_perform (DeskVisitDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), may_repeat (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.perform",
                                 desk_visit_dialog_is_complete (self));
}

static void
say (DeskVisitDialog *self,
     const char      *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
}

static void
chosen_cb (DeskVisitDialog *self,
           gint64           start_ms)
{
  int minute = desk_calendar_minute_at (start_ms, get_zone (self));

  desk_visit_form_set_time (self->form, minute);
  say (self, NULL);
  desk_other_times_clear (self->times);
}

/* Of the day that was asked for. */
static void
seek_times (DeskVisitDialog *self,
            JsonObject      *args)
{
  DeskFreeQuery query = {
    .member_no = json_object_get_string_member (args, "member_no"),
    .visit_id = self->visit != NULL ? self->visit->visit_id : NULL,
  };
  gint64 start_ms;
  guint day;

  if (!desk_time_from_rfc3339 (desk_json_peek_string (args, "start", ""), &start_ms, NULL))
    return;
  desk_json_get_int (args, "minutes", &query.minutes, NULL);
  desk_json_get_int (args, "travel_minutes", &query.travel_minutes, NULL);
  day = desk_calendar_day_at (start_ms, get_zone (self));
  query.from_ms = desk_calendar_find_moment (day, 0, get_zone (self));
  query.to_ms = desk_calendar_find_moment (day + 1, 0, get_zone (self));
  desk_other_times_seek (self->times, &query, start_ms);
}

typedef struct
{
  DeskVisitDialog *self;
  JsonObject      *args;
} Asked;

/* Takes what was asked. */
static void
end (Asked      *asked,
     const char *problem)
{
  g_autofree Asked *own = asked;
  g_autoptr (DeskVisitDialog) self = own->self;
  g_autoptr (JsonObject) args = own->args;

  if (problem == NULL)
    {
      desk_visit_travel_note (json_object_get_int_member (args, "travel_minutes"));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  update_perform (self);
  say (self, problem);
  if (self->store != NULL)
    seek_times (self, args);
}

static void
performed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree char *problem = NULL;

  desk_deeds_perform_finish (DESK_DEEDS (source), result, &problem);
  end (user_data, problem);
}

static void
series_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  desk_series_deed_finish (DESK_STORE (source), result, &error);
  end (user_data, error != NULL ? error->message : NULL);
}

static void
plan (DeskVisitDialog *self,
      Asked           *asked)
{
  int months;
  guint n_visits;

  json_object_set_string_member (asked->args, "member_no",
                                 desk_visit_members_get (self->members));
  if (may_repeat (self) && desk_repeat_group_get (self->repeat, &months, &n_visits))
    desk_series_deed_plan_async (self->store, self->undo, asked->args, months, n_visits, series_cb,
                                 asked);
  else
    desk_deeds_perform_async (self->deeds,
                              desk_deed_new_schedule_visit (json_object_ref (asked->args)),
                              performed_cb, asked);
}

static void
move (DeskVisitDialog *self,
      Asked           *asked)
{
  if (gtk_switch_get_active (self->later_too))
    desk_series_deed_move_async (self->store, self->undo, self->visit, asked->args, series_cb,
                                 asked);
  else
    desk_deeds_perform_async (self->deeds,
                              desk_deed_new_amend_visit (
                                self->visit, json_object_ref (asked->args),
                                desk_clock_now (desk_store_get_clock (self->store)),
                                get_zone (self)),
                              performed_cb, asked);
}

static void
perform_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskVisitDialog *self = DESK_VISIT_DIALOG (widget);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), json_object_new () };
  desk_visit_form_write (self->form, asked->args);
  say (self, NULL);
  desk_other_times_clear (self->times);
  gtk_widget_action_set_enabled (widget, "visit.perform", FALSE);
  if (self->visit != NULL)
    move (self, asked);
  else
    plan (self, asked);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
changed_cb (DeskVisitDialog *self)
{
  update_perform (self);
}

static void
desk_visit_dialog_dispose (GObject *object)
{
  DeskVisitDialog *self = DESK_VISIT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->deeds);
  g_clear_object (&self->undo);

  G_OBJECT_CLASS (desk_visit_dialog_parent_class)->dispose (object);
}

static void
desk_visit_dialog_finalize (GObject *object)
{
  DeskVisitDialog *self = DESK_VISIT_DIALOG (object);

  g_clear_pointer (&self->visit, desk_visit_free);

  G_OBJECT_CLASS (desk_visit_dialog_parent_class)->finalize (object);
}

static void
desk_visit_dialog_class_init (DeskVisitDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_visit_dialog_dispose;
  object_class->finalize = desk_visit_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "visit.perform", NULL, perform_action);
  gtk_widget_class_install_action (widget_class, "visit.cancel", NULL, cancel_action);
  g_type_ensure (DESK_TYPE_REPEAT_GROUP);
  g_type_ensure (DESK_TYPE_VISIT_FORM);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "visits/desk-visit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVisitDialog, perform);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitDialog, who);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitDialog, repeat);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitDialog, later);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitDialog, later_too);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
desk_visit_dialog_init (DeskVisitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DeskVisitDialog *
make_dialog (DeskStore *store,
             DeskDeeds *deeds,
             DeskUndo  *undo)
{
  DeskVisitDialog *self = g_object_new (DESK_TYPE_VISIT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->deeds = g_object_ref (deeds);
  self->undo = g_object_ref (undo);
  self->times = DESK_OTHER_TIMES (desk_other_times_new (store, 0));
  adw_bin_set_child (self->offers, GTK_WIDGET (self->times));
  g_object_bind_property (self->times, "visible", self->offers, "visible", G_BINDING_DEFAULT);
  g_signal_connect_swapped (self->times, "chosen", G_CALLBACK (chosen_cb), self);
  return self;
}

/**
 * desk_visit_dialog_new:
 * @deeds: which record it and tell of it
 * @undo: where several visits at a time are told
 * @start_ms: the time to begin with, in milliseconds since 1970
 * @member_no: whom to visit; "" where that is not said yet
 *
 * Returns: (transfer none): a dialog that plans a visit
 */
GtkWidget *
desk_visit_dialog_new (DeskStore  *store,
                       DeskDeeds  *deeds,
                       DeskUndo   *undo,
                       gint64      start_ms,
                       gint64      minutes,
                       const char *member_no)
{
  DeskVisitDialog *self = make_dialog (store, deeds, undo);
  DeskVisitPlan plan = { .purpose = DESK_VISIT_COURTESY, .start_ms = start_ms, .minutes = minutes,
                         .amount_fen = DESK_FEN_ABSENT, .special_request = "",
                         .travel_minutes = desk_visit_travel_get_usual () };

  self->members = DESK_VISIT_MEMBERS (desk_visit_members_new (store));
  adw_bin_set_child (self->who, GTK_WIDGET (self->members));
  g_signal_connect_object (self->members, "notify::member-no", G_CALLBACK (update_perform), self,
                           G_CONNECT_SWAPPED);
  if (*member_no != '\0')
    desk_visit_members_search (self->members, member_no);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->members));
  desk_visit_form_fill (self->form, &plan, FALSE, get_zone (self));
  update_perform (self);
  return GTK_WIDGET (self);
}

/**
 * desk_visit_dialog_new_move:
 * @visit: one that can be moved
 *
 * Returns: (transfer none): a dialog that gives it another time
 */
GtkWidget *
desk_visit_dialog_new_move (DeskStore       *store,
                            DeskDeeds       *deeds,
                            DeskUndo        *undo,
                            const DeskVisit *visit)
{
  DeskVisitDialog *self = make_dialog (store, deeds, undo);
  DeskVisitPlan plan = { .purpose = visit->purpose, .start_ms = visit->start_ms,
                         .minutes = visit->minutes, .amount_fen = visit->amount_fen,
                         .special_request = visit->special_request,
                         .travel_minutes = visit->travel_minutes };

  self->visit = g_new0 (DeskVisit, 1);
  self->visit->visit_id = g_strdup (visit->visit_id);
  self->visit->member_no = g_strdup (visit->member_no);
  self->visit->version = g_strdup (visit->version);
  self->visit->start_ms = visit->start_ms;
  self->visit->minutes = visit->minutes;
  self->visit->travel_minutes = visit->travel_minutes;
  gtk_widget_set_visible (self->later, *visit->series != '\0');
  gtk_window_set_title (GTK_WINDOW (self), _("Move the Visit"));
  gtk_button_set_label (self->perform, _("_Move"));
  desk_visit_form_fill (self->form, &plan, TRUE, get_zone (self));
  update_perform (self);
  return GTK_WIDGET (self);
}

/**
 * desk_visit_dialog_get_form:
 *
 * Returns: (transfer none): the form inside
 */
DeskVisitForm *
desk_visit_dialog_get_form (DeskVisitDialog *self)
{
  g_return_val_if_fail (DESK_IS_VISIT_DIALOG (self), NULL);

  return self->form;
}

/**
 * desk_visit_dialog_set_later_too:
 *
 * As the person does: the visits after it move, too.
 */
void
desk_visit_dialog_set_later_too (DeskVisitDialog *self,
                                 gboolean         later_too)
{
  g_return_if_fail (DESK_IS_VISIT_DIALOG (self));

  gtk_switch_set_active (self->later_too, later_too);
}

/**
 * desk_visit_dialog_is_complete:
 *
 * Returns: whether what is entered can be recorded; what the rules say to it is another matter
 */
gboolean
desk_visit_dialog_is_complete (DeskVisitDialog *self)
{
  g_return_val_if_fail (DESK_IS_VISIT_DIALOG (self), FALSE);

  return (self->members == NULL || *desk_visit_members_get (self->members) != '\0')
         && desk_visit_form_get_complete (self->form);
}

/**
 * desk_visit_dialog_get_problem:
 *
 * Returns: (nullable): why it was not recorded
 */
const char *
desk_visit_dialog_get_problem (DeskVisitDialog *self)
{
  g_return_val_if_fail (DESK_IS_VISIT_DIALOG (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem)
                                                             : NULL;
}

/**
 * desk_visit_dialog_count_times:
 *
 * Returns: how many other times are offered
 */
guint
desk_visit_dialog_count_times (DeskVisitDialog *self)
{
  g_return_val_if_fail (DESK_IS_VISIT_DIALOG (self), 0);

  return desk_other_times_count (self->times);
}
