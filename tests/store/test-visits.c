/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-error.h>
#include <desk-member.h>

/* The manager and a member; the clock stands at TEST_NOW. */
static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", .name = "王秀英", .card_tier = "gold" });
  test_page_apply (page, fixture->store);
}

/* A visit of an hour, as the hub has it. */
static void
add_visit (TestPage   *page,
           const char *visit_id,
           const char *start,
           const char *status)
{
  g_autofree char *values =
    g_strdup_printf ("\"%s\",\"M1\",\"" TEST_MANAGER "\",\"payment\",%" G_GINT64_FORMAT
                     ",60,20000,\"\",\"%s\",\"\",\"%s\",1,1" TEST_VISIT_REST,
                     visit_id, desk_test_time (start), status, visit_id);

  test_page_add (page, "visits", values);
}

static GPtrArray *
list (StoreFixture *fixture,
      gint64        from_ms,
      gint64        to_ms)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *visits;

  result = desk_test_call (desk_store_list_visits, fixture->store, from_ms, to_ms);
  visits = desk_store_list_visits_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return visits;
}

static DeskVisit *
load (StoreFixture  *fixture,
      const char    *visit_id,
      GError       **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_visit, fixture->store,
                                                    visit_id);

  return desk_store_load_visit_finish (fixture->store, result, error);
}

/* The ids, with `!` behind one that is at the same time as another. */
static void
assert_visits (GPtrArray  *visits,
               const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);

      g_string_append_printf (ids, "%s%s%s", i > 0 ? " " : "", visit->visit_id,
                              visit->overlaps ? "!" : "");
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_list (StoreFixture  *fixture,
           gconstpointer  data)
{
  TestPage *page = test_page_new (2);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (DeskVisit) visit = NULL;
  g_autoptr (DeskVisit) none = NULL;
  g_autoptr (GError) error = NULL;

  add_visit (page, "v2", "2026-11-23T12:00:00+08:00", "done");
  add_visit (page, "v1", "2026-11-22T12:00:00+08:00", "planned");
  test_page_apply (page, fixture->store);
  all = list (fixture, G_MININT64, G_MAXINT64);
  assert_visits (all, "v1 v2");
  some = list (fixture, desk_test_time ("2026-11-22T12:00:00+08:00"),
               desk_test_time ("2026-11-23T12:00:00+08:00"));
  assert_visits (some, "v1");

  visit = load (fixture, "v1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (visit->name, ==, "王秀英");
  g_assert_cmpint (visit->amount_fen, ==, 20000);
  g_assert_cmpint (visit->minutes, ==, 60);
  g_assert_false (visit->provisional);
  none = load (fixture, "v3", &error);
  g_assert_null (none);
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
}

/* As after a member's move: both are kept and both are told; what is over is in nobody's way. */
static void
test_overlaps (StoreFixture  *fixture,
               gconstpointer  data)
{
  TestPage *page = test_page_new (2);
  g_autoptr (GPtrArray) visits = NULL;

  add_visit (page, "v1", "2026-11-23T12:00:00+08:00", "planned");
  add_visit (page, "v2", "2026-11-23T12:59:00+08:00", "planned");
  add_visit (page, "v3", "2026-11-23T13:59:00+08:00", "planned");
  add_visit (page, "v4", "2026-11-23T14:00:00+08:00", "done");
  add_visit (page, "v5", "2026-11-23T14:00:00+08:00", "cancelled");
  test_page_apply (page, fixture->store);
  visits = list (fixture, G_MININT64, G_MAXINT64);
  assert_visits (visits, "v1! v2! v3 v4 v5");
}

/* The day is that of the policy's zone: in UTC it begins the day before. Those at its two midnights
 * are in each other's way over the bound. */
static void
test_today (StoreFixture  *fixture,
            gconstpointer  data)
{
  TestPage *page = test_page_new (2);
  g_autoptr (DeskToday) today = NULL;

  add_visit (page, "v1", "2026-11-21T23:59:59+08:00", "planned");
  add_visit (page, "v2", "2026-11-22T00:00:00+08:00", "planned");
  add_visit (page, "v3", "2026-11-22T12:00:00+08:00", "done");
  add_visit (page, "v4", "2026-11-22T23:59:59+08:00", "planned");
  add_visit (page, "v5", "2026-11-23T00:00:00+08:00", "planned");
  test_page_apply (page, fixture->store);
  today = test_load_today (fixture->store);
  assert_visits (today->visits, "v2! v4!");
}

/* What is still open of the days before, up to midnight of the policy's zone. */
static void
test_unclosed (StoreFixture  *fixture,
               gconstpointer  data)
{
  TestPage *page = test_page_new (2);
  g_autoptr (DeskToday) today = NULL;

  add_visit (page, "v1", "2026-10-31T23:59:59+08:00", "arrived");
  add_visit (page, "v2", "2026-11-20T12:00:00+08:00", "missed");
  add_visit (page, "v3", "2026-11-21T12:00:00+08:00", "confirmed");
  add_visit (page, "v4", "2026-11-21T23:59:59+08:00", "planned");
  add_visit (page, "v5", "2026-11-22T00:30:00+08:00", "started");
  test_page_apply (page, fixture->store);
  today = test_load_today (fixture->store);
  assert_visits (today->unclosed, "v1 v3 v4!");
  assert_visits (today->visits, "v5!");
}

static void
count_cb (DeskStore *store,
          gpointer   user_data)
{
  guint *n = user_data;

  (*n)++;
}

/* Who shows visits hears of them, and not of all that goes on. */
static void
test_signal (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) note = NULL;
  g_autoptr (DeskVerdict) visit = NULL;
  guint n = 0;

  g_signal_connect (fixture->store, "visits-changed", G_CALLBACK (count_cb), &n);
  note = test_perform (fixture->store, DESK_OP_NOTE_ADD, "{\"member_no\":\"M1\",\"text\":\"x\"}",
                       &error);
  g_assert_cmpuint (n, ==, 0);
  visit = test_perform (fixture->store, DESK_OP_VISIT_SCHEDULE,
                        "{\"member_no\":\"M1\",\"start\":\"2026-11-23T12:00:00+08:00\","
                        "\"minutes\":60,\"purpose\":\"card\"}", &error);
  g_assert_no_error (error);
  desk_test_wait_until (n == 1);
}

/* Provisional until the hub has judged what wrote it last. */
static void
test_provisional (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict =
    test_perform (fixture->store, DESK_OP_VISIT_SCHEDULE,
                  "{\"member_no\":\"M1\",\"start\":\"2026-11-23T12:00:00+08:00\",\"minutes\":60,"
                  "\"purpose\":\"card\"}", &error);
  g_autoptr (DeskMemberFile) before = NULL;
  g_autoptr (DeskMemberFile) after = NULL;
  const DeskVisit *visit;

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  before = test_load_member (fixture->store, "M1", &error);
  visit = g_ptr_array_index (before->visits, 0);
  g_assert_true (visit->provisional);
  g_assert_cmpint (visit->amount_fen, ==, DESK_FEN_ABSENT);
  test_accept (fixture->store, verdict->op_id, 9);
  after = test_load_member (fixture->store, "M1", &error);
  visit = g_ptr_array_index (after->visits, 0);
  g_assert_false (visit->provisional);
}

#define ADD(name, func)                                               \
  g_test_add ("/store/visits/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("overlaps", test_overlaps);
  ADD ("today", test_today);
  ADD ("unclosed", test_unclosed);
  ADD ("signal", test_signal);
  ADD ("provisional", test_provisional);
  return g_test_run ();
}
