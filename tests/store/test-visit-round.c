/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Visits to several members at once: when, planned together and taken back. */

#include "desk-store-test.h"

#include <desk-error.h>
#include <desk-json.h>
#include <desk-visit-round.h>

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", .name = "王秀英" });
  test_page_add_member (page, &(TestMember) { "M2", .name = "李四" });
  test_page_add_member (page, &(TestMember) { "M3", .name = "张三" });
  test_page_apply (page, fixture->store);
}

static GArray *
find_all (StoreFixture *fixture)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  query->sort = DESK_MEMBER_SORT_MEMBER_NO;
  return test_find (fixture->store, query);
}

static GPtrArray *
propose (StoreFixture  *fixture,
         GArray        *ids,
         const char    *from,
         gint64         minutes,
         gint64         travel_minutes,
         GError       **error)
{
  DeskRoundWish wish = { minutes, travel_minutes, desk_test_time (from) };
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_propose_round, fixture->store, ids, &wish);

  return desk_store_propose_round_finish (fixture->store, result, error);
}

static void
assert_times (GPtrArray          *stops,
              const char * const *times)
{
  g_assert_cmpuint (stops->len, ==, 3);
  for (guint i = 0; i < stops->len; i++)
    {
      const DeskRoundStop *stop = g_ptr_array_index (stops, i);
      g_autofree char *member_no = g_strdup_printf ("M%u", i + 1);

      g_assert_cmpstr (stop->member_no, ==, member_no);
      g_assert_cmpint (stop->start_ms, ==, desk_test_time (times[i]));
    }
}

/* H1: the last one ends at 20:00 sharp, what does not fit any more begins at 8:00; the way to the
 * next one lies between them. */
static void
test_times (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *from;
    gint64      travel;
    const char *times[3];
  } cases[] = {
    { "2026-11-23T18:00:00+08:00", 0,
      { "2026-11-23T18:00:00+08:00", "2026-11-23T19:00:00+08:00", "2026-11-24T08:00:00+08:00" } },
    { "2026-11-23T18:01:00+08:00", 0,
      { "2026-11-23T18:15:00+08:00", "2026-11-24T08:00:00+08:00", "2026-11-24T09:00:00+08:00" } },
    { "2026-11-30T19:00:00+08:00", 15,
      { "2026-11-30T19:00:00+08:00", "2026-12-01T08:00:00+08:00", "2026-12-01T09:15:00+08:00" } },
    { "2026-11-23T07:59:00+08:00", 20,
      { "2026-11-23T08:00:00+08:00", "2026-11-23T09:30:00+08:00", "2026-11-23T11:00:00+08:00" } },
  };
  g_autoptr (GArray) ids = find_all (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) stops = propose (fixture, ids, cases[i].from, 60, cases[i].travel,
                                             &error);

      g_assert_no_error (error);
      assert_times (stops, cases[i].times);
    }
}

/* What was planned is in the way, what the member prefers goes before; the past is passed over. */
static void
test_choice (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const char * const times[] = { "2026-11-22T11:00:00+08:00", "2026-11-25T14:00:00+08:00",
                                        "2026-11-22T12:00:00+08:00" };
  g_autoptr (GArray) ids = find_all (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) fact = NULL;
  g_autoptr (DeskVerdict) visit = NULL;
  g_autoptr (GPtrArray) stops = NULL;

  fact = test_perform (fixture->store, DESK_OP_FACT_SET,
                       "{\"member_no\":\"M2\",\"fact\":\"call-hours\","
                       "\"value\":{\"days\":[3],\"from\":\"14:00\",\"to\":\"16:00\"}}", &error);
  g_assert_no_error (error);
  g_assert_true (fact->accepted);
  visit = test_perform (fixture->store, DESK_OP_VISIT_SCHEDULE,
                        "{\"member_no\":\"M3\",\"start\":\"2026-11-22T10:00:00+08:00\","
                        "\"minutes\":60,\"purpose\":\"card\"}", &error);
  g_assert_no_error (error);
  g_assert_true (visit->accepted);

  stops = propose (fixture, ids, "2026-11-20T08:00:00+08:00", 60, 0, &error);
  g_assert_no_error (error);
  assert_times (stops, times);
  g_assert_false (((DeskRoundStop *) stops->pdata[0])->preferred);
  g_assert_true (((DeskRoundStop *) stops->pdata[1])->preferred);
}

static gint64
count_planned (StoreFixture *fixture)
{
  return store_fixture_query_int (fixture,
                                  "SELECT count (*) FROM visits WHERE status = 'planned'");
}

static DeskPerformed *
plan (StoreFixture *fixture,
      GPtrArray    *stops)
{
  g_autoptr (JsonObject) args =
    desk_json_parse_object ("{\"purpose\":\"courtesy\",\"minutes\":60}", -1, NULL);
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_plan_round, fixture->store, args, stops);
  g_autoptr (GError) error = NULL;
  DeskPerformed *performed = desk_store_plan_round_finish (fixture->store, result, &error);

  g_assert_no_error (error);
  return performed;
}

/* Each is judged by itself; all that was planned goes again, and what was there before stays. */
static void
test_plan (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) ids = find_all (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stops = propose (fixture, ids, "2026-11-23T10:00:00+08:00", 60, 0, &error);
  g_autoptr (GPtrArray) again = propose (fixture, ids, "2026-11-23T12:00:00+08:00", 60, 0, &error);
  g_autoptr (DeskPerformed) first = plan (fixture, stops);
  g_autoptr (DeskPerformed) second = plan (fixture, again);
  g_autoptr (DeskPerformed) undone = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpuint (first->n_accepted, ==, 3);
  g_assert_cmpuint (second->n_accepted, ==, 2);
  g_assert_cmpuint (second->n_refused, ==, 1);
  g_assert_null (((DeskRoundStop *) again->pdata[0])->visit_id);
  g_assert_cmpint (count_planned (fixture), ==, 5);

  result = desk_test_call (desk_store_cancel_round, fixture->store, "By mistake", again);
  undone = desk_store_cancel_round_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->n_accepted, ==, 2);
  g_assert_cmpuint (undone->n_refused, ==, 0);
  g_assert_cmpint (count_planned (fixture), ==, 3);
}

static void
test_too_many (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GArray) many = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_array_set_size (many, DESK_ROUND_MOST);
  none = propose (fixture, many, "2026-11-23T10:00:00+08:00", 60, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_array_set_size (many, DESK_ROUND_MOST + 1);
  g_assert_null (propose (fixture, many, "2026-11-23T10:00:00+08:00", 60, 0, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

#define ADD(name, func)                                                                          \
  g_test_add ("/store/visit-round/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("H1/times", test_times);
  ADD ("choice", test_choice);
  ADD ("plan", test_plan);
  ADD ("too-many", test_too_many);

  return g_test_run ();
}
