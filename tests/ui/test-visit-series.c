/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-outbox.h>
#include <desk-repeat-group.h>
#include <desk-visit-dialog.h>
#include <desk-visits-page.h>

#include "desk-ui-fixture.h"

/* A Monday; a stopped clock. */
#define NOW "2026-11-23T09:30:00+08:00"
#define DIAMOND "M0000001"
/* In the list of DeskRepeatGroup. */
#define EVERY_MONTH 2

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

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_list_visits, fixture->desk->store, desk_test_time (NOW),
                    desk_test_time ("2027-12-31T00:00:00+08:00"));
  GPtrArray *visits = desk_store_list_visits_finish (fixture->desk->store, result, NULL);

  g_assert_nonnull (visits);
  return visits;
}

static guint
count (Fixture    *fixture,
       const char *status)
{
  g_autoptr (GPtrArray) visits = list (fixture);
  guint n = 0;

  for (guint i = 0; i < visits->len; i++)
    n += g_str_equal (((DeskVisit *) visits->pdata[i])->status, status);
  return n;
}

static void
assert_starts (Fixture            *fixture,
               const char * const *starts)
{
  g_autoptr (GPtrArray) visits = list (fixture);

  g_assert_cmpuint (visits->len, ==, g_strv_length ((char **) starts));
  for (guint i = 0; i < visits->len; i++)
    g_assert_cmpint (((DeskVisit *) visits->pdata[i])->start_ms, ==, desk_test_time (starts[i]));
}

static gboolean
is_ready (void)
{
  DeskVisitDialog *dialog = desk_ui_find_window (DESK_TYPE_VISIT_DIALOG);

  return dialog != NULL && desk_visit_dialog_is_complete (dialog);
}

static void
perform (void)
{
  desk_test_wait_until (is_ready ());
  g_assert_true (gtk_widget_activate_action (desk_ui_find_window (DESK_TYPE_VISIT_DIALOG),
                                             "visit.perform", NULL));
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_VISIT_DIALOG) == NULL);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

/* Three, each a month after the other: 24 December is a Thursday, 25 January a Monday (24 is a
 * Sunday). */
static void
plan_series (Fixture *fixture)
{
  GtkWidget *dialog;

  g_signal_emit_by_name (desk_visits_page_get_grid (fixture->page), "drawn",
                         desk_test_time ("2026-11-24T10:00:00+08:00"), G_GINT64_CONSTANT (30),
                         DIAMOND);
  dialog = desk_ui_find_window (DESK_TYPE_VISIT_DIALOG);
  desk_repeat_group_set (
    DESK_REPEAT_GROUP (desk_ui_find (dialog, DESK_TYPE_REPEAT_GROUP)), EVERY_MONTH, 3);
  perform ();
}

/* Its card opens, so that the next action is about it. */
static void
show_first (Fixture *fixture)
{
  g_autoptr (GPtrArray) visits = list (fixture);
  const DeskVisit *first = visits->pdata[0];

  desk_visits_page_show_visit (fixture->page, first->visit_id, first->start_ms);
  desk_test_wait_until (g_strcmp0 (desk_visits_page_get_card (fixture->page), first->visit_id)
                        == 0);
}

static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const starts[] = { "2026-11-24T10:00:00+08:00", "2026-12-24T10:00:00+08:00",
                                         "2027-01-25T10:00:00+08:00", NULL };

  plan_series (fixture);
  assert_starts (fixture, starts);
  act (fixture, "visits.undo");
  desk_test_wait_until (count (fixture, DESK_VISIT_CANCELLED) == 3);
}

/* All of them at another hour; and back. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const moved[] = { "2026-11-24T11:30:00+08:00", "2026-12-24T11:30:00+08:00",
                                        "2027-01-25T11:30:00+08:00", NULL };
  static const char * const before[] = { "2026-11-24T10:00:00+08:00", "2026-12-24T10:00:00+08:00",
                                         "2027-01-25T10:00:00+08:00", NULL };
  DeskVisitDialog *dialog;

  plan_series (fixture);
  show_first (fixture);
  act (fixture, "visits.move");
  dialog = desk_ui_find_window (DESK_TYPE_VISIT_DIALOG);
  desk_visit_form_set_time (desk_visit_dialog_get_form (dialog), 11 * 60 + 30);
  desk_visit_dialog_set_later_too (dialog, TRUE);
  perform ();
  assert_starts (fixture, moved);
  act (fixture, "visits.undo");
  desk_test_wait_until (count (fixture, DESK_VISIT_PLANNED) == 3);
  assert_starts (fixture, before);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *ask;

  plan_series (fixture);
  show_first (fixture);
  act (fixture, "visits.cancel-series");
  ask = desk_ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  gtk_editable_set_text (
    GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (ask))), "客户搬走");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ask), "accept");
  desk_test_wait_until (count (fixture, DESK_VISIT_CANCELLED) == 3);
}

/* What is paid for at the door does not repeat. */
static void
test_only_courtesy (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *dialog;
  GtkWidget *group;

  act (fixture, "visits.new");
  dialog = desk_ui_find_window (DESK_TYPE_VISIT_DIALOG);
  group = desk_ui_find (dialog, DESK_TYPE_REPEAT_GROUP);
  g_assert_true (gtk_widget_get_visible (group));
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_ui_find (dialog, ADW_TYPE_COMBO_ROW)), 0);
  g_assert_false (gtk_widget_get_visible (group));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/ui/visit-series/" name, Fixture, NULL, set_up, test, tear_down)
  add ("plan", test_plan);
  add ("move", test_move);
  add ("cancel", test_cancel);
  add ("only-courtesy", test_only_courtesy);
#undef add

  return g_test_run ();
}
