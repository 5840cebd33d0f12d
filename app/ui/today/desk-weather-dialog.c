/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-weather-dialog.h"

#include <desk-weather.h>

/**
 * DeskWeatherDialog:
 *
 * Asks for the weather that the members of a district are to be warned of today (P3).
 */
struct _DeskWeatherDialog
{
  AdwWindow    parent_instance;

  GtkEditable *district;
  GtkEditable *text;
  GtkLabel    *problem;
  DeskStore   *store;
};

G_DEFINE_FINAL_TYPE (DeskWeatherDialog, desk_weather_dialog, ADW_TYPE_WINDOW)

static void
show_problem (DeskWeatherDialog *self,
              const char        *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

static void
warned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskWeatherDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean warned = desk_store_warn_weather_finish (DESK_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "weather.warn", TRUE);
  if (warned)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error->message);
}

static void
warn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskWeatherDialog *self = DESK_WEATHER_DIALOG (widget);

  show_problem (self, "");
  gtk_widget_action_set_enabled (widget, "weather.warn", FALSE);
  /* Not cancelled with the dialog: what the person said is kept. */
  desk_store_warn_weather_async (self->store, gtk_editable_get_text (self->district),
                                 gtk_editable_get_text (self->text), NULL, warned_cb,
                                 g_object_ref (self));
}

static void
activated_cb (DeskWeatherDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "weather.warn", NULL);
}

static void
desk_weather_dialog_dispose (GObject *object)
{
  g_clear_object (&DESK_WEATHER_DIALOG (object)->store);

  G_OBJECT_CLASS (desk_weather_dialog_parent_class)->dispose (object);
}

static void
desk_weather_dialog_class_init (DeskWeatherDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_weather_dialog_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "today/desk-weather-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWeatherDialog, district);
  gtk_widget_class_bind_template_child (widget_class, DeskWeatherDialog, text);
  gtk_widget_class_bind_template_child (widget_class, DeskWeatherDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "weather.warn", NULL, warn_action);
}

static void
desk_weather_dialog_init (DeskWeatherDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_weather_dialog_new (DeskStore *store)
{
  DeskWeatherDialog *self = g_object_new (DESK_TYPE_WEATHER_DIALOG, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_weather_dialog_fill (DeskWeatherDialog *self,
                          const char        *district,
                          const char        *text)
{
  g_return_if_fail (DESK_IS_WEATHER_DIALOG (self));

  gtk_editable_set_text (self->district, district);
  gtk_editable_set_text (self->text, text);
}

/**
 * desk_weather_dialog_get_problem:
 *
 * Returns: (transfer none): why it could not be kept, "" for nothing
 */
const char *
desk_weather_dialog_get_problem (DeskWeatherDialog *self)
{
  g_return_val_if_fail (DESK_IS_WEATHER_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem);
}
