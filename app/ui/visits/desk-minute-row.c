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

enum
{
  PROP_0,
  PROP_MINUTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTE]);
}

static void
desk_minute_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MINUTE:
      g_value_set_int (value, desk_minute_row_get_minute (DESK_MINUTE_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_minute_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_MINUTE:
      desk_minute_row_set_minute (DESK_MINUTE_ROW (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_minute_row_class_init (DeskMinuteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_minute_row_get_property;
  object_class->set_property = desk_minute_row_set_property;
  properties[PROP_MINUTE] =
    g_param_spec_int ("minute", NULL, NULL, 0, 24 * 60 - 1, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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
