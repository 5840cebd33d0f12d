/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times that are free or were turned away, and what befell a visit. */

#include "desk-store-test.h"

#include <desk-free-times.h>
#include <desk-error.h>
#include <desk-refused-visit.h>
#include <desk-visit-event.h>

#define NOON "2026-11-23T12:00:00+08:00"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", .name = "王秀英" });
  test_page_add_member (page, &(TestMember) { "M2", .name = "李四" });
  test_page_apply (page, fixture->store);
}

/* Returns: (transfer full): the operation's id */
static char *
perform (StoreFixture *fixture,
         const char   *kind,
         const char   *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = test_perform (fixture->store, kind, args, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

static char *
plan (StoreFixture *fixture,
      const char   *start)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"start\":\"%s\",\"minutes\":60,\"purpose\":\"card\","
                     "\"travel_minutes\":15}", start);

  return perform (fixture, DESK_OP_VISIT_SCHEDULE, args);
}

static char *
move (StoreFixture *fixture,
      const char   *visit_id,
      const char   *start)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"visit_id\":\"%s\",\"base\":\"%s\",\"start\":\"%s\"}",
                     visit_id, visit_id, start);

  return perform (fixture, DESK_OP_VISIT_MOVE, args);
}

static GPtrArray *
list_refused (StoreFixture *fixture,
              const char   *from,
              const char   *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_list_refused_visits, fixture->store, desk_test_time (from),
                    desk_test_time (to));
  GPtrArray *visits = desk_store_list_refused_visits_finish (fixture->store, result, &error);

  g_assert_no_error (error);
  return visits;
}

/* What lost the hour is there with its reason, until the person resolves it. */
static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *lost = plan (fixture, NOON);
  g_autofree char *stands = plan (fixture, "2026-11-23T15:00:00+08:00");
  g_autofree char *moved = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;
  const DeskRefusedVisit *refused;

  test_reject (fixture->store, lost, "time-taken");
  first = list_refused (fixture, NOON, "2026-11-23T12:00:01+08:00");
  g_assert_cmpuint (first->len, ==, 1);
  refused = g_ptr_array_index (first, 0);
  g_assert_cmpstr (refused->op_id, ==, lost);
  g_assert_cmpstr (refused->visit_id, ==, "");
  g_assert_cmpstr (refused->name, ==, "王秀英");
  g_assert_cmpstr (refused->purpose, ==, "card");
  g_assert_cmpint (refused->minutes, ==, 60);
  g_assert_cmpint (refused->travel_minutes, ==, 15);
  g_assert_cmpstr (refused->reason->code, ==, "time-taken");
  none = list_refused (fixture, "2026-11-23T12:00:01+08:00", "2026-11-24T00:00:00+08:00");
  g_assert_cmpuint (none->len, ==, 0);

  test_accept (fixture->store, stands, 9);
  moved = move (fixture, stands, "2026-11-24T15:00:00+08:00");
  test_reject (fixture->store, moved, "time-taken");
  g_assert_true (test_resolve (fixture->store, lost, DESK_RESOLVE_DROP, NULL, &error));
  g_assert_no_error (error);
  second = list_refused (fixture, "2026-11-01T00:00:00+08:00", "2026-12-01T00:00:00+08:00");
  g_assert_cmpuint (second->len, ==, 1);
  refused = g_ptr_array_index (second, 0);
  g_assert_cmpstr (refused->visit_id, ==, stands);
  g_assert_cmpstr (refused->purpose, ==, "card");
  g_assert_cmpint (refused->minutes, ==, 60);
}

static DeskVerdict *
rebook (StoreFixture  *fixture,
        const char    *op_id,
        const char    *start,
        GError       **error)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_rebook, fixture->store, op_id, desk_test_time (start), 60);

  return desk_store_rebook_finish (fixture->store, result, error);
}

/* The same visit at another time, planned now: a day later the old time may have gone by. What the
 * rules refuse changes nothing. */
static void
test_rebook (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *lost = plan (fixture, NOON);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (DeskVerdict) past = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const DeskOutboxEntry *entry;

  test_reject (fixture->store, lost, "time-taken");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-24T10:00:00+08:00"));
  past = rebook (fixture, lost, "2026-11-24T09:45:00+08:00", &error);
  g_assert_no_error (error);
  g_assert_false (past->accepted);
  before = list_refused (fixture, NOON, "2026-12-01T00:00:00+08:00");
  g_assert_cmpuint (before->len, ==, 1);

  verdict = rebook (fixture, lost, "2026-11-24T10:15:00+08:00", &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  after = list_refused (fixture, NOON, "2026-12-01T00:00:00+08:00");
  g_assert_cmpuint (after->len, ==, 0);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->kind, ==, DESK_OP_VISIT_SCHEDULE);
  g_assert_cmpint (entry->made_ms, ==, desk_test_time ("2026-11-24T10:00:00+08:00"));
  g_assert_cmpstr (json_object_get_string_member (entry->args, "purpose"), ==, "card");
  g_assert_cmpstr (json_object_get_string_member (entry->args, "start"), ==,
                   "2026-11-24T10:15:00+08:00");

  g_assert_null (rebook (fixture, lost, "2026-11-25T10:15:00+08:00", &unknown));
  g_assert_error (unknown, DESK_ERROR, DESK_ERROR_NOT_FOUND);
}

/* A move is one of the visit as it stands, whatever befell it since. */
static void
test_rebook_move (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *stands = plan (fixture, "2026-11-23T15:00:00+08:00");
  g_autofree char *lost = NULL;
  g_autofree char *other = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  lost = move (fixture, stands, "2026-11-24T15:00:00+08:00");
  test_reject (fixture->store, lost, "time-taken");
  other = move (fixture, stands, "2026-11-25T15:00:00+08:00");
  verdict = rebook (fixture, lost, "2026-11-26T15:00:00+08:00", &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

static void
assert_free (StoreFixture *fixture,
             const char   *member_no,
             const char   *visit_id,
             const char   *expected)
{
  const DeskFreeQuery query = {
    member_no, visit_id, 60, 0, desk_test_time ("2026-11-22T00:00:00+08:00"),
    desk_test_time ("2026-11-23T00:00:00+08:00"),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_find_free_times, fixture->store, &query);
  g_autoptr (GArray) times = desk_store_find_free_times_finish (fixture->store, result, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < times->len; i++)
    {
      const DeskFreeTime *time = &g_array_index (times, DeskFreeTime, i);
      gint64 midnight = desk_test_time ("2026-11-22T00:00:00+08:00");

      g_string_append_printf (text, "%s%d-%d%s", i > 0 ? " " : "",
                              (int) (time->first_ms - midnight) / 60000,
                              (int) (time->last_ms - midnight) / 60000, time->preferred ? "*" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* From now (10:00) on; the hours that the member likes to be called at are marked. */
static void
test_free (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *fact = perform (fixture, DESK_OP_FACT_SET,
                                   "{\"member_no\":\"M2\",\"fact\":\"call-hours\",\"value\":"
                                   "{\"days\":[7],\"from\":\"17:00\",\"to\":\"19:00\"}}");
  g_autofree char *visit_id = plan (fixture, "2026-11-22T12:00:00+08:00");

  assert_free (fixture, NULL, NULL, "600-645 780-1140");
  assert_free (fixture, "M1", visit_id, "600-1140");
  assert_free (fixture, "M2", NULL, "600-645 780-1005 1020-1080* 1095-1140");
}

static void
test_events (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *visit_id = plan (fixture, NOON);
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const DeskVisitEvent *event;

  test_accept (fixture->store, visit_id, 9);
  moved = move (fixture, visit_id, "2026-11-24T15:00:00+08:00");
  result = desk_test_call (desk_store_list_visit_events, fixture->store, visit_id);
  events = desk_store_list_visit_events_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  event = g_ptr_array_index (events, 0);
  g_assert_cmpstr (event->event, ==, "planned");
  g_assert_false (event->provisional);
  event = g_ptr_array_index (events, 1);
  g_assert_cmpstr (event->event, ==, "moved");
  g_assert_cmpint (event->start_ms, ==, desk_test_time ("2026-11-24T15:00:00+08:00"));
  g_assert_true (event->provisional);
}

#define ADD(name, func)                                                     \
  g_test_add ("/store/visit-times/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("refused", test_refused);
  ADD ("rebook", test_rebook);
  ADD ("rebook-move", test_rebook_move);
  ADD ("free", test_free);
  ADD ("events", test_events);
  return g_test_run ();
}
