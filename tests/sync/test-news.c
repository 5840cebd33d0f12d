/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <desk-sync-wait.h>

#define DIAMOND "M0000001"      /* of K001, in data/demo */

/* How many requests for news there were in all. */
static guint
count_waits (SyncFixture *fixture)
{
  static guint n;
  g_auto (GStrv) log = desk_front_take_log (fixture->front);

  for (guint i = 0; log[i] != NULL; i++)
    n += g_str_equal (log[i], "GET /v1/wait");
  return n;
}

/* Started, synced, and its request for news on the way. */
static void
start (SyncFixture *fixture,
       SyncLaptop  *laptop)
{
  guint before = count_waits (fixture);

  desk_sync_start (laptop->sync);
  desk_test_wait_until (count_waits (fixture) == before + 1);
  g_assert_cmpint (desk_sync_get_state (laptop->sync), ==, DESK_SYNC_IDLE);
}

static void
be_quiet (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  desk_test_wait_until (g_get_monotonic_time () > until);
}

/* A change on the hub reaches a laptop that does not ask, again and again. */
static void
test_at_once (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) reader = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) writer = sync_laptop_new (fixture, "K001");
  gint64 begun;

  sync_laptop_round (writer);
  start (fixture, reader);
  begun = g_get_monotonic_time ();
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *op_id = sync_laptop_use (writer, DIAMOND);
      guint waits = count_waits (fixture);

      sync_laptop_round (writer);
      desk_test_wait_until (count_waits (fixture) > waits);
      g_assert_cmpuint (desk_sync_get_rows (reader->sync), ==, 1);
      sync_laptop_round (reader);       /* resets the rows */
      desk_test_wait_until (count_waits (fixture) > waits + 1);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
}

/* Contract, sync 9: while nothing happens, one request waits and nothing else is sent. */
static void
test_idle (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_auto (GStrv) log = NULL;

  start (fixture, laptop);
  count_waits (fixture);
  be_quiet (1500);
  log = desk_front_take_log (fixture->front);
  g_assert_cmpuint (g_strv_length (log), ==, 0);
}

/* An older hub: asked once, then polled. */
static void
test_unknown (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  guint waits;

  desk_front_set_path (fixture->front, "/v1/wait");
  desk_front_set_answer (fixture->front, 404, NULL, "{\"error\":\"not-found\",\"message\":\"\"}");
  start (fixture, laptop);
  waits = count_waits (fixture);
  be_quiet (1500);
  op_id = sync_laptop_use (laptop, DIAMOND);
  desk_test_wait_until (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses") == 1);
  be_quiet (300);
  g_assert_cmpuint (count_waits (fixture), ==, waits);
  g_assert_null (desk_sync_get_error (laptop->sync));
}

/* Mistake 6: a proxy that cuts what takes long does not make the laptop deaf, nor is it told that
 * the hub is away. */
static void
test_cut (SyncFixture   *fixture,
          gconstpointer  data)
{
  g_autoptr (SyncLaptop) reader = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) writer = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;

  sync_laptop_round (writer);
  desk_front_set_path (fixture->front, "/v1/wait");
  desk_front_set_answer (fixture->front, 504, NULL, NULL);
  start (fixture, reader);
  op_id = sync_laptop_use (writer, DIAMOND);
  sync_laptop_round (writer);
  desk_test_wait_until (desk_sync_get_rows (reader->sync) == 1);
  desk_test_wait_until (desk_sync_get_state (reader->sync) == DESK_SYNC_IDLE);
  g_assert_null (desk_sync_get_error (reader->sync));

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_free (sync_laptop_use (writer, DIAMOND));
  sync_laptop_round (writer);
  desk_test_wait_until (desk_sync_get_rows (reader->sync) == 1);
}

/* The hub went away while the request waited: that is seen, and so is its return. */
static void
test_hub_restarts (SyncFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  start (fixture, laptop);
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  sync_fixture_stop_hub (fixture);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_OFFLINE);
  sync_fixture_start_hub (fixture);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  g_assert_null (desk_sync_get_error (laptop->sync));
}

/* Mistake 6: behind a network change the request that waits may be half open: it is not waited
 * out. */
static void
test_network_changes (SyncFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  guint waits;

  desk_front_set_path (fixture->front, "/v1/wait");
  desk_front_set_fault (fixture->front, DESK_FRONT_SILENT);
  start (fixture, laptop);
  waits = count_waits (fixture);
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  desk_test_wait_until (count_waits (fixture) == waits + 1);
  g_assert_null (desk_sync_get_error (laptop->sync));
}

/* Mistake 6: so it is after an hour asleep, and what happened meanwhile is here at once. */
static void
test_wakes (SyncFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  desk_front_set_path (fixture->front, "/v1/wait");
  desk_front_set_fault (fixture->front, DESK_FRONT_SILENT);
  start (fixture, laptop);
  sync_fixture_lengthen (fixture, 3);
  desk_clock_set (fixture->clock, desk_clock_now (fixture->clock) + 3600 * 1000);
  desk_test_wait_until (desk_sync_get_rows (laptop->sync) == 3);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  g_assert_null (desk_sync_get_error (laptop->sync));
}

static void
test_revoked (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  start (fixture, laptop);
  desk_front_set_answer (fixture->front, 403, NULL, "{\"error\":\"revoked\",\"message\":\"\"}");
  sync_fixture_stop_hub (fixture);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_STOPPED);
}

static gboolean
wait_once (SyncFixture   *fixture,
           SyncLaptop    *laptop,
           DeskSyncNews  *news,
           GError       **error)
{
  g_autoptr (DeskSyncTransport) transport = desk_sync_transport_new (1);
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (desk_sync_wait, laptop->store, transport, 0);
  return desk_sync_wait_finish (laptop->store, result, news, error);
}

static void
test_answers (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GError) error = NULL;
  DeskSyncNews news;

  g_assert_true (wait_once (fixture, laptop, &news, &error));
  g_assert_true (news.any);
  g_assert_cmpint (news.cursor, ==, 0);
  sync_laptop_round (laptop);
  g_assert_true (wait_once (fixture, laptop, &news, &error));
  g_assert_false (news.any);
  g_assert_no_error (error);
}

/* A half-open connection, a sign-in page, a hub in trouble: none is an answer. */
static void
test_no_answers (SyncFixture   *fixture,
                 gconstpointer  data)
{
  const struct { DeskFrontFault fault; DeskSyncError code; } cases[] = {
    { DESK_FRONT_SILENT, DESK_SYNC_ERROR_UNREACHABLE },
    { DESK_FRONT_HTML, DESK_SYNC_ERROR_NOT_A_HUB },
    { DESK_FRONT_CUT, DESK_SYNC_ERROR_CUT },
    { DESK_FRONT_LOSE, DESK_SYNC_ERROR_CUT },
  };
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DeskSyncNews news;

      desk_front_set_fault (fixture->front, cases[i].fault);
      g_assert_false (wait_once (fixture, laptop, &news, &error));
      g_assert_error (error, DESK_SYNC_ERROR, (int) cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/news/at-once", test_at_once);
  sync_fixture_add ("/sync/news/promise-9/idle", test_idle);
  sync_fixture_add ("/sync/news/unknown", test_unknown);
  sync_fixture_add ("/sync/news/mistake-6/cut", test_cut);
  sync_fixture_add ("/sync/news/hub-restarts", test_hub_restarts);
  sync_fixture_add ("/sync/news/mistake-6/network-changes", test_network_changes);
  sync_fixture_add ("/sync/news/mistake-6/wakes", test_wakes);
  sync_fixture_add ("/sync/news/revoked", test_revoked);
  sync_fixture_add ("/sync/news/answers", test_answers);
  sync_fixture_add ("/sync/news/no-answers", test_no_answers);
  return g_test_run ();
}
