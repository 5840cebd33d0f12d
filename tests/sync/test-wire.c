/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"
#include "sync-tap.h"

#include <desk-ops.h>
#include <desk-store-sync.h>
#include <desk-sync-wait.h>

/* What goes over the wire, counted at a plain socket: headers, bodies and all. */

#define DIAMOND "M0000001"      /* of K001, in data/demo */
#define SMALL 1000

/* A laptop that has everything, reached through the tap, whose counts begin now. */
static SyncLaptop *
start (SyncFixture *fixture,
       SyncTap     *tap)
{
  SyncLaptop *laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autoptr (GError) error = NULL;

  sync_laptop_enrol (laptop, tap->uri, code, &error);
  g_assert_no_error (error);
  sync_laptop_round (laptop);
  sync_tap_reset (tap);
  return laptop;
}

static void
drop_rows (DeskDb *db)
{
  g_autoptr (GError) error = NULL;

  desk_db_exec (db,
                "DROP TABLE reveals; DROP TABLE contacts; DROP TABLE service_uses;"
                "DROP TABLE accounts; DROP TABLE members; DROP TABLE managers",
                &error);
  g_assert_no_error (error);
}

/* Promise 9: with the tables of rows gone on both sides, a round with nothing new goes on as one
 * small request. */
static void
test_nothing_new (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr (SyncTap) tap = sync_tap_new (hub_server_get_uri (fixture->hub));
  g_autoptr (SyncLaptop) laptop = start (fixture, tap);
  g_autofree char *path = g_build_filename (laptop->dir, "desk.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = desk_db_open (path, &error);

  g_assert_no_error (error);
  drop_rows (fixture->db);
  drop_rows (db);
  g_assert_true (desk_db_exec (db, "DROP TABLE directory", &error));
  g_clear_object (&db);

  sync_laptop_round (laptop);
  g_assert_cmpuint (tap->requests, ==, 1);
  g_assert_cmpuint (tap->up, <, SMALL);
  g_assert_cmpuint (tap->down, <, SMALL);
  g_assert_cmpuint (tap->down, >, 0);
  g_test_message ("%" G_GUINT64_FORMAT " bytes up, %" G_GUINT64_FORMAT " down", tap->up, tap->down);
}

/* Promise 9: what a device costs that waits for news and gets none. */
static void
test_waiting (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncTap) tap = sync_tap_new (hub_server_get_uri (fixture->hub));
  g_autoptr (SyncLaptop) laptop = start (fixture, tap);
  g_autoptr (DeskSyncTransport) transport = desk_sync_transport_new (10);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DeskSyncNews news;

  result = desk_test_call (desk_sync_wait, laptop->store, transport, 0);
  g_assert_true (desk_sync_wait_finish (laptop->store, result, &news, &error));
  g_assert_cmpuint (tap->requests, ==, 1);
  g_assert_cmpuint (tap->up, <, SMALL);
  g_assert_cmpuint (tap->down, <, SMALL);
}

static void
log_contact (SyncLaptop *laptop)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  json_object_set_string_member (args, "member_no", DIAMOND);
  json_object_set_string_member (args, "occasion", "low-balance");
  json_object_set_string_member (args, "channel", "call");
  json_object_set_string_member (args, "result", "将于本周内充值");
  desk_store_perform_async (laptop->store, DESK_OP_CARE_LOG, args, NULL, desk_test_ready_cb,
                            &slot);
  result = desk_test_wait_result (&slot);
  verdict = desk_store_perform_finish (laptop->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

/* What a person did in a day is packed on its way: under a third of what it is. */
static void
test_packed (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr (SyncTap) tap = sync_tap_new (hub_server_get_uri (fixture->hub));
  g_autoptr (SyncLaptop) laptop = start (fixture, tap);
  DeskSyncRound round;

  for (guint i = 0; i < 30; i++)
    log_contact (laptop);
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.accepted, ==, 30);
  g_assert_cmpuint (tap->requests, ==, 2);
  g_assert_nonnull (strstr (tap->said->str, "Content-Encoding: gzip"));
  g_assert_cmpuint (tap->up, <, 30 * 300 / 3);
}

/* One operation is a packet anyway, and is not packed. */
static void
test_small (SyncFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr (SyncTap) tap = sync_tap_new (hub_server_get_uri (fixture->hub));
  g_autoptr (SyncLaptop) laptop = start (fixture, tap);
  g_autofree char *op_id = sync_laptop_use (laptop, DIAMOND);

  sync_laptop_round (laptop);
  g_assert_null (strstr (tap->said->str, "Content-Encoding"));
  g_assert_nonnull (strstr (tap->said->str, op_id));
}

/* A feed of long rows comes in pages that memory bears, one after the other. */
static void
test_long_rows (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GError) error = NULL;
  g_autofree char *filler = g_strnfill (20000, 'x');
  g_auto (GStrv) log = NULL;
  DeskSyncRound round;

  sync_laptop_round (laptop);
  sync_fixture_lengthen (fixture, 500);
  desk_db_run (fixture->db, &error, "UPDATE reveals SET field = $1", "s", filler);
  g_assert_no_error (error);
  g_strfreev (desk_front_take_log (fixture->front));
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.pulled, ==, 500);
  log = desk_front_take_log (fixture->front);
  /* 10 MB in pages of 4. */
  g_assert_cmpuint (g_strv_length (log), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/wire/promise-9/nothing-new", test_nothing_new);
  sync_fixture_add ("/sync/wire/promise-9/waiting", test_waiting);
  sync_fixture_add ("/sync/wire/packed", test_packed);
  sync_fixture_add ("/sync/wire/small", test_small);
  sync_fixture_add ("/sync/wire/long-rows", test_long_rows);
  return g_test_run ();
}
