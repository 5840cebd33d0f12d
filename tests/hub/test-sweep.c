/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test.h>
#include <hub-assign.h>
#include <hub-database.h>
#include <hub-feed.h>
#include <hub-sweep.h>
#include <hub-sweeper.h>

#define DAY_MS (G_GINT64_CONSTANT (24) * 3600 * 1000)

static const char n_tombstones[] = "SELECT count (*) FROM tombstones";

/* Moves a new member to M02 and gives the revision of the last tombstone in the feed of M01. */
static gint64
move_away (HubFixture *fixture,
           const char *member_no)
{
  g_autoptr (GError) error = NULL;

  hub_fixture_add_member (fixture, member_no, "M01", "张三");
  hub_assign_member (fixture->db, fixture->clock, member_no, "M02", &error);
  g_assert_no_error (error);
  return hub_feed_get_head (fixture->db, "M01", NULL);
}

static gint64
sweep (HubFixture *fixture,
       gint64      before_ms,
       gint64      batch)
{
  g_autoptr (GError) error = NULL;
  gint64 n_cleared = hub_sweep_tombstones (fixture->db, before_ms, batch, &error);

  g_assert_no_error (error);
  return n_cleared;
}

/* The pull's status for a cursor, within a list that began at a head where one is said. */
static void
assert_pull (HubFixture *fixture,
             const char *token,
             gint64      cursor,
             gint64      list,
             guint       status)
{
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *path =
    g_strdup_printf ("/v1/pull?cursor=%" G_GINT64_FORMAT "&list=%" G_GINT64_FORMAT "&epoch=%s",
                     cursor, list, epoch);
  g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = path, .token = token),
                                            status);

  if (status != 200)
    hub_fixture_assert_error (body, "start-over");
}

/* A laptop that has seen the last tombstone that was cleared has missed nothing. */
static void
test_boundary (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  gint64 cleared = move_away (fixture, "A1");
  gint64 now_ms = desk_clock_now (fixture->clock);

  g_assert_cmpint (sweep (fixture, now_ms, 100), ==, 0);
  assert_pull (fixture, token, 1, 0, 200);
  g_assert_cmpint (sweep (fixture, now_ms + 1, 100), ==, 2);
  g_assert_cmpint (sweep (fixture, now_ms + 1, 100), ==, 0);
  assert_pull (fixture, token, cleared, 0, 200);
  assert_pull (fixture, token, cleared - 1, 0, 410);
  assert_pull (fixture, token, 0, 0, 200);
  g_assert_cmpint (hub_feed_get_oldest (fixture->db, "M01", NULL), ==, cleared);
  g_assert_cmpint (hub_feed_get_oldest (fixture->db, "M02", NULL), ==, 0);
}

/* A whole list in many pages passes through old revisions, and must not begin anew at each. */
static void
test_list (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  gint64 cleared = move_away (fixture, "A1");

  sweep (fixture, G_MAXINT64, 100);
  assert_pull (fixture, token, 1, cleared, 200);
  assert_pull (fixture, token, 1, cleared - 1, 410);
  assert_pull (fixture, token, 1, cleared + 1, 410);
}

/* In small batches, feed by feed, and only what is old enough. */
static void
test_batches (HubFixture    *fixture,
              gconstpointer  data)
{
  gint64 now_ms = desk_clock_now (fixture->clock);
  gint64 third;

  move_away (fixture, "A1");
  third = move_away (fixture, "A2") - 1;
  desk_clock_set (fixture->clock, now_ms + 1);
  move_away (fixture, "A3");

  g_assert_cmpint (sweep (fixture, now_ms + 1, 3), ==, 3);
  g_assert_cmpint (hub_feed_get_oldest (fixture->db, "M01", NULL), ==, third);
  g_assert_cmpint (sweep (fixture, now_ms + 1, 3), ==, 1);
  g_assert_cmpint (sweep (fixture, now_ms + 1, 3), ==, 0);
  g_assert_cmpint (hub_fixture_count (fixture, n_tombstones), ==, 2);
}

static DeskDb *
open_db (gpointer       user_data,
         GCancellable  *cancellable,
         GError       **error)
{
  HubFixture *fixture = user_data;

  return hub_database_open (fixture->db_uri, fixture->clock, error);
}

static void
nothing_cb (GTask        *task,
            DeskDb       *db,
            gpointer      task_data,
            GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

/* Until the thread has done what it was given before. */
static void
wait_for_thread (DeskDbThread *thread)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, desk_test_ready_cb, &slot);
  g_autoptr (GAsyncResult) result = NULL;

  desk_db_thread_push (thread, task, nothing_cb);
  result = desk_test_wait_result (&slot);
}

/* At the start, and then once a day, by the hub's clock. */
static void
test_daily (HubFixture    *fixture,
            gconstpointer  data)
{
  gint64 start_ms = desk_clock_now (fixture->clock);
  g_autoptr (DeskDbThread) thread = desk_db_thread_new ("test", open_db, fixture, NULL);
  g_autoptr (HubSweeper) sweeper = hub_sweeper_new (thread, fixture->clock);
  g_autoptr (GAsyncResult) closed = NULL;

  move_away (fixture, "A1");
  desk_clock_set (fixture->clock, start_ms + 30 * DAY_MS);
  hub_sweeper_start (sweeper, 30);
  wait_for_thread (thread);
  g_assert_cmpint (hub_fixture_count (fixture, n_tombstones), ==, 2);

  desk_clock_set (fixture->clock, start_ms + 31 * DAY_MS - 1);
  hub_sweeper_look (sweeper);
  wait_for_thread (thread);
  g_assert_cmpint (hub_fixture_count (fixture, n_tombstones), ==, 2);

  desk_clock_set (fixture->clock, start_ms + 31 * DAY_MS);
  hub_sweeper_look (sweeper);
  desk_test_wait_until (hub_fixture_count (fixture, n_tombstones) == 0);
  hub_sweeper_stop (sweeper);
  closed = desk_test_call (desk_db_thread_close, thread);
}

/* A hub clears what got old while it was not running. */
static void
test_start (HubFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  move_away (fixture, "A1");
  hub_fixture_stop (fixture);
  desk_clock_set (fixture->clock, desk_clock_now (fixture->clock) + 2 * DAY_MS);
  fixture->server = hub_server_new (fixture->db_uri, fixture->policy, fixture->clock);
  hub_server_set_keep_tombstones (fixture->server, 1);
  hub_server_listen (fixture->server, "127.0.0.1:0", NULL, NULL, &error);
  g_assert_no_error (error);
  desk_test_wait_until (hub_fixture_count (fixture, n_tombstones) == 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/sweep/boundary", test_boundary);
  hub_fixture_add ("/hub/sweep/list", test_list);
  hub_fixture_add ("/hub/sweep/batches", test_batches);
  hub_fixture_add ("/hub/sweep/daily", test_daily);
  hub_fixture_add ("/hub/sweep/start", test_start);

  return g_test_run ();
}
