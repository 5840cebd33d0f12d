/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real application with a PIN: what it shows, says and lets be done while it is locked. */
#include "config.h"

#include <desk-application.h>
#include <desk-copy.h>
#include <desk-home.h>
#include <desk-lock-group.h>
#include <desk-lock-page.h>
#include <desk-lock.h>
#include <desk-member-view.h>
#include <desk-note-editor.h>
#include <desk-notices.h>
#include <desk-pin-dialog.h>
#include <desk-settings-window.h>
#include <desk-window.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"
#define PIN "2468"
#define MEMBER "M0000001"
#define APP_PATH_ON_BUS "/org/memberdesk/MemberDesk"
/* The members' names, phone numbers and what is written of them. */
#define TEXT "Half a sentence"

static const char *telling[] = { "钱一", "孙二", "18985100001", "18985110001", "M0000001", TEXT };

typedef struct
{
  DeskUiFixture   *desk;
  GSettings       *settings;
  GDBusConnection *bus;         /* of somebody else */
  GtkApplication  *app;         /* while it runs */
  void           (*script) (gpointer fixture);
  guint            n_wrong;     /* PINs to try first */
} Fixture;

typedef void (*Script) (gpointer fixture);

/* A connection of somebody else on the same bus. */
static GDBusConnection *
connect_to (const char *address)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus =
    g_dbus_connection_new_for_address_sync (address,
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                            | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);

  g_assert_no_error (error);
  return bus;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *keys[] = { "lock-minutes", "lock-screen", "lock-required", "page", "background" };

  g_setenv ("MEMBER_DESK_NOW", NOW, TRUE);
  fixture->settings = g_settings_new (APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_settings_set_boolean (fixture->settings, "background", FALSE);
  fixture->desk = desk_ui_fixture_new (NOW);
  desk_ui_fixture_close (fixture->desk);
  fixture->bus = connect_to (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->settings, "background");
  g_object_unref (fixture->settings);
  g_object_unref (fixture->bus);
  desk_ui_fixture_free (fixture->desk);
}

static gboolean
script_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->script (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "quit", NULL);
  return G_SOURCE_REMOVE;
}

/* One start of the app, from which nothing is left but its files. */
static void
run (Fixture *fixture,
     Script   script)
{
  char *argv[] = { (char *) "member-desk", (char *) "--data-dir", fixture->desk->dir, NULL };
  DeskApplication *application = desk_application_new ();

  fixture->app = GTK_APPLICATION (application);
  fixture->script = script;
  g_timeout_add (5, script_cb, fixture);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, argv), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  desk_test_assert_let_go (application);
}

static void
set_pin_before (Fixture *fixture)
{
  g_autoptr (DeskClock) clock = desk_clock_new ();
  g_autoptr (DeskLock) lock = desk_lock_new (fixture->desk->dir, clock);
  g_autoptr (GAsyncResult) result = desk_test_call (desk_lock_set_pin, lock, NULL, PIN);

  g_assert_true (desk_lock_set_pin_finish (lock, result, NULL));
}

static GtkWidget *
get_window (Fixture *fixture)
{
  for (GList *l = gtk_application_get_windows (fixture->app); l != NULL; l = l->next)
    if (DESK_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_in_window (Fixture *fixture,
                GType    type)
{
  return get_window (fixture) != NULL ? desk_ui_find (get_window (fixture), type) : NULL;
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->app), action);
}

static void
enter_pin (Fixture    *fixture,
           const char *pin)
{
  GtkWidget *page = find_in_window (fixture, DESK_TYPE_LOCK_PAGE);

  desk_lock_page_set_pin (DESK_LOCK_PAGE (page), pin, "");
  g_assert_true (gtk_widget_activate_action (page, "unlock.try", NULL));
}

static void
unlock (Fixture *fixture)
{
  enter_pin (fixture, PIN);
  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_LOCK_PAGE) == NULL);
}

static void
assert_tells_nothing (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (telling); i++)
    if (strstr (text, telling[i]) != NULL)
      g_error ("“%s” is shown", text);
}

/* What is drawn, said, shown under the pointer or typed in @widget and below. */
static void
assert_widget_tells_nothing (GtkWidget *widget)
{
  assert_tells_nothing (gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    assert_tells_nothing (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    assert_tells_nothing (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_WINDOW (widget))
    assert_tells_nothing (gtk_window_get_title (GTK_WINDOW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_widget_tells_nothing (child);
}

static void
assert_veiled (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (window))
        assert_widget_tells_nothing (window);
    }
}

static void
wait_for_home (Fixture *fixture)
{
  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_HOME) != NULL);
}

static void
open_member (Fixture *fixture)
{
  GtkWidget *view;

  wait_for_home (fixture);
  gtk_widget_activate_action (get_window (fixture), "win.open-member", "s", MEMBER);
  desk_test_wait_until ((view = find_in_window (fixture, DESK_TYPE_MEMBER_VIEW)) != NULL
                        && desk_member_view_get_file (DESK_MEMBER_VIEW (view)) != NULL);
}

static DeskNoteEditor *
begin_note (Fixture *fixture)
{
  GtkWidget *editor;

  gtk_widget_activate_action (find_in_window (fixture, DESK_TYPE_MEMBER_VIEW), "member.add-note",
                              NULL);
  editor = find_in_window (fixture, DESK_TYPE_NOTE_EDITOR);
  desk_note_editor_set_text (DESK_NOTE_EDITOR (editor), TEXT);
  return DESK_NOTE_EDITOR (editor);
}

/* Nothing shows; unlocking gives back page, dialog, unsaved text and focus. */
static void
lock_script (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *settings;
  GtkWidget *focus;
  DeskNoteEditor *editor;
  g_autofree char *text = NULL;

  unlock (fixture);
  open_member (fixture);
  editor = begin_note (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (get_window (fixture)));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (editor)));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "settings", NULL);
  settings = desk_ui_find_window (DESK_TYPE_SETTINGS_WINDOW);
  desk_test_wait_until (gtk_widget_get_mapped (settings));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "lock", NULL);
  g_assert_nonnull (find_in_window (fixture, DESK_TYPE_LOCK_PAGE));
  g_assert_null (find_in_window (fixture, DESK_TYPE_HOME));
  g_assert_null (gtk_widget_get_root (GTK_WIDGET (editor)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (editor)));
  g_assert_false (gtk_widget_get_mapped (settings));
  assert_veiled (fixture);

  unlock (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (editor)));
  text = desk_note_editor_dup_text (editor);
  g_assert_cmpstr (text, ==, TEXT);
  desk_test_wait_until (gtk_widget_get_mapped (settings));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (get_window (fixture))) == focus);
  gtk_window_destroy (GTK_WINDOW (settings));

  /* The text was given back, and is not kept a second time. */
  gtk_widget_activate_action (get_window (fixture), "win.open-member", "s", "M0000002");
  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_NOTE_EDITOR) == NULL);
}

static void
test_lock (Fixture       *fixture,
           gconstpointer  data)
{
  set_pin_before (fixture);
  run (fixture, lock_script);
}

/* A dialog that comes while it is locked is shown after unlocking only. */
static void
late_dialog_script (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *dialog;
  GtkWidget *other;

  unlock (fixture);
  wait_for_home (fixture);
  other = gtk_window_new ();
  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "lock", NULL);
  dialog = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (dialog), gtk_label_new ("钱一"));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (other));
  g_assert_false (gtk_widget_get_visible (dialog));
  g_assert_false (gtk_widget_get_visible (other));
  gtk_window_destroy (GTK_WINDOW (other));
  unlock (fixture);
  g_assert_true (gtk_widget_get_visible (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_late_dialog (Fixture       *fixture,
                  gconstpointer  data)
{
  set_pin_before (fixture);
  run (fixture, late_dialog_script);
}

/* Begins locked, before anything of a member is read into a widget; goes on in the background. */
static void
start_script (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *page;

  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_LOCK_PAGE) != NULL);
  for (guint i = 0; i < 20; i++)
    desk_test_iterate ();
  g_assert_null (find_in_window (fixture, DESK_TYPE_HOME));
  page = find_in_window (fixture, DESK_TYPE_LOCK_PAGE);
  desk_test_wait_until (gtk_widget_get_mapped (page));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (get_window (fixture))),
                                         page));
  assert_veiled (fixture);

  enter_pin (fixture, "1357");
  desk_test_wait_until (*desk_lock_page_get_problem (DESK_LOCK_PAGE (page)) != '\0');
  g_assert_cmpstr (desk_lock_page_get_problem (DESK_LOCK_PAGE (page)), ==, "This is not the PIN.");
  g_assert_null (find_in_window (fixture, DESK_TYPE_HOME));

  /* What is asked for meanwhile, as by a notice, is shown after unlocking. */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "page",
                                  g_variant_new_string ("visits"));
  g_assert_null (find_in_window (fixture, DESK_TYPE_HOME));
  unlock (fixture);
  wait_for_home (fixture);
  g_assert_cmpstr (g_variant_get_string (g_action_group_get_action_state (
                     G_ACTION_GROUP (get_window (fixture)), "page"), NULL), ==, "visits");
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  set_pin_before (fixture);
  run (fixture, start_script);
}

/* Too many wrong ones: it is said how long nothing is tried, and nothing can be. */
static void
wait_script (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *page;

  desk_test_wait_until ((page = find_in_window (fixture, DESK_TYPE_LOCK_PAGE)) != NULL);
  for (guint i = 0; i < fixture->n_wrong; i++)
    {
      enter_pin (fixture, "1357");
      desk_test_wait_until (*desk_lock_page_get_problem (DESK_LOCK_PAGE (page)) != '\0');
    }
  desk_lock_page_set_pin (DESK_LOCK_PAGE (page), PIN, "");
  gtk_widget_activate_action (page, "unlock.try", NULL);
  for (guint i = 0; i < 20; i++)
    desk_test_iterate ();
  g_assert_nonnull (find_in_window (fixture, DESK_TYPE_LOCK_PAGE));
}

static void
test_wait (Fixture       *fixture,
           gconstpointer  data)
{
  set_pin_before (fixture);
  fixture->n_wrong = 5;
  run (fixture, wait_script);
  /* The next start waits as well. */
  fixture->n_wrong = 0;
  run (fixture, wait_script);
}

/* (transfer full): what the app or its window tells of its actions to somebody else */
static GVariant *
describe_actions (Fixture    *fixture,
                  const char *path)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  g_dbus_connection_call (fixture->bus, APP_ID, path, "org.gtk.Actions", "DescribeAll", NULL,
                          G_VARIANT_TYPE ("(a{s(bgav)})"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  reply = g_dbus_connection_call_finish (fixture->bus, result, &error);
  g_assert_no_error (error);
  return g_variant_get_child_value (reply, 0);
}

static void
assert_enabled_from_outside (Fixture            *fixture,
                             const char         *path,
                             const char * const *expected)
{
  g_autoptr (GVariant) described = describe_actions (fixture, path);
  GVariantIter iter;
  const char *name;
  GVariant *description;
  guint n_enabled = 0;

  g_variant_iter_init (&iter, described);
  while (g_variant_iter_next (&iter, "{&s@(bgav)}", &name, &description))
    {
      gboolean enabled;

      g_variant_get_child (description, 0, "b", &enabled);
      g_variant_unref (description);
      if (!enabled)
        continue;
      if (!g_strv_contains (expected, name))
        g_error ("“%s” can be done from outside", name);
      n_enabled++;
    }
  g_assert_cmpuint (n_enabled, ==, g_strv_length ((GStrv) expected));
}

static void
activate_from_outside (Fixture    *fixture,
                       const char *path,
                       const char *action,
                       GVariant   *parameter)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) reply = NULL;
  GVariantBuilder parameters;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", parameter);
  g_dbus_connection_call (fixture->bus, APP_ID, path, "org.gtk.Actions", "Activate",
                          g_variant_new ("(sava{sv})", action, &parameters, NULL), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  reply = g_dbus_connection_call_finish (fixture->bus, result, NULL);
}

/* Whoever is on the bus can leave, or say what is to be shown after unlocking; nothing else. */
static void
bus_script (gpointer data)
{
  Fixture *fixture = data;
  const char *app_path = APP_PATH_ON_BUS;
  const char *window_path = APP_PATH_ON_BUS "/window/1";
  const char * const app_actions[] = { "quit", "leave", "about", "page", "show-visit", "today",
                                       "members", "sync", "open-member", "open-link", NULL };
  const char * const none[] = { NULL };

  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_LOCK_PAGE) != NULL);
  assert_enabled_from_outside (fixture, app_path, app_actions);
  assert_enabled_from_outside (fixture, window_path, none);
  activate_from_outside (fixture, window_path, "open-member", g_variant_new_string (MEMBER));
  activate_from_outside (fixture, app_path, "settings", NULL);
  g_assert_null (desk_ui_find_window (DESK_TYPE_SETTINGS_WINDOW));
  g_assert_null (find_in_window (fixture, DESK_TYPE_HOME));

  unlock (fixture);
  wait_for_home (fixture);
  g_assert_true (is_enabled (fixture, "settings"));
  g_assert_true (is_enabled (fixture, "lock"));
  activate_from_outside (fixture, app_path, "lock", NULL);
  g_assert_nonnull (find_in_window (fixture, DESK_TYPE_LOCK_PAGE));
  g_assert_false (is_enabled (fixture, "lock"));
  assert_enabled_from_outside (fixture, app_path, app_actions);
  assert_enabled_from_outside (fixture, window_path, none);
}

static void
test_bus (Fixture       *fixture,
          gconstpointer  data)
{
  set_pin_before (fixture);
  run (fixture, bus_script);
}

/* What the app put on the clipboard goes; what somebody else put there since would stay. */
static void
clipboard_script (gpointer data)
{
  Fixture *fixture = data;
  GdkClipboard *clipboard;

  unlock (fixture);
  open_member (fixture);
  clipboard = gtk_widget_get_clipboard (get_window (fixture));
  desk_copy_text (get_window (fixture), "18985100001");
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "lock", NULL);
  g_assert_null (gdk_clipboard_get_content (clipboard));
  g_assert_false (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                                     G_TYPE_STRING));
}

static void
test_clipboard (Fixture       *fixture,
                gconstpointer  data)
{
  set_pin_before (fixture);
  run (fixture, clipboard_script);
}

/* Without a PIN nothing locks, and there is no such action. */
static void
no_pin_script (gpointer data)
{
  Fixture *fixture = data;

  wait_for_home (fixture);
  g_assert_false (is_enabled (fixture, "lock"));
  g_assert_true (is_enabled (fixture, "settings"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "lock", NULL);
  g_assert_nonnull (find_in_window (fixture, DESK_TYPE_HOME));
}

static void
test_no_pin (Fixture       *fixture,
             gconstpointer  data)
{
  run (fixture, no_pin_script);
}

/* The organisation requires a PIN: it is asked for at the first start, twice, before anything shows. */
static void
required_script (gpointer data)
{
  Fixture *fixture = data;
  DeskLockPage *page;

  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_LOCK_PAGE) != NULL);
  page = DESK_LOCK_PAGE (find_in_window (fixture, DESK_TYPE_LOCK_PAGE));
  for (guint i = 0; i < 20; i++)
    desk_test_iterate ();
  assert_veiled (fixture);
  desk_lock_page_set_pin (page, PIN, "2469");
  gtk_widget_activate_action (GTK_WIDGET (page), "unlock.try", NULL);
  g_assert_cmpstr (desk_lock_page_get_problem (page), ==, "The two PINs are not the same.");
  desk_lock_page_set_pin (page, "123", "123");
  gtk_widget_activate_action (GTK_WIDGET (page), "unlock.try", NULL);
  desk_test_wait_until (*desk_lock_page_get_problem (page) != '\0');
  desk_lock_page_set_pin (page, PIN, PIN);
  gtk_widget_activate_action (GTK_WIDGET (page), "unlock.try", NULL);
  wait_for_home (fixture);
  g_assert_true (is_enabled (fixture, "lock"));
}

static void
test_required (Fixture       *fixture,
               gconstpointer  data)
{
  g_settings_set_boolean (fixture->settings, "lock-required", TRUE);
  run (fixture, required_script);
  /* From now on it is asked for. */
  run (fixture, start_script);
}

static void
say_over_bus (GDBusConnection *bus,
              const char      *path,
              const char      *interface,
              const char      *name,
              GVariant        *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (bus, NULL, path, interface, name, parameters, &error);
  g_assert_no_error (error);
}

static void
say_screen (Fixture  *fixture,
            gboolean  active)
{
  say_over_bus (fixture->bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
                g_variant_new ("(b)", active));
}

/* Locks with the screen, not when it is unlocked, and not where the person did not want it. */
static void
screen_script (gpointer data)
{
  Fixture *fixture = data;

  unlock (fixture);
  wait_for_home (fixture);
  say_screen (fixture, FALSE);
  say_screen (fixture, TRUE);
  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_LOCK_PAGE) != NULL);
  say_screen (fixture, FALSE);
  unlock (fixture);

  g_settings_set_boolean (fixture->settings, "lock-screen", FALSE);
  say_screen (fixture, TRUE);
  /* Signals come in order: what was said before this answer came before it. */
  g_variant_unref (describe_actions (fixture, APP_PATH_ON_BUS));
  g_assert_null (find_in_window (fixture, DESK_TYPE_LOCK_PAGE));
}

static void
test_screen (Fixture       *fixture,
             gconstpointer  data)
{
  set_pin_before (fixture);
  run (fixture, screen_script);
}

/* logind, as the test plays it on a bus of its own, and the session that it knows. */
static const char login_xml[] =
  "<node><interface name='org.freedesktop.login1.Manager'>"
  "<method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "</interface></node>";

static void
login_call_cb (GDBusConnection       *connection,
               const char            *sender,
               const char            *path,
               const char            *interface,
               const char            *method,
               GVariant              *parameters,
               GDBusMethodInvocation *invocation,
               gpointer               user_data)
{
  g_dbus_method_invocation_return_value (
    invocation, g_variant_new ("(o)", "/org/freedesktop/login1/session/_37"));
  *(gboolean *) user_data = TRUE;
}

static const GDBusInterfaceVTable login_vtable = { .method_call = login_call_cb };

static void
own_name (GDBusConnection *bus,
          const char      *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "RequestName",
                                 g_variant_new ("(su)", name, 4), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                                 NULL, &error);

  g_assert_no_error (error);
}

static void
export (GDBusConnection            *bus,
        const char                 *path,
        const char                 *xml,
        const GDBusInterfaceVTable *vtable,
        gpointer                    user_data)
{
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GError) error = NULL;

  g_dbus_connection_register_object (bus, path, node->interfaces[0], vtable, user_data, NULL,
                                     &error);
  g_assert_no_error (error);
}

static GDBusConnection *login_bus;
static gboolean asked_for_session;

static void
sleep_script (gpointer data)
{
  Fixture *fixture = data;
  const char *session = "/org/freedesktop/login1/session/_37";

  unlock (fixture);
  wait_for_home (fixture);
  desk_test_wait_until (asked_for_session);
  say_over_bus (login_bus, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
                "PrepareForSleep", g_variant_new ("(b)", TRUE));
  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_LOCK_PAGE) != NULL);
  unlock (fixture);
  say_over_bus (login_bus, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
                "PrepareForSleep", g_variant_new ("(b)", FALSE));
  /* That of somebody else, then the person's own. */
  say_over_bus (login_bus, "/org/freedesktop/login1/session/_99",
                "org.freedesktop.login1.Session", "Lock", NULL);
  for (guint i = 0; i < 20; i++)
    desk_test_iterate ();
  g_assert_null (find_in_window (fixture, DESK_TYPE_LOCK_PAGE));
  say_over_bus (login_bus, session, "org.freedesktop.login1.Session", "Lock", NULL);
  desk_test_wait_until (find_in_window (fixture, DESK_TYPE_LOCK_PAGE) != NULL);
}

/* (transfer full): its address on one line; ends with the process */
static GSubprocess *
start_bus (char **address)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *daemon = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "dbus-daemon",
                                          "--session", "--nofork", "--print-address", NULL);
  g_autoptr (GDataInputStream) out = NULL;

  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (daemon));
  *address = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_no_error (error);
  return daemon;
}

static void
test_sleep (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *address = NULL;
  g_autoptr (GSubprocess) daemon = start_bus (&address);

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", address, TRUE);
  g_setenv ("XDG_SESSION_ID", "7", TRUE);
  login_bus = connect_to (address);
  own_name (login_bus, "org.freedesktop.login1");
  export (login_bus, "/org/freedesktop/login1", login_xml, &login_vtable, &asked_for_session);
  set_pin_before (fixture);
  run (fixture, sleep_script);
  g_clear_object (&login_bus);
  g_unsetenv ("DBUS_SYSTEM_BUS_ADDRESS");
  g_subprocess_force_exit (daemon);
  g_subprocess_wait (daemon, NULL, NULL);
}

/* The desktop's notifications, as the test plays them. */
static const char notifications_xml[] =
  "<node><interface name='org.freedesktop.Notifications'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
  "<arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "</interface></node>";

typedef struct
{
  GHashTable *shown;            /* from number to what it says */
  guint       last;
} Screen;

static Screen screen;

static void
notify (GVariant              *parameters,
        GDBusMethodInvocation *invocation)
{
  guint32 replaced;
  const char *title;
  const char *body;

  g_variant_get_child (parameters, 1, "u", &replaced);
  g_variant_get_child (parameters, 3, "&s", &title);
  g_variant_get_child (parameters, 4, "&s", &body);
  if (replaced == 0)
    replaced = ++screen.last;
  g_hash_table_insert (screen.shown, GUINT_TO_POINTER (replaced), g_strjoin ("\n", title, body, NULL));
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", replaced));
}

static void
notifications_call_cb (GDBusConnection       *connection,
                       const char            *sender,
                       const char            *path,
                       const char            *interface,
                       const char            *method,
                       GVariant              *parameters,
                       GDBusMethodInvocation *invocation,
                       gpointer               user_data)
{
  guint32 id;

  if (g_str_equal (method, "Notify"))
    {
      notify (parameters, invocation);
    }
  else if (g_str_equal (method, "CloseNotification"))
    {
      g_variant_get (parameters, "(u)", &id);
      g_hash_table_remove (screen.shown, GUINT_TO_POINTER (id));
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "GetCapabilities"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", NULL));
    }
  else
    {
      g_dbus_method_invocation_return_value (invocation,
                                             g_variant_new ("(ssss)", "test", "test", "1", "1.2"));
    }
}

static const GDBusInterfaceVTable notifications_vtable = { .method_call = notifications_call_cb };

static void
send (Fixture    *fixture,
      const char *id,
      const char *title)
{
  g_autoptr (GNotification) notice = g_notification_new (title);

  g_notification_set_body (notice, "云岩区");
  desk_notices_send (G_APPLICATION (fixture->app), id, notice);
}

static gboolean
is_shown (const char *text)
{
  GHashTableIter iter;
  gpointer words;

  g_hash_table_iter_init (&iter, screen.shown);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    if (strstr (words, text) != NULL)
      return TRUE;
  return FALSE;
}

static void
wait_for_notices (Fixture *fixture,
                  guint    n)
{
  desk_test_wait_until (g_hash_table_size (screen.shown) == n);
  /* The app heard so before it answers this. */
  g_variant_unref (describe_actions (fixture, APP_PATH_ON_BUS));
}

/* Those that stand there go when it locks; those that come then name nobody, and go at unlocking. */
static void
notices_script (gpointer data)
{
  Fixture *fixture = data;

  unlock (fixture);
  wait_for_home (fixture);
  send (fixture, "visit-1", "钱一");
  send (fixture, "visit-2", "孙二");
  send (fixture, "visit-3", "李三");
  wait_for_notices (fixture, 3);
  desk_notices_withdraw (G_APPLICATION (fixture->app), "visit-3");
  desk_test_wait_until (!is_shown ("李三"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "lock", NULL);
  desk_test_wait_until (g_hash_table_size (screen.shown) == 0);
  send (fixture, "visit-4", "周四");
  wait_for_notices (fixture, 1);
  g_assert_true (is_shown ("There Is Something to Do\nUnlock Member Desk to see it."));
  unlock (fixture);
  desk_test_wait_until (g_hash_table_size (screen.shown) == 0);
  /* The next start is locked: what stands there goes with the app. */
  send (fixture, "visit-5", "吴五");
  wait_for_notices (fixture, 1);
}

static void
test_notices (Fixture       *fixture,
              gconstpointer  data)
{
  screen.shown = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  export (fixture->bus, "/org/freedesktop/Notifications", notifications_xml, &notifications_vtable,
          NULL);
  own_name (fixture->bus, "org.freedesktop.Notifications");
  set_pin_before (fixture);
  run (fixture, notices_script);
  desk_test_wait_until (!is_shown ("吴五"));
  g_clear_pointer (&screen.shown, g_hash_table_unref);
}

static DeskPinDialog *
open_pin_dialog (DeskLockGroup *group,
                 const char    *action)
{
  gtk_widget_activate_action (GTK_WIDGET (group), action, NULL);
  return DESK_PIN_DIALOG (desk_ui_find_window (DESK_TYPE_PIN_DIALOG));
}

static const char *
accept (DeskPinDialog *dialog,
        const char    *old_pin,
        const char    *pin,
        const char    *repeat)
{
  desk_pin_dialog_fill (dialog, old_pin, pin, repeat);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "pin.accept", NULL);
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_PIN_DIALOG) == NULL
                        || *desk_pin_dialog_get_problem (dialog) != '\0');
  return desk_ui_find_window (DESK_TYPE_PIN_DIALOG) == NULL
           ? NULL : desk_pin_dialog_get_problem (dialog);
}

/* Set, changed and removed in the settings; whoever does not know it cannot. */
static void
settings_script (gpointer data)
{
  Fixture *fixture = data;
  DeskLockGroup *group;
  DeskPinDialog *dialog;

  wait_for_home (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "settings", NULL);
  group = DESK_LOCK_GROUP (desk_ui_find (desk_ui_find_window (DESK_TYPE_SETTINGS_WINDOW),
                                         DESK_TYPE_LOCK_GROUP));
  dialog = open_pin_dialog (group, "lock.set-pin");
  g_assert_cmpstr (accept (dialog, "", "123", "123"), ==,
                   "A PIN has 4 to 12 digits or letters of a to z.");
  g_assert_cmpstr (accept (dialog, "", "1234", "1235"), ==, "The two PINs are not the same.");
  g_assert_null (accept (dialog, "", "1234", "1234"));
  g_assert_true (is_enabled (fixture, "lock"));

  dialog = open_pin_dialog (group, "lock.set-pin");
  g_assert_cmpstr (accept (dialog, "4321", PIN, PIN), ==, "This is not the PIN.");
  g_assert_null (accept (dialog, "1234", PIN, PIN));
  dialog = open_pin_dialog (group, "lock.remove-pin");
  g_assert_cmpstr (accept (dialog, "1234", "", ""), ==, "This is not the PIN.");
  g_assert_null (accept (dialog, PIN, "", ""));
  g_assert_false (is_enabled (fixture, "lock"));
  gtk_window_destroy (desk_ui_find_window (DESK_TYPE_SETTINGS_WINDOW));
}

static void
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  run (fixture, settings_script);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "lock-minutes"), ==, 5);
  g_assert_true (g_settings_get_boolean (fixture->settings, "lock-screen"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);
  ADD ("/lock/lock", test_lock);
  ADD ("/lock/late-dialog", test_late_dialog);
  ADD ("/lock/start", test_start);
  ADD ("/lock/wait", test_wait);
  ADD ("/lock/bus", test_bus);
  ADD ("/lock/clipboard", test_clipboard);
  ADD ("/lock/no-pin", test_no_pin);
  ADD ("/lock/required", test_required);
  ADD ("/lock/screen", test_screen);
  ADD ("/lock/sleep", test_sleep);
  ADD ("/lock/notices", test_notices);
  ADD ("/lock/settings", test_settings);
  return g_test_run ();
}
