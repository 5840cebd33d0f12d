/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-entitlement.h>
#include <desk-used-month.h>

#include "desk-store-test.h"

/* What was drawn of the entitlements in a month, of all members (E6, E7). */

static DeskUsedMonth *
load (StoreFixture *fixture,
      const char   *month)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_load_used_month, fixture->store, month);
  DeskUsedMonth *loaded = desk_store_load_used_month_finish (fixture->store, result, &error);

  g_assert_no_error (error);
  return loaded;
}

static void
add_members (StoreFixture *fixture)
{
  TestPage *page = test_page_new (0);

  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", "张伟", .card_tier = "diamond",
                                              .card_expires = "2027-06-30" });
  test_page_add_member (page, &(TestMember) { "M2", "白静", .card_tier = "gold",
                                              .card_expires = "2027-06-30" });
  test_page_apply (page, fixture->store);
}

static void
draw (StoreFixture *fixture,
      const char   *now,
      const char   *member_no,
      const char   *service,
      int           hours)
{
  g_autofree char *lasts = hours > 0 ? g_strdup_printf (",\"hours\":%d", hours) : g_strdup ("");
  g_autofree char *args = g_strdup_printf ("{\"member_no\":\"%s\",\"service\":\"%s\",\"note\":\"\"%s}",
                                           member_no, service, lasts);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  desk_clock_set (fixture->clock, desk_test_time (now));
  verdict = test_perform (fixture->store, DESK_OP_SERVICE_USE, args, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

static const DeskUsedItem *
get_item (DeskUsedMonth *month,
          guint          position)
{
  g_assert_cmpuint (month->items->len, >, position);
  return g_ptr_array_index (month->items, position);
}

static const DeskUsedTotal *
get_total (DeskUsedMonth *month,
           const char    *service)
{
  for (guint i = 0; i < month->totals->len; i++)
    {
      const DeskUsedTotal *total = g_ptr_array_index (month->totals, i);

      if (g_str_equal (total->service, service))
        return total;
    }
  g_assert_not_reached ();
}

/* Both kinds count together; the limit is reached with the third, by whichever kind. */
static void
test_limit (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskUsedMonth) two = NULL;
  g_autoptr (DeskUsedMonth) three = NULL;

  add_members (fixture);
  draw (fixture, "2026-11-20T09:00:00+08:00", "M1", DESK_SERVICE_EMERGENCY_REACTIVATION, 2);
  draw (fixture, "2026-11-20T12:00:00+08:00", "M1", DESK_SERVICE_DELAYED_SUSPENSION, 2);
  two = load (fixture, NULL);
  g_assert_cmpint (get_item (two, 0)->limit, ==, 3);
  g_assert_cmpint (get_item (two, 0)->used, ==, 2);
  g_assert_cmpint (get_item (two, 0)->used_alone, ==, 1);
  g_assert_cmpuint (two->n_at_limit, ==, 0);

  draw (fixture, "2026-11-21T09:00:00+08:00", "M1", DESK_SERVICE_DELAYED_SUSPENSION, 2);
  three = load (fixture, NULL);
  g_assert_cmpuint (three->items->len, ==, 2);
  g_assert_cmpint (get_item (three, 0)->used, ==, 3);
  g_assert_cmpint (get_total (three, DESK_SERVICE_EMERGENCY_REACTIVATION)->used, ==, 1);
  g_assert_cmpint (get_total (three, DESK_SERVICE_DELAYED_SUSPENSION)->used, ==, 2);
  g_assert_cmpuint (get_total (three, DESK_SERVICE_EMERGENCY_REACTIVATION)->n_at_limit, ==, 1);
  g_assert_cmpuint (three->n_at_limit, ==, 1);
  g_assert_cmpuint (three->n_members, ==, 1);
  g_assert_cmpint (three->used, ==, 3);
}

/* What the standard sets no limit for is counted, and nobody is ever at its limit. */
static void
test_not_set (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskUsedMonth) month = NULL;

  add_members (fixture);
  for (int i = 0; i < 5; i++)
    draw (fixture, "2026-11-20T09:00:00+08:00", "M2", "airport-lounge", 0);
  draw (fixture, "2026-11-20T09:00:00+08:00", "M2", DESK_SERVICE_EMERGENCY_REACTIVATION, 0);
  month = load (fixture, NULL);
  g_assert_cmpint (get_item (month, 0)->limit, ==, -1);
  g_assert_cmpint (get_item (month, 0)->used, ==, 5);
  g_assert_cmpint (get_item (month, 1)->limit, ==, -1);
  g_assert_cmpuint (month->n_at_limit, ==, 0);
}

/* By the calendar of the policy's zone, whatever the laptop's: over a leap day and a year's end. */
static void
test_month_end (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (DeskUsedMonth) february = NULL;
  g_autoptr (DeskUsedMonth) march = NULL;
  g_autoptr (DeskUsedMonth) december = NULL;

  add_members (fixture);
  draw (fixture, "2027-12-31T23:59:59.999+08:00", "M1", "leisure-club", 0);
  draw (fixture, "2028-01-01T00:00:00+08:00", "M1", "leisure-club", 0);
  draw (fixture, "2028-02-29T23:59:59.999+08:00", "M1", "airport-lounge", 0);
  february = load (fixture, NULL);
  g_assert_cmpstr (february->month, ==, "2028-02");
  g_assert_cmpstr (february->first_month, ==, "2027-12");
  g_assert_cmpuint (february->items->len, ==, 1);

  desk_clock_set (fixture->clock, desk_test_time ("2028-03-01T00:00:00+08:00"));
  march = load (fixture, NULL);
  g_assert_cmpstr (march->month, ==, "2028-03");
  g_assert_cmpuint (march->items->len, ==, 0);

  december = load (fixture, "2027-12");
  g_assert_cmpstr (december->this_month, ==, "2028-03");
  g_assert_cmpint (get_item (december, 0)->used, ==, 1);
}

/* What began last month is shown while it runs, to its last moment, and counts where it began. */
static void
test_running (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskUsedMonth) running = NULL;
  g_autoptr (DeskUsedMonth) over = NULL;
  g_autoptr (DeskUsedMonth) before = NULL;

  add_members (fixture);
  draw (fixture, "2026-11-30T22:00:00+08:00", "M1", DESK_SERVICE_EMERGENCY_REACTIVATION, 24);
  desk_clock_set (fixture->clock, desk_test_time ("2026-12-01T21:59:59.999+08:00"));
  running = load (fixture, NULL);
  g_assert_cmpint (get_item (running, 0)->used_alone, ==, 0);
  g_assert_cmpint (get_item (running, 0)->used, ==, 0);
  g_assert_cmpint (get_item (running, 0)->ends_ms, ==,
                   desk_test_time ("2026-12-01T22:00:00+08:00"));
  g_assert_cmpint (running->used, ==, 0);
  g_assert_cmpuint (running->n_members, ==, 0);

  desk_clock_set (fixture->clock, desk_test_time ("2026-12-01T22:00:00+08:00"));
  over = load (fixture, NULL);
  g_assert_cmpuint (over->items->len, ==, 0);
  before = load (fixture, "2026-11");
  g_assert_cmpint (get_item (before, 0)->used, ==, 1);
}

/* By whom, and whether the hub has judged it. What runs comes before what is over. */
static void
test_rows (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskUsedMonth) month = NULL;
  TestPage *page = NULL;

  add_members (fixture);
  page = test_page_new (3);
  test_page_add_use (page, "U1", "M2", "airport-lounge", "2026-11-20T09:00:00+08:00");
  test_page_apply (page, fixture->store);
  draw (fixture, "2026-11-22T09:00:00+08:00", "M1", DESK_SERVICE_EMERGENCY_REACTIVATION, 24);
  month = load (fixture, NULL);
  g_assert_cmpstr (get_item (month, 0)->member_no, ==, "M1");
  g_assert_true (get_item (month, 0)->provisional);
  g_assert_cmpstr (get_item (month, 1)->name, ==, "白静");
  g_assert_false (get_item (month, 1)->provisional);
  g_assert_cmpint (get_item (month, 1)->last_ms, ==, desk_test_time ("2026-11-20T09:00:00+08:00"));
  g_assert_cmpstr (get_item (month, 1)->by, !=, "");
}

#define ADD(name, func)                                                                  \
  g_test_add ("/store/used-month/" name, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("E6/limit", test_limit);
  ADD ("E7/not-set", test_not_set);
  ADD ("E6/month-end", test_month_end);
  ADD ("E6/running", test_running);
  ADD ("rows", test_rows);
  return g_test_run ();
}
