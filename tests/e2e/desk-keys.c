/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-keys.h"

#include <desk-test-child.h>
#include <desk-test.h>
#include <stdarg.h>

#define FCITX "org.fcitx.Fcitx5"
/* Where programs in a sandbox look for it. */
#define FCITX_PORTAL "org.freedesktop.portal.Fcitx"

/* Keys are read by an input method, not passed on. */
#define STATE_ACTIVE 2

static const char profile[] = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n"
                              "[Groups/0/Items/0]\nName=keyboard-us\nLayout=\n"
                              "[Groups/0/Items/1]\nName=pinyin\nLayout=\n"
                              "[GroupOrder]\n0=Default\n";
static const char config[] = "[Behavior]\nActiveByDefault=True\nShareInputState=All\n";
/* No words from the network, and no look for updates. */
static const char pinyin[] = "CloudPinyinEnabled=False\nFirstRun=False\n";

static void
write_config (const char *dir,
              const char *name,
              const char *text)
{
  g_autofree char *path = g_build_filename (dir, "fcitx5", name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static gboolean
is_owned (GDBusConnection *bus,
          const char      *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "NameHasOwner", g_variant_new ("(s)", name),
                                 G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gboolean owned;

  g_assert_no_error (error);
  g_variant_get (answer, "(b)", &owned);
  return owned;
}

/**
 * desk_keys_start_fcitx:
 * @dir: for its settings
 *
 * Returns: (transfer full): fcitx5, ready, pinyin being what keys are read as; ends with the test
 */
GSubprocess *
desk_keys_start_fcitx (const char *dir)
{
  g_autoptr (GSubprocessLauncher) launcher =
    desk_test_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_build_filename (dir, "fcitx", NULL);
  GSubprocess *process;

  write_config (home, "profile", profile);
  write_config (home, "config", config);
  write_config (home, "conf/pinyin.conf", pinyin);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", home, TRUE);
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  process = g_subprocess_launcher_spawn (launcher, &error, "fcitx5", "--disable=wayland,kimpanel",
                                         NULL);
  g_assert_no_error (error);
  desk_test_wait_until (is_owned (bus, FCITX) && is_owned (bus, FCITX_PORTAL));
  return process;
}

static gboolean
is_managed (void)
{
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                      "xdotool", "get_num_desktops", NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

/**
 * desk_keys_start_manager:
 *
 * Returns: (transfer full): a window manager, ready; ends with the test
 */
GSubprocess *
desk_keys_start_manager (void)
{
  const char *words[] = { "openbox", "--sm-disable", NULL };
  GSubprocess *process = desk_test_spawn (G_SUBPROCESS_FLAGS_STDERR_SILENCE, words);

  desk_test_wait_until (is_managed ());
  return process;
}

static void
run_xdotool (const char *word,
             ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  g_ptr_array_add (words, (char *) "xdotool");
  va_start (arguments, word);
  for (const char *next = word; next != NULL; next = va_arg (arguments, const char *))
    g_ptr_array_add (words, (char *) next);
  va_end (arguments);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char * const *) words->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

void
desk_keys_focus (void)
{
  run_xdotool ("search", "--sync", "--onlyvisible", "--class", "member-desk", "windowfocus",
               "--sync", NULL);
}

static int
read_state (GDBusConnection *bus)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_sync (bus, FCITX, "/controller", "org.fcitx.Fcitx.Controller1", "State", NULL,
                                 G_VARIANT_TYPE ("(i)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL,
                                 &error);
  int state;

  g_assert_no_error (error);
  g_variant_get (answer, "(i)", &state);
  return state;
}

void
desk_keys_wait_fcitx (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  desk_test_wait_until (read_state (bus) == STATE_ACTIVE);
}

void
desk_keys_press (const char *key)
{
  run_xdotool ("key", key, NULL);
}

void
desk_keys_type (const char *letters)
{
  run_xdotool ("type", "--delay", "50", letters, NULL);
}
