/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-application.h>
#include <desk-window.h>

#include "desk-ui-fixture.h"

#include <signal.h>

#define NOW "2026-11-23T09:30:00+08:00"

static GtkStack *
find_stack (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget))
    return GTK_STACK (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkStack *stack = find_stack (child);

      if (stack != NULL)
        return stack;
    }
  return NULL;
}

typedef struct
{
  GApplication *application;
  const char   *stage;
  gboolean      goes_on;        /* without a window */
  gboolean      seen;
  gboolean      came_back;
} Watch;

/* Without a window the app goes on; asked for again, it has one. */
static gboolean
come_back_cb (gpointer user_data)
{
  Watch *watch = user_data;

  g_application_activate (watch->application);
  watch->came_back = gtk_application_get_windows (GTK_APPLICATION (watch->application)) != NULL;
  g_action_group_activate_action (G_ACTION_GROUP (watch->application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

/* Quits as a person does, once the expected stage is seen. */
static gboolean
quit_when_shown_cb (gpointer user_data)
{
  Watch *watch = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (watch->application));
  const char *stage;

  if (window == NULL)
    return G_SOURCE_CONTINUE;
  stage = gtk_stack_get_visible_child_name (find_stack (GTK_WIDGET (window)));
  if (g_strcmp0 (stage, watch->stage) != 0)
    return G_SOURCE_CONTINUE;

  watch->seen = TRUE;
  g_assert_cmpstr (gtk_window_get_title (window), ==, "Member Desk");
  gtk_window_close (window);
  if (!watch->goes_on)
    return G_SOURCE_REMOVE;
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (watch->application)));
  g_timeout_add (5, come_back_cb, watch);
  return G_SOURCE_REMOVE;
}

static void
run_until (const char *dir,
           const char *stage,
           gboolean    goes_on)
{
  char *argv[] = { (char *) "member-desk", (char *) "--data-dir", (char *) dir, NULL };
  DeskApplication *application = desk_application_new ();
  Watch watch = { G_APPLICATION (application), stage, goes_on, FALSE, FALSE };
  int status;

  g_timeout_add (5, quit_when_shown_cb, &watch);
  status = g_application_run (G_APPLICATION (application), 3, argv);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (watch.seen);
  g_assert_cmpint (watch.came_back, ==, goes_on);
  g_assert_finalize_object (application);
}

static void
test_not_enrolled (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();

  run_until (dir, "welcome", FALSE);
}

static void
test_enrolled (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);

  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  desk_ui_fixture_close (fixture);
  run_until (fixture->dir, "home", TRUE);
  g_settings_set_boolean (settings, "background", FALSE);
  run_until (fixture->dir, "home", FALSE);
  g_settings_reset (settings, "background");
}

static gboolean
terminate_cb (gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window == NULL
      || g_strcmp0 (gtk_stack_get_visible_child_name (find_stack (GTK_WIDGET (window))), "home") != 0)
    return G_SOURCE_CONTINUE;
  raise (SIGTERM);
  return G_SOURCE_REMOVE;
}

/* When the system ends, the database is closed well: nothing is left beside it. */
static void
test_terminated (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autofree char *wal = g_build_filename (fixture->dir, "desk.db-wal", NULL);
  char *argv[] = { (char *) "member-desk", (char *) "--data-dir", fixture->dir, NULL };
  DeskApplication *application = desk_application_new ();

  desk_ui_fixture_close (fixture);
  g_timeout_add (5, terminate_cb, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 3, argv), ==, 0);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (application);
}

/* Asked for a second time, the same shortcuts show again. */
static void
test_shortcuts (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (DeskSession) session = desk_session_new (dir);
  GtkWidget *window = desk_window_new (NULL, session);
  GtkShortcutsWindow *shortcuts;

  g_assert_null (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-help-overlay", NULL);
  shortcuts = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  g_assert_nonnull (shortcuts);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (shortcuts)));

  gtk_window_close (GTK_WINDOW (shortcuts));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (shortcuts)));
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-help-overlay", NULL);
  g_assert_true (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window))
                 == shortcuts);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (shortcuts)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_trouble (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "desk.db", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path,
                       "no database at all, but long enough to be looked at; no database at all, "
                       "but long enough to be looked at",
                       -1, &error);
  g_assert_no_error (error);
  run_until (dir, "trouble", FALSE);
}

static void
test_wrong_usage (void)
{
  static const char * const cases[][3] = {
    { "--page", "nowhere" },
    { "--page" },
    { "--dance" },
    { "members" },
    { "memberdesk:nowhere" },
    { "memberdesk:today", "memberdesk:sync" },
    { "--data-dir=/tmp", "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *argv[] = { (char *) "member-desk", (char *) cases[i][0], (char *) cases[i][1], NULL };
      g_autoptr (DeskApplication) application = desk_application_new ();

      g_assert_cmpint (g_application_run (G_APPLICATION (application),
                                          (int) g_strv_length (argv), argv), ==, 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("MEMBER_DESK_NOW", NOW, TRUE);
  desk_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/application/not-enrolled", test_not_enrolled);
  g_test_add_func ("/ui/application/enrolled", test_enrolled);
  g_test_add_func ("/ui/application/terminated", test_terminated);
  g_test_add_func ("/ui/application/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/application/trouble", test_trouble);
  g_test_add_func ("/ui/application/wrong-usage", test_wrong_usage);

  return g_test_run ();
}
