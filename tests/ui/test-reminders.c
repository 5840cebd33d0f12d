/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-call-reminders.h>
#include <desk-due-visit-row.h>
#include <desk-morning.h>
#include <desk-outbox.h>
#include <desk-reminder-notice.h>
#include <desk-reminder-settings.h>
#include <desk-reminders.h>
#include <desk-today-page.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:00:00+08:00"
#define DIAMOND "M0000001"
#define GOLD "M0000002"

typedef struct
{
  DeskUiFixture *desk;
  DeskReminders *reminders;
  GPtrArray     *due;           /* (element-type utf8) what was said */
  guint          n_over;
} Fixture;

static void
due_cb (Fixture   *fixture,
        DeskVisit *visit)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GNotification) notice = NULL;
  char *words;

  notice = desk_reminder_notice_new (visit, zone, &words);
  g_ptr_array_add (fixture->due, words);
}

static void
over_cb (Fixture *fixture)
{
  fixture->n_over++;
}

static void
watch (Fixture *fixture)
{
  fixture->reminders = desk_reminders_new (fixture->desk->store);
  g_signal_connect_swapped (fixture->reminders, "due", G_CALLBACK (due_cb), fixture);
  g_signal_connect_swapped (fixture->reminders, "over", G_CALLBACK (over_cb), fixture);
}

static void
reset_settings (void)
{
  static const char * const keys[] = { "reminders", "reminder-minutes", "quiet-from", "quiet-to",
                                       "reminded" };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  reset_settings ();
  fixture->desk = desk_ui_fixture_new (NOW);
  fixture->due = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->reminders != NULL)
    desk_test_assert_let_go (fixture->reminders);
  g_ptr_array_unref (fixture->due);
  desk_ui_fixture_free (fixture->desk);
}

static void
perform (Fixture    *fixture,
         const char *kind,
         JsonObject *args,
         char      **visit_id)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_perform, fixture->desk->store, kind,
                                                    args);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict =
    desk_store_perform_finish (fixture->desk->store, result, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  if (visit_id != NULL)
    *visit_id = g_strdup (verdict->op_id);
}

static char *
plan (Fixture    *fixture,
      const char *member_no,
      const char *start,
      int         travel)
{
  g_autoptr (JsonObject) args = json_object_new ();
  char *visit_id;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", 30);
  json_object_set_int_member (args, "travel_minutes", travel);
  json_object_set_string_member (args, "purpose", "courtesy");
  perform (fixture, DESK_OP_VISIT_SCHEDULE, args, &visit_id);
  return visit_id;
}

/* As the tick does at that moment. */
static void
come_to (Fixture    *fixture,
         const char *moment)
{
  desk_clock_set (fixture->desk->clock, desk_test_time (moment));
  desk_reminders_check (fixture->reminders);
}

/* All that was asked of the store before is answered. */
static void
settle (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_list_visits, fixture->desk->store, 0, 1);
  g_autoptr (GPtrArray) none =
    desk_store_list_visits_finish (fixture->desk->store, result, NULL);

  g_assert_nonnull (none);
}

/* A quarter's way and half an hour: 9:15 for a visit at 10:00; once. */
static void
test_due (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *visit_id = plan (fixture, DIAMOND, "2026-11-23T10:00:00+08:00", 15);

  watch (fixture);
  settle (fixture);
  come_to (fixture, "2026-11-23T09:14:59+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 0);
  come_to (fixture, "2026-11-23T09:15:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 1);
  g_assert_cmpstr (fixture->due->pdata[0], ==,
                   "10:00: visit to Mr 钱一\nCourtesy · Leave at 09:45 · 贵阳市北京路****");
  come_to (fixture, "2026-11-23T09:16:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 1);

  /* Neither after another start. */
  desk_test_assert_let_go (g_steal_pointer (&fixture->reminders));
  watch (fixture);
  settle (fixture);
  come_to (fixture, "2026-11-23T09:17:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 1);
}

/* At another time it is told anew, and what was told of it before goes. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *visit_id = plan (fixture, DIAMOND, "2026-11-23T10:00:00+08:00", 0);
  g_autoptr (JsonObject) args = json_object_new ();

  watch (fixture);
  settle (fixture);
  come_to (fixture, "2026-11-23T09:30:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 1);

  json_object_set_string_member (args, "visit_id", visit_id);
  json_object_set_string_member (args, "base", visit_id);
  json_object_set_string_member (args, "member_no", DIAMOND);
  json_object_set_string_member (args, "start", "2026-11-23T15:00:00+08:00");
  json_object_set_int_member (args, "minutes", 30);
  perform (fixture, DESK_OP_VISIT_MOVE, args, NULL);
  desk_test_wait_until (fixture->n_over == 1);
  come_to (fixture, "2026-11-23T14:29:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 1);
  come_to (fixture, "2026-11-23T14:30:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 2);
}

/* Over midnight the list is another. */
static void
test_next_day (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *far = plan (fixture, DIAMOND, "2026-11-26T08:30:00+08:00", 0);

  watch (fixture);
  settle (fixture);
  come_to (fixture, "2026-11-26T08:00:00+08:00");
  desk_test_wait_until (fixture->due->len == 1);
}

/* A clock that is set back tells nothing twice; one that is set on past the visit tells nothing late. */
static void
test_clock_set (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *first = plan (fixture, DIAMOND, "2026-11-23T10:00:00+08:00", 0);
  g_autofree char *second = plan (fixture, GOLD, "2026-11-23T14:00:00+08:00", 0);

  watch (fixture);
  settle (fixture);
  come_to (fixture, "2026-11-23T09:30:00+08:00");
  come_to (fixture, "2026-11-23T08:00:00+08:00");
  come_to (fixture, "2026-11-23T09:30:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 1);
  come_to (fixture, "2026-11-23T14:00:00+08:00");
  come_to (fixture, "2026-11-23T13:31:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 2);
}

static void
ready_cb (Fixture    *fixture,
          const char *words)
{
  g_ptr_array_add (fixture->due, g_strdup (words));
}

static void
come_to_morning (Fixture     *fixture,
                 DeskMorning *morning,
                 const char  *moment)
{
  desk_clock_set (fixture->desk->clock, desk_test_time (moment));
  desk_morning_check (morning);
  settle (fixture);
}

/* H2: from 8:00 on, not in the hours that are to be silent, once a day, and not after noon. */
static void
test_morning (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *visit = plan (fixture, DIAMOND, "2026-11-24T10:00:00+08:00", 0);
  g_autoptr (DeskMorning) morning = desk_morning_new (fixture->desk->store);

  g_settings_reset (settings, "morning-told");
  g_settings_set_int (settings, "quiet-to", 8 * 60 + 30);
  g_signal_connect_swapped (morning, "ready", G_CALLBACK (ready_cb), fixture);
  come_to_morning (fixture, morning, "2026-11-24T07:59:59+08:00");
  come_to_morning (fixture, morning, "2026-11-24T08:29:59+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 0);
  come_to_morning (fixture, morning, "2026-11-24T08:30:00+08:00");
  desk_test_wait_until (fixture->due->len == 1);
  g_assert_cmpstr (fixture->due->pdata[0], ==,
                   "1 visit · 3 calls to make · 1 membership frozen · 1 card expiring");
  come_to_morning (fixture, morning, "2026-11-24T08:31:00+08:00");
  come_to_morning (fixture, morning, "2026-11-25T12:00:00+08:00");
  come_to_morning (fixture, morning, "2026-11-25T14:00:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 1);
  come_to_morning (fixture, morning, "2026-11-26T11:59:59+08:00");
  desk_test_wait_until (fixture->due->len == 2);
}

static char *
promise (Fixture    *fixture,
         const char *member_no,
         const char *due,
         const char *callback_id)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "due", due);
  json_object_set_string_member (args, "about", "the bill");
  if (callback_id != NULL)
    json_object_set_string_member (args, "callback_id", callback_id);
  result = desk_test_call (desk_store_perform, fixture->desk->store, DESK_OP_CALLBACK_PROMISE, args);
  verdict = desk_store_perform_finish (fixture->desk->store, result, NULL);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

static void
call_due_cb (Fixture          *fixture,
             DeskCallbackItem *item)
{
  g_ptr_array_add (fixture->due, g_strdup_printf ("%s %s", item->member_no, item->about));
}

static void
come_to_call (Fixture           *fixture,
              DeskCallReminders *calls,
              const char        *moment)
{
  desk_clock_set (fixture->desk->clock, desk_test_time (moment));
  desk_call_reminders_check (calls);
  settle (fixture);
}

/* D5, H2: told once at its time, not in a quiet hour but after it; moved, it is told again; a day that is
 * over stands on Today only. */
static void
test_calls (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (DeskCallReminders) calls = NULL;
  g_autofree char *first = promise (fixture, DIAMOND, "2026-11-23T10:00:00+08:00", NULL);
  g_autofree char *quiet = promise (fixture, GOLD, "2026-11-23T12:30:00+08:00", NULL);
  g_autofree char *moved = NULL;

  g_settings_reset (settings, "calls-told");
  calls = desk_call_reminders_new (fixture->desk->store);
  g_signal_connect_swapped (calls, "due", G_CALLBACK (call_due_cb), fixture);
  g_signal_connect_swapped (calls, "over", G_CALLBACK (over_cb), fixture);
  come_to_call (fixture, calls, "2026-11-23T09:59:59+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 0);
  come_to_call (fixture, calls, "2026-11-23T10:00:00+08:00");
  desk_test_wait_until (fixture->due->len == 1);
  g_assert_cmpstr (fixture->due->pdata[0], ==, DIAMOND " the bill");

  moved = promise (fixture, DIAMOND, "2026-11-23T11:00:00+08:00", first);
  come_to_call (fixture, calls, "2026-11-23T10:01:00+08:00");
  desk_test_wait_until (fixture->n_over == 1);
  come_to_call (fixture, calls, "2026-11-23T11:00:00+08:00");
  desk_test_wait_until (fixture->due->len == 2);

  come_to_call (fixture, calls, "2026-11-23T13:59:59+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 2);
  come_to_call (fixture, calls, "2026-11-23T14:00:00+08:00");
  desk_test_wait_until (fixture->due->len == 3);
  come_to_call (fixture, calls, "2026-11-24T09:00:00+08:00");
  desk_test_wait_until (fixture->n_over == 3);
  g_assert_cmpuint (fixture->due->len, ==, 3);
}

/* Put off for ten minutes: told once more then, and not again. */
static void
test_calls_delayed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (DeskCallReminders) calls = desk_call_reminders_new (fixture->desk->store);
  g_autofree char *call = promise (fixture, DIAMOND, "2026-11-23T10:00:00+08:00", NULL);
  g_auto (GStrv) told = NULL;

  g_settings_reset (settings, "calls-told");
  g_signal_connect_swapped (calls, "due", G_CALLBACK (call_due_cb), fixture);
  come_to_call (fixture, calls, "2026-11-23T10:00:00+08:00");
  desk_test_wait_until (fixture->due->len == 1);
  told = g_settings_get_strv (settings, "calls-told");
  desk_call_reminders_delay (calls, told[0]);
  come_to_call (fixture, calls, "2026-11-23T10:09:59+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 1);
  come_to_call (fixture, calls, "2026-11-23T10:10:00+08:00");
  desk_test_wait_until (fixture->due->len == 2);
  come_to_call (fixture, calls, "2026-11-23T10:20:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 2);
}

static guint
count_missed (DeskTodayPage *page)
{
  DeskTodaySection *section = desk_today_page_get_section (page, DESK_TODAY_VISITS);
  guint n = 0;

  for (guint i = 0; i < desk_today_section_get_n_rows (section); i++)
    n += desk_due_visit_row_get_reminder (
           DESK_DUE_VISIT_ROW (desk_today_section_get_row (section, i))) != NULL;
  return n;
}

/* In the hours that are silent nothing is said; Today shows what was not. */
static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *first = plan (fixture, DIAMOND, "2026-11-23T12:30:00+08:00", 0);
  g_autofree char *second = plan (fixture, GOLD, "2026-11-23T15:00:00+08:00", 0);
  DeskTodayPage *page;
  GtkWindow *window;

  g_settings_set_int (settings, "quiet-from", 12 * 60);
  g_settings_set_int (settings, "quiet-to", 13 * 60);
  watch (fixture);
  settle (fixture);
  come_to (fixture, "2026-11-23T12:00:00+08:00");
  come_to (fixture, "2026-11-23T12:59:00+08:00");
  g_assert_cmpuint (fixture->due->len, ==, 0);

  page = DESK_TODAY_PAGE (desk_today_page_new (fixture->desk->store));
  window = desk_ui_show (GTK_WIDGET (page));
  desk_test_wait_until (desk_today_page_get_today (page) != NULL);
  g_assert_cmpuint (desk_today_section_get_n_rows (
                      desk_today_page_get_section (page, DESK_TODAY_VISITS)), ==, 2);
  g_assert_cmpuint (count_missed (page), ==, 1);
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/ui/reminders/" name, Fixture, NULL, set_up, test, tear_down)
  add ("due", test_due);
  add ("moved", test_moved);
  add ("next-day", test_next_day);
  add ("clock-set", test_clock_set);
  add ("H2/morning", test_morning);
  add ("silent", test_silent);
  add ("D5/H2/calls", test_calls);
  add ("D5/calls-delayed", test_calls_delayed);
#undef add

  return g_test_run ();
}
