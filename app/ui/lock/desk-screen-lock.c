/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-screen-lock.h"

#ifdef HAVE_LIBPORTAL
#include <libportal/portal.h>
#endif

#define LOGIN "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define LOGIN_MANAGER LOGIN ".Manager"
#define LOGIN_SESSION LOGIN ".Session"
/* Of a desktop's screen saver: its argument says whether it shows. */
#define ACTIVE_CHANGED "ActiveChanged"

/**
 * DeskScreenLock:
 *
 * The one place that knows how desktops say so: over D-Bus the screen savers and logind, in a sandbox
 * the portal. Where there is neither bus nor portal nothing is ever told, and the idle time remains.
 */
struct _DeskScreenLock
{
  GObject          parent_instance;

  GDBusConnection *session;
  GDBusConnection *system;
  GArray          *session_signals;     /* (element-type guint) */
  GArray          *system_signals;      /* the same */
  GCancellable    *cancellable;
#ifdef HAVE_LIBPORTAL
  XdpPortal       *portal;
#endif
};

G_DEFINE_FINAL_TYPE (DeskScreenLock, desk_screen_lock, G_TYPE_OBJECT)

enum
{
  LOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *screen_savers[] = {
  "org.freedesktop.ScreenSaver",
  "org.gnome.ScreenSaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
  "org.ukui.ScreenSaver",
};

static void
tell (DeskScreenLock *self)
{
  g_signal_emit (self, signals[LOCKED], 0);
}

/* Said with a boolean: whether the screen saver shows, whether sleep begins. */
static void
begun_cb (GDBusConnection *connection,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *name,
          GVariant        *parameters,
          gpointer         user_data)
{
  gboolean begun = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &begun);
  if (begun)
    tell (user_data);
}

static void
lock_cb (GDBusConnection *connection,
         const char      *sender,
         const char      *path,
         const char      *interface,
         const char      *name,
         GVariant        *parameters,
         gpointer         user_data)
{
  tell (user_data);
}

static void
listen (GDBusConnection     *bus,
        GArray              *ids,
        const char          *sender,
        const char          *path,
        const char          *interface,
        const char          *name,
        GDBusSignalCallback  callback,
        DeskScreenLock      *self)
{
  guint id = g_dbus_connection_signal_subscribe (bus, sender, interface, name, path, NULL,
                                                 G_DBUS_SIGNAL_FLAGS_NONE, callback, self, NULL);

  g_array_append_val (ids, id);
}

/* Anybody on the person's own bus may lock: it shows nothing. */
static void
session_bus_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DeskScreenLock) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->session = g_steal_pointer (&bus);
  for (guint i = 0; i < G_N_ELEMENTS (screen_savers); i++)
    listen (self->session, self->session_signals, NULL, NULL, screen_savers[i], ACTIVE_CHANGED,
            begun_cb, self);
}

/* Only of the session that the person works in: others may lock theirs. */
static void
session_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DeskScreenLock) self = user_data;
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const char *path;

  if (reply == NULL || self->system == NULL)
    return;
  g_variant_get (reply, "(&o)", &path);
  listen (self->system, self->system_signals, LOGIN, path, LOGIN_SESSION, "Lock", lock_cb, self);
}

static void
find_session (DeskScreenLock *self)
{
  const char *id = g_getenv ("XDG_SESSION_ID");

  if (id != NULL)
    g_dbus_connection_call (self->system, LOGIN, LOGIN_PATH, LOGIN_MANAGER, "GetSession",
                            g_variant_new ("(s)", id), G_VARIANT_TYPE ("(o)"),
                            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable,
                            session_found_cb, g_object_ref (self));
}

static void
system_bus_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DeskScreenLock) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->system = g_steal_pointer (&bus);
  listen (self->system, self->system_signals, LOGIN, LOGIN_PATH, LOGIN_MANAGER, "PrepareForSleep",
          begun_cb, self);
  find_session (self);
}

#ifdef HAVE_LIBPORTAL
static void
portal_state_cb (DeskScreenLock *self,
                 gboolean        screen_saver_active)
{
  if (screen_saver_active)
    tell (self);
}

static void
monitored_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  xdp_portal_session_monitor_start_finish (XDP_PORTAL (source), result, NULL);
}
#endif

/* The buses of the system are out of reach there. */
static gboolean
ask_portal (DeskScreenLock *self)
{
#ifdef HAVE_LIBPORTAL
  if (!xdp_portal_running_under_sandbox ())
    return FALSE;
  self->portal = xdp_portal_new ();
  g_signal_connect_object (self->portal, "session-state-changed", G_CALLBACK (portal_state_cb),
                           self, G_CONNECT_SWAPPED);
  xdp_portal_session_monitor_start (self->portal, NULL, XDP_SESSION_MONITOR_FLAG_NONE,
                                    self->cancellable, monitored_cb, NULL);
  return TRUE;
#else
  return FALSE;
#endif
}

static void
stop_listening (GDBusConnection *bus,
                GArray          *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_dbus_connection_signal_unsubscribe (bus, g_array_index (ids, guint, i));
  g_array_set_size (ids, 0);
}

static void
desk_screen_lock_dispose (GObject *object)
{
  DeskScreenLock *self = DESK_SCREEN_LOCK (object);

  g_cancellable_cancel (self->cancellable);
  stop_listening (self->session, self->session_signals);
  stop_listening (self->system, self->system_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->system);
#ifdef HAVE_LIBPORTAL
  if (self->portal != NULL)
    xdp_portal_session_monitor_stop (self->portal);
  g_clear_object (&self->portal);
#endif

  G_OBJECT_CLASS (desk_screen_lock_parent_class)->dispose (object);
}

static void
desk_screen_lock_finalize (GObject *object)
{
  DeskScreenLock *self = DESK_SCREEN_LOCK (object);

  g_array_unref (self->session_signals);
  g_array_unref (self->system_signals);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (desk_screen_lock_parent_class)->finalize (object);
}

static void
desk_screen_lock_class_init (DeskScreenLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_screen_lock_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_screen_lock_finalize;

  signals[LOCKED] = g_signal_new ("locked", DESK_TYPE_SCREEN_LOCK, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_screen_lock_init (DeskScreenLock *self)
{
  self->cancellable = g_cancellable_new ();
  self->session_signals = g_array_new (FALSE, FALSE, sizeof (guint));
  self->system_signals = g_array_new (FALSE, FALSE, sizeof (guint));
}

DeskScreenLock *
desk_screen_lock_new (void)
{
  DeskScreenLock *self = g_object_new (DESK_TYPE_SCREEN_LOCK, NULL);

  if (ask_portal (self))
    return self;
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, session_bus_cb, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_bus_cb, g_object_ref (self));
  return self;
}
