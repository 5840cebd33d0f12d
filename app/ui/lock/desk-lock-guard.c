/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-lock-guard.h"

#include "desk-notices.h"
#include "desk-screen-lock.h"
#include "desk-settings.h"
#include "desk-veil.h"

/**
 * DeskLockGuard:
 *
 * Between the lock and what it locks: settings, input and the screen's own lock on one side, dialogs,
 * clipboard, notices and the application's actions, which others can reach over D-Bus, on the other.
 */
struct _DeskLockGuard
{
  GObject         parent_instance;

  GtkApplication *application;  /* not owned: it owns this */
  DeskLock       *lock;
  GSettings      *settings;
  DeskScreenLock *screen;
  DeskVeil       *veil;
  GListModel     *windows;
  GPtrArray      *disabled;     /* (element-type utf8): names of actions */
};

G_DEFINE_FINAL_TYPE (DeskLockGuard, desk_lock_guard, G_TYPE_OBJECT)

/* What stays possible: to leave, and what only says what is to be shown once it is unlocked. */
static const char * const harmless[] = { "quit", "leave", "about", "page", "show-visit", "today",
                                         "members", "sync", "open-member", "open-link", NULL };

static gboolean
input_cb (DeskLockGuard *self,
          GdkEvent      *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_PAD_BUTTON_PRESS:
      desk_lock_note_input (self->lock);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_input (DeskLockGuard *self,
             GtkWidget     *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (input_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
}

static void
windows_cb (DeskLockGuard *self,
            guint          position,
            guint          removed,
            guint          added)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (self->windows, position + i);

      watch_input (self, window);
    }
}

static GSimpleAction *
find_action (DeskLockGuard *self,
             const char    *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->application), name);

  return G_IS_SIMPLE_ACTION (action) ? G_SIMPLE_ACTION (action) : NULL;
}

static void
disable_actions (DeskLockGuard *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->application));

  for (guint i = 0; names[i] != NULL; i++)
    {
      GSimpleAction *action = find_action (self, names[i]);

      if (action == NULL || g_strv_contains (harmless, names[i])
          || !g_action_get_enabled (G_ACTION (action)))
        continue;
      g_simple_action_set_enabled (action, FALSE);
      g_ptr_array_add (self->disabled, g_strdup (names[i]));
    }
}

static void
enable_actions (DeskLockGuard *self)
{
  for (guint i = 0; i < self->disabled->len; i++)
    {
      GSimpleAction *action = find_action (self, g_ptr_array_index (self->disabled, i));

      if (action != NULL)
        g_simple_action_set_enabled (action, TRUE);
    }
  g_ptr_array_set_size (self->disabled, 0);
}

static void
update_lock_action (DeskLockGuard *self)
{
  g_simple_action_set_enabled (find_action (self, "lock"),
                               desk_lock_has_pin (self->lock)
                               && !desk_lock_is_locked (self->lock));
}

static void
locked_cb (DeskLockGuard *self)
{
  gboolean locked = desk_lock_is_locked (self->lock);

  if (locked)
    disable_actions (self);
  else
    enable_actions (self);
  update_lock_action (self);
  desk_veil_set_drawn (self->veil, locked);
}

static void
settings_cb (DeskLockGuard *self)
{
  desk_lock_set_required (self->lock, g_settings_get_boolean (self->settings, "lock-required"));
  desk_lock_set_minutes (self->lock, (guint) g_settings_get_int (self->settings, "lock-minutes"));
}

static void
screen_locked_cb (DeskLockGuard *self)
{
  if (g_settings_get_boolean (self->settings, "lock-screen"))
    desk_lock_lock (self->lock);
}

static void
lock_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  desk_lock_lock (DESK_LOCK_GUARD (user_data)->lock);
}

static void
desk_lock_guard_dispose (GObject *object)
{
  DeskLockGuard *self = DESK_LOCK_GUARD (object);

  g_clear_object (&self->screen);
  g_clear_object (&self->veil);
  g_clear_object (&self->windows);
  g_clear_object (&self->settings);
  g_clear_object (&self->lock);

  G_OBJECT_CLASS (desk_lock_guard_parent_class)->dispose (object);
}

static void
desk_lock_guard_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_LOCK_GUARD (object)->disabled);

  G_OBJECT_CLASS (desk_lock_guard_parent_class)->finalize (object);
}

static void
desk_lock_guard_class_init (DeskLockGuardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_lock_guard_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_lock_guard_finalize;
}

static void
desk_lock_guard_init (DeskLockGuard *self)
{
  self->disabled = g_ptr_array_new_with_free_func (g_free);
  self->settings = desk_settings_new ();
  self->windows = g_object_ref (gtk_window_get_toplevels ());
}

static void
follow (DeskLockGuard *self)
{
  g_signal_connect_object (self->settings, "changed::lock-required", G_CALLBACK (settings_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::lock-minutes", G_CALLBACK (settings_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->windows, "items-changed", G_CALLBACK (windows_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock, "notify::locked", G_CALLBACK (locked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock, "notify::has-pin", G_CALLBACK (update_lock_action), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen, "locked", G_CALLBACK (screen_locked_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * desk_lock_guard_new:
 * @application: outlives it; has its other actions already
 * @spared: the type of the windows that say themselves that it is locked
 */
DeskLockGuard *
desk_lock_guard_new (GtkApplication *application,
                     DeskLock       *lock,
                     GType           spared)
{
  const GActionEntry entry = { "lock", lock_action };
  DeskLockGuard *self = g_object_new (DESK_TYPE_LOCK_GUARD, NULL);

  self->application = application;
  self->lock = g_object_ref (lock);
  self->veil = desk_veil_new (spared);
  self->screen = desk_screen_lock_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), &entry, 1, self);
  desk_notices_set_lock (G_APPLICATION (application), lock);
  windows_cb (self, 0, 0, g_list_model_get_n_items (self->windows));
  settings_cb (self);
  follow (self);
  locked_cb (self);
  return self;
}
