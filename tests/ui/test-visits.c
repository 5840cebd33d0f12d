/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-outbox.h>
#include <desk-visit-dialog.h>
#include <desk-visit-result.h>
#include <desk-visits-page.h>

#include "desk-ui-fixture.h"

/* A Monday; a stopped clock. */
#define NOW "2026-11-23T09:30:00+08:00"
#define DIAMOND "M0000001"
#define GOLD "M0000002"

typedef struct
{
  DeskUiFixture  *desk;
  GtkWindow      *window;
  DeskVisitsPage *page;
  DeskTimeGrid   *grid;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->desk = desk_ui_fixture_new (NOW);
  fixture->page = DESK_VISITS_PAGE (desk_visits_page_new (fixture->desk->store));
  fixture->grid = desk_visits_page_get_grid (fixture->page);
  fixture->window = desk_ui_show (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
}

static DeskVerdict *
perform (Fixture    *fixture,
         const char *member_no,
         const char *start,
         int         minutes)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DeskVerdict *verdict;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", minutes);
  json_object_set_string_member (args, "purpose", "courtesy");
  result = desk_test_call (desk_store_perform, fixture->desk->store, DESK_OP_VISIT_SCHEDULE, args);
  verdict = desk_store_perform_finish (fixture->desk->store, result, &error);
  g_assert_no_error (error);
  return verdict;
}

static const DeskVisit *
find_at (Fixture    *fixture,
         const char *start)
{
  GPtrArray *visits = desk_visits_page_get (fixture->page);

  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);

      if (visit->start_ms == desk_test_time (start))
        return visit;
    }
  return NULL;
}

/* Plans it and waits until the calendar shows it. */
static const DeskVisit *
plan (Fixture    *fixture,
      const char *member_no,
      const char *start,
      int         minutes)
{
  g_autoptr (DeskVerdict) verdict = perform (fixture, member_no, start, minutes);

  g_assert_true (verdict->accepted);
  desk_test_wait_until (find_at (fixture, start) != NULL);
  return find_at (fixture, start);
}

static void
act (Fixture    *fixture,
     const char *action,
     GVariant   *parameter)
{
  g_assert_true (
    gtk_widget_activate_action_variant (GTK_WIDGET (fixture->page), action, parameter));
}

static void
focus (Fixture         *fixture,
       const DeskVisit *visit)
{
  gtk_widget_grab_focus (
    GTK_WIDGET (desk_time_grid_find_block (fixture->grid, visit->visit_id)));
}

static DeskVisitDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DESK_IS_VISIT_DIALOG (l->data))
      return l->data;
  return NULL;
}

static gboolean
may_perform (void)
{
  DeskVisitDialog *dialog = find_dialog ();

  return dialog != NULL && desk_visit_dialog_is_complete (dialog);
}

static void
perform_dialog (void)
{
  desk_test_wait_until (may_perform ());
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "visit.perform", NULL));
}

static void
answer (const char *text)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      {
        GtkWidget *entry = adw_message_dialog_get_extra_child (l->data);

        gtk_editable_set_text (GTK_EDITABLE (entry), text);
        adw_message_dialog_response (l->data, "accept");
        return;
      }
  g_assert_not_reached ();
}

static void
record_result (const char *outcome)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DESK_IS_VISIT_RESULT (l->data))
      {
        desk_visit_result_fill (l->data, outcome, "", FALSE, "");
        g_assert_true (gtk_widget_activate_action (l->data, "result.record", NULL));
        return;
      }
  g_assert_not_reached ();
}

/* Where a time of this week is, on the grid. */
static void
press_at (Fixture *fixture,
          guint    weekday,
          int      minute)
{
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->grid));

  desk_time_grid_press (fixture->grid, 52 + (weekday + 0.5) * (width - 52) / 7,
                        desk_time_grid_get_y (fixture->grid, minute) + 2);
}

static double
get_day_width (Fixture *fixture)
{
  return (gtk_widget_get_width (GTK_WIDGET (fixture->grid)) - 52) / 7.0;
}

/* The calendar is laid out; until then nothing can be taken hold of. */
static void
wait_for_layout (Fixture         *fixture,
                 const DeskVisit *visit)
{
  GtkWidget *block =
    GTK_WIDGET (desk_time_grid_find_block (fixture->grid, visit->visit_id));

  desk_test_wait_until (gtk_widget_get_height (block) > 0);
}

static void
test_drag_move (Fixture       *fixture,
                gconstpointer  data)
{
  const DeskVisit *visit = plan (fixture, DIAMOND, "2026-11-24T10:00:00+08:00", 60);

  wait_for_layout (fixture, visit);
  press_at (fixture, 1, 10 * 60);
  desk_time_grid_pull (fixture->grid, get_day_width (fixture), 48 * 1.2);
  g_assert_cmpstr (desk_visits_page_get_hint (fixture->page), ==, "");
  desk_time_grid_let_go (fixture->grid);
  desk_test_wait_until (find_at (fixture, "2026-11-25T11:15:00+08:00") != NULL);
  g_assert_cmpint (find_at (fixture, "2026-11-25T11:15:00+08:00")->minutes, ==, 60);

  act (fixture, "visits.undo", NULL);
  desk_test_wait_until (find_at (fixture, "2026-11-24T10:00:00+08:00") != NULL);
}

static void
test_drag_lengthen (Fixture       *fixture,
                    gconstpointer  data)
{
  const DeskVisit *visit = plan (fixture, DIAMOND, "2026-11-24T10:00:00+08:00", 60);

  wait_for_layout (fixture, visit);
  press_at (fixture, 1, 10 * 60 + 55);
  desk_time_grid_pull (fixture->grid, 0, 24);
  desk_time_grid_let_go (fixture->grid);
  desk_test_wait_until (find_at (fixture, "2026-11-24T10:00:00+08:00")->minutes == 90);
}

/* Lower than the window reaches: the hours come along. */
static void
test_drag_scrolls (Fixture       *fixture,
                   gconstpointer  data)
{
  const DeskVisit *visit = plan (fixture, DIAMOND, "2026-11-24T10:00:00+08:00", 60);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (fixture->grid),
                                                 GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double before;

  wait_for_layout (fixture, visit);
  desk_test_wait_until (gtk_adjustment_get_value (adjustment) > 0);
  before = gtk_adjustment_get_value (adjustment);
  press_at (fixture, 1, 10 * 60);
  desk_time_grid_pull (fixture->grid, 0, 48);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, before);
  desk_time_grid_pull (fixture->grid, 0, 10 * 48);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, before);
  desk_time_grid_let_go (fixture->grid);
}

/* H1: on the way it is said why not, and let go nothing has changed. */
static void
test_drag_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  const DeskVisit *visit = plan (fixture, DIAMOND, "2026-11-24T19:00:00+08:00", 60);

  wait_for_layout (fixture, visit);
  press_at (fixture, 1, 19 * 60);
  desk_time_grid_pull (fixture->grid, 0, 12);
  g_assert_nonnull (strstr (desk_visits_page_get_hint (fixture->page), "20:00"));
  desk_time_grid_let_go (fixture->grid);
  g_assert_cmpstr (desk_visits_page_get_hint (fixture->page), ==, "");
  plan (fixture, GOLD, "2026-11-25T09:00:00+08:00", 30);
  g_assert_nonnull (find_at (fixture, "2026-11-24T19:00:00+08:00"));
}

static void
test_drag_taken (Fixture       *fixture,
                 gconstpointer  data)
{
  const DeskVisit *visit;

  plan (fixture, GOLD, "2026-11-24T11:00:00+08:00", 60);
  visit = plan (fixture, DIAMOND, "2026-11-24T09:00:00+08:00", 60);
  wait_for_layout (fixture, visit);
  press_at (fixture, 1, 9 * 60);
  desk_time_grid_pull (fixture->grid, 0, 48);
  g_assert_cmpstr (desk_visits_page_get_hint (fixture->page), ==, "");
  desk_time_grid_pull (fixture->grid, 0, 60);
  g_assert_nonnull (strstr (desk_visits_page_get_hint (fixture->page), GOLD));
  desk_time_grid_let_go (fixture->grid);
}

static void
test_drag_create (Fixture       *fixture,
                  gconstpointer  data)
{
  desk_test_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->grid)) > 0);
  press_at (fixture, 2, 14 * 60);
  desk_time_grid_pull (fixture->grid, 0, 70);
  desk_time_grid_let_go (fixture->grid);
  g_assert_nonnull (find_dialog ());
  g_assert_false (may_perform ());
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

/* As a member dropped there: who it is is known, and Plan plans it; undone, it is cancelled. */
static void
test_drop_create (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *start = "2026-11-25T14:00:00+08:00";

  g_signal_emit_by_name (fixture->grid, "drawn", desk_test_time (start), G_GINT64_CONSTANT (45),
                         DIAMOND);
  perform_dialog ();
  desk_test_wait_until (find_at (fixture, start) != NULL);
  g_assert_cmpint (find_at (fixture, start)->minutes, ==, 45);
  g_assert_cmpstr (find_at (fixture, start)->member_no, ==, DIAMOND);
  desk_test_wait_until (find_dialog () == NULL);

  act (fixture, "visits.undo", NULL);
  desk_test_wait_until (g_str_equal (find_at (fixture, start)->status, DESK_VISIT_CANCELLED));
}

/* H1: refused, with other times of the day to choose from. */
static void
test_create_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  g_signal_emit_by_name (fixture->grid, "drawn", desk_test_time ("2026-11-25T20:00:00+08:00"),
                         G_GINT64_CONSTANT (60), DIAMOND);
  perform_dialog ();
  desk_test_wait_until (desk_visit_dialog_get_problem (find_dialog ()) != NULL);
  g_assert_nonnull (strstr (desk_visit_dialog_get_problem (find_dialog ()), "20:00"));
  desk_test_wait_until (desk_visit_dialog_count_times (find_dialog ()) > 0);
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

static void
test_keys_move (Fixture       *fixture,
                gconstpointer  data)
{
  focus (fixture, plan (fixture, DIAMOND, "2026-11-24T10:00:00+08:00", 60));
  act (fixture, "visits.shift", g_variant_new ("(ii)", 1, 0));
  desk_test_wait_until (find_at (fixture, "2026-11-25T10:00:00+08:00") != NULL);
  act (fixture, "visits.shift", g_variant_new ("(ii)", 0, -15));
  desk_test_wait_until (find_at (fixture, "2026-11-25T09:45:00+08:00") != NULL);
  act (fixture, "visits.lengthen", g_variant_new_int32 (15));
  desk_test_wait_until (find_at (fixture, "2026-11-25T09:45:00+08:00")->minutes == 75);
}

/* Not into the past: it is refused and stays. */
static void
test_keys_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  focus (fixture, plan (fixture, DIAMOND, "2026-11-23T10:00:00+08:00", 60));
  act (fixture, "visits.shift", g_variant_new ("(ii)", -1, 0));
  plan (fixture, GOLD, "2026-11-25T09:00:00+08:00", 30);
  g_assert_nonnull (find_at (fixture, "2026-11-23T10:00:00+08:00"));
}

static void
test_keys_cancel (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *start = "2026-11-24T10:00:00+08:00";

  focus (fixture, plan (fixture, DIAMOND, start, 60));
  act (fixture, "visits.cancel", NULL);
  answer ("客户出差");
  desk_test_wait_until (g_str_equal (find_at (fixture, start)->status, DESK_VISIT_CANCELLED));
  g_assert_cmpstr (find_at (fixture, start)->outcome, ==, "客户出差");

  act (fixture, "visits.undo", NULL);
  desk_test_wait_until (desk_visits_page_get (fixture->page)->len == 2);
}

static void
test_cursor (Fixture       *fixture,
             gconstpointer  data)
{
  const DeskSlot *cursor = desk_time_grid_get_cursor (fixture->grid);
  GtkWidget *grid = GTK_WIDGET (fixture->grid);
  guint day = cursor->day;

  gtk_widget_grab_focus (grid);
  gtk_widget_activate_action (grid, "hours.move-cursor", "(ii)", 1, 15);
  g_assert_cmpuint (cursor->day, ==, day + 1);
  g_assert_cmpint (cursor->minute, ==, 8 * 60 + 15);
  gtk_widget_activate_action (grid, "hours.stretch-cursor", "i", 15);
  g_assert_cmpint (cursor->minutes, ==, 75);
  gtk_widget_activate_action (grid, "hours.move-cursor", "(ii)", 0, -30);
  g_assert_nonnull (strstr (desk_visits_page_get_hint (fixture->page), "20:00"));
  gtk_widget_activate_action (grid, "hours.plan", NULL);
  g_assert_nonnull (find_dialog ());
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

/* The way that was said last is what the next visit begins with; it is no time for another one. */
static void
test_travel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  const char *start = "2026-11-24T10:00:00+08:00";
  g_autoptr (DeskVerdict) near = NULL;
  g_autoptr (DeskVerdict) far = NULL;

  g_settings_set_int (settings, "travel-minutes", 20);
  g_signal_emit_by_name (fixture->grid, "drawn", desk_test_time (start), G_GINT64_CONSTANT (30),
                         DIAMOND);
  perform_dialog ();
  desk_test_wait_until (find_at (fixture, start) != NULL);
  g_assert_cmpint (find_at (fixture, start)->travel_minutes, ==, 20);
  near = perform (fixture, DIAMOND, "2026-11-24T09:11:00+08:00", 30);
  g_assert_false (near->accepted);
  far = perform (fixture, DIAMOND, "2026-11-24T09:10:00+08:00", 30);
  g_assert_true (far->accepted);
  desk_test_wait_until (find_dialog () == NULL);
  g_settings_reset (settings, "travel-minutes");
}

/* Where a visit lies already, its card opens and nothing new is begun. */
static void
test_cursor_taken (Fixture       *fixture,
                   gconstpointer  data)
{
  const DeskSlot *cursor = desk_time_grid_get_cursor (fixture->grid);
  const DeskVisit *visit = plan (fixture, DIAMOND, "2026-11-24T10:00:00+08:00", 60);
  int minutes_to_visit = 10 * 60 - cursor->minute;

  wait_for_layout (fixture, visit);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "hours.move-cursor", "(ii)", 1,
                              minutes_to_visit + 45);
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "hours.plan", NULL);
  g_assert_null (find_dialog ());
  g_assert_cmpstr (desk_visits_page_get_card (fixture->page), ==, visit->visit_id);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "hours.move-cursor", "(ii)", 0, 15);
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "hours.plan", NULL);
  g_assert_nonnull (find_dialog ());
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  const char *start = "2026-11-24T10:00:00+08:00";

  focus (fixture, plan (fixture, DIAMOND, start, 60));
  act (fixture, "visits.step", g_variant_new_string (DESK_OP_VISIT_CONFIRM));
  desk_test_wait_until (g_str_equal (find_at (fixture, start)->status, DESK_VISIT_CONFIRMED));
  act (fixture, "visits.open", NULL);
  desk_test_wait_until (shows (GTK_WIDGET (fixture->page), "09:30 · Confirmed"));
  act (fixture, "visits.step", g_variant_new_string (DESK_OP_VISIT_DONE));
  record_result ("已办妥");
  desk_test_wait_until (g_str_equal (find_at (fixture, start)->status, DESK_VISIT_DONE));
  g_assert_cmpstr (find_at (fixture, start)->outcome, ==, "已办妥");
}

/* Every view shows what is in it, and no widget is made for what is not shown. */
static void
test_views (Fixture       *fixture,
            gconstpointer  data)
{
  plan (fixture, DIAMOND, "2026-11-24T10:00:00+08:00", 60);
  g_assert_cmpuint (desk_time_grid_get_n_made (fixture->grid), ==, 1);
  act (fixture, "visits.next", NULL);
  desk_test_wait_until (desk_visits_page_get (fixture->page)->len == 0);
  act (fixture, "visits.today", NULL);
  desk_test_wait_until (desk_visits_page_get (fixture->page)->len == 1);
  for (guint i = 0; i < 2; i++)
    {
      static const char *views[] = { "month", "agenda" };

      act (fixture, "visits.view", g_variant_new_string (views[i]));
      desk_test_wait_until (find_at (fixture, "2026-11-24T10:00:00+08:00") != NULL);
    }
  act (fixture, "visits.view", g_variant_new_string ("day"));
  desk_test_wait_until (desk_visits_page_get (fixture->page)->len == 0);
  act (fixture, "visits.next", NULL);
  desk_test_wait_until (desk_visits_page_get (fixture->page)->len == 1);
  act (fixture, "visits.view", g_variant_new_string ("week"));
}

static void
test_new_destroy (void)
{
  g_autoptr (DeskUiFixture) desk = desk_ui_fixture_new (NOW);
  GtkWidget *page = g_object_ref_sink (desk_visits_page_new (desk->store));
  GPtrArray *none = desk_visits_page_get (DESK_VISITS_PAGE (page));

  desk_test_wait_until (desk_visits_page_get (DESK_VISITS_PAGE (page)) != none);
  desk_test_assert_let_go (page);
}

/* As a notice on the screen leads to it: its day, with its card open. */
static void
test_show (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *visit_id = NULL;

  plan (fixture, GOLD, "2026-11-24T11:00:00+08:00", 60);
  act (fixture, "visits.next", NULL);
  visit_id = g_strdup (plan (fixture, DIAMOND, "2026-12-02T10:00:00+08:00", 60)->visit_id);
  act (fixture, "visits.today", NULL);
  desk_test_wait_until (find_at (fixture, "2026-11-24T11:00:00+08:00") != NULL);

  desk_visits_page_show_visit (fixture->page, visit_id,
                               desk_test_time ("2026-12-02T10:00:00+08:00"));
  desk_test_wait_until (g_strcmp0 (desk_visits_page_get_card (fixture->page), visit_id) == 0);
  g_assert_cmpuint (desk_visits_page_get (fixture->page)->len, ==, 1);
  act (fixture, "visits.view", g_variant_new_string ("week"));
}

/* Before what lies on its days is read, the grid knows the days and the rules (H1). */
static void
test_press_at_once (void)
{
  g_autoptr (DeskUiFixture) desk = desk_ui_fixture_new (NOW);
  DeskVisitsPage *page = DESK_VISITS_PAGE (g_object_ref_sink (desk_visits_page_new (desk->store)));
  DeskTimeGrid *grid = desk_visits_page_get_grid (page);
  GPtrArray *none = desk_visits_page_get (page);

  desk_time_grid_press (grid, 60, desk_time_grid_get_y (grid, 19 * 60) + 2);
  desk_time_grid_pull (grid, 0, 40);
  g_assert_cmpstr (desk_visits_page_get_hint (page), ==, "");
  desk_time_grid_pull (grid, 0, 70);
  g_assert_nonnull (strstr (desk_visits_page_get_hint (page), "20:00"));

  desk_test_wait_until (desk_visits_page_get (page) != none);
  desk_test_assert_let_go (page);
}

static void
add (const char *path,
     void (*test) (Fixture       *fixture,
                   gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/visits/new-destroy", test_new_destroy);
  g_test_add_func ("/ui/visits/press-at-once", test_press_at_once);
  add ("/ui/visits/views", test_views);
  add ("/ui/visits/drag-move", test_drag_move);
  add ("/ui/visits/drag-lengthen", test_drag_lengthen);
  add ("/ui/visits/drag-scrolls", test_drag_scrolls);
  add ("/ui/visits/H1/drag-refused", test_drag_refused);
  add ("/ui/visits/drag-taken", test_drag_taken);
  add ("/ui/visits/drag-create", test_drag_create);
  add ("/ui/visits/drop-create", test_drop_create);
  add ("/ui/visits/H1/create-refused", test_create_refused);
  add ("/ui/visits/keys-move", test_keys_move);
  add ("/ui/visits/keys-refused", test_keys_refused);
  add ("/ui/visits/keys-cancel", test_keys_cancel);
  add ("/ui/visits/cursor", test_cursor);
  add ("/ui/visits/travel", test_travel);
  add ("/ui/visits/cursor-taken", test_cursor_taken);
  add ("/ui/visits/steps", test_steps);
  add ("/ui/visits/show", test_show);

  return g_test_run ();
}
