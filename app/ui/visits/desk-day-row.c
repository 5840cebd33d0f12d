/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-day-row.h"

#include "desk-format.h"

#include <desk-calendar.h>

/**
 * DeskDayRow:
 *
 * Asks for a day. It says which one with its weekday, and opens a calendar.
 */
struct _DeskDayRow
{
  AdwActionRow   parent_instance;

  GtkMenuButton *button;
  GtkCalendar   *calendar;

  guint          day;
};

G_DEFINE_FINAL_TYPE (DeskDayRow, desk_day_row, ADW_TYPE_ACTION_ROW)

static guint changed_signal;

static void
say (DeskDayRow *self)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *day = desk_format_day (desk_calendar_find_moment (self->day, 0, utc), utc);

  gtk_menu_button_set_label (self->button, day);
}

static void
day_cb (DeskDayRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (date),
                  (GDateMonth) g_date_time_get_month (date),
                  (GDateYear) g_date_time_get_year (date));
  if (self->day == 0 || self->day == g_date_get_julian (&day))
    return;
  self->day = g_date_get_julian (&day);
  say (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
desk_day_row_class_init (DeskDayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  changed_signal = g_signal_new ("changed", DESK_TYPE_DAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "visits/desk-day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDayRow, button);
  gtk_widget_class_bind_template_child (widget_class, DeskDayRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
}

static void
desk_day_row_init (DeskDayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
desk_day_row_set_day (DeskDayRow *self,
                      guint       day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;

  g_return_if_fail (DESK_IS_DAY_ROW (self));

  date = g_date_time_new_from_unix_utc (desk_calendar_find_moment (day, 0, utc) / 1000);
  self->day = 0;
  gtk_calendar_select_day (self->calendar, date);
  self->day = day;
  say (self);
}

guint
desk_day_row_get_day (DeskDayRow *self)
{
  g_return_val_if_fail (DESK_IS_DAY_ROW (self), 0);

  return self->day;
}
