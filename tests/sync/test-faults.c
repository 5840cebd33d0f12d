/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#define DIAMOND "M0000001"      /* of K001, in data/demo */

/* No verdict came: the operation waits on, and the next good round brings it through, once. */
static void
assert_waits_and_recovers (SyncFixture *fixture,
                           SyncLaptop  *laptop,
                           const char  *op_id)
{
  g_autoptr (GPtrArray) waiting = sync_laptop_outbox (laptop);
  const DeskOutboxEntry *entry;

  g_assert_cmpuint (waiting->len, ==, 1);
  entry = g_ptr_array_index (waiting, 0);
  g_assert_cmpstr (entry->op_id, ==, op_id);
  g_assert_cmpint (entry->state, ==, DESK_OUTBOX_QUEUED);

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_assert_cmpuint (sync_laptop_round (laptop).accepted, ==, 1);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 1);
}

static void
check_push (SyncFixture   *fixture,
            DeskSyncError  expected)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autofree char *op_id = NULL;
  g_autoptr (GError) error = NULL;

  desk_front_set_path (fixture->front, "/v1/push");
  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, DIAMOND);
  sync_laptop_fail (laptop, expected);
  assert_waits_and_recovers (fixture, laptop, op_id);
}

#define TEST_PUSH(name, prepare, expected)                      \
  static void                                                   \
  test_push_##name (SyncFixture *fixture, gconstpointer data)   \
  {                                                             \
    prepare;                                                    \
    check_push (fixture, expected);                             \
  }

TEST_PUSH (html, desk_front_set_fault (fixture->front, DESK_FRONT_HTML), DESK_SYNC_ERROR_NOT_A_HUB)
TEST_PUSH (cut, desk_front_set_fault (fixture->front, DESK_FRONT_CUT), DESK_SYNC_ERROR_CUT)
TEST_PUSH (cut_clean,
           desk_front_set_fault (fixture->front, DESK_FRONT_CUT_CLEAN),
           DESK_SYNC_ERROR_CUT)
TEST_PUSH (401, desk_front_set_answer (fixture->front, 401, NULL, NULL), DESK_SYNC_ERROR_NOT_A_HUB)
TEST_PUSH (408, desk_front_set_answer (fixture->front, 408, NULL, NULL), DESK_SYNC_ERROR_HUB)
TEST_PUSH (413, desk_front_set_answer (fixture->front, 413, NULL, NULL), DESK_SYNC_ERROR_NOT_A_HUB)
TEST_PUSH (429, desk_front_set_answer (fixture->front, 429, "1", NULL), DESK_SYNC_ERROR_HUB)
TEST_PUSH (500, desk_front_set_answer (fixture->front, 500, NULL, NULL), DESK_SYNC_ERROR_HUB)
TEST_PUSH (502, desk_front_set_answer (fixture->front, 502, NULL, NULL), DESK_SYNC_ERROR_HUB)
TEST_PUSH (too_few,
           desk_front_set_answer (fixture->front, 200, NULL, "{\"protocol\":1}\n{\"end\":0}\n"),
           DESK_SYNC_ERROR_NOT_A_HUB)

/* The hub took the operation, and the laptop did not hear of it: sent again, it counts once. */
static void
test_push_lost (SyncFixture   *fixture,
                gconstpointer  data)
{
  desk_front_set_fault (fixture->front, DESK_FRONT_LOSE);
  check_push (fixture, DESK_SYNC_ERROR_CUT);
}

static void
check_pull (SyncFixture    *fixture,
            DeskFrontFault  fault,
            DeskSyncError   expected)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (DeskSyncStatus) status = NULL;

  desk_front_set_fault (fixture->front, fault);
  sync_laptop_fail (laptop, expected);
  status = sync_laptop_status (laptop);
  g_assert_cmpint (status->cursor, ==, 0);
  g_assert_cmpuint (status->members, ==, 0);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_assert_cmpuint (sync_laptop_round (laptop).pulled, >, 34);
}

static void
test_pull_html (SyncFixture   *fixture,
                gconstpointer  data)
{
  check_pull (fixture, DESK_FRONT_HTML, DESK_SYNC_ERROR_NOT_A_HUB);
}

static void
test_pull_cut (SyncFixture   *fixture,
               gconstpointer  data)
{
  check_pull (fixture, DESK_FRONT_CUT, DESK_SYNC_ERROR_CUT);
}

static void
test_pull_cut_clean (SyncFixture   *fixture,
                     gconstpointer  data)
{
  check_pull (fixture, DESK_FRONT_CUT_CLEAN, DESK_SYNC_ERROR_CUT);
}

/* The hub itself says that this device is not admitted: nothing is lost, and no more is tried. */
static void
test_revoked (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  g_autofree char *code = NULL;
  g_autoptr (DeskSyncStatus) status = NULL;
  g_autoptr (GError) error = NULL;

  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, DIAMOND);
  desk_db_run (fixture->db, &error, "UPDATE devices SET revoked_ms = 1", "");
  g_assert_no_error (error);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_REVOKED);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_STOPPED);
  status = sync_laptop_status (laptop);
  g_assert_cmpuint (status->members, ==, 34);
  g_assert_cmpuint (status->pending, ==, 1);

  code = sync_fixture_code (fixture, "K001");
  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_IDLE);
  sync_laptop_round (laptop);
}

static guint
count_waiting (SyncLaptop *laptop)
{
  g_autoptr (GPtrArray) entries = sync_laptop_outbox (laptop);

  return entries->len;
}

/* An app that is too old is told so, keeps what waits, and works on offline; once it is updated
 * everything is sent, in its order. */
static void
test_update (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (DeskSyncStatus) status = NULL;
  DeskSyncRound round;

  sync_laptop_round (laptop);
  g_free (sync_laptop_use (laptop, DIAMOND));
  desk_front_set_answer (fixture->front, 426, NULL,
                         "{\"error\":\"update\",\"message\":\"\",\"protocol\":2}");
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_UPDATE);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_STOPPED);
  status = sync_laptop_status (laptop);
  g_assert_cmpint (status->stop, ==, DESK_STOP_OUTDATED);
  g_assert_cmpuint (count_waiting (laptop), ==, 1);

  g_free (sync_laptop_use (laptop, DIAMOND));
  g_assert_cmpuint (count_waiting (laptop), ==, 2);

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.accepted, ==, 2);
  g_assert_cmpuint (count_waiting (laptop), ==, 0);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_IDLE);
}

/* The other way round it is the hub that has to be updated, and the app goes on trying. */
static void
test_older_hub (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  sync_laptop_round (laptop);
  g_free (sync_laptop_use (laptop, DIAMOND));
  desk_front_set_answer (fixture->front, 426, NULL,
                         "{\"error\":\"update\",\"message\":\"\",\"protocol\":0}");
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_HUB);
  g_assert_nonnull (strstr (desk_sync_get_error (laptop->sync)->message, "older"));
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_OFFLINE);
  g_assert_cmpuint (count_waiting (laptop), ==, 1);
}

/* A hub that never knows the cursor must not be asked for ever. */
static void
test_start_over_once (SyncFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) log = NULL;

  sync_laptop_round (laptop);
  before = desk_front_take_log (fixture->front);
  desk_front_set_answer (fixture->front, 410, NULL, "{\"error\":\"start-over\",\"message\":\"\"}");
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_START_OVER);
  log = desk_front_take_log (fixture->front);
  g_assert_cmpuint (g_strv_length (log), ==, 2);
}

/* What is stuck here does not keep back what is new there, nor is the hub called away. */
static void
test_stuck_push (SyncFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  g_autoptr (DeskSyncStatus) status = NULL;

  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, "M0000001");
  sync_fixture_lengthen (fixture, 3);
  desk_front_set_path (fixture->front, "/v1/push");
  desk_front_set_answer (fixture->front, 500, NULL, NULL);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_HUB);
  g_assert_cmpuint (desk_sync_get_rows (laptop->sync), ==, 3);
  status = sync_laptop_status (laptop);
  g_assert_cmpuint (status->pending, ==, 1);
  g_assert_cmpint (status->offline_since_ms, ==, 0);
}

/* The clock of a laptop that is six minutes ahead. */
static void
test_skew (SyncFixture   *fixture,
           gconstpointer  data)
{
  DeskClock *hub_clock = fixture->clock;
  g_autoptr (DeskClock) ahead = desk_clock_new_stopped (desk_clock_now (hub_clock) + 360 * 1000);
  g_autoptr (SyncLaptop) laptop = NULL;
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autoptr (DeskSyncStatus) status = NULL;
  g_autoptr (GError) error = NULL;

  fixture->clock = ahead;
  laptop = sync_laptop_new (fixture, NULL);
  fixture->clock = hub_clock;
  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
  sync_laptop_round (laptop);
  status = sync_laptop_status (laptop);
  g_assert_true (status->skewed);
  g_assert_cmpint (status->skew_ms, <=, 360 * 1000);
  g_assert_cmpint (status->skew_ms, >, 350 * 1000);
}

/* Revoked: said once, known until this laptop is enrolled again. */
static void
test_revoked_known (SyncFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (DeskSyncStatus) status = NULL;

  desk_front_set_answer (fixture->front, 403, NULL, "{\"error\":\"revoked\",\"message\":\"\"}");
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_REVOKED);
  status = sync_laptop_status (laptop);
  g_assert_cmpint (status->stop, ==, DESK_STOP_REVOKED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/faults/push-html", test_push_html);
  sync_fixture_add ("/sync/faults/push-cut", test_push_cut);
  sync_fixture_add ("/sync/faults/push-cut-clean", test_push_cut_clean);
  sync_fixture_add ("/sync/faults/push-401", test_push_401);
  sync_fixture_add ("/sync/faults/push-408", test_push_408);
  sync_fixture_add ("/sync/faults/push-413", test_push_413);
  sync_fixture_add ("/sync/faults/push-429", test_push_429);
  sync_fixture_add ("/sync/faults/push-500", test_push_500);
  sync_fixture_add ("/sync/faults/push-502", test_push_502);
  sync_fixture_add ("/sync/faults/push-too-few", test_push_too_few);
  sync_fixture_add ("/sync/faults/push-lost", test_push_lost);
  sync_fixture_add ("/sync/faults/pull-html", test_pull_html);
  sync_fixture_add ("/sync/faults/pull-cut", test_pull_cut);
  sync_fixture_add ("/sync/faults/pull-cut-clean", test_pull_cut_clean);
  sync_fixture_add ("/sync/faults/revoked", test_revoked);
  sync_fixture_add ("/sync/faults/update", test_update);
  sync_fixture_add ("/sync/faults/older-hub", test_older_hub);
  sync_fixture_add ("/sync/faults/start-over-once", test_start_over_once);
  sync_fixture_add ("/sync/faults/stuck-push", test_stuck_push);
  sync_fixture_add ("/sync/faults/skew", test_skew);
  sync_fixture_add ("/sync/faults/revoked-known", test_revoked_known);
  return g_test_run ();
}
