/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-calendar.h>
#include <desk-callback-dialog.h>
#include <desk-care-form.h>
#include <desk-care-message.h>
#include <desk-care-row.h>
#include <desk-contact-dialog.h>
#include <desk-ops.h>
#include <desk-outbox.h>
#include <desk-notice-row.h>
#include <desk-snooze-dialog.h>
#include <desk-today-page.h>
#include <desk-visit-dialog.h>
#include <desk-visit-result.h>

#include "desk-ui-fixture.h"

/* A page that has read the store, in a window, so that its actions reach each other. */
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
count_rows (DeskTodayPage *page,
            DeskTodayPart  part)
{
  return desk_today_section_get_n_rows (desk_today_page_get_section (page, part));
}

static GtkWidget *
get_row (DeskTodayPage *page,
         DeskTodayPart  part,
         guint          position)
{
  return desk_today_section_get_row (desk_today_page_get_section (page, part), position);
}

static DeskCareForm *
find_form (GtkWidget *widget)
{
  if (DESK_IS_CARE_FORM (widget))
    return DESK_CARE_FORM (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DeskCareForm *form = find_form (child);

      if (form != NULL)
        return form;
    }
  return NULL;
}

static DeskCareForm *
open_form (GtkWidget *row)
{
  gtk_widget_activate_action (row, "care.record", NULL);
  return find_form (row);
}

/* E5, H3: the lowest balance first; 20.00 is not low. */
static void
test_order (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);

  g_assert_cmpuint (count_rows (page, DESK_TODAY_CALL_NOW), ==, 3);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_LATER), ==, 0);
  g_assert_cmpstr (desk_today_section_get_remark (
                     desk_today_page_get_section (page, DESK_TODAY_CALL_NOW)),
                   ==, "Balances as of yesterday 06:00");
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_CALL_NOW, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ms 周四, None, Mobile 189****0004, balance ¥0.57");
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_CALL_NOW, 1),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mr 钱一, Diamond, Mobile 189****0001, balance ¥3.20");
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_CALL_NOW, 2),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ms 孙二, Gold, Broadband GZ****0001, balance ¥19.99");
  close_page (page);
}

/* L3, and the cards that expire. */
static void
test_notices (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);

  g_assert_cmpuint (count_rows (page, DESK_TODAY_FROZEN), ==, 1);
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_FROZEN, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mr 吴五, In arrears since 2026-10-01, ¥120.50");
  g_assert_cmpuint (count_rows (page, DESK_TODAY_EXPIRING), ==, 1);
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_EXPIRING, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ms 郑六, Card valid until 2026-11-30, 7 days left");
  close_page (page);
}

/* What the member was told of leaves Today. */
static void
test_tell (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "today.contact", "(ss)", "M0000006", "card");
  dialog = desk_ui_find_window (DESK_TYPE_CONTACT_DIALOG);
  g_assert_nonnull (dialog);
  gtk_widget_activate_action (desk_contact_dialog_get_form (DESK_CONTACT_DIALOG (dialog)),
                              "form.save", NULL);
  desk_test_wait_until (count_rows (page, DESK_TODAY_EXPIRING) == 0);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_FROZEN), ==, 1);
  close_page (page);
}

static DeskSnoozeDialog *
open_snooze (DeskTodayPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "today.snooze", "(ss)", "M0000006",
                              "card:2026-11-30:7");
  return desk_ui_find_window (DESK_TYPE_SNOOZE_DIALOG);
}

static void
put_off (DeskSnoozeDialog *dialog,
         DeskSnoozeChoice  choice,
         const char       *day,
         const char       *why)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  desk_snooze_dialog_fill (dialog, choice,
                           day != NULL ? desk_calendar_day_at (desk_test_time (day), zone) : 0, why);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "snooze.put-off", NULL);
}

/* Put off it stands at the end, with the reason; wanted again it comes back. */
static void
test_snooze (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  DeskSnoozeDialog *dialog = open_snooze (page);

  put_off (dialog, DESK_SNOOZE_TOMORROW, NULL, " ");
  g_assert_cmpstr (desk_snooze_dialog_get_problem (dialog), ==, "Why is it put off?");
  put_off (dialog, DESK_SNOOZE_DAY, "2026-11-23T12:00:00+08:00", "travels");
  g_assert_cmpstr (desk_snooze_dialog_get_problem (dialog), ==, "Choose a day after today.");
  put_off (dialog, DESK_SNOOZE_DAY, "2027-02-24T12:00:00+08:00", "travels");
  g_assert_cmpstr (desk_snooze_dialog_get_problem (dialog), ==, "At most 92 days.");
  put_off (dialog, DESK_SNOOZE_TOMORROW, NULL, "travels");
  desk_test_wait_until (count_rows (page, DESK_TODAY_EXPIRING) == 0);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_SNOOZED), ==, 1);
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_SNOOZED, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ms 郑六, Card expires · until tomorrow 08:00 · travels");
  gtk_widget_activate_action (GTK_WIDGET (page), "today.wake", "(ss)", "M0000006",
                              "card:2026-11-30:7");
  desk_test_wait_until (count_rows (page, DESK_TODAY_EXPIRING) == 1);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_SNOOZED), ==, 0);
  close_page (page);
}

/* In two hours, and on Monday of the next week: a Monday's is not today. */
static void
test_snooze_choices (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);

  put_off (open_snooze (page), DESK_SNOOZE_HOURS, NULL, "x");
  desk_test_wait_until (count_rows (page, DESK_TODAY_SNOOZED) == 1);
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_SNOOZED, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ms 郑六, Card expires · until 11:30 · x");
  put_off (open_snooze (page), DESK_SNOOZE_MONDAY, NULL, "y");
  desk_test_wait_until (desk_ui_fixture_count_ops (fixture, DESK_OP_TASK_SNOOZE) == 2);
  close_page (page);
}

static void
promise_callback (DeskUiFixture *fixture,
                  DeskTodayPage *page,
                  int            minute)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  guint today = desk_calendar_day_at (desk_test_time ("2026-11-23T09:30:00+08:00"), zone);
  g_autoptr (DeskDeeds) deeds = desk_deeds_new (fixture->store);
  DeskCallbackDialog *dialog =
    DESK_CALLBACK_DIALOG (desk_callback_dialog_new (fixture->store, deeds, "M0000001"));

  gtk_window_present (GTK_WINDOW (dialog));
  desk_callback_dialog_fill (dialog, today, minute, " ");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "callback.promise", NULL);
  g_assert_cmpstr (desk_callback_dialog_get_problem (dialog), ==, "What is it about?");
  desk_callback_dialog_fill (dialog, today, 9 * 60 + 30, "the bill");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "callback.promise", NULL);
  g_assert_cmpstr (desk_callback_dialog_get_problem (dialog), ==, "That time is over.");
  desk_callback_dialog_fill (dialog, today, minute, "the bill");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "callback.promise", NULL);
  desk_test_wait_until (count_rows (page, DESK_TODAY_CALLBACKS) == 1);
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_CALLBACK_DIALOG) == NULL);
}

/* D5: due at its time, overdue after it, done once the member was called. */
static void
test_callback (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  GtkWidget *dialog;

  promise_callback (fixture, page, 9 * 60 + 45);
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_CALLBACKS, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mr 钱一, the bill, due 09:45");
  gtk_widget_activate_action (GTK_WIDGET (page), "today.contact", "(ss)", "M0000001", "call-back");
  dialog = desk_ui_find_window (DESK_TYPE_CONTACT_DIALOG);
  gtk_widget_activate_action (desk_contact_dialog_get_form (DESK_CONTACT_DIALOG (dialog)),
                              "form.save", NULL);
  desk_test_wait_until (count_rows (page, DESK_TODAY_CALLBACKS) == 0);
  close_page (page);
}

/* E6: what runs says until when. */
static void
test_running (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  DeskTodayPage *page = show_page (fixture);

  g_assert_cmpuint (count_rows (page, DESK_TODAY_RUNNING), ==, 0);
  json_object_set_string_member (args, "member_no", "M0000001");
  json_object_set_string_member (args, "service", "emergency-reactivation");
  json_object_set_int_member (args, "hours", 24);
  result = desk_test_call (desk_store_perform, fixture->store, DESK_OP_SERVICE_USE, args);
  verdict = desk_store_perform_finish (fixture->store, result, NULL);
  g_assert_true (verdict->accepted);
  desk_test_wait_until (count_rows (page, DESK_TODAY_RUNNING) == 1);
  gtk_test_accessible_assert_property (
    get_row (page, DESK_TODAY_RUNNING, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Mr 钱一, Emergency reactivation · since 09:30, until tomorrow 09:30");
  close_page (page);
}

/* E7: what was lent and is wanted back, until it is; undone, it is wanted again. */
static void
test_loan (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-20T09:30:00+08:00");
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  DeskTodayPage *page;
  GtkWidget *row;

  json_object_set_string_member (args, "member_no", "M0000001");
  json_object_set_string_member (args, "service", "spare-sim");
  json_object_set_string_member (args, "day", "2026-11-21");
  result = desk_test_call (desk_store_perform, fixture->store, DESK_OP_SERVICE_USE, args);
  verdict = desk_store_perform_finish (fixture->store, result, NULL);
  g_assert_true (verdict->accepted);
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-23T09:30:00+08:00"));

  page = show_page (fixture);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_LENT), ==, 1);
  row = get_row (page, DESK_TODAY_LENT, 0);
  gtk_test_accessible_assert_property (
    row, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Mr 钱一, Spare SIM or handset · since 2026-11-20 09:30, 2 days overdue");
  g_signal_emit_by_name (gtk_widget_get_template_child (row, DESK_TYPE_NOTICE_ROW, "record"),
                         "clicked");
  desk_test_wait_until (count_rows (page, DESK_TODAY_LENT) == 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "today.undo", NULL);
  desk_test_wait_until (count_rows (page, DESK_TODAY_LENT) == 1);
  close_page (page);
}

static void
plan_visit (DeskUiFixture *fixture,
            const char    *start,
            gint64         amount_fen)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", "M0000001");
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", 45);
  json_object_set_string_member (args, "purpose", amount_fen > 0 ? "payment" : "courtesy");
  if (amount_fen > 0)
    json_object_set_int_member (args, "amount_fen", amount_fen);
  result = desk_test_call (desk_store_perform, fixture->store, DESK_OP_VISIT_SCHEDULE, args);
  verdict = desk_store_perform_finish (fixture->store, result, NULL);
  g_assert_true (verdict->accepted);
}

static void
answer (const char *text)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      {
        gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (l->data)), text);
        adw_message_dialog_response (l->data, "accept");
        gtk_window_destroy (l->data);
        return;
      }
  g_assert_not_reached ();
}

static void
open_ticket (DeskUiFixture *fixture,
             const char    *kind)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", "M0000001");
  json_object_set_string_member (args, "ticket", kind);
  json_object_set_string_member (args, "text", "No tone");
  json_object_set_string_member (args, "place", "town");
  result = desk_test_call (desk_store_perform, fixture->store, DESK_OP_TICKET_OPEN, args);
  verdict = desk_store_perform_finish (fixture->store, result, NULL);
  g_assert_true (verdict->accepted);
}

static gboolean
says (DeskTodayPage *page,
      const char    *words)
{
  GtkWidget *row = count_rows (page, DESK_TODAY_TICKETS) == 1 ? get_row (page, DESK_TODAY_TICKETS, 0) : NULL;
  g_autofree char *problem = row != NULL ? gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words) : NULL;

  return row != NULL && problem == NULL;
}

static GtkWidget *
get_record (DeskTodayPage *page)
{
  return GTK_WIDGET (gtk_widget_get_template_child (get_row (page, DESK_TODAY_TICKETS, 0),
                                                    DESK_TYPE_NOTICE_ROW, "record"));
}

/* D4: in red until the department is told, with the minutes, and not to be put off; D1: then until it is
 * done. Each may be undone. */
static void
test_ticket (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:18:00+08:00");
  DeskTodayPage *page;
  GtkWidget *figure;

  open_ticket (fixture, "fault");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-23T09:30:00+08:00"));
  page = show_page (fixture);
  desk_test_wait_until (says (page, "Mr 钱一, Fault · No tone, not told for 12 minutes"));
  figure = GTK_WIDGET (gtk_widget_get_template_child (get_row (page, DESK_TODAY_TICKETS, 0),
                                                      DESK_TYPE_NOTICE_ROW, "figure"));
  g_assert_true (gtk_widget_has_css_class (figure, "error"));
  g_assert_false (gtk_widget_get_visible (
    GTK_WIDGET (gtk_widget_get_template_child (get_row (page, DESK_TODAY_TICKETS, 0),
                                               DESK_TYPE_NOTICE_ROW, "later"))));
  g_signal_emit_by_name (get_record (page), "clicked");
  desk_test_wait_until (says (page, "Mr 钱一, Fault · No tone, due tomorrow 09:18"));
  g_assert_false (gtk_widget_has_css_class (figure, "error"));
  gtk_widget_activate_action (GTK_WIDGET (page), "today.undo", NULL);
  desk_test_wait_until (says (page, "Mr 钱一, Fault · No tone, not told for 12 minutes"));
  g_signal_emit_by_name (get_record (page), "clicked");
  desk_test_wait_until (says (page, "Mr 钱一, Fault · No tone, due tomorrow 09:18"));

  g_signal_emit_by_name (get_record (page), "clicked");
  answer ("Cable changed");
  desk_test_wait_until (count_rows (page, DESK_TODAY_TICKETS) == 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "today.undo", NULL);
  desk_test_wait_until (count_rows (page, DESK_TODAY_TICKETS) == 1);
  close_page (page);
}

static GtkWidget *
find_result_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DESK_IS_VISIT_RESULT (l->data))
      return l->data;
  return NULL;
}

/* E3: what was not an amount, or was too much, is not recorded. */
static void
record_result (DeskUiFixture *fixture)
{
  GtkWidget *dialog = find_result_dialog ();
  DeskVisitResult *result = DESK_VISIT_RESULT (dialog);

  gtk_widget_activate_action (dialog, "result.record", NULL);
  desk_visit_result_fill (result, "Paid", "much", TRUE, "");
  gtk_widget_activate_action (dialog, "result.record", NULL);
  desk_visit_result_fill (result, "Paid", "999999999", TRUE, "");
  g_assert_true (gtk_widget_activate_action (dialog, "result.record", NULL));
  desk_test_wait_until (desk_visit_result_get_problem (result) != NULL);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_VISIT_DONE), ==, 0);
  desk_visit_result_fill (result, "Paid", "199.99", TRUE, "Bring the receipt");
  g_assert_true (gtk_widget_activate_action (dialog, "result.record", NULL));
  desk_test_wait_until (find_result_dialog () == NULL);
}

static void
assert_result (DeskUiFixture *fixture,
               const char    *visit_id)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_visit, fixture->store, visit_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVisit) visit = desk_store_load_visit_finish (fixture->store, result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (visit->status, ==, "done");
  g_assert_cmpstr (visit->outcome, ==, "Paid");
  g_assert_cmpint (visit->paid_fen, ==, 19999);
  g_assert_true (visit->form_signed);
  g_assert_cmpstr (visit->next_step, ==, "Bring the receipt");
}

/* A visit that nobody closed on its day is asked about from the next one on, and is closed in place. */
static void
test_visits (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  g_autofree char *paid_id = NULL;
  DeskTodayPage *page;

  plan_visit (fixture, "2026-11-23T10:00:00+08:00", 20000);
  plan_visit (fixture, "2026-11-23T15:00:00+08:00", 0);
  plan_visit (fixture, "2026-11-24T08:00:00+08:00", 0);
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-23T23:59:59+08:00"));
  page = show_page (fixture);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_VISITS), ==, 2);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_UNCLOSED), ==, 0);
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_VISITS, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mr 钱一, 10:00 · 45 minutes · Payment");
  close_page (page);

  desk_clock_set (fixture->clock, desk_test_time ("2026-11-24T00:00:00+08:00"));
  page = show_page (fixture);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_VISITS), ==, 1);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_UNCLOSED), ==, 2);
  paid_id = g_strdup (((DeskVisit *) desk_today_page_get_today (page)->unclosed->pdata[0])->visit_id);
  gtk_widget_activate_action (GTK_WIDGET (page), "today.visit-step", "(ss)", paid_id,
                              DESK_OP_VISIT_DONE);
  record_result (fixture);
  desk_test_wait_until (count_rows (page, DESK_TODAY_UNCLOSED) == 1);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_VISIT_DONE), ==, 1);
  assert_result (fixture, paid_id);
  gtk_widget_activate_action (
    GTK_WIDGET (page), "today.visit-cancel", "s",
    ((DeskVisit *) desk_today_page_get_today (page)->unclosed->pdata[0])->visit_id);
  answer ("Away");
  desk_test_wait_until (count_rows (page, DESK_TODAY_UNCLOSED) == 0);
  close_page (page);
}

static gboolean
may_move (void)
{
  DeskVisitDialog *dialog = desk_ui_find_window (DESK_TYPE_VISIT_DIALOG);

  return dialog != NULL && desk_visit_dialog_is_complete (dialog);
}

/* What nobody closed is offered today, at its hour. */
static void
test_move_unclosed (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page;
  const DeskVisit *visit;

  plan_visit (fixture, "2026-11-23T15:00:00+08:00", 0);
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-25T09:00:00+08:00"));
  page = show_page (fixture);
  visit = desk_today_page_get_today (page)->unclosed->pdata[0];
  gtk_widget_activate_action (GTK_WIDGET (page), "today.visit-move", "s", visit->visit_id);
  desk_test_wait_until (may_move ());
  gtk_widget_activate_action (desk_ui_find_window (DESK_TYPE_VISIT_DIALOG), "visit.perform", NULL);
  desk_test_wait_until (count_rows (page, DESK_TODAY_UNCLOSED) == 0);
  visit = desk_today_page_get_today (page)->visits->pdata[0];
  g_assert_cmpint (visit->start_ms, ==, desk_test_time ("2026-11-25T15:00:00+08:00"));
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_VISIT_DIALOG) == NULL);
  /* Not back into the past. */
  gtk_widget_activate_action (GTK_WIDGET (page), "today.undo", NULL);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_VISIT_MOVE), ==, 1);
  close_page (page);
}

/* H2, H3: in quiet hours nobody is to be called now, and every row says from when. */
static void
test_quiet_hours (gconstpointer data)
{
  const char * const *words = data;
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (words[0]);
  DeskTodayPage *page = show_page (fixture);

  g_assert_cmpuint (count_rows (page, DESK_TODAY_CALL_NOW), ==, 0);
  g_assert_cmpuint (count_rows (page, DESK_TODAY_LATER), ==, 3);
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_LATER, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, words[1]);
  close_page (page);
}

/* What the form would record. */
static void
assert_records (DeskCareForm *form,
                const char   *channel,
                const char   *result,
                gboolean      reached)
{
  g_autoptr (JsonObject) args = desk_care_form_make_args (form, "M0000001", "low-balance");

  g_assert_cmpstr (json_object_get_string_member (args, "member_no"), ==, "M0000001");
  g_assert_cmpstr (json_object_get_string_member (args, "occasion"), ==, "low-balance");
  g_assert_cmpstr (json_object_get_string_member (args, "channel"), ==, channel);
  g_assert_cmpstr (json_object_get_string_member (args, "result"), ==, result);
  g_assert_cmpint (json_object_get_boolean_member (args, "reached"), ==, reached);
}

/* P2: the words of an SMS, filled in; the phone's own program learns the number once it was shown. */
static void
test_message (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  DeskCareForm *form = open_form (get_row (page, DESK_TODAY_CALL_NOW, 1));
  g_autofree char *call = desk_care_message_make_uri ("call", "+8618900000001", "您好");
  g_autofree char *sms = desk_care_message_make_uri ("sms", "18900000001", "您 & me?");

  g_assert_cmpstr (desk_care_form_get_message (form), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.channel", "s", "sms");
  g_assert_cmpstr (desk_care_form_get_message (form), ==,
                   "Dear Mr 钱一, the balance of your account Mobile 189****0001 is ¥3.20. Please "
                   "recharge it soon, so that you can go on using it. Your account manager 董泰, "
                   "China Telecom");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.channel", "s", "call");
  g_assert_cmpstr (desk_care_form_get_message (form), ==, "");
  close_page (page);

  g_assert_cmpstr (call, ==, "tel:+8618900000001");
  g_assert_cmpstr (sms, ==, "sms:18900000001?body=%E6%82%A8%20%26%20me%3F");
}

/* A told member leaves the page, and one operation waits for the hub. */
static void
test_record (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  DeskCareForm *form = open_form (get_row (page, DESK_TODAY_CALL_NOW, 0));

  assert_records (form, "call", "Told", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  desk_test_wait_until (count_rows (page, DESK_TODAY_CALL_NOW) == 2);
  gtk_test_accessible_assert_property (get_row (page, DESK_TODAY_CALL_NOW, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mr 钱一, Diamond, Mobile 189****0001, balance ¥3.20");
  g_assert_cmpuint (desk_today_page_get_today (page)->done_today, ==, 1);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_CARE_LOG), ==, 1);
  close_page (page);
}

/* Who did not answer stays, behind those not tried yet. */
static void
test_no_answer (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  GtkWidget *row = get_row (page, DESK_TODAY_CALL_NOW, 0);
  DeskCareForm *form = open_form (row);

  gtk_widget_activate_action (GTK_WIDGET (form), "form.outcome", "s", "no-answer");
  assert_records (form, "call", "No answer", FALSE);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  desk_test_wait_until (get_row (page, DESK_TODAY_CALL_NOW, 2) == row);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ms 周四, None, Mobile 189****0004 · tried 09:30, balance ¥0.57");
  close_page (page);
}

/* A form that is open stays open, with what was typed, when something else changes. */
static void
test_form_stays (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  GtkWidget *row = get_row (page, DESK_TODAY_CALL_NOW, 1);
  DeskCareForm *form = open_form (row);

  gtk_widget_activate_action (GTK_WIDGET (form), "form.channel", "s", "sms");
  gtk_widget_activate_action (GTK_WIDGET (open_form (get_row (page, DESK_TODAY_CALL_NOW, 0))),
                              "form.save", NULL);
  desk_test_wait_until (count_rows (page, DESK_TODAY_CALL_NOW) == 2);
  g_assert_true (get_row (page, DESK_TODAY_CALL_NOW, 0) == row);
  g_assert_true (find_form (row) == form);
  assert_records (form, "sms", "Sent", TRUE);
  close_page (page);
}

/* S: the number is hidden until asked for, and the asking is an operation. */
static void
test_reveal (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  DeskTodayPage *page = show_page (fixture);
  GtkWidget *row = get_row (page, DESK_TODAY_CALL_NOW, 0);
  DeskCareForm *form = open_form (row);

  g_assert_cmpstr (desk_care_form_get_phone (form), ==, "189****0004");
  gtk_widget_activate_action (row, "care.reveal", NULL);
  desk_test_wait_until (g_str_equal (desk_care_form_get_phone (form), "18985100004"));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_SECRECY_REVEAL), ==, 1);
  close_page (page);
}

static void
test_form (void)
{
  GtkWidget *form = g_object_ref_sink (desk_care_form_new ());

  assert_records (DESK_CARE_FORM (form), "call", "Told", TRUE);
  /* Nobody answers an SMS while it is sent. */
  g_object_set (form, "outcome", "no-answer", "channel", "sms", NULL);
  assert_records (DESK_CARE_FORM (form), "sms", "Sent", TRUE);
  g_assert_finalize_object (form);
}

/* What was recorded comes back into the form as it was, whatever language its words are of. */
static void
test_form_fill (void)
{
  static const struct
  {
    const char *channel;
    const char *result;
    gboolean    reached;
    const char *outcome;
  } cases[] = {
    { "call", "Told", TRUE, "told" },
    { "call", "Told: will pay on Friday", TRUE, "told" },
    { "sms", "Sent", TRUE, "told" },
    { "call", "No answer: twice", FALSE, "no-answer" },
    { "call", "Call back", FALSE, "call-back" },
    { "call", "Asked for the shop", TRUE, "other" },
    { "call", "已告知", TRUE, "other" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *form = g_object_ref_sink (desk_care_form_new ());
      g_autoptr (JsonObject) args = json_object_new ();
      g_autofree char *outcome = NULL;

      json_object_set_string_member (args, "channel", cases[i].channel);
      json_object_set_string_member (args, "result", cases[i].result);
      json_object_set_boolean_member (args, "reached", cases[i].reached);
      desk_care_form_fill (DESK_CARE_FORM (form), args);
      g_object_get (form, "outcome", &outcome, NULL);
      g_assert_cmpstr (outcome, ==, cases[i].outcome);
      assert_records (DESK_CARE_FORM (form), cases[i].channel, cases[i].result, cases[i].reached);
      g_assert_finalize_object (form);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *noon[] = {
    "2026-11-23T12:30:00+08:00",
    "Ms 周四, None, Mobile 189****0004 · from 14:00, balance ¥0.57",
  };
  static const char *night[] = {
    "2026-11-23T20:00:00+08:00",
    "Ms 周四, None, Mobile 189****0004 · from tomorrow 08:00, balance ¥0.57",
  };

  desk_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/today/E5/order", test_order);
  g_test_add_func ("/ui/today/L3/notices", test_notices);
  g_test_add_func ("/ui/today/tell", test_tell);
  g_test_add_func ("/ui/today/snooze", test_snooze);
  g_test_add_func ("/ui/today/D5/callback", test_callback);
  g_test_add_func ("/ui/today/snooze-choices", test_snooze_choices);
  g_test_add_func ("/ui/today/E6/running", test_running);
  g_test_add_func ("/ui/today/E7/loan", test_loan);
  g_test_add_func ("/ui/today/D4/ticket", test_ticket);
  g_test_add_func ("/ui/today/P2/message", test_message);
  g_test_add_func ("/ui/today/visits", test_visits);
  g_test_add_func ("/ui/today/move-unclosed", test_move_unclosed);
  g_test_add_data_func ("/ui/today/H2/noon", noon, test_quiet_hours);
  g_test_add_data_func ("/ui/today/H2/night", night, test_quiet_hours);
  g_test_add_func ("/ui/today/record", test_record);
  g_test_add_func ("/ui/today/no-answer", test_no_answer);
  g_test_add_func ("/ui/today/form-stays", test_form_stays);
  g_test_add_func ("/ui/today/S/reveal", test_reveal);
  g_test_add_func ("/ui/today/form", test_form);
  g_test_add_func ("/ui/today/form-fill", test_form_fill);

  return g_test_run ();
}
