/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-care-form.h>
#include <desk-contact-dialog.h>
#include <desk-occasion-row.h>
#include <desk-outbox.h>
#include <desk-today-page.h>
#include <desk-care.h>
#include <desk-weather-dialog.h>

#include "desk-ui-fixture.h"

/* All members of the fixture have their birthday on 1 January; 2027 begins on a Friday. */
#define BIRTHDAY "2027-01-01T09:30:00+08:00"

static DeskTodayPage *
show_page (DeskUiFixture *fixture)
{
  DeskTodayPage *page = DESK_TODAY_PAGE (desk_today_page_new (fixture->store));

  desk_ui_show (GTK_WIDGET (page));
  desk_test_wait_until (desk_today_page_get_today (page) != NULL);
  return page;
}

static void
close_page (DeskTodayPage *page)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));

  g_object_ref (page);
  gtk_window_destroy (window);
  desk_test_assert_let_go (page);
}

static guint
count_rows (DeskTodayPage *page)
{
  return desk_today_section_get_n_rows (desk_today_page_get_section (page, DESK_TODAY_OCCASIONS));
}

static GtkWidget *
get_row (DeskTodayPage *page,
         guint          position)
{
  return desk_today_section_get_row (desk_today_page_get_section (page, DESK_TODAY_OCCASIONS),
                                     position);
}

static const DeskOccasionItem *
get_item (DeskTodayPage *page,
          guint          position)
{
  return g_ptr_array_index (desk_today_page_get_today (page)->occasions, position);
}

static void
assert_row (DeskTodayPage *page,
            guint          position,
            const char    *label,
            const char    *words)
{
  GtkWidget *row = get_row (page, position);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_cmpstr (desk_occasion_row_get_words (DESK_OCCASION_ROW (row)), ==, words);
}

static void
activate (DeskTodayPage *page,
          const char    *action,
          guint          position)
{
  g_autofree char *key = desk_occasion_item_make_key (get_item (page, position));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, "s", key));
}

static void
save_dialog (void)
{
  GtkWidget *dialog = desk_ui_find_window (DESK_TYPE_CONTACT_DIALOG);

  g_assert_nonnull (dialog);
  gtk_widget_activate_action (desk_contact_dialog_get_form (DESK_CONTACT_DIALOG (dialog)),
                              "form.save", NULL);
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_CONTACT_DIALOG) == NULL);
}

/* The arguments of the contact that was recorded last. */
static JsonObject *
load_contact (DeskUiFixture *fixture)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_list_outbox, fixture->store);
  g_autoptr (GPtrArray) entries = desk_store_list_outbox_finish (fixture->store, result, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->kind, DESK_OP_CARE_LOG))
        return json_object_ref (entry->args);
    }
  g_assert_not_reached ();
}

static void
assert_contact (DeskUiFixture *fixture,
                const char    *occasion,
                const char    *outcome,
                gboolean       reached)
{
  g_autoptr (JsonObject) args = load_contact (fixture);

  g_assert_cmpstr (json_object_get_string_member (args, "occasion"), ==, occasion);
  g_assert_cmpstr (json_object_get_string_member (args, "result"), ==, outcome);
  g_assert_true (json_object_get_boolean_member (args, "reached") == reached);
}

static void
assert_channel (DeskUiFixture *fixture,
                const char    *channel)
{
  g_autoptr (JsonObject) args = load_contact (fixture);

  g_assert_cmpstr (json_object_get_string_member (args, "channel"), ==, channel);
}

/* P1, P3: a row says whose birthday it is and what to say. */
static void
test_birthday (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (BIRTHDAY);
  DeskTodayPage *page = show_page (fixture);

  g_assert_cmpuint (count_rows (page), ==, 7);
  assert_row (page, 0, "Mr 李三, Birthday today",
              "Mr 李, China Telecom wishes you a happy birthday!");
  assert_row (page, 6, "Wishes for the weekend, 5 members not greeted yet",
              "Dear member, we wish you a pleasant weekend!");
  close_page (page);
}

/* P3: once greeted, the member is gone from the list. */
static void
test_greet (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (BIRTHDAY);
  DeskTodayPage *page = show_page (fixture);

  activate (page, "today.occasion-record", 0);
  save_dialog ();
  desk_test_wait_until (count_rows (page) == 6);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_CARE_LOG), ==, 1);
  assert_contact (fixture, "birthday", "Told", TRUE);
  close_page (page);
}

/* P3: the day after it is recorded as missed, with no greeting to send, even in a quiet hour. */
static void
test_miss (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2027-01-02T00:00:00+08:00");
  DeskTodayPage *page = show_page (fixture);

  g_assert_cmpuint (count_rows (page), ==, 6);
  g_assert_true (get_item (page, 0)->missed);
  assert_row (page, 0, "Mr 李三, Birthday on 2027-01-01, nobody congratulated", "");
  activate (page, "today.occasion-miss", 0);
  desk_test_wait_until (count_rows (page) == 5);
  assert_contact (fixture, "birthday", "Missed", FALSE);
  assert_channel (fixture, DESK_CARE_NO_CONTACT);
  close_page (page);
}

/* What is due today cannot be given up. */
static void
test_not_missed (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (BIRTHDAY);
  DeskTodayPage *page = show_page (fixture);

  activate (page, "today.occasion-miss", 0);
  activate (page, "today.occasion-record", 0);
  save_dialog ();
  desk_test_wait_until (count_rows (page) == 6);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_CARE_LOG), ==, 1);
  close_page (page);
}

/* P3: one row for all who hold a card; one record for each of those who were not greeted. */
static void
test_holiday (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-12-31T12:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);

  g_assert_cmpuint (count_rows (page), ==, 1);
  assert_row (page, 0, "Tomorrow is New Year, 5 members not greeted yet · from 14:00",
              "Dear member, tomorrow is New Year: we wish you a happy holiday!");
  activate (page, "today.occasion-record", 0);
  save_dialog ();
  desk_test_wait_until (count_rows (page) == 0);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_CARE_LOG), ==, 5);
  assert_contact (fixture, "holiday", "Told", TRUE);
  close_page (page);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
hint_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GInputStream **hint = user_data;

  *hint = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
}

static void
said_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GBytes **said = user_data;

  *said = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
}

/* S: a clipboard history is told not to keep it. */
static void
assert_marked (GtkWidget *widget)
{
  const char *types[] = { "x-kde-passwordManagerHint", NULL };
  g_autoptr (GInputStream) hint = NULL;
  g_autoptr (GBytes) said = NULL;

  gdk_clipboard_read_async (gtk_widget_get_clipboard (widget), types, G_PRIORITY_DEFAULT, NULL,
                            hint_cb, &hint);
  desk_test_wait_until (hint != NULL);
  g_input_stream_read_bytes_async (hint, 64, G_PRIORITY_DEFAULT, NULL, said_cb, &said);
  desk_test_wait_until (said != NULL);
  g_assert_cmpmem (g_bytes_get_data (said, NULL), g_bytes_get_size (said), "secret", 6);
}

static void
test_copy (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-12-04T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  g_autofree char *text = NULL;

  assert_row (page, 0, "Wishes for the weekend, 5 members not greeted yet",
              "Dear member, we wish you a pleasant weekend!");
  gtk_widget_activate_action (get_row (page, 0), "occasion.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (page)), NULL, copied_cb,
                                 &text);
  desk_test_wait_until (text != NULL);
  g_assert_cmpstr (text, ==, "Dear member, we wish you a pleasant weekend!");
  assert_marked (GTK_WIDGET (page));
  close_page (page);
}

/* P3: what the manager typed becomes an occasion of that district's members. */
static void
test_weather (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  DeskWeatherDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "today.weather", NULL);
  dialog = desk_ui_find_window (DESK_TYPE_WEATHER_DIALOG);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "weather.warn", NULL);
  desk_test_wait_until (g_str_equal (desk_weather_dialog_get_problem (dialog),
                                     "Which district is it?"));
  desk_weather_dialog_fill (dialog, "贵阳市", "heavy rain");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "weather.warn", NULL);
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_WEATHER_DIALOG) == NULL);
  desk_test_wait_until (count_rows (page) == 1);
  assert_row (page, 0, "Weather in 贵阳市: heavy rain, 6 members not greeted yet",
              "Dear member, China Telecom reminds you: heavy rain");
  activate (page, "today.occasion-record", 0);
  save_dialog ();
  desk_test_wait_until (count_rows (page) == 0);
  assert_contact (fixture, "weather", "Told", TRUE);
  close_page (page);
}

static void
test_withdraw (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  DeskWeatherDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "today.weather", NULL);
  dialog = desk_ui_find_window (DESK_TYPE_WEATHER_DIALOG);
  desk_weather_dialog_fill (dialog, "贵阳市", "heavy rain");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "weather.warn", NULL);
  desk_test_wait_until (count_rows (page) == 1);
  activate (page, "today.weather-withdraw", 0);
  desk_test_wait_until (count_rows (page) == 0);
  close_page (page);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/occasions/P3/birthday", test_birthday);
  g_test_add_func ("/ui/occasions/P3/greet", test_greet);
  g_test_add_func ("/ui/occasions/P3/miss", test_miss);
  g_test_add_func ("/ui/occasions/P3/not-missed", test_not_missed);
  g_test_add_func ("/ui/occasions/P3/holiday", test_holiday);
  g_test_add_func ("/ui/occasions/copy", test_copy);
  g_test_add_func ("/ui/occasions/P3/weather", test_weather);
  g_test_add_func ("/ui/occasions/P3/withdraw", test_withdraw);

  return g_test_run ();
}
