/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-month-grid.h>
#include <desk-store-test.h>
#include <desk-visits-page.h>

#include "desk-ui-fixture.h"

#define N_DAYS  375
#define A_DAY   8
#define MEMBER  "M0000001"
/* Six weeks, and of each day what there is room for at most. */
#define AT_MOST (6 * 7 * DESK_MONTH_MOST)

typedef struct
{
  StoreFixture store;
  DeskVisitsPage *page;
  GtkWindow *window;
} Fixture;

/* 3 000 visits: eight a day, from the month that is shown on. */
static void
fill (DeskStore *store)
{
  TestPage *page = test_page_new (0);
  g_autoptr (GDateTime) first = g_date_time_new_from_iso8601 ("2026-11-01T08:00:00+08:00", NULL);

  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { MEMBER, "王伟", .card_tier = "diamond" });
  for (int i = 0; i < N_DAYS * A_DAY; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (first, i / A_DAY);
      g_autoptr (GDateTime) start = g_date_time_add_hours (day, i % A_DAY);
      g_autofree char *text = g_date_time_format (start, "%FT%T%:z");
      g_autofree char *id = g_strdup_printf ("v%d", i);

      test_page_add_visit (page, id, MEMBER, "planned", text);
    }
  test_page_apply (page, store);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  fill (fixture->store.store);
  fixture->page = DESK_VISITS_PAGE (desk_visits_page_new (fixture->store.store));
  fixture->window = desk_ui_show (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->page);
  gtk_window_destroy (fixture->window);
  desk_test_assert_let_go (fixture->page);
  store_fixture_tear_down (&fixture->store, NULL);
}

static void
act (Fixture    *fixture,
     const char *action,
     GVariant   *parameter)
{
  g_assert_true (
    gtk_widget_activate_action_variant (GTK_WIDGET (fixture->page), action, parameter));
}

static gboolean
shows_day (Fixture    *fixture,
           const char *noon)
{
  GPtrArray *visits = desk_visits_page_get (fixture->page);

  for (guint i = 0; i < visits->len; i++)
    if (((DeskVisit *) g_ptr_array_index (visits, i))->start_ms == desk_test_time (noon))
      return TRUE;
  return FALSE;
}

/* However many visits a month has and however many months are looked at, the same widgets show
 * them. */
static void
test_month (Fixture       *fixture,
            gconstpointer  data)
{
  guint before;
  guint made;

  act (fixture, "visits.view", g_variant_new_string ("month"));
  desk_test_wait_until (shows_day (fixture, "2026-11-30T12:00:00+08:00"));
  before = desk_visits_page_get_n_made (fixture->page);
  act (fixture, "visits.next", NULL);
  desk_test_wait_until (shows_day (fixture, "2026-12-31T12:00:00+08:00"));
  made = desk_visits_page_get_n_made (fixture->page);
  g_assert_cmpuint (made, <=, before + AT_MOST);

  for (guint month = 1; month <= 10; month++)
    {
      g_autofree char *noon = g_strdup_printf ("2027-%02u-20T12:00:00+08:00", month);

      act (fixture, "visits.next", NULL);
      desk_test_wait_until (shows_day (fixture, noon));
      /* 31 days over six weeks need no more than 35 or 42 days do. */
      g_assert_cmpuint (desk_visits_page_get_n_made (fixture->page), <=, before + AT_MOST);
    }
  g_assert_cmpuint (desk_visits_page_get (fixture->page)->len, <=, 6 * 7 * A_DAY);
}

/* A week asks for its own visits only, and the next one is shown by the same widgets. */
static void
test_week (Fixture       *fixture,
           gconstpointer  data)
{
  guint before;

  act (fixture, "visits.view", g_variant_new_string ("week"));
  desk_test_wait_until (desk_visits_page_get (fixture->page)->len == 7 * A_DAY);
  before = desk_visits_page_get_n_made (fixture->page);
  act (fixture, "visits.next", NULL);
  desk_test_wait_until (shows_day (fixture, "2026-11-29T12:00:00+08:00"));
  g_assert_cmpuint (desk_visits_page_get (fixture->page)->len, ==, 7 * A_DAY);
  g_assert_cmpuint (desk_visits_page_get_n_made (fixture->page), <=, before + 7 * A_DAY);
  act (fixture, "visits.next", NULL);
  desk_test_wait_until (shows_day (fixture, "2026-12-06T12:00:00+08:00"));
  g_assert_cmpuint (desk_visits_page_get_n_made (fixture->page), <=, before + 7 * A_DAY);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  g_test_add ("/ui/visit-year/month", Fixture, NULL, set_up, test_month, tear_down);
  g_test_add ("/ui/visit-year/week", Fixture, NULL, set_up, test_week, tear_down);

  return g_test_run ();
}
