/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-calendar.h>
#include <desk-callback-dialog.h>
#include <desk-care-form.h>
#include <desk-contact-dialog.h>
#include <desk-member-view.h>
#include <desk-outbox.h>
#include <desk-reveal-button.h>
#include <desk-store-sync.h>
#include <desk-test-policy.h>
#include <desk-tier-scale.h>
#include <desk-time.h>
#include <desk-ticket-dialog.h>
#include <desk-use-dialog.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"
#define DIAMOND "M0000001"
#define GOLD "M0000002"
#define FROZEN "M0000005"

typedef struct
{
  DeskUiFixture  *desk;
  GtkWindow      *window;
  DeskMemberView *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->desk = desk_ui_fixture_new (NOW);
  fixture->view = DESK_MEMBER_VIEW (desk_member_view_new (fixture->desk->store));
  fixture->window = desk_ui_show (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
}

static gboolean
is_shown (Fixture    *fixture,
          const char *member_no)
{
  const DeskMemberFile *file = desk_member_view_get_file (fixture->view);

  return file != NULL && g_str_equal (file->member->member_no, member_no);
}

static void
open_member (Fixture    *fixture,
             const char *member_no)
{
  desk_member_view_set_member (fixture->view, member_no);
  desk_test_wait_until (is_shown (fixture, member_no));
}

typedef gboolean (*MatchFunc) (GtkWidget  *widget,
                               const char *text);

static GtkWidget *
find (GtkWidget  *widget,
      MatchFunc   match,
      const char *text)
{
  GtkWidget *found = match (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, match, text);
  return found;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
reveals (GtkWidget  *widget,
         const char *field)
{
  return DESK_IS_REVEAL_BUTTON (widget)
         && g_strcmp0 (desk_reveal_button_get_field (DESK_REVEAL_BUTTON (widget)), field) == 0;
}

static gboolean
is_scale (GtkWidget  *widget,
          const char *text)
{
  return DESK_IS_TIER_SCALE (widget);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return find (GTK_WIDGET (fixture->view), says, text) != NULL;
}

static void
act (Fixture    *fixture,
     const char *action,
     const char *word)
{
  g_assert_true (
    gtk_widget_activate_action_variant (GTK_WIDGET (fixture->view), action,
                                        word != NULL ? g_variant_new_string (word) : NULL));
}

static void
plan_visit (Fixture    *fixture,
            const char *start)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (args, "member_no", DIAMOND);
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", 30);
  json_object_set_string_member (args, "purpose", "card");
  result = desk_test_call (desk_store_perform, fixture->desk->store, DESK_OP_VISIT_SCHEDULE, args);
  verdict = desk_store_perform_finish (fixture->desk->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

/* The coming ones only; one that is going on has not gone. */
static void
test_visits (Fixture       *fixture,
             gconstpointer  data)
{
  open_member (fixture, DIAMOND);
  g_assert_false (shows (fixture, "Coming Visits"));
  plan_visit (fixture, "2026-11-24T10:00:00+08:00");
  desk_test_wait_until (shows (fixture, "tomorrow 10:00"));
  g_assert_true (shows (fixture, "30 minutes · not yet confirmed by the hub"));

  desk_clock_set (fixture->desk->clock, desk_test_time ("2026-11-24T10:29:00+08:00"));
  open_member (fixture, GOLD);
  open_member (fixture, DIAMOND);
  g_assert_true (shows (fixture, "Coming Visits"));
  desk_clock_set (fixture->desk->clock, desk_test_time ("2026-11-24T10:30:00+08:00"));
  open_member (fixture, GOLD);
  open_member (fixture, DIAMOND);
  g_assert_false (shows (fixture, "Coming Visits"));
}

static void
test_new_destroy (void)
{
  g_autoptr (DeskUiFixture) desk = desk_ui_fixture_new (NOW);
  GtkWidget *view = g_object_ref_sink (desk_member_view_new (desk->store));

  desk_member_view_set_member (DESK_MEMBER_VIEW (view), DIAMOND);
  desk_test_wait_until (desk_member_view_get_file (DESK_MEMBER_VIEW (view)) != NULL);
  desk_test_assert_let_go (view);
}

static void
test_head (Fixture       *fixture,
           gconstpointer  data)
{
  open_member (fixture, DIAMOND);
  g_assert_true (shows (fixture, "Mr 钱一"));
  g_assert_true (shows (fixture, "Low balance: ¥3.20"));
  g_assert_false (shows (fixture, "Frozen"));

  open_member (fixture, FROZEN);
  g_assert_true (shows (fixture, "Frozen: ¥120.50 in arrears since 2026-10-01"));
  g_assert_false (shows (fixture, "Low balance"));
}

/* E5. The hub's policy is in the page that is open as soon as it is taken. */
static void
test_policy (Fixture       *fixture,
             gconstpointer  data)
{
  DeskPolicy *policy = desk_store_get_policy (fixture->desk->store);
  g_autofree char *text = desk_test_policy_amend (policy, "gz.2", "low=20\n", "low=3.20\n");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  open_member (fixture, DIAMOND);
  g_assert_true (shows (fixture, "Low balance: ¥3.20"));
  g_assert_true (shows (fixture, "▼ ¥3.20"));
  result = desk_test_call (desk_store_take_policy, fixture->desk->store, "gz.2", text);
  desk_store_take_policy_finish (fixture->desk->store, result, &error);
  g_assert_no_error (error);
  desk_test_wait_until (!shows (fixture, "Low balance: ¥3.20"));
  g_assert_false (shows (fixture, "▼ ¥3.20"));
  g_assert_true (shows (fixture, "¥3.20"));
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  desk_member_view_set_member (fixture->view, "M9999999");
  desk_test_wait_until (shows (fixture, "M9999999"));
  act (fixture, "member.reveal", "phone");
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_SECRECY_REVEAL), ==, 0);
}

/* S: masked until asked for, the asking recorded, masked again for the next member. */
static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *field;
    const char *masked;
    const char *secret;
  } secrets[] = {
    { "phone", "189****0001", "18985100001" },
    { "address", "贵阳市北京路****", "贵阳市北京路1号" },
  };

  open_member (fixture, DIAMOND);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_assert_true (shows (fixture, secrets[i].masked));
      g_assert_false (shows (fixture, secrets[i].secret));
      act (fixture, "member.reveal", secrets[i].field);
      g_assert_false (shows (fixture, secrets[i].secret));
      desk_test_wait_until (shows (fixture, secrets[i].secret));
      g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_SECRECY_REVEAL), ==,
                        i + 1);
    }

  open_member (fixture, GOLD);
  open_member (fixture, DIAMOND);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_false (shows (fixture, secrets[i].secret));
}

static void
test_conceal (Fixture       *fixture,
              gconstpointer  data)
{
  DeskRevealButton *button;

  open_member (fixture, DIAMOND);
  button = DESK_REVEAL_BUTTON (find (GTK_WIDGET (fixture->view), reveals, "phone"));
  desk_reveal_button_reveal (button);
  desk_test_wait_until (desk_reveal_button_get_revealed (button));
  desk_reveal_button_conceal (button);
  g_assert_false (shows (fixture, "18985100001"));
}

/* Whether the key Tab comes to a button for the action, from the top. */
static gboolean
tab_reaches (Fixture    *fixture,
             const char *action)
{
  gtk_window_set_focus (fixture->window, NULL);
  for (guint i = 0; i < 60; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (fixture->window);
      if (GTK_IS_BUTTON (focus)
          && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), action) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The keyboard alone suffices: nothing above keeps the focus from what is below. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  open_member (fixture, DIAMOND);
  g_assert_true (tab_reaches (fixture, "member.use-service"));
  g_assert_true (tab_reaches (fixture, "member.add-note"));
}

static DeskUseDialog *
open_use_dialog (Fixture    *fixture,
                 const char *service)
{
  g_autoptr (GList) windows = NULL;
  DeskUseDialog *dialog = NULL;

  act (fixture, "member.use-service", service);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (DESK_IS_USE_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  desk_test_wait_until (desk_use_dialog_is_settled (dialog));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         GTK_WIDGET (desk_use_dialog_get_form (dialog))));
  return dialog;
}

/* A dialog that has done its work is gone afterwards. */
static void
perform (DeskUseDialog *dialog)
{
  g_autoptr (DeskUseDialog) held = g_object_ref (dialog);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "use.perform", NULL));
  desk_test_wait_until (desk_use_dialog_is_settled (dialog));
}

static const DeskServiceCount *
get_count (Fixture    *fixture,
           const char *service)
{
  const DeskMemberFile *file = desk_member_view_get_file (fixture->view);

  for (guint i = 0; i < file->counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (file->counts, i);

      if (g_str_equal (count->service, service))
        return count;
    }
  g_assert_not_reached ();
}

/* E6: three uses in a month, both kinds together; the fourth is refused, and says why. */
static void
test_use_four_times (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *services[] = { "emergency-reactivation", "delayed-suspension",
                             "emergency-reactivation" };
  DeskUseDialog *dialog;

  open_member (fixture, DIAMOND);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      dialog = g_object_ref (open_use_dialog (fixture, services[i]));
      desk_use_form_set_hours (desk_use_dialog_get_form (dialog), 24);
      g_assert_null (desk_use_form_get_warning (desk_use_dialog_get_form (dialog)));
      perform (dialog);
      g_assert_null (desk_use_dialog_get_problem (dialog));
      desk_test_wait_until (get_count (fixture, "delayed-suspension")->used == i + 1);
      desk_test_assert_let_go (dialog);
    }
  g_assert_true (shows (fixture, "24 hours"));
  g_assert_true (shows (fixture, "until tomorrow"));

  dialog = open_use_dialog (fixture, "delayed-suspension");
  perform (dialog);
  g_assert_nonnull (strstr (desk_use_dialog_get_problem (dialog), "3 of 3"));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_SERVICE_USE), ==, 3);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* L5: the standard warns before, and records all the same; other entitlements need the card. */
static void
test_use_frozen (Fixture       *fixture,
                 gconstpointer  data)
{
  DeskUseDialog *dialog;

  open_member (fixture, FROZEN);
  dialog = open_use_dialog (fixture, "emergency-reactivation");
  g_assert_nonnull (
    strstr (desk_use_form_get_warning (desk_use_dialog_get_form (dialog)), "frozen"));
  perform (dialog);
  desk_test_wait_until (get_count (fixture, "emergency-reactivation")->used == 1);

  dialog = open_use_dialog (fixture, "airport-lounge");
  g_assert_nonnull (desk_use_form_get_warning (desk_use_dialog_get_form (dialog)));
  perform (dialog);
  g_assert_nonnull (desk_use_dialog_get_problem (dialog));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_SERVICE_USE), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Enters an amount for a service; what the dialog says against it, NULL: it is recorded. */
static char *
draw (Fixture    *fixture,
      const char *service,
      const char *amount)
{
  g_autoptr (DeskUseDialog) dialog = g_object_ref (open_use_dialog (fixture, service));
  char *problem;

  desk_use_form_set_amount (desk_use_dialog_get_form (dialog), amount);
  perform (dialog);
  problem = g_strdup (desk_use_dialog_get_problem (dialog));
  if (problem != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  return problem;
}

/* E2: what is no amount, or too much, is said in the dialog. */
static void
test_credit_raise (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *none = NULL;
  g_autofree char *too_much = NULL;

  open_member (fixture, DIAMOND);
  g_assert_true (shows (fixture, "To at most ¥200.00"));
  none = draw (fixture, "credit-raise", "much");
  g_assert_nonnull (none);
  too_much = draw (fixture, "credit-raise", "200.01");
  g_assert_nonnull (strstr (too_much, "¥200.00"));
  g_assert_null (draw (fixture, "credit-raise", "200.00"));
  desk_test_wait_until (get_count (fixture, "credit-raise")->used == 1);
  g_assert_true (shows (fixture, "¥200.00 · "));
}

static const DeskTicketItem *
get_ticket (Fixture *fixture)
{
  const DeskMemberFile *file = desk_member_view_get_file (fixture->view);

  return file->tickets->len == 1 ? g_ptr_array_index (file->tickets, 0) : NULL;
}

/* D1, D4: what the standard rules is said before it is opened; told, and withdrawn, each to be undone. */
static void
test_ticket (Fixture       *fixture,
             gconstpointer  data)
{
  DeskTicketDialog *dialog;
  g_autofree char *id = NULL;

  open_member (fixture, DIAMOND);
  act (fixture, "member.new-ticket", NULL);
  dialog = desk_ui_find_window (DESK_TYPE_TICKET_DIALOG);
  desk_ticket_dialog_fill (dialog, "fault", "town", " ");
  g_assert_cmpstr (desk_ticket_dialog_get_deadline (dialog), ==,
                   "Tell the specialist department at once. Dealt with within 24 hours.");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "ticket.open", NULL);
  g_assert_cmpstr (desk_ticket_dialog_get_problem (dialog), ==, "What does the member say?");
  desk_ticket_dialog_fill (dialog, "complaint", "", "the bill");
  g_assert_cmpstr (desk_ticket_dialog_get_deadline (dialog), ==,
                   "Tell the specialist department at once. Dealt with within 3 working days.");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "ticket.open", NULL);
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_TICKET_DIALOG) == NULL);
  desk_test_wait_until (get_ticket (fixture) != NULL);
  g_assert_cmpstr (get_ticket (fixture)->kind, ==, "complaint");
  g_assert_true (get_ticket (fixture)->untold);
  g_assert_true (shows (fixture, "Complaint · the bill"));

  id = g_strdup (get_ticket (fixture)->ticket_id);
  act (fixture, "member.tell-ticket", id);
  desk_test_wait_until (get_ticket (fixture) != NULL && !get_ticket (fixture)->untold);
  act (fixture, "member.withdraw-ticket", id);
  desk_test_wait_until (get_ticket (fixture) == NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "member.undo", NULL));
  desk_test_wait_until (get_ticket (fixture) != NULL);
}

static const DeskCallbackItem *
get_callback (Fixture *fixture)
{
  const DeskMemberFile *file = desk_member_view_get_file (fixture->view);

  return file->callbacks->len == 1 ? g_ptr_array_index (file->callbacks, 0) : NULL;
}

static void
fill_and_promise (guint       day,
                  int         minute,
                  const char *about)
{
  DeskCallbackDialog *dialog = desk_ui_find_window (DESK_TYPE_CALLBACK_DIALOG);

  g_assert_nonnull (dialog);
  desk_callback_dialog_fill (dialog, day, minute, about);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "callback.promise", NULL));
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_CALLBACK_DIALOG) == NULL);
}

/* D5: promised, moved to another time in the window, and back. */
static void
test_move_callback (Fixture       *fixture,
                    gconstpointer  data)
{
  guint day = desk_calendar_read_day ("2027-01-04");
  g_autofree char *id = NULL;
  gint64 first_ms;

  open_member (fixture, DIAMOND);
  act (fixture, "member.promise-callback", NULL);
  fill_and_promise (day, 10 * 60, "the bill");
  desk_test_wait_until (get_callback (fixture) != NULL);
  first_ms = get_callback (fixture)->due_ms;
  id = g_strdup (get_callback (fixture)->callback_id);

  act (fixture, "member.move-callback", id);
  fill_and_promise (day, 11 * 60, "the bill");
  desk_test_wait_until (get_callback (fixture) != NULL &&
                        get_callback (fixture)->due_ms == first_ms + DESK_HOUR_MS);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "member.undo", NULL));
  desk_test_wait_until (get_callback (fixture) != NULL && get_callback (fixture)->due_ms == first_ms);
}

/* E7: lent until a day, returned, and not returned after all. */
static void
test_loan (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskUseDialog) dialog = NULL;
  const DeskServiceUse *use;

  open_member (fixture, DIAMOND);
  dialog = g_object_ref (open_use_dialog (fixture, "spare-sim"));
  desk_use_form_set_day (desk_use_dialog_get_form (dialog), "2027-02-28");
  perform (dialog);
  desk_test_wait_until (get_count (fixture, "spare-sim")->used == 1);
  g_assert_true (shows (fixture, "lent until 2027-02-28"));

  use = g_ptr_array_index (desk_member_view_get_file (fixture->view)->uses, 0);
  act (fixture, "member.return-loan", use->use_id);
  desk_test_wait_until (shows (fixture, "returned "));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "member.undo", NULL));
  desk_test_wait_until (shows (fixture, "lent until 2027-02-28"));
}

/* E7: no limit set, nothing invented. */
static void
test_limit_not_set (Fixture       *fixture,
                    gconstpointer  data)
{
  open_member (fixture, DIAMOND);
  g_assert_cmpint (get_count (fixture, "airport-lounge")->limit, ==, -1);
  g_assert_true (shows (fixture, "limit not set"));
  g_assert_true (shows (fixture, "0 of 3 used"));
  g_assert_true (shows (fixture, "Source: 钻石卡会员 6"));
}

/* T9, by T1: 孙二 spends 2500.00; gold begins at 2160, diamond at 3360. */
static void
test_scale (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *scale;

  open_member (fixture, GOLD);
  scale = find (GTK_WIDGET (fixture->view), is_scale, NULL);
  g_assert_true (gtk_widget_get_visible (scale));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "The figure is 2500.00 yuan. Silver begins at 1080.00 yuan, gold at 2160.00 yuan, diamond at "
    "3360.00 yuan.");
  g_assert_true (shows (fixture, "Gold by rule T1"));
  g_assert_true (shows (fixture, "¥860.00 to Diamond"));
  g_assert_true (shows (fixture, "¥860.00 more would reach Diamond."));
  g_assert_true (shows (fixture, "¥340.00"));
}

static void
test_record_contact (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GList) windows = NULL;
  DeskContactDialog *dialog = NULL;

  open_member (fixture, GOLD);
  act (fixture, "member.record-contact", NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (DESK_IS_CONTACT_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  desk_contact_dialog_set_occasion (dialog, "birthday");
  g_assert_true (gtk_widget_activate_action (desk_contact_dialog_get_form (dialog), "form.save",
                                             NULL));
  desk_test_wait_until (shows (fixture, "Birthday"));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_CARE_LOG), ==, 1);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *field;
    const char *name;
  } buttons[] = {
    { "phone", "Show the phone number" },
    { "address", "Show the address" },
    { "number", "Show the number 189****0001" },
  };

  open_member (fixture, DIAMOND);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = find (GTK_WIDGET (fixture->view), reveals, buttons[i].field);

      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, buttons[i].name);
    }
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/member/" name, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/member/new-destroy", test_new_destroy);
  add ("E2/credit-raise", test_credit_raise);
  add ("E7/loan", test_loan);
  add ("D5/move-callback", test_move_callback);
  add ("D4/ticket", test_ticket);
  add ("tab", test_tab);
  add ("head", test_head);
  add ("E5/policy", test_policy);
  add ("unknown", test_unknown);
  add ("S/reveal", test_reveal);
  add ("S/conceal", test_conceal);
  add ("E6/use-four-times", test_use_four_times);
  add ("L5/use-frozen", test_use_frozen);
  add ("E7/limit-not-set", test_limit_not_set);
  add ("T9/scale", test_scale);
  add ("record-contact", test_record_contact);
  add ("names", test_names);
  add ("visits", test_visits);
#undef add

  return g_test_run ();
}
