/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test.h>
#include <hub-database.h>
#include <hub-handlers.h>

#define N_DEVICES 2
#define N_ROUNDS 150
#define LIMIT 3                 /* E6: uses of a diamond card's member in a month */

/**
 * Pusher:
 *
 * A device of M01 and the hub that it talks to: a thread with a connection of its own, as another
 * hub process on the same database has.
 */
typedef struct
{
  HubFixture *fixture;
  HubRequest *request;
  GPtrArray  *bodies;           /* of a push each, one a round */
  guint       n_accepted;
  guint       n_used_up;
  int        *n_ready;          /* who stands at the line, all rounds together */
} Pusher;

static char *
name_member (guint round)
{
  return g_strdup_printf ("L%03u", round);
}

static void
add_use (HubFixture *fixture,
         Pusher     *pusher,
         const char *member_no)
{
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, pusher->request->device->device_id,
                                           1 + pusher->bodies->len, member_no);

  g_ptr_array_add (pusher->bodies, hub_fixture_push_body (op->text, NULL));
}

/* All but the last unit of the month. */
static void
use_up_but_one (HubFixture *fixture,
                const char *member_no)
{
  g_autoptr (GError) error = NULL;

  desk_db_run (fixture->db, &error,
               "INSERT INTO service_uses (use_id, member_no, manager_no, service, month, used_ms,"
               " note, rev) WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n LIMIT $2)"
               " SELECT $1 || i, $1, 'M01', 'emergency-reactivation', '2026-11', i, '', 1 FROM n",
               "si", member_no, (gint64) LIMIT - 1);
  g_assert_no_error (error);
}

static void
prepare (HubFixture *fixture,
         Pusher      pushers[N_DEVICES])
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *member_no = name_member (round);

      hub_fixture_add_member (fixture, member_no, "M01", "张三");
      use_up_but_one (fixture, member_no);
      for (guint i = 0; i < N_DEVICES; i++)
        add_use (fixture, &pushers[i], member_no);
    }
}

static void
push (Pusher     *pusher,
      HubContext *context,
      const char *body)
{
  g_autoptr (HubReply) reply = hub_reply_new ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&pusher->request->body, g_bytes_unref);
  pusher->request->body = g_bytes_new_static (body, strlen (body));
  hub_push_handle (context, pusher->request, reply, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  pusher->n_accepted += strstr (reply->body->str, "\"accepted\"") != NULL;
  pusher->n_used_up += strstr (reply->body->str, "\"quota-used-up\"") != NULL;
}

static gpointer
push_thread (gpointer user_data)
{
  Pusher *pusher = user_data;
  HubFixture *fixture = pusher->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (HubMetrics) metrics = hub_metrics_new ();
  g_autoptr (DeskDb) db = hub_database_open (fixture->db_uri, fixture->clock, &error);
  HubContext context = {
    .db = db,
    .policy = fixture->policy,
    .clock = fixture->clock,
    .metrics = metrics,
  };

  g_assert_no_error (error);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_atomic_int_inc (pusher->n_ready);
      while (g_atomic_int_get (pusher->n_ready) < (int) (N_DEVICES * (round + 1)))
        g_thread_yield ();
      push (pusher, &context, g_ptr_array_index (pusher->bodies, round));
    }
  return NULL;
}

static void
start (HubFixture *fixture,
       Pusher     *pusher,
       int        *n_ready)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (GError) error = NULL;

  pusher->fixture = fixture;
  pusher->n_ready = n_ready;
  pusher->bodies = g_ptr_array_new_with_free_func (g_free);
  pusher->request = g_new0 (HubRequest, 1);
  pusher->request->device = hub_device_find (fixture->db, token, &error);
  g_assert_no_error (error);
}

static void
clear (Pusher *pusher)
{
  g_ptr_array_unref (pusher->bodies);
  hub_request_free (pusher->request);
}

/* What sync promises, 8: two devices push the last unit of a member's month at the same moment, by
 * whichever hub process: one gets it. */
static void
test_last_unit (HubFixture    *fixture,
                gconstpointer  data)
{
  Pusher pushers[N_DEVICES] = { 0 };
  GThread *threads[N_DEVICES];
  int n_ready = 0;
  guint n_accepted = 0;
  guint n_used_up = 0;

  for (guint i = 0; i < N_DEVICES; i++)
    start (fixture, &pushers[i], &n_ready);
  prepare (fixture, pushers);
  for (guint i = 0; i < N_DEVICES; i++)
    threads[i] = g_thread_new ("pusher", push_thread, &pushers[i]);
  for (guint i = 0; i < N_DEVICES; i++)
    {
      g_thread_join (threads[i]);
      n_accepted += pushers[i].n_accepted;
      n_used_up += pushers[i].n_used_up;
      clear (&pushers[i]);
    }

  g_assert_cmpuint (n_accepted, ==, N_ROUNDS);
  g_assert_cmpuint (n_used_up, ==, N_ROUNDS * (N_DEVICES - 1));
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM (SELECT 1 FROM service_uses"
                                               " GROUP BY member_no HAVING count (*) <> "
                                               G_STRINGIFY (LIMIT) ")"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/last-unit/promise-8-E6", test_last_unit);

  return g_test_run ();
}
