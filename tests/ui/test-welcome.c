/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-db.h>
#include <desk-session.h>
#include <desk-trouble-page.h>
#include <desk-welcome-page.h>
#include <glib/gstdio.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_error (GtkWidget *widget)
{
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_ALERT)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_error (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
find_entries (GtkWidget *widget,
              GPtrArray *entries)
{
  if (ADW_IS_ENTRY_ROW (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_entries (child, entries);
}

/* Whether a person sees the button. */
static gboolean
is_shown (GtkWidget  *widget,
          const char *label)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_shown (child, label))
      return TRUE;
  return FALSE;
}

static void
test_trouble (void)
{
  static const struct
  {
    DeskDbError  code;
    const char  *title;
  } cases[] = {
    { DESK_DB_ERROR_BUSY, "Your Data Is in Use" },
    { DESK_DB_ERROR_READ_ONLY, "Your Data Cannot Be Written" },
    { DESK_DB_ERROR_FULL, "The Disk Is Full" },
    { DESK_DB_ERROR_DISK, "The Disk Has a Fault" },
    { DESK_DB_ERROR_DAMAGED, "Your Data Is Damaged" },
    { DESK_DB_ERROR_NEWER, "Your Data Is Newer Than This Program" },
    { DESK_DB_ERROR_CANNOT_OPEN, "Your Data Cannot Be Opened" },
    { DESK_DB_ERROR_ENGINE, "Member Desk Cannot Start" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (DESK_DB_ERROR, (int) cases[i].code, "detail %u", i);
      GtkWidget *page = g_object_ref_sink (desk_trouble_page_new (error));

      g_assert_nonnull (find_label (page, cases[i].title));
      g_assert_nonnull (find_label (page, error->message));
      g_assert_cmpint (is_shown (page, "_Rebuild From the Hub"), ==,
                       cases[i].code == DESK_DB_ERROR_DAMAGED);
      g_assert_finalize_object (page);
    }
}

/* The detail can be copied, so it can have the focus: then it would stand there marked. */
static void
test_trouble_focus (void)
{
  g_autoptr (GError) error = g_error_new (DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED, "detail");
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) try_again = g_simple_action_new ("try-again", NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (try_again));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (window, desk_trouble_page_new (error));
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (window)));
  gtk_window_destroy (window);
}

static void
close_session (DeskSession *session)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  desk_session_close_async (session, desk_test_ready_cb, &closed);
  desk_test_wait_until (closed != NULL);
  desk_session_close_finish (session, closed, &error);
  g_assert_no_error (error);
}

static DeskSession *
open_session (const char *dir)
{
  DeskSession *session = desk_session_new (dir);

  desk_session_open (session);
  desk_test_wait_until (desk_session_get_state (session) != DESK_SESSION_OPENING);
  return session;
}

static void
test_session_new (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (DeskSession) session = open_session (dir);

  g_assert_cmpint (desk_session_get_state (session), ==, DESK_SESSION_NEW);
  close_session (session);
}

static void
test_session_ready (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autoptr (DeskSession) session = NULL;

  desk_ui_fixture_close (fixture);
  session = open_session (fixture->dir);
  g_assert_cmpint (desk_session_get_state (session), ==, DESK_SESSION_READY);
  close_session (session);
}

/* What is no database is named and left alone; once it is mended, trying again works. */
static void
test_session_damaged (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new_empty (NOW);
  g_autoptr (DeskSession) session = NULL;
  g_autoptr (GDir) listing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *after = NULL;
  const char *garbage = "这不是数据库，这不是数据库，这不是数据库，这不是数据库，这不是数据库。";

  desk_ui_fixture_close (fixture);
  path = g_build_filename (fixture->dir, "desk.db", NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  kept = g_strconcat (path, ".kept", NULL);
  g_rename (path, kept);
  g_file_set_contents (path, garbage, -1, &error);
  g_assert_no_error (error);

  session = open_session (fixture->dir);
  g_assert_cmpint (desk_session_get_state (session), ==, DESK_SESSION_TROUBLE);
  g_assert_error (desk_session_get_error (session), DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED);
  g_file_get_contents (path, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, garbage);

  g_rename (kept, path);
  desk_session_open (session);
  desk_test_wait_until (desk_session_get_state (session) == DESK_SESSION_NEW);
  close_session (session);
}

/* A hub that is not there is said in words, and the person can try again. */
static void
test_unreachable (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (DeskSession) session = open_session (dir);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GtkWidget *page = desk_welcome_page_new (session);
  GtkWindow *window = desk_ui_show (page);

  find_entries (page, entries);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (adw_preferences_row_get_title (entries->pdata[0]), ==, "Address of the hub");
  gtk_editable_set_text (entries->pdata[0], " http://127.0.0.1:1 ");
  gtk_editable_set_text (entries->pdata[1], "ABCD-EFGH");

  gtk_widget_activate_action (page, "welcome.connect", NULL);
  g_assert_false (gtk_widget_is_sensitive (entries->pdata[0]));
  desk_test_wait_until (gtk_widget_is_sensitive (entries->pdata[0]));
  g_assert_cmpint (desk_session_get_state (session), ==, DESK_SESSION_NEW);
  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[1]), ==, "ABCD-EFGH");
  g_assert_true (gtk_widget_get_visible (find_error (page)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_error (page))), !=, "");

  g_object_ref (page);
  gtk_window_destroy (window);
  desk_test_assert_let_go (page);
  close_session (session);
}

static GtkWindow *
show_with_site (DeskSession *session,
                const char  *dir,
                const char  *text,
                GPtrArray   *entries)
{
  g_autofree char *path = g_build_filename (dir, "site.conf", NULL);
  GtkWidget *page;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("MEMBER_DESK_SITE_FILE", path, TRUE);
  page = desk_welcome_page_new (session);
  g_unsetenv ("MEMBER_DESK_SITE_FILE");
  find_entries (page, entries);
  return desk_ui_show (page);
}

/* The hub of the organisation is there from the start, and nobody changes it by mistake. */
static void
test_fixed_hub (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (DeskSession) session = open_session (dir);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GtkWindow *window =
    show_with_site (session, dir, "[hub]\naddress=https://hub.example.cn\n", entries);

  g_assert_cmpstr (gtk_editable_get_text (entries->pdata[0]), ==, "https://hub.example.cn");
  g_assert_false (gtk_editable_get_editable (entries->pdata[0]));
  g_assert_cmpstr (adw_preferences_row_get_title (entries->pdata[0]), ==,
                   "Address of the hub, set by your organisation");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), entries->pdata[1]));
  g_assert_false (gtk_widget_get_visible (find_error (GTK_WIDGET (window))));
  gtk_window_destroy (window);
  close_session (session);
}

static void
test_unreadable_site (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (DeskSession) session = open_session (dir);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GtkWindow *window = show_with_site (session, dir, "[hub]\nhub=a\n", entries);
  GtkWidget *problem = find_error (GTK_WIDGET (window));

  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "line 2"));
  gtk_window_destroy (window);
  close_session (session);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("MEMBER_DESK_NOW", NOW, TRUE);
  desk_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/trouble", test_trouble);
  g_test_add_func ("/ui/trouble/focus", test_trouble_focus);
  g_test_add_func ("/ui/session/new", test_session_new);
  g_test_add_func ("/ui/session/ready", test_session_ready);
  g_test_add_func ("/ui/session/damaged", test_session_damaged);
  g_test_add_func ("/ui/welcome/unreachable", test_unreachable);
  g_test_add_func ("/ui/welcome/fixed-hub", test_fixed_hub);
  g_test_add_func ("/ui/welcome/unreadable-site", test_unreadable_site);

  return g_test_run ();
}
