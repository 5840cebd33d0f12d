/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-day-order.h>
#include <desk-order-dialog.h>
#include <desk-outbox.h>
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

static void
plan (Fixture    *fixture,
      const char *member_no,
      const char *start,
      int         travel)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", 60);
  json_object_set_int_member (args, "travel_minutes", travel);
  json_object_set_string_member (args, "purpose", "courtesy");
  result = desk_test_call (desk_store_perform, fixture->desk->store, DESK_OP_VISIT_SCHEDULE, args);
  verdict = desk_store_perform_finish (fixture->desk->store, result, NULL);
  g_assert_true (verdict->accepted);
}

static DeskOrderDialog *
open_order (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "visits.order", NULL));
  return desk_ui_find_window (DESK_TYPE_ORDER_DIALOG);
}

static GArray *
list_starts (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_list_visits, fixture->desk->store, desk_test_time (NOW),
                    desk_test_time ("2026-11-24T00:00:00+08:00"));
  g_autoptr (GPtrArray) visits =
    desk_store_list_visits_finish (fixture->desk->store, result, NULL);
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < visits->len; i++)
    g_array_append_val (starts, ((DeskVisit *) visits->pdata[i])->start_ms);
  return starts;
}

/* All live on one street: with hours between the visits, they come together, and go apart again. */
static void
test_apply (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) back = NULL;
  DeskOrderDialog *dialog;

  plan (fixture, "M0000001", "2026-11-23T11:00:00+08:00", 20);
  plan (fixture, "M0000002", "2026-11-23T18:30:00+08:00", 20);
  before = list_starts (fixture);
  dialog = open_order (fixture);
  desk_test_wait_until (desk_order_dialog_get_stops (dialog) != NULL);
  g_assert_cmpuint (desk_order_dialog_get_stops (dialog)->len, ==, 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "order.apply", NULL));
  desk_test_wait_until (desk_ui_find_window (DESK_TYPE_ORDER_DIALOG) == NULL);
  after = list_starts (fixture);
  g_assert_cmpint (g_array_index (after, gint64, 1) - g_array_index (after, gint64, 0), <,
                   g_array_index (before, gint64, 1) - g_array_index (before, gint64, 0));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "visits.undo", NULL);
  desk_test_wait_until (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_VISIT_MOVE) >= 2);
  back = list_starts (fixture);
  g_assert_cmpmem (back->data, back->len * sizeof (gint64), before->data,
                   before->len * sizeof (gint64));
}

/* A day without visits, and one that can stay as it is. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  DeskOrderDialog *dialog = open_order (fixture);

  desk_test_wait_until (desk_order_dialog_get_stops (dialog) != NULL);
  g_assert_cmpuint (desk_order_dialog_get_stops (dialog)->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "order.apply", NULL);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_VISIT_MOVE), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/ui/day-order/" name, Fixture, NULL, set_up, test, tear_down)
  add ("apply", test_apply);
  add ("nothing", test_nothing);
#undef add

  return g_test_run ();
}
