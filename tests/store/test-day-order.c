/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The visits of a day in a better order, and moved so; now is a Sunday, 10:00. */

#include "desk-store-test.h"

#include <desk-calendar.h>
#include <desk-day-order.h>
#include <desk-error.h>
#include <desk-time.h>
#include <desk-visit-route.h>

#define TODAY  "2026-11-22"
#define MONDAY "2026-11-23"

/* Members live here: 1 and 3 on one street. */
static const char * const addresses[] = {
  "贵阳市南明区延安中路1号", "贵阳市云岩区北京路2号", "贵阳市南明区延安中路3号",
};

/* A visit to member M1, M2, … named v1, v2, … */
typedef struct
{
  const char *start;
  int         minutes;
  int         travel;
  const char *status;           /* NULL: planned */
  const char *request;
} TestVisit;

static void
add_visit (TestPage        *page,
           guint            i,
           const char      *day,
           const TestVisit *visit)
{
  g_autofree char *member_no = g_strdup_printf ("M%u", i + 1);
  g_autofree char *start = g_strdup_printf ("%sT%s:00+08:00", day, visit->start);
  g_autofree char *values =
    g_strdup_printf ("\"v%u\",\"%s\",\"" TEST_MANAGER "\",\"card\",%" G_GINT64_FORMAT
                     ",%d,null,\"%s\",\"%s\",\"\",\"v%u\",1,1,%d,\"\",null,0,\"\",\"\"",
                     i + 1, member_no, desk_test_time (start), visit->minutes,
                     visit->request != NULL ? visit->request : "",
                     visit->status != NULL ? visit->status : "planned", i + 1, visit->travel);

  test_page_add_member (page, &(TestMember) { member_no, .name = member_no,
                                              .address = addresses[i % 3] });
  test_page_add (page, "visits", values);
}

static void
plan_day (StoreFixture    *fixture,
          const char      *day,
          const TestVisit *visits,
          guint            n_visits)
{
  TestPage *page = test_page_new (0);

  test_page_add_manager (page, "guizhou");
  for (guint i = 0; i < n_visits; i++)
    add_visit (page, i, day, &visits[i]);
  test_page_apply (page, fixture->store);
}

#define PLAN(fixture, day, ...)                                                            \
  G_STMT_START                                                                             \
  {                                                                                        \
    const TestVisit visits_[] = { __VA_ARGS__ };                                           \
    plan_day (fixture, day, visits_, G_N_ELEMENTS (visits_));                              \
  }                                                                                        \
  G_STMT_END

/* On a day of the week, 1 is Monday. */
static void
prefer (StoreFixture *fixture,
        const char   *member_no,
        int           weekday,
        const char   *from,
        const char   *to)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"%s\",\"fact\":\"call-hours\",\"value\":{\"days\":[%d],"
                     "\"from\":\"%s\",\"to\":\"%s\"}}", member_no, weekday, from, to);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict =
    test_perform (fixture->store, DESK_OP_FACT_SET, args, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

static GPtrArray *
propose (StoreFixture  *fixture,
         const char    *day,
         GError       **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_propose_order, fixture->store,
                                                    desk_calendar_read_day (day));

  return desk_store_propose_order_finish (fixture->store, result, error);
}

/* Each as "M1 09:00 30", behind those that stay a !. */
static GPtrArray *
assert_order (StoreFixture *fixture,
              const char   *day,
              const char   *expected)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *stops = propose (fixture, day, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < stops->len; i++)
    {
      const DeskOrderStop *stop = g_ptr_array_index (stops, i);
      g_autoptr (GDateTime) start =
        desk_time_local (stop->start_ms, desk_policy_get_zone (fixture->policy));
      g_autofree char *time = g_date_time_format (start, "%H:%M");

      g_string_append_printf (text, "%s%s %s %d%s", i > 0 ? "; " : "", stop->name, time,
                              (int) stop->travel_minutes, stop->fixed ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
  return stops;
}

#define ASSERT_ORDER(fixture, day, expected) \
  g_ptr_array_unref (assert_order (fixture, day, expected))

static DeskPerformed *
apply (StoreFixture *fixture,
       GPtrArray    *stops)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_apply_order, fixture->store, stops);
  g_autoptr (GError) error = NULL;
  DeskPerformed *performed = desk_store_apply_order_finish (fixture->store, result, &error);

  g_assert_no_error (error);
  return performed;
}

static void
assert_applied (StoreFixture *fixture,
                GPtrArray    *stops,
                guint         n_accepted)
{
  g_autoptr (DeskPerformed) performed = apply (fixture, stops);

  g_assert_null (performed->refusal);
  g_assert_cmpuint (performed->n_accepted, ==, n_accepted);
}

static gint64
count_moves (StoreFixture *fixture)
{
  return store_fixture_query_int (fixture,
                                  "SELECT count (*) FROM visit_events WHERE event = 'moved'");
}

/* As it stands, whatever was proposed: "v2@08:00+30", by time. */
static void
assert_visits (StoreFixture *fixture,
               const char   *expected)
{
  g_autoptr (DeskDb) db = store_fixture_peek (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
    desk_db_query_text (db, &error,
                        "SELECT group_concat (line, ' ') FROM (SELECT visit_id || '@' ||"
                        " strftime ('%d.%H:%M', start_ms / 1000 + 28800, 'unixepoch') || '+' ||"
                        " travel_minutes AS line FROM visits ORDER BY start_ms)", "");

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* From 2 the way to 1 is 10 minutes, up to the next quarter, and 3 lives beside 1. From 1, or 3, the
 * way to 2 is 30 minutes: the day would end at 11:30. */
static void
test_short_way (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) stops = NULL;

  PLAN (fixture, MONDAY, { "08:00", 60, 10 }, { "09:30", 60, 30 }, { "11:00", 60, 30 });
  stops = assert_order (fixture, MONDAY, "M2 08:00 30; M1 09:15 10; M3 10:15 0");
  /* 1 and 2 wait for each other: one of them makes room. */
  assert_applied (fixture, stops, 3);
  assert_visits (fixture, "v2@23.08:00+30 v1@23.09:15+10 v3@23.10:15+0");
  g_assert_cmpint (count_moves (fixture), ==, 4);
}

/* Two that change places, and back again by what they became. */
static void
test_swap (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) stops = NULL;

  PLAN (fixture, MONDAY, { "09:00", 60, 0 }, { "10:00", 60, 0 });
  prefer (fixture, "M1", 1, "10:00", "11:00");
  prefer (fixture, "M2", 1, "09:00", "10:00");
  stops = assert_order (fixture, MONDAY, "M2 09:00 0; M1 10:00 0");
  assert_applied (fixture, stops, 2);
  assert_visits (fixture, "v2@23.09:00+0 v1@23.10:00+0");
  g_assert_cmpint (count_moves (fixture), ==, 3);

  for (guint i = 0; i < stops->len; i++)
    {
      DeskOrderStop *stop = g_ptr_array_index (stops, i);
      gint64 start_ms = stop->start_ms;

      stop->start_ms = stop->was_ms;
      stop->was_ms = start_ms;
    }
  assert_applied (fixture, stops, 2);
  assert_visits (fixture, "v1@23.09:00+0 v2@23.10:00+0");
}

/* Each of three goes where the next one is; one of them makes room. On a day without a free quarter it
 * does so on the next. */
static void
test_ring (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) stops = NULL;

  PLAN (fixture, MONDAY, { "08:00", 60, 0 }, { "09:00", 60, 0 }, { "10:00", 60, 0 },
        { "11:00", 540, 0, "confirmed" });
  prefer (fixture, "M1", 1, "09:00", "10:00");
  prefer (fixture, "M2", 1, "10:00", "11:00");
  prefer (fixture, "M3", 1, "08:00", "09:00");
  stops = assert_order (fixture, MONDAY, "M3 08:00 0; M1 09:00 0; M2 10:00 0; M4 11:00 0!");
  assert_applied (fixture, stops, 3);
  assert_visits (fixture, "v3@23.08:00+0 v1@23.09:00+0 v2@23.10:00+0 v4@23.11:00+0");
  g_assert_cmpint (count_moves (fixture), ==, 4);
  g_assert_cmpint (store_fixture_query_int (fixture,
                                            "SELECT count (*) FROM visit_events WHERE text <> ''"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query_int (fixture,
                                            "SELECT count (*) FROM visits WHERE visit_id = 'v4'"
                                            " AND version = 'v4' AND status = 'confirmed'"), ==, 1);
}

/* 1 waits for 2, that for 3; 3 and 4 wait for each other: only there one makes room. */
static void
test_queue (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) stops = NULL;

  PLAN (fixture, MONDAY, { "13:00", 60, 0 }, { "08:00", 60, 0 }, { "09:00", 120, 0 },
        { "11:00", 60, 0 });
  prefer (fixture, "M1", 1, "08:00", "09:00");
  prefer (fixture, "M2", 1, "09:00", "10:00");
  prefer (fixture, "M3", 1, "11:00", "13:00");
  prefer (fixture, "M4", 1, "10:00", "11:00");
  stops = assert_order (fixture, MONDAY, "M1 08:00 0; M2 09:00 0; M4 10:00 0; M3 11:00 0");
  assert_applied (fixture, stops, 4);
  assert_visits (fixture, "v1@23.08:00+0 v2@23.09:00+0 v4@23.10:00+0 v3@23.11:00+0");
  g_assert_cmpint (count_moves (fixture), ==, 5);
}

/* 3 is met at its time, but the way there is gone: first the way is given free, then 1 moves up. */
static void
test_way_only (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) stops = NULL;

  PLAN (fixture, MONDAY, { "12:00", 90, 0 }, { "15:00", 60, 0, "cancelled" }, { "09:30", 60, 30 });
  prefer (fixture, "M3", 1, "09:30", "11:00");
  stops = assert_order (fixture, MONDAY, "M1 08:00 0; M3 09:30 0");
  g_assert_true (desk_order_stop_moves (g_ptr_array_index (stops, 1)));
  assert_applied (fixture, stops, 2);
  assert_visits (fixture, "v1@23.08:00+0 v3@23.09:30+0 v2@23.15:00+0");
  g_assert_cmpint (count_moves (fixture), ==, 2);
}

/* What was agreed stays, and the way there, also from the house beside it: 90 minutes fit before it,
 * 91 do not. */
static void
test_fixed_way (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) stops = NULL;

  PLAN (fixture, MONDAY, { "10:00", 60, 30, "confirmed" }, { "18:00", 60, 0, "cancelled" },
        { "12:00", 91, 40 });
  stops = assert_order (fixture, MONDAY, "M1 10:00 30!; M3 11:00 0");
  assert_applied (fixture, stops, 1);
  assert_visits (fixture, "v1@23.10:00+30 v3@23.11:00+0 v2@23.18:00+0");
}

static void
test_fixed_fits (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) stops = NULL;

  PLAN (fixture, MONDAY, { "10:00", 60, 30, "confirmed" }, { "18:00", 60, 0, "cancelled" },
        { "12:00", 90, 40 });
  stops = assert_order (fixture, MONDAY, "M3 08:00 40; M1 10:00 30!");
  assert_applied (fixture, stops, 1);
}

/* The hour that a customer asked for is kept, at night as well (H1). The day ends with it in every
 * order: nobody is moved for nothing. */
static void
test_request (StoreFixture  *fixture,
              gconstpointer  data)
{
  PLAN (fixture, MONDAY, { "09:00", 60, 30, "confirmed" }, { "11:00", 60, 20 },
        { "21:00", 30, 0, NULL, "晚上九点来" });
  ASSERT_ORDER (fixture, MONDAY, "M1 09:00 30!; M2 11:00 20; M3 21:00 0!");
}

/* Without it 2 moves up: 20 minutes behind 10:00, on the next quarter. */
static void
test_up (StoreFixture  *fixture,
         gconstpointer  data)
{
  PLAN (fixture, MONDAY, { "09:00", 60, 30, "confirmed" }, { "11:00", 60, 20 });
  ASSERT_ORDER (fixture, MONDAY, "M1 09:00 30!; M2 10:30 20");
}

/* It is 10:00. One should have ended at that, and is left out; the manager is at a door until 10:50.
 * Another should have begun: 20 minutes behind that, on the next quarter. */
static void
test_now (StoreFixture  *fixture,
          gconstpointer  data)
{
  PLAN (fixture, TODAY, { "18:00", 60, 20 }, { "09:00", 60, 0 }, { "09:45", 65, 0, "arrived" },
        { "09:59", 60, 20 });
  ASSERT_ORDER (fixture, TODAY, "M4 11:15 20; M1 12:15 0");
  ASSERT_ORDER (fixture, "2026-11-21", "");
}

/* What was agreed for now stands first. */
static void
test_now_fixed (StoreFixture  *fixture,
                gconstpointer  data)
{
  PLAN (fixture, TODAY, { "10:15", 30, 20, "confirmed" }, { "18:00", 60, 20 });
  ASSERT_ORDER (fixture, TODAY, "M1 10:15 20!; M2 11:15 20");
}

/* H1: until 20:00 sharp. */
static void
test_evening (StoreFixture  *fixture,
            gconstpointer  data)
{
  PLAN (fixture, MONDAY, { "08:00", 600, 0, "confirmed" }, { "18:30", 60, 0 }, { "19:30", 60, 0 });
  ASSERT_ORDER (fixture, MONDAY, "M1 08:00 0!; M2 18:00 0; M3 19:00 0");
}

static void
test_too_long (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  PLAN (fixture, MONDAY, { "08:00", 600, 0, "confirmed" }, { "18:30", 60, 0 }, { "19:30", 61, 0 });
  g_assert_null (propose (fixture, MONDAY, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
}

/* To the minute where no quarters fit. */
static void
test_minutes (StoreFixture  *fixture,
              gconstpointer  data)
{
  PLAN (fixture, MONDAY, { "08:00", 600, 0, "confirmed" }, { "18:00", 50, 0 }, { "19:00", 70, 0 });
  ASSERT_ORDER (fixture, MONDAY, "M1 08:00 0!; M2 18:00 0; M3 18:50 0");
}

/* Preferred hours count on their days, and where the visit has room in them. */
static void
test_preferred (StoreFixture  *fixture,
                gconstpointer  data)
{
  PLAN (fixture, MONDAY, { "10:00", 60, 0 }, { "11:00", 60, 0 }, { "12:00", 60, 0 });
  prefer (fixture, "M1", 1, "18:00", "21:00");
  prefer (fixture, "M2", 2, "18:00", "20:00");
  prefer (fixture, "M3", 1, "14:00", "14:59");
  ASSERT_ORDER (fixture, MONDAY, "M2 08:00 0; M3 09:00 0; M1 18:00 0");
}

/* Nothing; one alone; only what stays; another day. */
static void
test_nothing (StoreFixture  *fixture,
              gconstpointer  data)
{
  TestPage *page;

  ASSERT_ORDER (fixture, MONDAY, "");
  PLAN (fixture, MONDAY, { "15:00", 60, 0 }, { "16:00", 60, 0, "done" });
  ASSERT_ORDER (fixture, MONDAY, "");
  ASSERT_ORDER (fixture, "2026-11-24", "");
  page = test_page_new (5);
  add_visit (page, 0, MONDAY, &(TestVisit) { "15:00", 60, 0, "confirmed" });
  add_visit (page, 3, MONDAY, &(TestVisit) { "17:00", 60, 0, "confirmed" });
  test_page_apply (page, fixture->store);
  ASSERT_ORDER (fixture, MONDAY, "");
}

static void
test_too_many (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stops = NULL;
  TestPage *page = test_page_new (0);
  TestVisit visit = { "09:00", 30, 0 };

  for (guint i = 0; i < DESK_ROUTE_MAX_STOPS; i++)
    add_visit (page, i, MONDAY, &visit);
  test_page_apply (page, fixture->store);
  stops = propose (fixture, MONDAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stops->len, ==, 12);

  page = test_page_new (24);
  add_visit (page, DESK_ROUTE_MAX_STOPS, MONDAY, &visit);
  test_page_apply (page, fixture->store);
  g_assert_null (propose (fixture, MONDAY, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

/* One was confirmed meanwhile: the other, which had made room already, is where it was. */
static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stops = NULL;
  g_autoptr (DeskVerdict) confirmed = NULL;
  g_autoptr (DeskPerformed) performed = NULL;
  const DeskMemberRefusal *refusal;

  PLAN (fixture, MONDAY, { "08:00", 60, 10 }, { "09:30", 60, 30 }, { "11:00", 60, 30 });
  stops = propose (fixture, MONDAY, &error);
  g_assert_no_error (error);
  confirmed = test_perform (fixture->store, DESK_OP_VISIT_CONFIRM,
                            "{\"member_no\":\"M2\",\"visit_id\":\"v2\",\"base\":\"v2\"}", &error);
  g_assert_no_error (error);
  g_assert_true (confirmed->accepted);
  performed = apply (fixture, stops);
  g_assert_cmpuint (performed->n_accepted, ==, 0);
  g_assert_cmpuint (performed->n_refused, ==, 1);
  g_assert_cmpstr (performed->refusal->reason->code, ==, "visit-changed");
  refusal = g_ptr_array_index (performed->refusals, 0);
  g_assert_cmpstr (refusal->name, ==, "M2");
  assert_visits (fixture, "v1@23.08:00+10 v2@23.09:30+30 v3@23.11:00+30");
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM outbox"), ==, 1);
}

/* What was planned meanwhile is in the way. */
static void
test_taken (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) stops = NULL;
  g_autoptr (DeskPerformed) performed = NULL;
  TestPage *page;

  PLAN (fixture, MONDAY, { "14:00", 60, 0 }, { "16:00", 60, 0 });
  stops = assert_order (fixture, MONDAY, "M1 08:00 0; M2 09:00 0");
  page = test_page_new (5);
  add_visit (page, 2, MONDAY, &(TestVisit) { "09:30", 60, 0 });
  test_page_apply (page, fixture->store);
  performed = apply (fixture, stops);
  g_assert_cmpuint (performed->n_accepted, ==, 0);
  g_assert_cmpstr (performed->refusal->reason->code, ==, "time-taken");
  assert_visits (fixture, "v3@23.09:30+0 v1@23.14:00+0 v2@23.16:00+0");
}

#define ADD(name, func)                                                                        \
  g_test_add ("/store/day-order/" name, StoreFixture, NULL, store_fixture_set_up, func,         \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("short-way", test_short_way);
  ADD ("swap", test_swap);
  ADD ("ring", test_ring);
  ADD ("queue", test_queue);
  ADD ("way-only", test_way_only);
  ADD ("fixed-way", test_fixed_way);
  ADD ("fixed-fits", test_fixed_fits);
  ADD ("request-H1", test_request);
  ADD ("up", test_up);
  ADD ("now", test_now);
  ADD ("now-fixed", test_now_fixed);
  ADD ("H1/close", test_evening);
  ADD ("H1/too-long", test_too_long);
  ADD ("minutes", test_minutes);
  ADD ("preferred", test_preferred);
  ADD ("nothing", test_nothing);
  ADD ("too-many", test_too_many);
  ADD ("refused", test_refused);
  ADD ("taken", test_taken);

  return g_test_run ();
}
