/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <desk-member-file.h>

#define DIAMOND "M0000001"      /* of K001, in data/demo */
#define N_MEMBERS 34            /* of K001, in data/demo */

static gint64
count_uses (SyncLaptop *laptop,
            const char *member_no)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskMemberFile) file = NULL;
  g_autoptr (GError) error = NULL;

  result = desk_test_call (desk_store_load_member, laptop->store, member_no);
  file = desk_store_load_member_finish (laptop->store, result, &error);
  g_assert_no_error (error);
  return file->uses->len;
}

static guint
count_waiting (SyncLaptop *laptop)
{
  g_autoptr (GPtrArray) entries = sync_laptop_outbox (laptop);

  return entries->len;
}

static void
test_first (SyncFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  DeskSyncRound round = sync_laptop_round (laptop);
  g_autoptr (DeskSyncStatus) status = sync_laptop_status (laptop);

  /* The manager, the members, and their accounts. */
  g_assert_cmpuint (
    round.pulled, ==,
    sync_fixture_count (fixture,
                        "SELECT 1 + (SELECT count (*) FROM members WHERE manager_no = 'K001')"
                        " + (SELECT count (*) FROM accounts WHERE manager_no = 'K001')"));
  g_assert_cmpint (round.cursor, >, 0);
  g_assert_cmpint (status->cursor, ==, round.cursor);
  g_assert_cmpuint (status->members, ==, N_MEMBERS);
  g_assert_cmpint (status->last_sync_ms, ==, desk_test_time (SYNC_FIXTURE_NOW));
  g_assert_cmpint (status->offline_since_ms, ==, 0);
  g_assert_cmpfloat (desk_sync_get_progress (laptop->sync), ==, 1);
  g_assert_cmpuint (desk_sync_get_rows (laptop->sync), ==, round.pulled);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_IDLE);
}

/* Contract, sync 9. */
static void
test_nothing_new (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) log = NULL;
  DeskSyncRound round;

  sync_laptop_round (laptop);
  before = desk_front_take_log (fixture->front);
  round = sync_laptop_round (laptop);
  log = desk_front_take_log (fixture->front);
  g_assert_cmpuint (round.pulled, ==, 0);
  g_assert_cmpuint (round.pushed, ==, 0);
  g_assert_cmpstrv (log, ((const char * const []) { "GET /v1/pull", NULL }));
}

static void
test_push (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  DeskSyncRound round;

  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, DIAMOND);
  g_assert_cmpuint (count_waiting (laptop), ==, 1);
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.pushed, ==, 1);
  g_assert_cmpuint (round.accepted, ==, 1);
  g_assert_cmpuint (round.rejected, ==, 0);
  g_assert_cmpuint (round.pulled, ==, 1);
  g_assert_cmpuint (count_waiting (laptop), ==, 0);
  g_assert_cmpint (count_uses (laptop, DIAMOND), ==, 1);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 1);
}

static void
test_many (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  DeskSyncRound round;

  sync_laptop_round (laptop);
  for (guint i = 0; i < 450; i++)
    {
      g_autoptr (JsonObject) args = json_object_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (DeskVerdict) verdict = NULL;

      json_object_set_string_member (args, "member_no", DIAMOND);
      json_object_set_string_member (args, "field", "phone");
      result = desk_test_call (desk_store_perform, laptop->store, DESK_OP_SECRECY_REVEAL, args);
      verdict = desk_store_perform_finish (laptop->store, result, NULL);
      g_assert_true (verdict->accepted);
    }
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.accepted, ==, 450);
  g_assert_cmpuint (round.pulled, ==, 450);
  g_assert_cmpuint (count_waiting (laptop), ==, 0);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM reveals"), ==, 450);
}

static void
test_two_laptops (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr (SyncLaptop) first = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) second = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;

  sync_laptop_round (first);
  sync_laptop_round (second);
  op_id = sync_laptop_use (first, DIAMOND);
  sync_laptop_round (first);
  g_assert_cmpint (count_uses (second, DIAMOND), ==, 0);
  g_assert_cmpuint (sync_laptop_round (second).pulled, ==, 1);
  g_assert_cmpint (count_uses (second, DIAMOND), ==, 1);
}

/* Contract, sync 5 and 8; E6: both laptops used the month up while offline, the hub counts. */
static void
test_turned_away_e6 (SyncFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr (SyncLaptop) first = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) second = sync_laptop_new (fixture, "K001");
  g_autofree char *last = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  const DeskOutboxEntry *entry;
  DeskSyncRound round;

  sync_laptop_round (first);
  sync_laptop_round (second);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *here = sync_laptop_use (first, DIAMOND);

      g_free (last);
      last = sync_laptop_use (second, DIAMOND);
    }
  g_assert_cmpuint (sync_laptop_round (first).accepted, ==, 2);
  round = sync_laptop_round (second);
  g_assert_cmpuint (round.accepted, ==, 1);
  g_assert_cmpuint (round.rejected, ==, 1);

  waiting = sync_laptop_outbox (second);
  g_assert_cmpuint (waiting->len, ==, 1);
  entry = g_ptr_array_index (waiting, 0);
  g_assert_cmpstr (entry->op_id, ==, last);
  g_assert_cmpint (entry->state, ==, DESK_OUTBOX_REJECTED);
  g_assert_cmpstr (entry->reason->code, ==, "quota-used-up");
  g_assert_cmpint (count_uses (second, DIAMOND), ==, 3);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 3);
}

static JsonObject *
make_return (const char *use_id)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", DIAMOND);
  json_object_set_string_member (args, "use_id", use_id);
  return args;
}

/* E7: one laptop lends, another one takes it back; who says so too, offline, is told, and both hold
 * the same. */
static void
test_loan (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) first = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) second = sync_laptop_new (fixture, "K001");
  g_autoptr (JsonObject) lend = json_object_new ();
  g_autoptr (JsonObject) back = NULL;
  g_autoptr (DeskVerdict) lent = NULL;
  g_autoptr (DeskVerdict) here = NULL;
  g_autoptr (DeskVerdict) there = NULL;

  sync_laptop_round (first);
  json_object_set_string_member (lend, "member_no", DIAMOND);
  json_object_set_string_member (lend, "service", "spare-sim");
  json_object_set_string_member (lend, "day", "2026-11-30");
  lent = sync_laptop_perform (first, DESK_OP_SERVICE_USE, lend);
  g_assert_true (lent->accepted);
  sync_laptop_round (first);
  sync_laptop_round (second);

  back = make_return (lent->op_id);
  here = sync_laptop_perform (first, DESK_OP_SERVICE_RETURN, back);
  there = sync_laptop_perform (second, DESK_OP_SERVICE_RETURN, back);
  g_assert_true (here->accepted && there->accepted);
  g_assert_cmpuint (sync_laptop_round (second).accepted, ==, 1);
  g_assert_cmpuint (sync_laptop_round (first).rejected, ==, 1);
  g_assert_cmpint (sync_laptop_count (first, "SELECT count (*) FROM service_uses"
                                             " WHERE returned_ms > 0 AND day = '2026-11-30'"), ==, 1);
  sync_laptop_assert_converged (first, fixture, "K001");
  sync_laptop_assert_converged (second, fixture, "K001");
}

static void
test_offline_then_back (SyncFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  g_autoptr (DeskSyncStatus) away = NULL;
  g_autoptr (DeskSyncStatus) back = NULL;

  sync_laptop_round (laptop);
  sync_fixture_stop_hub (fixture);
  desk_front_set_hub (fixture->front, "http://127.0.0.1:1");
  op_id = sync_laptop_use (laptop, DIAMOND);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_HUB);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_OFFLINE);
  away = sync_laptop_status (laptop);
  g_assert_cmpuint (away->pending, ==, 1);
  g_assert_cmpint (away->offline_since_ms, ==, desk_test_time (SYNC_FIXTURE_NOW));

  sync_fixture_start_hub (fixture);
  g_assert_cmpuint (sync_laptop_round (laptop).accepted, ==, 1);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_IDLE);
  g_assert_null (desk_sync_get_error (laptop->sync));
  back = sync_laptop_status (laptop);
  g_assert_cmpuint (back->pending, ==, 0);
  g_assert_cmpint (back->offline_since_ms, ==, 0);
}

static void
test_join (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  GAsyncResult *first_slot = NULL;
  GAsyncResult *second_slot = NULL;
  g_auto (GStrv) before = desk_front_take_log (fixture->front);
  g_auto (GStrv) log = NULL;
  DeskSyncRound round;

  desk_sync_round_async (laptop->sync, NULL, desk_test_ready_cb, &first_slot);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_RUNNING);
  desk_sync_round_async (laptop->sync, NULL, desk_test_ready_cb, &second_slot);
  first = desk_test_wait_result (&first_slot);
  second = desk_test_wait_result (&second_slot);
  g_assert_true (desk_sync_round_finish (laptop->sync, first, &round, NULL));
  g_assert_true (desk_sync_round_finish (laptop->sync, second, &round, NULL));
  g_assert_cmpuint (round.pulled, >, N_MEMBERS);
  log = desk_front_take_log (fixture->front);
  g_assert_cmpstrv (log, ((const char * const []) { "GET /v1/pull", "POST /v1/grants", NULL }));
}

static void
test_cancel (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  desk_front_set_fault (fixture->front, DESK_FRONT_SILENT);
  desk_sync_round_async (laptop->sync, cancellable, desk_test_ready_cb, &slot);
  for (guint i = 0; i < 5; i++)
    desk_test_iterate ();
  g_cancellable_cancel (cancellable);
  result = desk_test_wait_result (&slot);
  g_assert_false (desk_sync_round_finish (laptop->sync, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_IDLE);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_assert_cmpuint (sync_laptop_round (laptop).pulled, >, N_MEMBERS);
}

static void
test_not_enrolled (SyncFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sync_laptop_try (laptop, NULL, &error));
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_ENROLLED);
}

/* A hub that does not know the epoch: a fresh start, which keeps the outbox, and sends it when it is
 * known what has to go before it. */
static void
test_start_over (SyncFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  g_autoptr (GError) error = NULL;
  guint rows = sync_laptop_round (laptop).pulled;
  DeskSyncRound round;

  op_id = sync_laptop_use (laptop, DIAMOND);
  desk_db_run (fixture->db, &error, "UPDATE hub_meta SET value = 'another' WHERE key = 'epoch'",
               "");
  g_assert_no_error (error);
  sync_fixture_stop_hub (fixture);
  sync_fixture_start_hub (fixture);
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.accepted, ==, 1);
  g_assert_cmpuint (round.pulled, ==, rows + 1);
  g_assert_cmpint (count_uses (laptop, DIAMOND), ==, 1);
  g_assert_cmpuint (sync_laptop_round (laptop).pulled, ==, 0);
}

static void
progress_cb (DeskSync   *sync,
             GParamSpec *pspec,
             GArray     *seen)
{
  double progress = desk_sync_get_progress (sync);

  g_array_append_val (seen, progress);
}

/* Page after page, each asked for from where the one before ends; the progress only grows. */
static void
test_pages (SyncFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (GStrv) before = desk_front_take_log (fixture->front);
  g_auto (GStrv) log = NULL;
  gint64 rows = sync_fixture_count (fixture,
                                    "SELECT 25001 + (SELECT count (*) FROM members WHERE"
                                    " manager_no = 'K001') + (SELECT count (*) FROM accounts"
                                    " WHERE manager_no = 'K001')");

  sync_fixture_lengthen (fixture, 25000);
  g_signal_connect (laptop->sync, "notify::progress", G_CALLBACK (progress_cb), seen);
  g_assert_cmpint (sync_laptop_round (laptop).pulled, ==, rows);
  log = desk_front_take_log (fixture->front);
  g_assert_cmpstrv (log, ((const char * const []) { "GET /v1/pull", "GET /v1/pull", "GET /v1/pull",
                                                    "POST /v1/grants", NULL }));
  g_assert_cmpuint (seen->len, ==, 4);
  for (guint i = 1; i < seen->len; i++)
    g_assert_cmpfloat (g_array_index (seen, double, i - 1), <, g_array_index (seen, double, i));
  g_assert_cmpfloat (g_array_index (seen, double, 3), ==, 1);
}

/* The connection breaks within the second page: what is on disk stays, and the next round goes on
 * from there. A first list is shown when it is whole. */
static void
test_broken_page (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (DeskSyncStatus) broken = NULL;
  g_autoptr (DeskSyncStatus) whole = NULL;
  gint64 rows = sync_fixture_count (fixture,
                                    "SELECT 12001 + (SELECT count (*) FROM members WHERE"
                                    " manager_no = 'K001') + (SELECT count (*) FROM accounts"
                                    " WHERE manager_no = 'K001')");

  sync_fixture_lengthen (fixture, 12000);
  desk_front_set_passes (fixture->front, 1);
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  broken = sync_laptop_status (laptop);
  g_assert_cmpint (broken->cursor, ==, 10000);
  g_assert_cmpuint (broken->members, ==, 0);

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_assert_cmpint (sync_laptop_round (laptop).pulled, ==, rows - 10000);
  whole = sync_laptop_status (laptop);
  g_assert_cmpuint (whole->members, ==, N_MEMBERS);
}

/* The new list broke off: the old one is still in sight. The next round completes it, without what
 * the hub no longer has, and what was made here is still there. */
static void
test_start_over_broken (SyncFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  g_autoptr (DeskSyncStatus) broken = NULL;
  g_autoptr (DeskSyncStatus) whole = NULL;
  g_autoptr (GError) error = NULL;

  sync_fixture_lengthen (fixture, 12000);
  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, DIAMOND);
  desk_db_exec (fixture->db,
                "DELETE FROM members WHERE member_no = 'M0000019';"
                "DELETE FROM accounts WHERE member_no = 'M0000019';"
                "UPDATE hub_meta SET value = 'another' WHERE key = 'epoch';",
                &error);
  g_assert_no_error (error);
  desk_front_set_passes (fixture->front, 2);    /* the push and its 410, the first page */
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  broken = sync_laptop_status (laptop);
  g_assert_cmpuint (broken->members, ==, N_MEMBERS);
  g_assert_cmpint (count_uses (laptop, DIAMOND), ==, 1);

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  sync_laptop_round (laptop);
  whole = sync_laptop_status (laptop);
  g_assert_cmpuint (whole->members, ==, N_MEMBERS - 1);
  g_assert_cmpint (count_uses (laptop, DIAMOND), ==, 1);
  g_assert_cmpuint (count_waiting (laptop), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/round/first", test_first);
  sync_fixture_add ("/sync/round/nothing-new", test_nothing_new);
  sync_fixture_add ("/sync/round/push", test_push);
  sync_fixture_add ("/sync/round/many", test_many);
  sync_fixture_add ("/sync/round/promise-6/two-laptops", test_two_laptops);
  sync_fixture_add ("/sync/round/promise-5/turned-away-E6", test_turned_away_e6);
  sync_fixture_add ("/sync/round/E7/loan", test_loan);
  sync_fixture_add ("/sync/round/promise-1/offline-then-back", test_offline_then_back);
  sync_fixture_add ("/sync/round/join", test_join);
  sync_fixture_add ("/sync/round/cancel", test_cancel);
  sync_fixture_add ("/sync/round/not-enrolled", test_not_enrolled);
  sync_fixture_add ("/sync/round/start-over", test_start_over);
  sync_fixture_add ("/sync/round/pages", test_pages);
  sync_fixture_add ("/sync/round/broken-page", test_broken_page);
  sync_fixture_add ("/sync/round/start-over-broken", test_start_over_broken);
  return g_test_run ();
}
