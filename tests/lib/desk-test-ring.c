/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-ring.h"

#include "desk-test.h"

#define DAEMON "gnome-keyring-daemon"
#define SERVICE "org.freedesktop.secrets"
#define PASSWORD "a password"

/* One for the process, whose end ends it: what holds its connection cannot be told to let go. */
static GTestDBus *bus;

static gboolean
is_owned (void)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  gboolean owned = FALSE;

  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "NameHasOwner",
                                       g_variant_new ("(s)", SERVICE), NULL, 0, -1, NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

/* The key ring is made with that password, or opened by it. */
static void
start_daemon (DeskTestRing *self)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GBytes) password = g_bytes_new_static (PASSWORD, strlen (PASSWORD));
  g_autoptr (GError) error = NULL;
  GOutputStream *input;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", self->dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", self->dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "HOME", self->dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS",
                                g_test_dbus_get_bus_address (bus), TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LD_PRELOAD");
  /* It warns that nobody can be asked: that is what is tested. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  self->daemon = g_subprocess_launcher_spawn (launcher, &error, DAEMON, "--foreground", "--unlock",
                                              "--components=secrets", NULL);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (self->daemon);
  g_output_stream_write_bytes (input, password, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, &error);
  g_assert_no_error (error);
  desk_test_wait_until (is_owned ());
}

static void
stop_daemon (DeskTestRing *self)
{
  g_subprocess_force_exit (self->daemon);
  g_subprocess_wait (self->daemon, NULL, NULL);
  g_clear_object (&self->daemon);
}

DeskTestRing *
desk_test_ring_new (void)
{
  g_autofree char *program = g_find_program_in_path (DAEMON);
  DeskTestRing *self;

  if (program == NULL)
    {
      g_test_skip ("gnome-keyring is not installed");
      return NULL;
    }
  self = g_new0 (DeskTestRing, 1);
  self->dir = desk_test_make_dir ();
  if (bus == NULL)
    {
      bus = g_test_dbus_new (G_TEST_DBUS_NONE);
      g_test_dbus_up (bus);
    }
  g_unsetenv ("MEMBER_DESK_KEY_RING");
  start_daemon (self);
  return self;
}

void
desk_test_ring_free (DeskTestRing *self)
{
  stop_daemon (self);
  desk_test_wait_until (!is_owned ());
  g_setenv ("MEMBER_DESK_KEY_RING", "none", TRUE);
  desk_test_remove_dir (self->dir);
  g_free (self);
}

/* The login key ring, and what is the default where there is none. */
void
desk_test_ring_lock (DeskTestRing *self)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  const char *paths[] = { "/org/freedesktop/secrets/collection/login", NULL };
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  reply = g_dbus_connection_call_sync (connection, SERVICE, "/org/freedesktop/secrets",
                                       "org.freedesktop.Secret.Service", "Lock",
                                       g_variant_new ("(^ao)", paths), NULL, 0, -1, NULL, &error);
  g_assert_no_error (error);
}

/* As after a new log-in. */
void
desk_test_ring_unlock (DeskTestRing *self)
{
  stop_daemon (self);
  desk_test_wait_until (!is_owned ());
  start_daemon (self);
}
