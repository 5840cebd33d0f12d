/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-form.h"

#include "desk-day-row.h"
#include "desk-minute-row.h"

#include <desk-calendar.h>
#include <desk-member.h>
#include <desk-money.h>
#include <desk-time.h>

/**
 * DeskVisitForm:
 *
 * When a visit is to be and what for (H1, E3). A visit that is moved keeps its purpose and amount.
 */
struct _DeskVisitForm
{
  AdwPreferencesGroup  parent_instance;

  AdwComboRow         *purpose;
  GtkEditable         *subject;
  GtkEditable         *amount;
  DeskDayRow          *day;
  DeskMinuteRow       *time;
  GtkSpinButton       *minutes;
  GtkSpinButton       *travel;
  GtkEditable         *request;

  GTimeZone           *zone;
  gboolean             moves;
};

G_DEFINE_FINAL_TYPE (DeskVisitForm, desk_visit_form, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_purpose (DeskVisitForm *self)
{
  return desk_visit_list_purposes ()[adw_combo_row_get_selected (self->purpose)];
}

static gboolean
asks_amount (DeskVisitForm *self)
{
  return !self->moves && g_str_equal (get_purpose (self), DESK_VISIT_PAYMENT);
}

/* Which card, what fault, …: what the purpose asks for. */
static gboolean
asks_subject (DeskVisitForm *self)
{
  return !self->moves && desk_visit_get_subject_label (get_purpose (self)) != NULL;
}

static gboolean
read_amount (DeskVisitForm *self,
             gint64        *fen)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->amount)));

  return desk_money_parse (text, fen, NULL);
}

static gint64
get_start (DeskVisitForm *self)
{
  return desk_calendar_find_moment (desk_day_row_get_day (self->day),
                                    desk_minute_row_get_minute (self->time), self->zone);
}

static void
fill_purposes (DeskVisitForm *self)
{
  const char * const *purposes = desk_visit_list_purposes ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; purposes[i] != NULL; i++)
    gtk_string_list_append (labels, desk_visit_get_purpose_label (purposes[i]));
  adw_combo_row_set_model (self->purpose, G_LIST_MODEL (labels));
}

static void
select_purpose (DeskVisitForm *self,
                const char    *purpose)
{
  const char * const *purposes = desk_visit_list_purposes ();

  for (guint i = 0; purposes[i] != NULL; i++)
    if (g_str_equal (purposes[i], purpose))
      adw_combo_row_set_selected (self->purpose, i);
}

static void
changed_cb (DeskVisitForm *self)
{
  if (asks_subject (self))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->subject),
                                   desk_visit_get_subject_label (get_purpose (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->subject), asks_subject (self));
  gtk_widget_set_visible (GTK_WIDGET (self->amount), asks_amount (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
desk_visit_form_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, desk_visit_form_get_complete (DESK_VISIT_FORM (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_visit_form_finalize (GObject *object)
{
  g_clear_pointer (&DESK_VISIT_FORM (object)->zone, g_time_zone_unref);

  G_OBJECT_CLASS (desk_visit_form_parent_class)->finalize (object);
}

static void
desk_visit_form_class_init (DeskVisitFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = desk_visit_form_finalize;
  object_class->get_property = desk_visit_form_get_property;

  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DESK_TYPE_DAY_ROW);
  g_type_ensure (DESK_TYPE_MINUTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "visits/desk-visit-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVisitForm, purpose);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitForm, subject);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitForm, amount);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitForm, day);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitForm, time);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitForm, minutes);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitForm, travel);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitForm, request);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
desk_visit_form_init (DeskVisitForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->minutes, 1, DESK_VISIT_MAX_MINUTES);
  gtk_spin_button_set_range (self->travel, 0, DESK_VISIT_MAX_TRAVEL);
  fill_purposes (self);
}

/**
 * desk_visit_form_fill:
 * @plan: what to begin with
 * @moves: whether only the time is asked for
 * @zone: the policy's
 */
void
desk_visit_form_fill (DeskVisitForm       *self,
                      const DeskVisitPlan *plan,
                      gboolean             moves,
                      GTimeZone           *zone)
{
  g_autofree char *amount = NULL;

  g_return_if_fail (DESK_IS_VISIT_FORM (self));

  self->moves = moves;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  gtk_widget_set_visible (GTK_WIDGET (self->purpose), !moves);
  select_purpose (self, plan->purpose);
  if (plan->amount_fen != DESK_FEN_ABSENT)
    amount = desk_money_format (plan->amount_fen);
  gtk_editable_set_text (self->amount, amount != NULL ? amount : "");
  desk_day_row_set_day (self->day, desk_calendar_day_at (plan->start_ms, zone));
  desk_visit_form_set_time (self, desk_calendar_minute_at (plan->start_ms, zone));
  gtk_spin_button_set_value (self->minutes, (double) plan->minutes);
  gtk_spin_button_set_value (self->travel, (double) plan->travel_minutes);
  gtk_editable_set_text (self->request, plan->special_request);
  changed_cb (self);
}

/**
 * desk_visit_form_write:
 * @args: of an operation, to which it adds what was entered
 */
void
desk_visit_form_write (DeskVisitForm *self,
                       JsonObject    *args)
{
  g_autofree char *request = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *start = NULL;
  gint64 fen;

  g_return_if_fail (DESK_IS_VISIT_FORM (self));
  g_return_if_fail (self->zone != NULL);

  start = desk_time_to_rfc3339 (get_start (self), self->zone);
  request = g_strstrip (g_strdup (gtk_editable_get_text (self->request)));
  subject = g_strstrip (g_strdup (gtk_editable_get_text (self->subject)));
  gtk_spin_button_update (self->minutes);
  gtk_spin_button_update (self->travel);
  if (asks_subject (self) && *subject != '\0')
    json_object_set_string_member (args, "subject", subject);
  if (!self->moves)
    json_object_set_string_member (args, "purpose", get_purpose (self));
  if (asks_amount (self) && read_amount (self, &fen))
    json_object_set_int_member (args, "amount_fen", fen);
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", gtk_spin_button_get_value_as_int (self->minutes));
  json_object_set_int_member (args, "travel_minutes",
                              gtk_spin_button_get_value_as_int (self->travel));
  if (*request != '\0')
    json_object_set_string_member (args, "special_request", request);
}

/**
 * desk_visit_form_get_complete:
 *
 * Returns: whether what is entered can be sent; what the rules say to it is another matter
 */
gboolean
desk_visit_form_get_complete (DeskVisitForm *self)
{
  gint64 fen;

  g_return_val_if_fail (DESK_IS_VISIT_FORM (self), FALSE);

  return self->zone != NULL && (!asks_amount (self) || read_amount (self, &fen));
}

/**
 * desk_visit_form_set_day:
 * @day: Julian
 *
 * The same time of another day.
 */
void
desk_visit_form_set_day (DeskVisitForm *self,
                         guint          day)
{
  g_return_if_fail (DESK_IS_VISIT_FORM (self));

  desk_day_row_set_day (self->day, day);
}

/**
 * desk_visit_form_set_time:
 *
 * Another time of the same day, in minutes from midnight.
 */
void
desk_visit_form_set_time (DeskVisitForm *self,
                          int            minute)
{
  g_return_if_fail (DESK_IS_VISIT_FORM (self));

  desk_minute_row_set_minute (self->time, minute);
}

/**
 * desk_visit_form_hide_request:
 *
 * Asks for visits within the visiting hours only (H1).
 */
void
desk_visit_form_hide_request (DeskVisitForm *self)
{
  g_return_if_fail (DESK_IS_VISIT_FORM (self));

  gtk_widget_set_visible (GTK_WIDGET (self->request), FALSE);
}

const char *
desk_visit_form_get_purpose (DeskVisitForm *self)
{
  g_return_val_if_fail (DESK_IS_VISIT_FORM (self), NULL);

  return get_purpose (self);
}

/**
 * desk_visit_form_set_subject:
 * @subject: what it is about, or ""
 */
void
desk_visit_form_set_subject (DeskVisitForm *self,
                             const char    *subject)
{
  g_return_if_fail (DESK_IS_VISIT_FORM (self));

  gtk_editable_set_text (self->subject, subject);
}
