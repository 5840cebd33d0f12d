/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A laptop that has everything, started anew. `push`: prints `push SECONDS` for each of some pushes
 * of 100 operations, beginning with its very first request. `pull`: prints `pull SECONDS` for each
 * of some pulls of 100 changes made on the hub meanwhile. Called by bench-round. */

#include <desk-ops.h>
#include <desk-outbox.h>
#include <desk-sync-pull.h>
#include <desk-sync-push.h>
#include <desk-test.h>

#include "bench-hub.h"
#include "desk-bench.h"

#define N_CHANGES 100
#define N_PUSHES 10
#define N_PULLS 200
#define N_MEMBERS 100000
#define N_ACCOUNTS 250000

typedef struct
{
  DeskStore *store;
  DeskSyncTransport *transport;
  DeskDb *hub;                  /* a second connection to its database */
} Laptop;

static void
laptop_open (Laptop     *self,
             const char *data_dir,
             const char *hub_db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy = desk_policy_new_builtin (&error);
  g_autoptr (DeskClock) clock = desk_clock_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  g_assert_no_error (error);
  self->store = desk_store_new (data_dir, policy, clock);
  desk_store_open_async (self->store, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  desk_store_open_finish (self->store, result, &error);
  g_assert_no_error (error);
  self->transport = desk_sync_transport_new (30);
  /* As the app does at its start. */
  desk_sync_transport_prepare (self->transport,
                               desk_store_get_identity (self->store)->hub_url);
  self->hub = desk_db_open (hub_db, &error);
  g_assert_no_error (error);
}

static void
laptop_close (Laptop *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  desk_store_close_async (self->store, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  desk_store_close_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_object_unref (self->store);
  g_object_unref (self->transport);
  g_object_unref (self->hub);
}

static JsonObject *
make_arguments (const char *kind,
                guint       member)
{
  g_autofree char *member_no = g_strdup_printf ("M%07u", member % N_MEMBERS + 1);
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", member_no);
  if (g_str_equal (kind, DESK_OP_SERVICE_USE))
    json_object_set_string_member (args, "service", "emergency-reactivation");
  else
    {
      json_object_set_string_member (args, "occasion", "low-balance");
      json_object_set_string_member (args, "channel", "call");
      json_object_set_string_member (args, "result", "将于本周内充值");
    }
  return args;
}

static gboolean
perform (Laptop     *self,
         const char *kind,
         guint       member)
{
  g_autoptr (JsonObject) args = make_arguments (kind, member);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  desk_store_perform_async (self->store, kind, args, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  verdict = desk_store_perform_finish (self->store, result, &error);
  g_assert_no_error (error);
  return verdict->accepted;
}

/* Uses where the rules allow one, else contacts; members from all over the list. */
static void
queue_operations (Laptop *self)
{
  for (guint i = 0; i < N_CHANGES; i++)
    {
      guint member = g_random_int ();

      if (!perform (self, DESK_OP_SERVICE_USE, member))
        g_assert_true (perform (self, DESK_OP_CARE_LOG, member));
    }
}

static double
push (Laptop *self)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  DeskSyncRound round = { 0 };
  gboolean sent;

  desk_sync_push_async (self->store, self->transport, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  desk_sync_push_finish (self->store, result, &round, &sent, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (round.accepted, ==, N_CHANGES);
  return desk_bench_seconds_since (start);
}

static void
progress_cb (double   fraction,
             guint64  rows,
             gpointer user_data)
{
}

static double
pull (Laptop *self)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  DeskSyncRound round = { 0 };
  gint64 skew_ms;

  desk_sync_pull_async (self->store, self->transport, progress_cb, NULL, NULL, desk_test_ready_cb,
                        &slot);
  result = desk_test_wait_result (&slot);
  desk_sync_pull_finish (self->store, result, &round, &skew_ms, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (round.pulled, ==, N_CHANGES);
  return desk_bench_seconds_since (start);
}

/* Another balance on 100 accounts from all over the list, as a feed brings it. */
static void
change_hub (Laptop *self)
{
  g_autoptr (GError) error = NULL;
  gint64 first = g_random_int_range (0, N_ACCOUNTS / N_CHANGES);

  desk_db_begin (self->hub, &error);
  g_assert_no_error (error);
  for (gint64 i = 1; i <= N_CHANGES; i++)
    {
      desk_db_run (self->hub, &error,
                   "UPDATE accounts SET balance_fen = $1,"
                   " rev = $2 + (SELECT rev FROM feeds WHERE manager_no = $3)"
                   " WHERE rowid = $4",
                   "iisi", (gint64) g_random_int_range (0, 20000), i, BENCH_MANAGER,
                   i * N_ACCOUNTS / N_CHANGES - first);
      g_assert_no_error (error);
    }
  g_assert_no_error (error);
  desk_db_run (self->hub, &error, "UPDATE feeds SET rev = rev + $1 WHERE manager_no = $2", "is",
               (gint64) N_CHANGES, BENCH_MANAGER);
  g_assert_no_error (error);
  desk_db_commit (self->hub, &error);
  g_assert_no_error (error);
}

static void
print_pushes (Laptop *self)
{
  for (guint i = 0; i < N_PUSHES; i++)
    {
      queue_operations (self);
      g_print ("push %f\n", push (self));
      pull (self);
    }
}

static void
print_pulls (Laptop *self)
{
  for (guint i = 0; i < N_PULLS; i++)
    {
      change_hub (self);
      g_print ("pull %f\n", pull (self));
    }
}

int
main (int   argc,
      char *argv[])
{
  Laptop laptop;

  if (argc != 4)
    g_error ("usage: %s DATA-DIR HUB-DB push|pull", argv[0]);
  laptop_open (&laptop, argv[1], argv[2]);
  if (g_str_equal (argv[3], "push"))
    print_pushes (&laptop);
  else
    print_pulls (&laptop);
  laptop_close (&laptop);
  return 0;
}
