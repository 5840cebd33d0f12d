/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-settings-window.h"

#include "desk-computer-group.h"
#include "desk-lock-group.h"
#include "desk-minute-row.h"
#include "desk-remove-ask.h"
#include "desk-rules-group.h"
#include "desk-settings.h"

#include <desk-reminder.h>
#include <desk-site.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

/**
 * DeskSettingsWindow:
 *
 * What the standard leaves to the manager. What is changed holds at once.
 */
struct _DeskSettingsWindow
{
  AdwPreferencesWindow  parent_instance;

  GtkSwitch            *reminders;
  GtkSpinButton        *minutes;
  DeskMinuteRow        *quiet_from;
  DeskMinuteRow        *quiet_to;
  GtkSwitch            *morning;
  GtkSwitch            *background;
  DeskRulesGroup       *rules;
  DeskLockGroup        *lock;
  DeskComputerGroup    *computer;
  GtkSpinButton        *travel;
  GtkSwitch            *keeps;
  AdwActionRow         *file;
  GtkWidget            *choose;
  AdwPreferencesGroup  *problem;

  GSettings            *settings;
  DeskCalendarFile     *calendar;
  DeskSession          *session;
};

G_DEFINE_FINAL_TYPE (DeskSettingsWindow, desk_settings_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_file (DeskSettingsWindow *self)
{
  g_autofree char *path = desk_calendar_file_dup_path (self->calendar);
  const char *problem = desk_calendar_file_get_problem (self->calendar);
  g_autofree char *both = problem != NULL ? g_strjoin ("\n", path, problem, NULL) : NULL;

  adw_action_row_set_subtitle (self->file, both != NULL ? both : path);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->file), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->file), "error");
}

static void
chosen_cb (GtkNativeDialog    *dialog,
           int                 response,
           DeskSettingsWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_settings_set_string (self->settings, "calendar-path", path);
    }
  gtk_native_dialog_destroy (dialog);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskSettingsWindow *self = DESK_SETTINGS_WINDOW (widget);
  g_autofree char *path = desk_calendar_file_dup_path (self->calendar);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GtkFileChooserNative) dialog =
    gtk_file_chooser_native_new (_("Calendar File"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), base);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (g_object_ref (dialog)));
}

/* What another calendar asks for. */
static void
copy_address_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DeskSettingsWindow *self = DESK_SETTINGS_WINDOW (widget);
  g_autofree char *path = desk_calendar_file_dup_path (self->calendar);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), uri);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    adw_toast_new (_("Address copied.")));
}

static void
remove_data_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  desk_remove_ask (GTK_WINDOW (widget), DESK_SETTINGS_WINDOW (widget)->session);
}

static void
desk_settings_window_dispose (GObject *object)
{
  DeskSettingsWindow *self = DESK_SETTINGS_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->calendar);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (desk_settings_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "settings/desk-settings-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, reminders);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, minutes);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, quiet_from);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, quiet_to);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, morning);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, background);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, rules);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, lock);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, computer);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, travel);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, keeps);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, file);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, DeskSettingsWindow, problem);
}

static void
desk_settings_window_class_init (DeskSettingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_settings_window_dispose;

  gtk_widget_class_install_action (widget_class, "settings.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "settings.copy-address", NULL,
                                   copy_address_action);
  gtk_widget_class_install_action (widget_class, "settings.remove-data", NULL, remove_data_action);
  g_type_ensure (DESK_TYPE_COMPUTER_GROUP);
  g_type_ensure (DESK_TYPE_LOCK_GROUP);
  g_type_ensure (DESK_TYPE_MINUTE_ROW);
  g_type_ensure (DESK_TYPE_RULES_GROUP);
  bind_template (widget_class);
}

/* What the organisation wrote and nobody can read. */
static void
show_problem (DeskSettingsWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSite) site = desk_site_load (&error);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), site == NULL);
  if (site == NULL)
    adw_preferences_group_set_description (self->problem, error->message);
}

static void
bind_settings (DeskSettingsWindow *self)
{
  const struct
  {
    const char *key;
    gpointer    object;
    const char *property;
    gpointer    widget;
  } bindings[] = {
    { "reminders", self->reminders, "active", self->reminders },
    { "reminder-minutes", gtk_spin_button_get_adjustment (self->minutes), "value", self->minutes },
    { "quiet-from", self->quiet_from, "minute", self->quiet_from },
    { "quiet-to", self->quiet_to, "minute", self->quiet_to },
    { "morning", self->morning, "active", self->morning },
    { "background", self->background, "active", self->background },
    { "travel-minutes", gtk_spin_button_get_adjustment (self->travel), "value", self->travel },
    { "calendar-file", self->keeps, "active", self->keeps },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    {
      g_settings_bind (self->settings, bindings[i].key, bindings[i].object, bindings[i].property,
                       G_SETTINGS_BIND_DEFAULT);
      desk_settings_mark (self->settings, bindings[i].key, bindings[i].widget);
    }
}

static void
desk_settings_window_init (DeskSettingsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->minutes, 0, DESK_REMINDER_MAX_MINUTES);
  gtk_spin_button_set_range (self->travel, 0, DESK_VISIT_MAX_TRAVEL);
  self->settings = desk_settings_new ();
  bind_settings (self);
  desk_settings_mark (self->settings, "calendar-path", self->choose);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.choose-file",
                                 !desk_settings_is_fixed (self->settings, "calendar-path"));
  show_problem (self);
}

/**
 * desk_settings_window_new:
 * @session: whose data and lock
 */
GtkWidget *
desk_settings_window_new (DeskCalendarFile *calendar,
                          DeskSession      *session)
{
  DeskSettingsWindow *self = g_object_new (DESK_TYPE_SETTINGS_WINDOW, NULL);
  DeskStore *store = desk_session_get_store (session);

  self->calendar = g_object_ref (calendar);
  self->session = g_object_ref (session);
  g_signal_connect_object (calendar, "written", G_CALLBACK (show_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::calendar-path", G_CALLBACK (show_file), self,
                           G_CONNECT_SWAPPED);
  show_file (self);
  if (store != NULL)
    desk_rules_group_show (self->rules, store);
  desk_lock_group_show (self->lock, desk_session_get_lock (session));
  desk_computer_group_show (self->computer, session);
  /* What it shows is of the data that was here when it opened. */
  g_signal_connect_object (session, "state-changed", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
