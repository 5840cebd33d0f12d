/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-contact-dialog.h>
#include <desk-outbox.h>
#include <desk-round-dialog.h>
#include <desk-round-row.h>
#include <desk-selection-bar.h>
#include <desk-visit-round.h>

#include "desk-ui-members-page.h"

static void
select_range (MembersFixture *fixture,
              guint           from,
              guint           n)
{
  GtkSelectionModel *model = gtk_list_view_get_model (desk_member_table_get_view (fixture->table));

  gtk_selection_model_select_range (model, from, n, TRUE);
}

static DeskSelectionBar *
find_bar (MembersFixture *fixture)
{
  return DESK_SELECTION_BAR (desk_ui_find (GTK_WIDGET (fixture->finder), DESK_TYPE_SELECTION_BAR));
}

/* 李三 钱一 孙二 吴五 郑六 周四: several are counted; who was opened before stays beside the list. */
static void
test_select_several (MembersFixture *fixture,
                     gconstpointer   data)
{
  DeskSelectionBar *bar = find_bar (fixture);
  gint64 id = desk_member_list_get_id (members_get_list (fixture), 3);

  select_range (fixture, 3, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  select_range (fixture, 1, 3);
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 3);
  g_assert_cmpint (desk_member_pick_get_selected (fixture->pick), ==, id);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_cmpstr (desk_selection_bar_get_words (bar), ==, "3 members selected");

  /* Another order keeps them; a filter keeps whom it lets through. */
  members_act (fixture, "members.sort-by", "balance");
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 3);
  members_act (fixture, "filter.tier", "diamond");
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 2);
  members_act (fixture, "filter.clear", NULL);
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 2);

  members_act (fixture, "members.select-none", NULL);
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 1);
  g_assert_cmpint (members_get_selected_id (fixture), ==, id);
}

/* All of the filter, without an item made for each. */
static void
test_select_all (MembersFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (GArray) ids = NULL;

  members_act (fixture, "filter.tier", "silver");
  members_wait_for_frame (fixture);
  members_act (fixture, "members.select-all", NULL);
  members_wait_for_frame (fixture);
  ids = desk_member_pick_dup_ids (fixture->pick);
  g_assert_cmpuint (ids->len, ==, members_get_count (fixture));
  g_assert_cmpuint (ids->len, >=, MEMBERS_MANY / 3);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==,
                     desk_member_list_get_id (members_get_list (fixture), i));
  g_assert_cmpuint (desk_member_list_get_n_made (members_get_list (fixture)), <=, MEMBERS_MAX_ROWS);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DESK_IS_CONTACT_DIALOG (window))
        return window;
    }
  return NULL;
}

/* The same with each of them: an operation for each. */
static void
test_record_contacts (MembersFixture *fixture,
                      gconstpointer   data)
{
  GtkWidget *form;

  select_range (fixture, 0, 3);
  members_act (fixture, "members.record-contacts", NULL);
  g_assert_cmpstr (gtk_window_get_title (find_dialog ()), ==, "Record a Contact with 3 Members");
  form = desk_contact_dialog_get_form (DESK_CONTACT_DIALOG (find_dialog ()));
  gtk_widget_activate_action (form, "form.channel", "s", "sms");
  gtk_widget_activate_action (form, "form.save", NULL);
  desk_test_wait_until (find_dialog () == NULL);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_CARE_LOG), ==, 3);
  desk_test_wait_until (members_is_settled (fixture));
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
tag_them (MembersFixture *fixture,
          const char     *action,
          const char     *heading,
          const char     *tag)
{
  g_autoptr (GList) windows = NULL;

  members_act (fixture, action, NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      {
        GtkWidget *entry = adw_message_dialog_get_extra_child (l->data);

        g_assert_cmpstr (adw_message_dialog_get_heading (l->data), ==, heading);
        gtk_editable_set_text (GTK_EDITABLE (entry), tag);
        adw_message_dialog_response (l->data, "accept");
        gtk_window_destroy (l->data);
        return;
      }
  g_assert_not_reached ();
}

/* One of the first three. */
static void
tag_first (DeskUiFixture *desk)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", "M0000003");
  json_object_set_string_member (args, "tag", "Golf");
  result = desk_test_call (desk_store_perform, desk->store, DESK_OP_TAG_ADD, args);
  verdict = desk_store_perform_finish (desk->store, result, NULL);
  g_assert_true (verdict->accepted);
}

/* Who has the tag already is passed over, and keeps it when that is taken back. */
static void
test_tag (MembersFixture *fixture,
          gconstpointer   data)
{
  DeskUiFixture *desk = fixture->desk;

  tag_first (desk);
  select_range (fixture, 0, 3);
  tag_them (fixture, "members.tag", "Tag 3 Members", " golf ");
  desk_test_wait_until (desk_ui_fixture_count_ops (desk, DESK_OP_TAG_ADD) == 3);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder), "2 members tagged “golf”. 1 had it already."));

  members_act (fixture, "members.undo", NULL);
  desk_test_wait_until (desk_ui_fixture_count_ops (desk, DESK_OP_TAG_REMOVE) == 2);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder), "Undone."));
  /* Once only. */
  members_act (fixture, "members.undo", NULL);
  members_act (fixture, "filter.tier", "silver");
  g_assert_cmpuint (desk_ui_fixture_count_ops (desk, DESK_OP_TAG_REMOVE), ==, 2);
}

/* Only from who has it; whoever did not have it does not get it when that is taken back. */
static void
test_untag (MembersFixture *fixture,
            gconstpointer   data)
{
  DeskUiFixture *desk = fixture->desk;

  tag_first (desk);
  select_range (fixture, 0, 3);
  tag_them (fixture, "members.untag", "Remove a Tag from 3 Members", "golf");
  desk_test_wait_until (desk_ui_fixture_count_ops (desk, DESK_OP_TAG_REMOVE) == 1);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder),
                               "Tag “golf” removed from 1 member. 2 did not have it."));

  members_act (fixture, "members.undo", NULL);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder), "Undone."));
  g_assert_cmpuint (desk_ui_fixture_count_ops (desk, DESK_OP_TAG_ADD), ==, 2);
}

static DeskRoundDialog *
find_round_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DESK_IS_ROUND_DIALOG (l->data))
      return l->data;
  return NULL;
}

/* A visit to each, one after the other; all of them go again. */
static void
test_plan_visits (MembersFixture *fixture,
                  gconstpointer   data)
{
  static const char * const times[] = { "2026-11-23T09:30:00+08:00", "2026-11-23T10:00:00+08:00",
                                        "2026-11-23T10:30:00+08:00" };
  DeskUiFixture *desk = fixture->desk;
  DeskRoundDialog *dialog;
  GPtrArray *stops;

  select_range (fixture, 0, 3);
  members_act (fixture, "members.plan-visits", NULL);
  dialog = find_round_dialog ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Plan Visits to 3 Members");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "round.next", NULL);
  desk_test_wait_until (desk_round_dialog_get_stops (dialog) != NULL);
  stops = desk_round_dialog_get_stops (dialog);
  g_assert_cmpuint (stops->len, ==, G_N_ELEMENTS (times));
  for (guint i = 0; i < stops->len; i++)
    g_assert_cmpint (((DeskRoundStop *) stops->pdata[i])->start_ms, ==, desk_test_time (times[i]));
  g_assert_true (shows (GTK_WIDGET (dialog), "Monday, 23 November, 10:30–11:00"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "round.back", NULL);
  g_assert_null (desk_round_dialog_get_stops (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "round.next", NULL);
  desk_test_wait_until (desk_round_dialog_get_stops (dialog) != NULL);
  g_assert_cmpuint (desk_ui_fixture_count_ops (desk, DESK_OP_VISIT_SCHEDULE), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "round.next", NULL);
  desk_test_wait_until (find_round_dialog () == NULL);
  g_assert_cmpuint (desk_ui_fixture_count_ops (desk, DESK_OP_VISIT_SCHEDULE), ==, 3);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder), "3 visits planned."));
  members_act (fixture, "members.undo", NULL);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder), "3 visits cancelled."));
  g_assert_cmpuint (desk_ui_fixture_count_ops (desk, DESK_OP_VISIT_CANCEL), ==, 3);
}

static DeskRoundRow *
find_row (DeskRoundDialog *dialog,
          guint            index)
{
  GtkWidget *row = desk_ui_find (GTK_WIDGET (dialog), DESK_TYPE_ROUND_ROW);

  for (; index > 0; index--)
    row = gtk_widget_get_next_sibling (row);
  return DESK_ROUND_ROW (row);
}

static void
next (DeskRoundDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "round.next", NULL));
}

/* Another time that is taken by the next of them: that one stays with its reason, and gets another. */
static void
test_plan_other_times (MembersFixture *fixture,
                       gconstpointer   data)
{
  DeskUiFixture *desk = fixture->desk;
  DeskRoundDialog *dialog;
  DeskRoundRow *last;

  select_range (fixture, 0, 3);
  members_act (fixture, "members.plan-visits", NULL);
  dialog = find_round_dialog ();
  next (dialog);
  desk_test_wait_until (desk_round_dialog_get_stops (dialog) != NULL);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (find_row (dialog, 0)), FALSE);
  desk_round_row_set_start (find_row (dialog, 1), desk_test_time ("2026-11-23T10:15:00+08:00"));
  g_assert_true (shows (GTK_WIDGET (dialog), "Monday, 23 November, 10:15–10:45"));
  next (dialog);
  desk_test_wait_until (desk_round_dialog_get_problem (dialog) != NULL);
  g_assert_cmpstr (desk_round_dialog_get_problem (dialog), ==,
                   "1 visit planned. 1 was refused. Choose another time, or leave it out.");
  g_assert_cmpuint (desk_ui_fixture_count_ops (desk, DESK_OP_VISIT_SCHEDULE), ==, 1);
  last = find_row (dialog, 2);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (last)), "10:15"));

  desk_round_row_set_start (last, desk_test_time ("2026-11-23T11:00:00+08:00"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (last)), ==,
                   "Monday, 23 November, 11:00–11:30");
  next (dialog);
  desk_test_wait_until (find_round_dialog () == NULL);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder), "2 visits planned."));
  g_assert_cmpuint (desk_ui_fixture_count_ops (desk, DESK_OP_VISIT_SCHEDULE), ==, 2);
  members_act (fixture, "members.undo", NULL);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder), "2 visits cancelled."));
}

/* What was planned before the dialog is closed is told, and can be taken back. */
static void
test_plan_some (MembersFixture *fixture,
                gconstpointer   data)
{
  DeskRoundDialog *dialog;

  select_range (fixture, 0, 3);
  members_act (fixture, "members.plan-visits", NULL);
  dialog = find_round_dialog ();
  next (dialog);
  desk_test_wait_until (desk_round_dialog_get_stops (dialog) != NULL);
  desk_round_row_set_start (find_row (dialog, 2), desk_test_time ("2026-11-23T21:00:00+08:00"));
  next (dialog);
  desk_test_wait_until (desk_round_dialog_get_problem (dialog) != NULL);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (find_row (dialog, 2))),
                            "20:00"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "round.back", NULL);
  desk_test_wait_until (find_round_dialog () == NULL);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->finder), "2 visits planned."));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, set_up, test) \
  g_test_add ("/ui/selection/" name, MembersFixture, NULL, set_up, test, members_tear_down)
  add ("several", members_set_up, test_select_several);
  add ("all", members_set_up_many, test_select_all);
  add ("tag", members_set_up, test_tag);
  add ("untag", members_set_up, test_untag);
  add ("plan-visits", members_set_up, test_plan_visits);
  add ("plan-other-times", members_set_up, test_plan_other_times);
  add ("H1/plan-some", members_set_up, test_plan_some);
  add ("record-contacts", members_set_up, test_record_contacts);
#undef add

  return g_test_run ();
}
