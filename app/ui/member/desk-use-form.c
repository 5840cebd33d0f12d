/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-use-form.h"

#include "desk-day-row.h"
#include "desk-focus.h"
#include "desk-pips.h"
#include "desk-use-words.h"

#include <adwaita.h>
#include <desk-calendar.h>
#include <desk-entitlement.h>
#include <desk-error.h>
#include <desk-json.h>
#include <desk-money.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

#define NOON (12 * 60)

/**
 * DeskUseForm:
 *
 * Which entitlement is drawn on, how much of it is left (E6, E7), and for how long. What the
 * standard warns of is said before (L5).
 */
struct _DeskUseForm
{
  GtkWidget             parent_instance;

  GtkWidget            *box;
  AdwComboRow          *service_row;
  AdwActionRow         *left_row;
  DeskPips             *pips;
  AdwPreferencesRow    *amount;
  AdwExpanderRow       *day_row;
  DeskDayRow           *day;
  GtkWidget            *hours_row;
  GtkSpinButton        *hours;
  AdwPreferencesRow    *note;
  GtkLabel             *warning;

  DeskPolicy           *policy;
  const DeskMemberFile *file;   /* (nullable): the caller's */
  gint64                now_ms;
};

G_DEFINE_FINAL_TYPE (DeskUseForm, desk_use_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const DeskServiceCount *
get_count (DeskUseForm *self)
{
  guint selected = adw_combo_row_get_selected (self->service_row);

  if (self->file == NULL || selected >= self->file->counts->len)
    return NULL;
  return g_ptr_array_index (self->file->counts, selected);
}

static void
show_warning (DeskUseForm            *self,
              const DeskServiceCount *count)
{
  const char *warning;

  if (desk_entitlement_serves_frozen (self->policy, count->service))
    warning = _("The membership is frozen because an account is in arrears. This entitlement "
                "exists for that: it will be recorded with a warning (L5).");
  else
    warning = _("The membership is frozen because an account is in arrears. This entitlement "
                "needs an active card (L5).");
  gtk_label_set_label (self->warning, warning);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), self->file->frozen);
}

static void
show_left (DeskUseForm            *self,
           const DeskServiceCount *count)
{
  g_autofree char *text = NULL;
  g_autofree char *certain = NULL;
  g_autofree char *both = NULL;
  g_autofree char *available =
    desk_use_words_available (self->file, self->policy, count->service, self->now_ms);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left_row),
                                 available != NULL ? _("Available") : _("Left this month"));
  if (available != NULL)
    text = g_strdup (available);
  else if (count->limit < 0)
    text = g_strdup (_("Not set by the standard; every use is counted"));
  else
    /* Translators: uses of an entitlement that are left of those there may be in a month */
    text = g_strdup_printf (_("%d of %d"), (int) MAX (count->limit - count->used, 0),
                            (int) count->limit);
  certain = desk_use_words_certain (count, self->now_ms, desk_policy_get_zone (self->policy));
  both = certain != NULL ? g_strconcat (text, "\n", certain, NULL) : NULL;
  adw_action_row_set_subtitle (self->left_row, both != NULL ? both : text);
  gtk_widget_set_visible (GTK_WIDGET (self->pips), count->limit >= 0);
  desk_pips_set_uses (self->pips, count->used, count->limit, FALSE);
}

static const char *
get_amount_title (DeskTakes takes)
{
  switch (takes)
    {
    case DESK_TAKES_MONEY:
      return _("Raised to (yuan)");
    case DESK_TAKES_POINTS:
      return _("Points redeemed");
    case DESK_TAKES_BONUS:
      return _("Points given");
    case DESK_TAKES_LOAN:
    case DESK_TAKES_NOTHING:
    default:
      return NULL;
    }
}

/* What a use names besides: an amount, points, a day. */
static void
show_taken (DeskUseForm *self,
            DeskTakes    takes)
{
  const char *amount = get_amount_title (takes);
  gboolean lent = takes == DESK_TAKES_LOAN;

  gtk_widget_set_visible (GTK_WIDGET (self->amount), amount != NULL);
  if (amount != NULL)
    adw_preferences_row_set_title (self->amount, amount);
  gtk_widget_set_visible (GTK_WIDGET (self->day_row), lent || takes == DESK_TAKES_BONUS);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day_row),
                                 lent ? _("Wanted back by a day") : _("Expire after a day"));
  adw_preferences_row_set_title (self->note, lent ? _("What is lent, and its number") : _("Note"));
}

static void
show_service (DeskUseForm *self)
{
  const DeskServiceCount *count = get_count (self);

  if (count == NULL)
    return;
  show_warning (self, count);
  show_left (self, count);
  show_taken (self, desk_entitlement_get_takes (self->policy, count->service));
  gtk_widget_set_visible (self->hours_row,
                          desk_entitlement_takes_hours (self->policy, count->service));
}

static void
service_cb (DeskUseForm *self)
{
  show_service (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
amount_cb (DeskUseForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
note_activated_cb (DeskUseForm *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
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

/* What is to be typed; else which entitlement it is. */
static gboolean
desk_use_form_grab_focus (GtkWidget *widget)
{
  DeskUseForm *self = DESK_USE_FORM (widget);
  gboolean typed = gtk_widget_get_visible (GTK_WIDGET (self->amount));

  return gtk_widget_grab_focus (typed ? GTK_WIDGET (self->amount) : GTK_WIDGET (self->service_row));
}

static void
desk_use_form_dispose (GObject *object)
{
  DeskUseForm *self = DESK_USE_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->policy);

  G_OBJECT_CLASS (desk_use_form_parent_class)->dispose (object);
}

static void
desk_use_form_class_init (DeskUseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_use_form_dispose;
  widget_class->grab_focus = desk_use_form_grab_focus;
  widget_class->focus = desk_focus_children;

  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_USE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", DESK_TYPE_USE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_DAY_ROW);
  g_type_ensure (DESK_TYPE_PIPS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "member/desk-use-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, box);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, service_row);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, left_row);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, pips);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, amount);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, day_row);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, day);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, hours_row);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, hours);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, note);
  gtk_widget_class_bind_template_child (widget_class, DeskUseForm, warning);
  gtk_widget_class_bind_template_callback (widget_class, service_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_cb);
  gtk_widget_class_bind_template_callback (widget_class, hours_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
}

static void
desk_use_form_init (DeskUseForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_use_form_show:
 * @file: stays the caller's, as long as the form
 * @service: the service to begin with; "" for the policy's first
 */
void
desk_use_form_show (DeskUseForm          *self,
                    DeskPolicy           *policy,
                    gint64                now_ms,
                    const DeskMemberFile *file,
                    const char           *service)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_if_fail (DESK_IS_USE_FORM (self));

  g_set_object (&self->policy, policy);
  self->file = file;
  self->now_ms = now_ms;
  for (guint i = 0; i < file->counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (file->counts, i);

      gtk_string_list_append (labels, desk_entitlement_get_label (count->service));
    }
  g_signal_handlers_block_by_func (self->service_row, service_cb, self);
  adw_combo_row_set_model (self->service_row, G_LIST_MODEL (labels));
  desk_use_form_set_service (self, service);
  g_signal_handlers_unblock_by_func (self->service_row, service_cb, self);
  desk_day_row_set_day (self->day, desk_calendar_day_at (now_ms, desk_policy_get_zone (policy)));
  show_service (self);
}

/**
 * desk_use_form_fill:
 * @args: of an operation that drew on an entitlement
 *
 * Shows what was entered before, beside the entitlement itself.
 */
void
desk_use_form_fill (DeskUseForm *self,
                    JsonObject  *args)
{
  g_autofree char *amount = NULL;

  g_return_if_fail (DESK_IS_USE_FORM (self));

  desk_use_form_set_hours (self, (int) desk_json_peek_int (args, "hours", 0));
  gtk_editable_set_text (GTK_EDITABLE (self->note), desk_json_peek_string (args, "note", ""));
  if (json_object_has_member (args, "fen"))
    amount = desk_money_format (desk_json_peek_int (args, "fen", 0));
  else if (json_object_has_member (args, "points"))
    amount = g_strdup_printf ("%" G_GINT64_FORMAT, desk_json_peek_int (args, "points", 0));
  desk_use_form_set_amount (self, amount != NULL ? amount : "");
  if (json_object_has_member (args, "day"))
    desk_use_form_set_day (self, desk_json_peek_string (args, "day", ""));
}

/* FALSE: what was typed is no such figure. */
static gboolean
add_amount (DeskUseForm  *self,
            DeskTakes     takes,
            JsonObject   *args,
            GError      **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->amount))));
  gint64 amount;

  if (get_amount_title (takes) == NULL || (takes == DESK_TAKES_BONUS && *text == '\0'))
    return TRUE;
  if (takes == DESK_TAKES_MONEY)
    {
      if (!desk_money_parse (text, &amount, error))
        return FALSE;
      json_object_set_int_member (args, "fen", amount);
      return TRUE;
    }
  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT, &amount, NULL))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _("How many points? Enter a whole number."));
      return FALSE;
    }
  json_object_set_int_member (args, "points", amount);
  return TRUE;
}

static void
add_day (DeskUseForm *self,
         JsonObject  *args)
{
  GTimeZone *zone = desk_policy_get_zone (self->policy);
  g_autofree char *day = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->day_row)) ||
      !adw_expander_row_get_enable_expansion (self->day_row))
    return;
  day = desk_time_day (desk_calendar_find_moment (desk_day_row_get_day (self->day), NOON, zone), zone);
  json_object_set_string_member (args, "day", day);
}

/**
 * desk_use_form_make_args:
 *
 * Returns: (transfer full) (nullable): the arguments of the operation, once an entitlement is chosen;
 *   %NULL with %DESK_ERROR_INVALID where a figure is none
 */
JsonObject *
desk_use_form_make_args (DeskUseForm  *self,
                         GError      **error)
{
  g_autoptr (JsonObject) args = json_object_new ();
  const DeskServiceCount *count;
  g_autofree char *note = NULL;
  int hours;

  g_return_val_if_fail (DESK_IS_USE_FORM (self), NULL);

  count = get_count (self);
  g_return_val_if_fail (count != NULL, NULL);
  note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  gtk_spin_button_update (self->hours);
  hours = gtk_spin_button_get_value_as_int (self->hours);
  json_object_set_string_member (args, "member_no", self->file->member->member_no);
  json_object_set_string_member (args, "service", count->service);
  if (hours > 0 && gtk_widget_get_visible (self->hours_row))
    json_object_set_int_member (args, "hours", hours);
  if (*note != '\0')
    json_object_set_string_member (args, "note", note);
  add_day (self, args);
  return add_amount (self, desk_entitlement_get_takes (self->policy, count->service), args, error)
           ? g_steal_pointer (&args)
           : NULL;
}

void
desk_use_form_set_amount (DeskUseForm *self,
                          const char  *amount)
{
  g_return_if_fail (DESK_IS_USE_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->amount), amount);
}

/**
 * desk_use_form_set_day:
 * @day: `YYYY-MM-DD`; anything else is no day
 */
void
desk_use_form_set_day (DeskUseForm *self,
                       const char  *day)
{
  g_return_if_fail (DESK_IS_USE_FORM (self));

  adw_expander_row_set_enable_expansion (self->day_row, desk_date_is_valid (day));
  if (desk_date_is_valid (day))
    desk_day_row_set_day (self->day, desk_calendar_read_day (day));
}

void
desk_use_form_set_service (DeskUseForm *self,
                           const char  *service)
{
  g_return_if_fail (DESK_IS_USE_FORM (self));
  g_return_if_fail (self->file != NULL);

  for (guint i = 0; i < self->file->counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (self->file->counts, i);

      if (g_strcmp0 (count->service, service) == 0)
        adw_combo_row_set_selected (self->service_row, i);
    }
}

void
desk_use_form_set_hours (DeskUseForm *self,
                         int          hours)
{
  g_return_if_fail (DESK_IS_USE_FORM (self));

  gtk_spin_button_set_value (self->hours, hours);
}

/**
 * desk_use_form_get_warning:
 *
 * Returns: (nullable): what is said before
 */
const char *
desk_use_form_get_warning (DeskUseForm *self)
{
  g_return_val_if_fail (DESK_IS_USE_FORM (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->warning)) ? gtk_label_get_label (self->warning)
                                                             : NULL;
}
