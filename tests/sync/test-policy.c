/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <desk-lapse.h>

#define DIAMOND "M0000001"      /* of K001, in data/demo */
#define EVENING "2026-11-23T19:00:00+08:00"

/* A policy that is loaded at the hub: laptops follow, what was decided before stays. */

/* The version that is in use on the laptop, and the one that it could not read. */
static void
assert_policy (SyncLaptop *laptop,
               const char *version,
               const char *refused)
{
  g_autoptr (DeskSyncStatus) status = sync_laptop_status (laptop);

  g_assert_cmpstr (desk_policy_get_version (desk_store_get_policy (laptop->store)), ==, version);
  g_assert_cmpstr (status->refused_policy, ==, refused);
}

static void
assert_requests (SyncFixture        *fixture,
                 const char * const *expected)
{
  g_auto (GStrv) log = desk_front_take_log (fixture->front);

  g_assert_cmpstrv (log, expected);
}

static void
forget_requests (SyncFixture *fixture)
{
  g_strfreev (desk_front_take_log (fixture->front));
}

static void
assert_refused (SyncLaptop *laptop,
                const char *kind,
                JsonObject *args,
                const char *code)
{
  g_autoptr (DeskVerdict) verdict = sync_laptop_perform (laptop, kind, args);

  g_assert_false (verdict->accepted);
  g_assert_cmpstr (verdict->reason->code, ==, code);
}

static JsonObject *
make_use (void)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", DIAMOND);
  json_object_set_string_member (args, "service", "emergency-reactivation");
  return args;
}

/* The next round brings it, at the cost of one request; every other round costs what it did. */
static void
test_followed (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  gint64 low;

  sync_laptop_round (laptop);
  assert_policy (laptop, "guizhou-2010.2", "");
  low = sync_laptop_count (laptop, "SELECT count (*) FROM lines WHERE low_balance = 1");
  forget_requests (fixture);

  sync_fixture_load_policy (fixture, "gz.2", "low=20\n", "low=100\n");
  sync_laptop_round (laptop);
  assert_policy (laptop, "gz.2", "");
  assert_requests (fixture,
                   (const char * const []) { "GET /v1/pull", "GET /v1/policy", NULL });
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM lines WHERE low_balance = 1"),
                   >, low);
  sync_laptop_round (laptop);
  assert_requests (fixture, (const char * const []) { "GET /v1/pull", NULL });

  /* And back, which is a change like any other. */
  sync_fixture_load_policy (fixture, "gz.3", "low=20\n", "low=20.00\n");
  sync_laptop_round (laptop);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM lines WHERE low_balance = 1"),
                   ==, low);
}

/* One that waits for news hears of it within the minute, and is as idle as before. */
static void
test_waiting (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  DeskLapse lapse = { fixture->hub, fixture->clock, fixture->front };
  g_auto (GStrv) log = NULL;

  desk_lapse_add (&lapse, laptop->sync, laptop->clock);
  desk_sync_start (laptop->sync);
  g_assert_true (desk_lapse_run (&lapse, 1000));
  sync_fixture_load_policy (fixture, "gz.2", "low=20\n", "low=100\n");
  g_assert_true (desk_lapse_run (&lapse, 61 * 1000));
  assert_policy (laptop, "gz.2", "");
  forget_requests (fixture);
  g_assert_true (desk_lapse_run (&lapse, 10 * 60 * 1000));
  log = desk_front_take_log (fixture->front);
  g_assert_cmpuint (g_strv_length (log), <=, 10);
  for (guint i = 0; log[i] != NULL; i++)
    g_assert_cmpstr (log[i], ==, "GET /v1/wait");
}

/* A text that this version cannot read: the former policy stays, and the work goes on. */
static void
test_unreadable (SyncFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  DeskSyncRound round;

  sync_laptop_round (laptop);
  sync_fixture_spoil_policy (fixture, "gz.2");
  sync_laptop_round (laptop);
  assert_policy (laptop, "guizhou-2010.2", "gz.2");
  forget_requests (fixture);

  /* It is not asked for again. */
  g_free (sync_laptop_use (laptop, DIAMOND));
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.accepted, ==, 1);
  assert_requests (fixture, (const char * const []) { "POST /v1/push", "GET /v1/pull",
                                                      "POST /v1/grants", NULL });
  assert_policy (laptop, "guizhou-2010.2", "gz.2");

  /* The next one that it can read is followed. */
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  sync_fixture_load_policy (fixture, "gz.3", "low=20\n", "low=22\n");
  sync_laptop_round (laptop);
  assert_policy (laptop, "gz.3", "");
}

/* Nor is the version of one policy taken for that of another. */
static void
test_other_version (SyncFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  sync_fixture_load_policy (fixture, "gz.2", "low=20\n", "low=21\n");
  desk_front_set_path (fixture->front, "/v1/policy");
  desk_front_set_answer (fixture->front, 200, NULL,
                         "{\"protocol\":1,\"version\":\"gz.2\","
                         "\"text\":\"[policy]\\nversion=gz.9\\nzone=Asia/Shanghai\\n\"}");
  desk_front_set_fault (fixture->front, DESK_FRONT_STATUS);
  sync_laptop_round (laptop);
  assert_policy (laptop, "guizhou-2010.2", "gz.2");
}

/* What came before it is on disk; the next round goes on where this one ended. */
static void
test_cut (SyncFixture   *fixture,
          gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  sync_fixture_load_policy (fixture, "gz.2", "low=20\n", "low=21\n");
  desk_front_set_path (fixture->front, "/v1/policy");
  desk_front_set_answer (fixture->front, 200, NULL, "{\"protocol\":1}");
  desk_front_set_fault (fixture->front, DESK_FRONT_STATUS);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  assert_policy (laptop, "guizhou-2010.2", "");
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM members"), >, 0);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  sync_laptop_round (laptop);
  assert_policy (laptop, "gz.2", "");
}

/* E6. Two uses were made offline; the hub allows one a month by then. It judges by what is in force
 * when they come; the second is kept with its reason, and from now on the laptop judges so, too. */
static void
test_judged (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (JsonObject) use = make_use ();
  g_autoptr (GPtrArray) outbox = NULL;
  const DeskOutboxEntry *entry;
  DeskSyncRound round;

  sync_laptop_round (laptop);
  g_free (sync_laptop_use (laptop, DIAMOND));
  g_free (sync_laptop_use (laptop, DIAMOND));
  sync_fixture_load_policy (fixture, "gz.2", "per_month.diamond=3", "per_month.diamond=1");
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.accepted, ==, 1);
  g_assert_cmpuint (round.rejected, ==, 1);

  outbox = sync_laptop_outbox (laptop);
  g_assert_cmpuint (outbox->len, ==, 1);
  entry = g_ptr_array_index (outbox, 0);
  g_assert_cmpint (entry->state, ==, DESK_OUTBOX_REJECTED);
  g_assert_cmpstr (entry->reason->code, ==, "quota-used-up");
  assert_refused (laptop, DESK_OP_SERVICE_USE, use, "quota-used-up");
  sync_laptop_assert_converged (laptop, fixture, "K001");
}

static JsonObject *
make_visit (const char *start)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", DIAMOND);
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", 30);
  json_object_set_string_member (args, "purpose", "card");
  return args;
}

static void
assert_past (SyncLaptop *laptop)
{
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM service_uses"), ==, 3);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM visits"
                                              " WHERE status = 'planned'"), ==, 1);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM members"
                                              " WHERE card_tier = 'diamond'"), >, 0);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM outbox"), ==, 0);
}

/* H1, E6. Three uses and a visit in the evening were accepted. Then one use a month is allowed, and
 * visits end at 18:00: what was accepted stays, here, at the hub, and on a laptop that fetches all
 * anew; what comes next is judged by the new figures. */
static void
test_past (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) fresh = NULL;
  g_autoptr (JsonObject) use = make_use ();
  g_autoptr (JsonObject) visit = make_visit (EVENING);
  g_autoptr (JsonObject) later = make_visit ("2026-11-24T19:00:00+08:00");
  g_autoptr (DeskVerdict) planned = NULL;

  sync_laptop_round (laptop);
  for (guint i = 0; i < 3; i++)
    g_free (sync_laptop_use (laptop, DIAMOND));
  planned = sync_laptop_perform (laptop, DESK_OP_VISIT_SCHEDULE, visit);
  g_assert_true (planned->accepted);
  sync_laptop_round (laptop);
  assert_past (laptop);

  sync_fixture_load_policy (fixture, "gz.2", "per_month.diamond=3", "per_month.diamond=1");
  sync_fixture_load_policy (fixture, "gz.3", "close=20:00", "close=18:00");
  sync_laptop_round (laptop);
  assert_policy (laptop, "gz.3", "");
  assert_past (laptop);
  assert_refused (laptop, DESK_OP_VISIT_SCHEDULE, later, "visit-hours");
  assert_refused (laptop, DESK_OP_SERVICE_USE, use, "quota-used-up");

  fresh = sync_laptop_new (fixture, "K001");
  sync_laptop_round (fresh);
  assert_policy (fresh, "gz.3", "");
  assert_past (fresh);
  sync_laptop_assert_converged (laptop, fixture, "K001");
  sync_laptop_assert_converged (fresh, fixture, "K001");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/policy/followed", test_followed);
  g_test_add ("/sync/policy/waiting", SyncFixture, SYNC_FIXTURE_DRIVEN, sync_fixture_set_up,
              test_waiting, sync_fixture_tear_down);
  sync_fixture_add ("/sync/policy/unreadable", test_unreadable);
  sync_fixture_add ("/sync/policy/other-version", test_other_version);
  sync_fixture_add ("/sync/policy/cut", test_cut);
  sync_fixture_add ("/sync/policy/judged", test_judged);
  sync_fixture_add ("/sync/policy/past", test_past);
  return g_test_run ();
}
