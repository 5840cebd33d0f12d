/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <desk-sync-backoff.h>

#define DIAMOND "M0000001"      /* of K001, in data/demo */

/* Without those that wait for news. */
static guint
count_requests (SyncFixture *fixture)
{
  g_auto (GStrv) log = desk_front_take_log (fixture->front);
  guint n = 0;

  for (guint i = 0; log[i] != NULL; i++)
    n += !g_str_equal (log[i], "GET /v1/wait");
  return n;
}

static void
test_waits (void)
{
  g_assert_cmpint (desk_sync_backoff_get_exact (1), ==, 1000);
  g_assert_cmpint (desk_sync_backoff_get_exact (2), ==, 2000);
  g_assert_cmpint (desk_sync_backoff_get_exact (9), ==, 256000);
  g_assert_cmpint (desk_sync_backoff_get_exact (10), ==, 300000);
  g_assert_cmpint (desk_sync_backoff_get_exact (G_MAXUINT), ==, 300000);
}

/* At once after the start, soon after an operation, then not again without news. Each of the two asks
 * for units of quotas, too: before the first there is none, the second draws on one. */
static void
test_by_itself (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  gint64 quiet_until;

  count_requests (fixture);
  desk_sync_start (laptop->sync);
  desk_test_wait_until (desk_sync_get_rows (laptop->sync) > 34 &&
                        desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  g_assert_cmpuint (count_requests (fixture), ==, 2);

  op_id = sync_laptop_use (laptop, DIAMOND);
  desk_test_wait_until (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses") == 1);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  g_assert_cmpuint (count_requests (fixture), ==, 3);

  /* What a round itself changes must not begin the next one. */
  quiet_until = g_get_monotonic_time () + 600 * 1000;
  desk_test_wait_until (g_get_monotonic_time () > quiet_until);
  g_assert_cmpuint (count_requests (fixture), ==, 0);
}

static void
test_together (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  desk_sync_start (laptop->sync);
  desk_test_wait_until (desk_sync_get_rows (laptop->sync) > 34 &&
                        desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  count_requests (fixture);
  for (guint i = 0; i < 3; i++)
    g_free (sync_laptop_use (laptop, DIAMOND));
  desk_test_wait_until (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses") == 3);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  g_assert_cmpuint (count_requests (fixture), ==, 2);
}

/* The hub came back: nobody has to press anything. */
static void
test_recovers (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;

  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, DIAMOND);
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  desk_sync_start (laptop->sync);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_OFFLINE);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 1);
}

/* Retry-After is kept, also when a new operation waits. */
static void
test_retry_after (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  gint64 asked;

  sync_laptop_round (laptop);
  desk_front_set_answer (fixture->front, 503, "2", NULL);
  count_requests (fixture);
  asked = g_get_monotonic_time ();
  desk_sync_start (laptop->sync);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_OFFLINE);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  op_id = sync_laptop_use (laptop, DIAMOND);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  g_assert_cmpint (g_get_monotonic_time () - asked, >=, 2 * G_USEC_PER_SEC - 50 * 1000);
}

static void
test_stopped (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  gint64 quiet_until;

  sync_laptop_round (laptop);
  desk_front_set_answer (fixture->front, 403, NULL, "{\"error\":\"revoked\",\"message\":\"\"}");
  desk_sync_start (laptop->sync);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_STOPPED);
  count_requests (fixture);
  op_id = sync_laptop_use (laptop, DIAMOND);
  quiet_until = g_get_monotonic_time () + 400 * 1000;
  desk_test_wait_until (g_get_monotonic_time () > quiet_until);
  g_assert_cmpuint (count_requests (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/schedule/waits", test_waits);
  sync_fixture_add ("/sync/schedule/by-itself", test_by_itself);
  sync_fixture_add ("/sync/schedule/together", test_together);
  sync_fixture_add ("/sync/schedule/recovers", test_recovers);
  sync_fixture_add ("/sync/schedule/retry-after", test_retry_after);
  sync_fixture_add ("/sync/schedule/stopped", test_stopped);
  return g_test_run ();
}
