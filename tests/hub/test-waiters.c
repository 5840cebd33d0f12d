/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test.h>
#include <hub-database.h>
#include <hub-device.h>
#include <hub-feed.h>
#include <hub-waiters.h>

#define N_WAITERS 1000

/* Two of three wait for M01, the third for M02. */
#define N_OF_M01 667

static DeskDb *
open_db (gpointer       user_data,
         GCancellable  *cancellable,
         GError       **error)
{
  HubFixture *fixture = user_data;

  return hub_database_open (fixture->db_uri, fixture->clock, error);
}

static void
count_steps_cb (GTask        *task,
                DeskDb       *db,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_int (task, desk_db_get_n_steps (db));
}

static gint64
count_steps (DeskDbThread *thread)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, desk_test_ready_cb, &slot);
  g_autoptr (GAsyncResult) result = NULL;

  desk_db_thread_push (thread, task, count_steps_cb);
  result = desk_test_wait_result (&slot);
  return g_task_propagate_int (G_TASK (result), NULL);
}

static void
write_cb (GTask        *task,
          DeskDb       *db,
          gpointer      task_data,
          GCancellable *cancellable)
{
  g_task_return_int (task, hub_feed_next_rev (db, "M02", NULL, NULL));
}

/* As a push does: by the very connection that looks. */
static void
write_here (DeskDbThread *thread)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, desk_test_ready_cb, &slot);
  g_autoptr (GAsyncResult) result = NULL;

  desk_db_thread_push (thread, task, write_cb);
  result = desk_test_wait_result (&slot);
  g_assert_cmpint (g_task_propagate_int (G_TASK (result), NULL), ==, 2);
}

static void
wake_cb (gpointer exchange,
         gpointer user_data)
{
  guint *n_woken = user_data;

  (*n_woken)++;
}

static void
forget_cb (gpointer exchange)
{
}

static void
add_waiters (HubFixture *fixture,
             HubWaiters *waiters)
{
  g_autoptr (GError) error = NULL;

  desk_db_begin (fixture->db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_WAITERS; i++)
    {
      g_autofree char *device_id = g_strdup_printf ("device-%u", i);
      HubDevice device = {
        .device_id = device_id,
        .manager_no = (char *) (i % 3 == 2 ? "M02" : "M01"),
        .name = (char *) "",
        .incarnation = (char *) "",
      };

      g_free (hub_device_add (fixture->db, &device, &error));
      g_assert_no_error (error);
      hub_waiters_add (waiters, &device, 1, 55, GUINT_TO_POINTER (i + 1));
    }
  desk_db_commit (fixture->db, &error);
  g_assert_no_error (error);
}

static void
wait_for_looks (DeskDbThread *thread,
                gint64        n_looks)
{
  gint64 steps = count_steps (thread);

  desk_test_wait_until (count_steps (thread) >= steps + n_looks);
}

/* What sync promises, 9: a thousand laptops that wait are one question a second. */
static void
test_thousand (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskDbThread) thread = desk_db_thread_new ("test", open_db, fixture, NULL);
  g_autoptr (GAsyncResult) closed = NULL;
  guint n_woken = 0;
  g_autoptr (DeskClock) clock = desk_clock_new ();
  g_autoptr (HubWaiters) waiters = hub_waiters_new (thread, clock, wake_cb, &n_woken, forget_cb);
  gint64 steps;
  gint64 begun_us;

  add_waiters (fixture, waiters);
  wait_for_looks (thread, N_WAITERS);

  steps = count_steps (thread);
  begun_us = g_get_monotonic_time ();
  wait_for_looks (thread, 2);
  g_assert_cmpint (count_steps (thread) - steps, <=,
                   (g_get_monotonic_time () - begun_us) / G_TIME_SPAN_SECOND + 2);
  g_assert_cmpuint (n_woken, ==, 0);

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  desk_test_wait_until (n_woken > 0);
  g_assert_cmpuint (n_woken, ==, N_OF_M01);
  g_assert_cmpuint (hub_waiters_get_count (waiters), ==, N_WAITERS - N_OF_M01);

  write_here (thread);
  hub_waiters_look (waiters, "M01");
  g_assert_cmpuint (n_woken, ==, N_OF_M01);
  hub_waiters_look (waiters, "M02");
  desk_test_wait_until (n_woken > N_OF_M01);
  g_assert_cmpuint (n_woken, ==, N_WAITERS);
  closed = desk_test_call (desk_db_thread_close, thread);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/waiters/promise-9-thousand", test_thousand);

  return g_test_run ();
}
