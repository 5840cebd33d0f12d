/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-ideas-dialog.h>
#include <desk-outbox.h>
#include <desk-round-dialog.h>
#include <desk-visit-round.h>
#include <desk-visits-page.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"

typedef struct
{
  DeskUiFixture  *desk;
  GtkWindow      *window;
  DeskVisitsPage *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->desk = desk_ui_fixture_new (NOW);
  fixture->page = DESK_VISITS_PAGE (desk_visits_page_new (fixture->desk->store));
  fixture->window = desk_ui_show (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
}

static DeskIdeasDialog *
open_ideas (Fixture    *fixture,
            const char *action)
{
  DeskIdeasDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
  dialog = desk_ui_find_window (DESK_TYPE_IDEAS_DIALOG);
  g_assert_nonnull (dialog);
  desk_test_wait_until (desk_ideas_dialog_get_ideas (dialog) != NULL);
  return dialog;
}

static const DeskVisitIdea *
find (DeskIdeasDialog *dialog,
      const char      *name,
      guint           *position)
{
  GPtrArray *ideas = desk_ideas_dialog_get_ideas (dialog);

  for (guint i = 0; i < ideas->len; i++)
    if (g_str_equal (((DeskVisitIdea *) ideas->pdata[i])->name, name))
      {
        *position = i;
        return ideas->pdata[i];
      }
  return NULL;
}

static char *
find_subtitle (GtkWidget  *widget,
               const char *title)
{
  char *found = NULL;

  if (ADW_IS_ACTION_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_subtitle (child, title);
  return found;
}

/* 郑六's card is valid until 30 November, 吴五 is frozen: both are planned for from here. */
static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  DeskIdeasDialog *dialog = open_ideas (fixture, "visits.ideas");
  DeskRoundDialog *round;
  g_autofree char *why = NULL;
  guint expiring, frozen;

  g_assert_nonnull (find (dialog, "郑六", &expiring));
  g_assert_nonnull (find (dialog, "吴五", &frozen));
  why = find_subtitle (GTK_WIDGET (dialog), "Ms 郑六");
  g_assert_nonnull (strstr (why, "The card expires in 7 days."));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "ideas.plan", NULL);
  g_assert_null (desk_ui_find_window (DESK_TYPE_ROUND_DIALOG));

  desk_ideas_dialog_choose (dialog, expiring, TRUE);
  desk_ideas_dialog_choose (dialog, frozen, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "ideas.plan", NULL));
  round = desk_ui_find_window (DESK_TYPE_ROUND_DIALOG);
  g_assert_nonnull (round);
  g_assert_null (desk_ui_find_window (DESK_TYPE_IDEAS_DIALOG));
  gtk_widget_activate_action (GTK_WIDGET (round), "round.next", NULL);
  desk_test_wait_until (desk_round_dialog_get_stops (round) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (round), "round.next", NULL);
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_ROUND_DIALOG) == NULL);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_VISIT_SCHEDULE), ==, 2);

  /* Nobody is thought of twice. */
  dialog = open_ideas (fixture, "visits.ideas");
  g_assert_null (find (dialog, "郑六", &expiring));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* All live on one street; who is near a visit is offered from its end on. */
static void
test_near (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  DeskIdeasDialog *dialog;
  DeskRoundDialog *round;
  guint position;

  json_object_set_string_member (args, "member_no", "M0000001");
  json_object_set_string_member (args, "start", "2026-11-24T14:00:00+08:00");
  json_object_set_int_member (args, "minutes", 45);
  json_object_set_string_member (args, "purpose", "courtesy");
  result = desk_test_call (desk_store_perform, fixture->desk->store, DESK_OP_VISIT_SCHEDULE, args);
  verdict = desk_store_perform_finish (fixture->desk->store, result, NULL);
  g_assert_true (verdict->accepted);
  desk_visits_page_show_visit (fixture->page, verdict->op_id,
                               desk_test_time ("2026-11-24T14:00:00+08:00"));
  desk_test_wait_until (desk_visits_page_get_card (fixture->page) != NULL);

  dialog = open_ideas (fixture, "visits.near");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Near Mr 钱一");
  g_assert_null (find (dialog, "钱一", &position));
  g_assert_nonnull (find (dialog, "李三", &position));
  desk_ideas_dialog_choose (dialog, position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "ideas.plan", NULL);
  round = desk_ui_find_window (DESK_TYPE_ROUND_DIALOG);
  gtk_widget_activate_action (GTK_WIDGET (round), "round.next", NULL);
  desk_test_wait_until (desk_round_dialog_get_stops (round) != NULL);
  g_assert_cmpint (((DeskRoundStop *) desk_round_dialog_get_stops (round)->pdata[0])->start_ms, ==,
                   desk_test_time ("2026-11-24T14:45:00+08:00"));
  gtk_window_destroy (GTK_WINDOW (round));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/ui/visit-ideas/" name, Fixture, NULL, set_up, test, tear_down)
  add ("plan", test_plan);
  add ("near", test_near);
#undef add

  return g_test_run ();
}
