/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-lock-group.h"

#include "desk-pin-dialog.h"
#include "desk-settings.h"

#include <glib/gi18n-lib.h>

/**
 * DeskLockGroup:
 *
 * A PIN, and when it is asked for. Without one there is nothing to set.
 */
struct _DeskLockGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwActionRow        *pin;
  GtkButton           *set;
  GtkWidget           *remove;
  GtkWidget           *minutes_row;
  GtkSpinButton       *minutes;
  GtkWidget           *screen_row;
  GtkSwitch           *screen;

  GSettings           *settings;
  DeskLock            *lock;
};

G_DEFINE_FINAL_TYPE (DeskLockGroup, desk_lock_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
word_pin (DeskLockGroup *self)
{
  if (desk_lock_is_required (self->lock))
    return _("Required by your organisation.");
  return desk_lock_has_pin (self->lock) ? _("Set") : _("Not set: Member Desk does not lock.");
}

static void
update (DeskLockGroup *self)
{
  gboolean has_pin = desk_lock_has_pin (self->lock);

  adw_action_row_set_subtitle (self->pin, word_pin (self));
  gtk_button_set_label (self->set, has_pin ? _("_Change…") : _("_Set…"));
  gtk_widget_set_visible (self->remove, has_pin && !desk_lock_is_required (self->lock));
  gtk_widget_set_sensitive (self->minutes_row, has_pin);
  gtk_widget_set_sensitive (self->screen_row, has_pin);
}

static void
show_dialog (DeskLockGroup *self,
             gboolean       removes)
{
  GtkWidget *dialog = desk_pin_dialog_new (self->lock, removes);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_pin_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  show_dialog (DESK_LOCK_GROUP (widget), FALSE);
}

static void
remove_pin_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  show_dialog (DESK_LOCK_GROUP (widget), TRUE);
}

static void
desk_lock_group_dispose (GObject *object)
{
  DeskLockGroup *self = DESK_LOCK_GROUP (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->lock);

  G_OBJECT_CLASS (desk_lock_group_parent_class)->dispose (object);
}

static void
desk_lock_group_class_init (DeskLockGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_lock_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "lock/desk-lock-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskLockGroup, pin);
  gtk_widget_class_bind_template_child (widget_class, DeskLockGroup, set);
  gtk_widget_class_bind_template_child (widget_class, DeskLockGroup, remove);
  gtk_widget_class_bind_template_child (widget_class, DeskLockGroup, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, DeskLockGroup, minutes);
  gtk_widget_class_bind_template_child (widget_class, DeskLockGroup, screen_row);
  gtk_widget_class_bind_template_child (widget_class, DeskLockGroup, screen);
  gtk_widget_class_install_action (widget_class, "lock.set-pin", NULL, set_pin_action);
  gtk_widget_class_install_action (widget_class, "lock.remove-pin", NULL, remove_pin_action);
}

static void
desk_lock_group_init (DeskLockGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = desk_settings_new ();
  g_settings_bind (self->settings, "lock-minutes", gtk_spin_button_get_adjustment (self->minutes),
                   "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "lock-screen", self->screen, "active", G_SETTINGS_BIND_DEFAULT);
  desk_settings_mark (self->settings, "lock-minutes", GTK_WIDGET (self->minutes));
  desk_settings_mark (self->settings, "lock-screen", GTK_WIDGET (self->screen));
}

/**
 * desk_lock_group_show:
 *
 * To be called once.
 */
void
desk_lock_group_show (DeskLockGroup *self,
                      DeskLock      *lock)
{
  g_return_if_fail (DESK_IS_LOCK_GROUP (self));
  g_return_if_fail (self->lock == NULL);

  self->lock = g_object_ref (lock);
  g_signal_connect_object (lock, "notify::has-pin", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
