/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-computer-group.h>
#include <desk-minute-row.h>
#include <desk-outbox.h>
#include <desk-settings-window.h>
#include <desk-settings.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:00:00+08:00"

typedef struct
{
  DeskUiFixture    *desk;
  DeskSession      *session;
  DeskCalendarFile *calendar;
  GSettings        *settings;
  guint             n_written;
} Fixture;

static void
written_cb (Fixture *fixture)
{
  fixture->n_written++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("MEMBER_DESK_NOW", NOW, TRUE);
  fixture->settings = g_settings_new (APP_ID);
  g_settings_reset (fixture->settings, "calendar-file");
  g_settings_reset (fixture->settings, "calendar-path");
  fixture->desk = desk_ui_fixture_new (NOW);
  desk_ui_fixture_close (fixture->desk);
  fixture->session = desk_session_new (fixture->desk->dir);
  desk_session_open (fixture->session);
  desk_test_wait_until (desk_session_get_state (fixture->session) == DESK_SESSION_READY);
  fixture->calendar = desk_calendar_file_new (fixture->session, fixture->desk->dir);
  g_signal_connect_swapped (fixture->calendar, "written", G_CALLBACK (written_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) closed = NULL;
  GAsyncResult *slot = NULL;

  desk_test_assert_let_go (fixture->calendar);
  desk_session_close_async (fixture->session, desk_test_ready_cb, &slot);
  closed = desk_test_wait_result (&slot);
  g_assert_true (desk_session_close_finish (fixture->session, closed, NULL));
  g_object_unref (fixture->session);
  g_object_unref (fixture->settings);
  desk_ui_fixture_free (fixture->desk);
}

static void
plan (Fixture    *fixture,
      const char *start)
{
  DeskStore *store = desk_session_get_store (fixture->session);
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", "M0000001");
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", 30);
  json_object_set_string_member (args, "purpose", "courtesy");
  result = desk_test_call (desk_store_perform, store, DESK_OP_VISIT_SCHEDULE, args);
  verdict = desk_store_perform_finish (store, result, NULL);
  g_assert_true (verdict->accepted);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Kept from when it is wanted, current with each change, and masked. */
static void
test_calendar (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = desk_calendar_file_dup_path (fixture->calendar);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  plan (fixture, "2026-11-24T10:00:00+08:00");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_settings_set_boolean (fixture->settings, "calendar-file", TRUE);
  desk_test_wait_until (fixture->n_written == 1);
  g_assert_null (desk_calendar_file_get_problem (fixture->calendar));
  first = read_file (path);
  g_assert_true (g_str_has_prefix (first, "BEGIN:VCALENDAR"));
  g_assert_nonnull (strstr (first, "DTSTART:20261124T020000Z"));
  g_assert_null (strstr (first, "北京路1号"));

  plan (fixture, "2026-11-24T14:00:00+08:00");
  desk_test_wait_until (fixture->n_written >= 2);
  second = read_file (path);
  g_assert_nonnull (strstr (second, "DTSTART:20261124T060000Z"));
}

/* What cannot be written is said, and another place mends it. */
static void
test_calendar_problem (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->desk->dir, "none", "visits.ics", NULL);
  g_autofree char *path = g_build_filename (fixture->desk->dir, "mine.ics", NULL);

  g_settings_set_string (fixture->settings, "calendar-path", nowhere);
  g_settings_set_boolean (fixture->settings, "calendar-file", TRUE);
  desk_test_wait_until (fixture->n_written == 1);
  g_assert_nonnull (desk_calendar_file_get_problem (fixture->calendar));
  g_settings_set_string (fixture->settings, "calendar-path", path);
  desk_test_wait_until (fixture->n_written == 2);
  g_assert_null (desk_calendar_file_get_problem (fixture->calendar));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Where nobody works, as at the very first start, nothing is removed that another wrote. */
static void
test_calendar_of_others (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->desk->dir, "shared.ics", NULL);
  g_autofree char *fresh_dir = g_build_filename (fixture->desk->dir, "fresh", NULL);
  g_autoptr (DeskSession) fresh = desk_session_new (fresh_dir);
  g_autoptr (DeskCalendarFile) calendar = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autofree char *text = NULL;
  GAsyncResult *slot = NULL;

  g_settings_set_string (fixture->settings, "calendar-path", path);
  g_settings_set_boolean (fixture->settings, "calendar-file", TRUE);
  desk_test_wait_until (fixture->n_written == 1);
  g_assert_true (g_file_set_contents (path, "another’s", -1, NULL));
  calendar = desk_calendar_file_new (fresh, fresh_dir);
  desk_session_open (fresh);
  desk_test_wait_until (desk_session_get_state (fresh) == DESK_SESSION_NEW);
  desk_session_close_async (fresh, desk_test_ready_cb, &slot);
  closed = desk_test_wait_result (&slot);
  g_assert_true (desk_session_close_finish (fresh, closed, NULL));
  text = read_file (path);
  g_assert_cmpstr (text, ==, "another’s");
}

static GtkWidget *
find_titled (GtkWidget  *widget,
             const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_titled (child, title);
  return found;
}

/* What is shown is what is kept, and the other way round. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *window =
    desk_settings_window_new (fixture->calendar, fixture->session);
  DeskMinuteRow *from = DESK_MINUTE_ROW (find_titled (window, "Silent from"));
  GtkWidget *remind = find_titled (window, "Remind of visits");
  GtkWidget *minutes;
  GtkWidget *toggle;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpint (desk_minute_row_get_minute (from), ==, 21 * 60);
  desk_minute_row_set_minute (from, 22 * 60 + 15);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "quiet-from"), ==, 22 * 60 + 15);

  toggle = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (remind));
  minutes = find_titled (window, "Minutes before it is time to go");
  g_assert_true (gtk_widget_get_sensitive (minutes));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_false (g_settings_get_boolean (fixture->settings, "reminders"));
  g_assert_false (gtk_widget_get_sensitive (minutes));
  g_settings_reset (fixture->settings, "quiet-from");
  g_settings_reset (fixture->settings, "reminders");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The value at the end of a row; NULL: nothing there is a value. */
static const char *
find_value (GtkWidget *widget)
{
  const char *value = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "numeric"))
    return gtk_label_get_label (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && value == NULL;
       child = gtk_widget_get_next_sibling (child))
    value = find_value (child);
  return value;
}

/* H1, H2, E5: what the standard rules is there to read, with its source, and to change nowhere. */
static void
test_rules (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *title;
    const char *value;
    const char *source;
  } rules[] = {
    { "Calls and text messages", "08:00–12:00\n14:00–20:00", "第二章 一、15 通知服务时间" },
    { "Visits", "08:00–20:00", "第二章 一、16 上门服务时间; 钻石卡会员 1" },
    { "Low balance", "below ¥20.00", "钻石卡会员 5 小余额关怀" },
  };
  GtkWidget *window =
    desk_settings_window_new (fixture->calendar, fixture->session);
  g_autoptr (DeskSession) closed = desk_session_new (fixture->desk->dir);
  GtkWidget *early = desk_settings_window_new (fixture->calendar, closed);

  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GtkWidget *row = find_titled (window, rules[i].title);

      g_assert_nonnull (row);
      g_assert_cmpstr (find_value (row), ==, rules[i].value);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, rules[i].source);
      g_assert_null (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
      g_assert_null (find_titled (early, rules[i].title));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (early));
}

static void
write_site (Fixture    *fixture,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->desk->dir, "site.conf", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("MEMBER_DESK_SITE_FILE", path, TRUE);
}

/* What the organisation fixed has its value, is shown as such and cannot be changed; the rest can.
 * The manager's own choice is there again when it is fixed no more. */
static void
test_fixed (Fixture       *fixture,
            gconstpointer  data)
{
  GSettings *fixed;
  GtkWidget *window;
  GtkWidget *row;

  g_settings_set_int (fixture->settings, "reminder-minutes", 15);
  write_site (fixture, "[preferences]\nreminder-minutes=45\nmorning=false\n"
                       "calendar-path=/srv/visits.ics\n");
  fixed = desk_settings_new ();
  window = desk_settings_window_new (fixture->calendar, fixture->session);
  g_unsetenv ("MEMBER_DESK_SITE_FILE");
  gtk_window_present (GTK_WINDOW (window));

  row = find_titled (window, "Minutes before it is time to go");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Set by your organisation.");
  row = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (row)), ==, 45);
  g_assert_false (gtk_widget_is_sensitive (row));
  row = find_titled (window, "Sum up the day in the morning");
  row = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (row)));
  g_assert_false (gtk_widget_is_sensitive (row));

  /* On and off again, others do not set it free; and no other program part can write it. */
  g_settings_set_boolean (fixed, "reminders", FALSE);
  g_settings_set_boolean (fixed, "reminders", TRUE);
  row = find_titled (window, "Minutes before it is time to go");
  row = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_assert_false (gtk_widget_is_sensitive (row));
  g_assert_false (g_settings_set_int (fixed, "reminder-minutes", 5));
  g_assert_cmpint (g_settings_get_int (fixed, "reminder-minutes"), ==, 45);
  g_settings_reset (fixed, "reminder-minutes");
  g_assert_cmpint (g_settings_get_int (fixed, "reminder-minutes"), ==, 45);

  /* What is not fixed goes to where it is kept anyway, and is heard of. */
  row = find_titled (window, "Remind of visits");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), !=,
                   "Set by your organisation.");
  row = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_assert_true (gtk_widget_is_sensitive (row));
  gtk_switch_set_active (GTK_SWITCH (row), FALSE);
  g_assert_false (g_settings_get_boolean (fixed, "reminders"));
  g_assert_false (g_settings_get_boolean (fixture->settings, "reminders"));
  g_settings_reset (fixed, "reminders");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (row)));

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (fixed);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "reminder-minutes"), ==, 15);
  g_settings_reset (fixture->settings, "reminder-minutes");
}

/* A file that nobody can read is named with its line, and locks nobody out. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  AdwPreferencesGroup *problem;
  GtkWidget *window;

  write_site (fixture, "[preferences]\nmorning=never\n");
  window = desk_settings_window_new (fixture->calendar, fixture->session);
  g_unsetenv ("MEMBER_DESK_SITE_FILE");
  gtk_window_present (GTK_WINDOW (window));
  problem = ADW_PREFERENCES_GROUP (desk_ui_find (window, ADW_TYPE_PREFERENCES_GROUP));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (problem)));
  g_assert_nonnull (strstr (adw_preferences_group_get_description (problem), "line 2"));
  g_assert_true (gtk_widget_get_sensitive (find_titled (window, "Silent from")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *question = find_question ();

  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* Where the key is, is told; everything goes only after a yes, which was told what is not at the hub; and the
 * app begins anew without a new start. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *token = g_build_filename (fixture->desk->dir, "token.ini", NULL);
  g_autofree char *shared = g_build_filename (fixture->desk->dir, "shared.ics", NULL);
  g_autofree char *member = NULL;
  DeskStore *store = desk_session_get_store (fixture->session);
  GtkWidget *window;
  DeskComputerGroup *group;

  plan (fixture, "2026-11-24T10:00:00+08:00");
  g_settings_set_string (fixture->settings, "calendar-path", shared);
  g_settings_set_boolean (fixture->settings, "calendar-file", TRUE);
  g_settings_set_string (fixture->settings, "member", "M0000001");
  desk_test_wait_until (fixture->n_written >= 1);
  g_assert_true (g_file_set_contents (token, "[x]\n", -1, NULL));
  window = desk_settings_window_new (fixture->calendar, fixture->session);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  group = DESK_COMPUTER_GROUP (desk_ui_find (window, DESK_TYPE_COMPUTER_GROUP));
  desk_test_wait_until (g_strcmp0 (desk_computer_group_get_key (group), "It was not found.") == 0);

  gtk_widget_activate_action (window, "settings.remove-data", NULL);
  desk_test_wait_until (find_question () != NULL);
  g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (find_question ()),
                                   "1 record is not at the hub and would be lost."));
  g_assert_true (adw_message_dialog_has_response (find_question (), "other"));
  g_assert_cmpstr (adw_message_dialog_get_default_response (find_question ()), ==, "cancel");
  answer ("cancel");
  g_assert_true (desk_session_get_store (fixture->session) == store);

  gtk_widget_activate_action (window, "settings.remove-data", NULL);
  desk_test_wait_until (find_question () != NULL);
  answer ("accept");
  desk_test_wait_until (desk_session_get_state (fixture->session) == DESK_SESSION_NEW);
  desk_test_wait_until (window == NULL);
  g_assert_null (desk_store_get_identity (desk_session_get_store (fixture->session)));
  g_assert_false (g_file_test (token, G_FILE_TEST_EXISTS));
  /* What others may read, where somebody put it, is not this app's to delete. */
  g_assert_true (g_file_test (shared, G_FILE_TEST_EXISTS));
  member = g_settings_get_string (fixture->settings, "member");
  g_assert_cmpstr (member, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/ui/settings/" name, Fixture, NULL, set_up, test, tear_down)
  add ("calendar", test_calendar);
  add ("calendar-problem", test_calendar_problem);
  add ("calendar-of-others", test_calendar_of_others);
  add ("remove", test_remove);
  add ("rows", test_rows);
  add ("rules", test_rules);
  add ("fixed", test_fixed);
  add ("unreadable", test_unreadable);
#undef add

  return g_test_run ();
}
