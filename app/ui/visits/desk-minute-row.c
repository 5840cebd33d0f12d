/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-minute-row.h"

/**
 * DeskMinuteRow:
 *
 * Asks for a time of day, as hour and minute.
 */
struct _DeskMinuteRow
{
  AdwActionRow   parent_instance;

  GtkSpinButton *hour;
  GtkSpinButton *minute;
};

G_DEFINE_FINAL_TYPE (DeskMinuteRow, desk_minute_row, ADW_TYPE_ACTION_ROW)

static guint changed_signal;

static gboolean
two_digits_cb (GtkSpinButton *button)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (button));

  gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

static void
changed_cb (DeskMinuteRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
desk_minute_row_class_init (DeskMinuteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  changed_signal = g_signal_new ("changed", DESK_TYPE_MINUTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "visits/desk-minute-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMinuteRow, hour);
  gtk_widget_class_bind_template_child (widget_class, DeskMinuteRow, minute);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, two_digits_cb);
}

static void
desk_minute_row_init (DeskMinuteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
desk_minute_row_set_minute (DeskMinuteRow *self,
                            int            minute)
{
  g_return_if_fail (DESK_IS_MINUTE_ROW (self));

  gtk_spin_button_set_value (self->hour, minute / 60);
  gtk_spin_button_set_value (self->minute, minute % 60);
}

/**
 * desk_minute_row_get_minute:
 *
 * Returns: also what was typed a moment ago
 */
int
desk_minute_row_get_minute (DeskMinuteRow *self)
{
  g_return_val_if_fail (DESK_IS_MINUTE_ROW (self), 0);

  gtk_spin_button_update (self->hour);
  gtk_spin_button_update (self->minute);
  return gtk_spin_button_get_value_as_int (self->hour) * 60
         + gtk_spin_button_get_value_as_int (self->minute);
}
