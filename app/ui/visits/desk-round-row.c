/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-round-row.h"

#include "desk-day-row.h"
#include "desk-format.h"
#include "desk-minute-row.h"
#include "desk-visit-words.h"

#include <desk-calendar.h>
#include <desk-labels.h>
#include <glib/gi18n-lib.h>

/**
 * DeskRoundRow:
 *
 * One of several visits that are planned together: with whom and when. The person can choose another
 * time, or leave it out.
 */
struct _DeskRoundRow
{
  AdwExpanderRow  parent_instance;

  DeskDayRow     *day;
  DeskMinuteRow  *time;

  DeskRoundStop  *stop;         /* the dialog's */
  gint64          minutes;
  GTimeZone      *zone;
  char           *problem;      /* (nullable) */
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (DeskRoundRow, desk_round_row, ADW_TYPE_EXPANDER_ROW)

static guint changed_signal;

static char *
describe_time (DeskRoundRow *self)
{
  const DeskRoundStop *stop = self->stop;
  g_autofree char *day = NULL;
  g_autofree char *span = NULL;

  if (stop->start_ms == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "No free time within %d day",
                                         "No free time within %d days", DESK_ROUND_DAYS),
                            DESK_ROUND_DAYS);
  day = desk_format_day (stop->start_ms, self->zone);
  span = desk_visit_words_span (stop->start_ms, self->minutes, self->zone);
  if (stop->preferred)
    /* Translators: a day and a span of time, which the member prefers */
    return g_strdup_printf (_("%1$s, %2$s · as preferred"), day, span);
  /* Translators: a day and a span of time */
  return g_strdup_printf (C_("visit", "%1$s, %2$s"), day, span);
}

static void
update (DeskRoundRow *self)
{
  g_autofree char *time = describe_time (self);
  g_autofree char *both = NULL;

  if (self->problem != NULL)
    both = g_strdup_printf ("%s\n%s", time, self->problem);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), both != NULL ? both : time);
  if (self->problem != NULL || self->stop->start_ms == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused-stop");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused-stop");
}

static void
changed_cb (DeskRoundRow *self)
{
  if (self->filling)
    return;
  self->stop->start_ms = desk_calendar_find_moment (desk_day_row_get_day (self->day),
                                                    desk_minute_row_get_minute (self->time),
                                                    self->zone);
  self->stop->preferred = FALSE;
  desk_round_row_set_problem (self, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
planned_cb (DeskRoundRow *self)
{
  if (self->stop == NULL)
    return;
  self->stop->left_out = !adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self));
  g_signal_emit (self, changed_signal, 0);
}

static void
desk_round_row_finalize (GObject *object)
{
  DeskRoundRow *self = DESK_ROUND_ROW (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (desk_round_row_parent_class)->finalize (object);
}

static void
desk_round_row_class_init (DeskRoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_round_row_finalize;

  changed_signal = g_signal_new ("changed", DESK_TYPE_ROUND_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  g_type_ensure (DESK_TYPE_DAY_ROW);
  g_type_ensure (DESK_TYPE_MINUTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "visits/desk-round-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRoundRow, day);
  gtk_widget_class_bind_template_child (widget_class, DeskRoundRow, time);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, planned_cb);
}

static void
desk_round_row_init (DeskRoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (DeskRoundRow *self,
      gint64        start_ms)
{
  self->filling = TRUE;
  desk_day_row_set_day (self->day, desk_calendar_day_at (start_ms, self->zone));
  desk_minute_row_set_minute (self->time, desk_calendar_minute_at (start_ms, self->zone));
  self->filling = FALSE;
}

/**
 * desk_round_row_new:
 * @stop: what the person chooses is written there; it outlives the row
 * @minutes: how long the visit is
 * @from_ms: where the person begins to choose if no time was found
 * @zone: the policy's
 */
GtkWidget *
desk_round_row_new (DeskRoundStop *stop,
                    gint64         minutes,
                    gint64         from_ms,
                    GTimeZone     *zone)
{
  DeskRoundRow *self = g_object_new (DESK_TYPE_ROUND_ROW, NULL);
  g_autofree char *name = desk_label_member_name (stop->name, stop->salutation);

  self->zone = g_time_zone_ref (zone);
  self->minutes = minutes;
  fill (self, stop->start_ms != 0 ? stop->start_ms : from_ms);
  self->stop = stop;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * desk_round_row_set_problem:
 * @problem: (nullable): why it was refused, which stands there until another time is chosen
 */
void
desk_round_row_set_problem (DeskRoundRow *self,
                            const char   *problem)
{
  g_return_if_fail (DESK_IS_ROUND_ROW (self));

  g_free (self->problem);
  self->problem = g_strdup (problem);
  update (self);
}

/**
 * desk_round_row_set_start:
 *
 * As if the person had entered this day and time.
 */
void
desk_round_row_set_start (DeskRoundRow *self,
                          gint64        start_ms)
{
  g_return_if_fail (DESK_IS_ROUND_ROW (self));

  fill (self, start_ms);
  changed_cb (self);
}
