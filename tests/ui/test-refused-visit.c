/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-other-times.h>
#include <desk-refusal.h>
#include <desk-store-test.h>
#include <desk-today-page.h>
#include <desk-visits-page.h>

#include "desk-ui-fixture.h"

/* A Monday; a stopped clock. */
#define NOW "2026-11-23T09:30:00+08:00"
#define DIAMOND "M0000001"
#define GOLD "M0000002"
#define TEN "2026-11-24T10:00:00+08:00"

typedef struct
{
  DeskUiFixture *desk;
  GtkWindow     *window;
  char          *lost;          /* the operation that was turned away */
} Fixture;

/* Returns: (transfer full): the operation's id */
static char *
plan (Fixture    *fixture,
      const char *member_no,
      const char *start)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"%s\",\"start\":\"%s\",\"minutes\":60,"
                     "\"purpose\":\"card\"}", member_no, start);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict =
    test_perform (fixture->desk->store, DESK_OP_VISIT_SCHEDULE, args, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

/* Another laptop had the hour: ten to eleven is another member's. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->desk = desk_ui_fixture_new (NOW);
  fixture->lost = plan (fixture, DIAMOND, TEN);
  test_reject (fixture->desk->store, fixture->lost, "time-taken");
  g_free (plan (fixture, GOLD, TEN));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  g_free (fixture->lost);
  desk_ui_fixture_free (fixture->desk);
}

static GtkWidget *
find_below (GtkWidget *root,
            GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
offers_times (GtkWidget *root)
{
  GtkWidget *times = find_below (root, DESK_TYPE_OTHER_TIMES);

  return times != NULL && desk_other_times_count (DESK_OTHER_TIMES (times)) > 0;
}

static GtkWidget *
find_chip (GtkWidget  *root,
           const char *label)
{
  GtkWidget *times = find_below (root, DESK_TYPE_OTHER_TIMES);

  for (GtkWidget *chip = gtk_widget_get_first_child (times); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (g_str_equal (gtk_button_get_label (GTK_BUTTON (chip)), label))
      return chip;
  return NULL;
}

static const DeskVisit *
find_visit (DeskVisitsPage *page,
            const char     *member_no)
{
  GPtrArray *visits = desk_visits_page_get (page);

  for (guint i = 0; i < visits->len; i++)
    if (g_str_equal (((DeskVisit *) g_ptr_array_index (visits, i))->member_no, member_no))
      return g_ptr_array_index (visits, i);
  return NULL;
}

/* It stands beside the visit that has the hour; its card offers others, the nearest of them around
 * that hour, and one press plans the visit there. */
static void
test_calendar (Fixture       *fixture,
               gconstpointer  data)
{
  DeskVisitsPage *page = DESK_VISITS_PAGE (desk_visits_page_new (fixture->desk->store));
  GtkWidget *block;

  fixture->window = desk_ui_show (GTK_WIDGET (page));
  desk_test_wait_until (find_visit (page, DIAMOND) != NULL);
  g_assert_true (desk_refusal_is (find_visit (page, DIAMOND)));
  g_assert_false (desk_refusal_is (find_visit (page, GOLD)));
  block = GTK_WIDGET (desk_time_grid_find_block (desk_visits_page_get_grid (page), fixture->lost));
  desk_test_wait_until (gtk_widget_get_height (block) > 0);
  gtk_widget_grab_focus (block);
  gtk_widget_activate_action (GTK_WIDGET (page), "visits.open", NULL);
  desk_test_wait_until (offers_times (GTK_WIDGET (page)));
  g_assert_nonnull (find_chip (GTK_WIDGET (page), "09:00"));
  g_assert_null (find_chip (GTK_WIDGET (page), "10:00"));
  g_signal_emit_by_name (find_chip (GTK_WIDGET (page), "11:00"), "clicked");
  desk_test_wait_until (find_visit (page, DIAMOND) != NULL
                        && !desk_refusal_is (find_visit (page, DIAMOND)));
  g_assert_cmpint (find_visit (page, DIAMOND)->start_ms, ==,
                   desk_test_time ("2026-11-24T11:00:00+08:00"));
}

/* Moved on the calendar, as any visit is by the keyboard, it gets that time. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  DeskVisitsPage *page = DESK_VISITS_PAGE (desk_visits_page_new (fixture->desk->store));
  GtkWidget *block;

  fixture->window = desk_ui_show (GTK_WIDGET (page));
  desk_test_wait_until (find_visit (page, DIAMOND) != NULL);
  block = GTK_WIDGET (desk_time_grid_find_block (desk_visits_page_get_grid (page), fixture->lost));
  gtk_widget_grab_focus (block);
  gtk_widget_activate_action (GTK_WIDGET (page), "visits.shift", "(ii)", 1, 0);
  desk_test_wait_until (find_visit (page, DIAMOND) != NULL
                        && !desk_refusal_is (find_visit (page, DIAMOND)));
  g_assert_cmpint (find_visit (page, DIAMOND)->start_ms, ==,
                   desk_test_time ("2026-11-25T10:00:00+08:00"));
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

/* Today tells of it until it has another time or is given up. */
static void
test_today (Fixture       *fixture,
            gconstpointer  data)
{
  DeskTodayPage *page = DESK_TODAY_PAGE (desk_today_page_new (fixture->desk->store));
  GtkWidget *section = GTK_WIDGET (desk_today_page_get_section (page, DESK_TODAY_REFUSED));

  fixture->window = desk_ui_show (GTK_WIDGET (page));
  desk_test_wait_until (offers_times (section));
  g_assert_nonnull (find_chip (section, "11:00"));
  gtk_widget_activate_action (GTK_WIDGET (page), "today.give-up", "s", fixture->lost);
  desk_test_wait_until (find_question () != NULL);
  adw_message_dialog_response (find_question (), "accept");
  desk_test_wait_until (desk_today_page_get_today (page)->refused->len == 0);
  g_assert_false (gtk_widget_get_visible (section));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/ui/refused-visit/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("calendar", test_calendar);
  ADD ("move", test_move);
  ADD ("today", test_today);
#undef ADD

  return g_test_run ();
}
