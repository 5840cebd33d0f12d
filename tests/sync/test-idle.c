/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <desk-lapse.h>

#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS (60 * MINUTE_MS)

/* Contract, sync 9: what an idle laptop costs, whatever lies between it and its hub. */

typedef struct
{
  SyncFixture *hub;
  SyncLaptop  *laptop;
  DeskLapse    lapse;
} Desk;

/* A laptop that syncs by itself, and whose first round is over. */
static void
open_desk (Desk        *desk,
           SyncFixture *fixture)
{
  desk->hub = fixture;
  desk->laptop = sync_laptop_new (fixture, "K001");
  desk->lapse = (DeskLapse) { fixture->hub, fixture->clock, fixture->front };
  desk_lapse_add (&desk->lapse, desk->laptop->sync, desk->laptop->clock);
  desk_sync_start (desk->laptop->sync);
  g_assert_true (desk_lapse_run (&desk->lapse, SECOND_MS));
}

static void
close_desk (Desk *desk)
{
  g_clear_pointer (&desk->laptop, sync_laptop_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, close_desk)

/* How many requests there are within @ms, and how many of them wait for news. */
static guint
count_requests (Desk   *desk,
                gint64  ms,
                guint  *n_waits)
{
  g_auto (GStrv) before = desk_front_take_log (desk->hub->front);
  g_auto (GStrv) log = NULL;

  g_assert_true (desk_lapse_run (&desk->lapse, ms));
  log = desk_front_take_log (desk->hub->front);
  *n_waits = 0;
  for (guint i = 0; log[i] != NULL; i++)
    *n_waits += g_str_equal (log[i], "GET /v1/wait");
  g_assert_null (desk_sync_get_error (desk->laptop->sync));
  return g_strv_length (log);
}

/* At most one a minute, and not none: for three hours. */
static void
assert_idle (Desk     *desk,
             gboolean  waits)
{
  for (guint hour = 0; hour < 3; hour++)
    {
      guint n_waits;
      guint n = count_requests (desk, HOUR_MS, &n_waits);

      g_assert_cmpuint (n, <=, 60);
      g_assert_cmpuint (n, >=, 54);
      if (waits)
        g_assert_cmpuint (n_waits, ==, n);
      else
        g_assert_cmpuint (n_waits, <=, 1);
    }
}

static void
assert_hears_within (Desk   *desk,
                     gint64  ms)
{
  sync_fixture_lengthen (desk->hub, 3);
  g_assert_true (desk_lapse_run (&desk->lapse, ms));
  g_assert_cmpint (sync_laptop_count (desk->laptop, "SELECT count (*) FROM reveals"), ==, 3);
}

static void
test_open_way (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_auto (Desk) desk = { 0 };

  open_desk (&desk, fixture);
  assert_idle (&desk, TRUE);
  assert_hears_within (&desk, 7 * SECOND_MS);
}

/* Mistake 6: one that cuts what takes longer than 30 s is asked for less at a time. */
static void
test_hasty_proxy (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_auto (Desk) desk = { 0 };
  guint n_waits;

  desk_front_set_patience (fixture->front, 30 * SECOND_MS);
  open_desk (&desk, fixture);
  g_assert_cmpuint (count_requests (&desk, 5 * MINUTE_MS, &n_waits), <=, 2 + 5);
  assert_idle (&desk, TRUE);
  assert_hears_within (&desk, 37 * SECOND_MS);
}

/* One that lets nothing wait at all: polled. */
static void
test_no_waiting (SyncFixture   *fixture,
                 gconstpointer  data)
{
  g_auto (Desk) desk = { 0 };
  guint n_waits;

  desk_front_set_path (fixture->front, "/v1/wait");
  desk_front_set_answer (fixture->front, 504, NULL, NULL);
  open_desk (&desk, fixture);
  g_assert_cmpuint (count_requests (&desk, 5 * MINUTE_MS, &n_waits), <=, 2 * 6 + 5);
  assert_idle (&desk, FALSE);
  assert_hears_within (&desk, 67 * SECOND_MS);
}

/* An older hub. */
static void
test_older_hub (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_auto (Desk) desk = { 0 };

  desk_front_set_path (fixture->front, "/v1/wait");
  desk_front_set_answer (fixture->front, 404, NULL, "{\"error\":\"not-found\",\"message\":\"\"}");
  open_desk (&desk, fixture);
  assert_idle (&desk, FALSE);
  assert_hears_within (&desk, 67 * SECOND_MS);
}

/* Mistake 6: a connection that is half open, without anybody to tell: nothing comes through it, and
 * it is given up. */
static void
test_half_open (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_auto (Desk) desk = { 0 };
  guint n_waits;

  desk_front_set_path (fixture->front, "/v1/wait");
  desk_front_set_fault (fixture->front, DESK_FRONT_SILENT);
  open_desk (&desk, fixture);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_assert_cmpuint (desk_front_get_n_silent (fixture->front), ==, 1);
  sync_fixture_lengthen (fixture, 3);
  g_assert_cmpuint (count_requests (&desk, 60 * SECOND_MS, &n_waits), ==, 0);
  g_assert_cmpuint (count_requests (&desk, 8 * SECOND_MS, &n_waits), ==, 2);
  g_assert_cmpuint (n_waits, ==, 1);
  g_assert_cmpint (sync_laptop_count (desk.laptop, "SELECT count (*) FROM reveals"), ==, 3);
  assert_idle (&desk, TRUE);
}

/* Mistake 6: a night asleep. The hub's answer came while nobody listened. */
static void
test_asleep (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_auto (Desk) desk = { 0 };
  guint n_waits;

  desk_front_set_path (fixture->front, "/v1/wait");
  desk_front_set_fault (fixture->front, DESK_FRONT_SILENT);
  open_desk (&desk, fixture);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  sync_fixture_lengthen (fixture, 3);
  desk_clock_set (desk.laptop->clock, desk_clock_now (desk.laptop->clock) + 10 * HOUR_MS);
  g_assert_cmpuint (count_requests (&desk, 6 * SECOND_MS, &n_waits), ==, 2);
  g_assert_cmpuint (n_waits, ==, 1);
  g_assert_cmpint (sync_laptop_count (desk.laptop, "SELECT count (*) FROM reveals"), ==, 3);
  assert_idle (&desk, TRUE);
}

/* Another network: the proxy of the last one is not the proxy of this one. */
static void
test_another_network (SyncFixture   *fixture,
                      gconstpointer  data)
{
  g_auto (Desk) desk = { 0 };
  guint n_waits;

  desk_front_set_patience (fixture->front, 30 * SECOND_MS);
  open_desk (&desk, fixture);
  g_assert_true (desk_lapse_run (&desk.lapse, 5 * MINUTE_MS));
  desk_front_set_patience (fixture->front, 0);
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  g_assert_cmpuint (count_requests (&desk, SECOND_MS, &n_waits), ==, 2);
  g_assert_cmpuint (n_waits, ==, 1);
  assert_idle (&desk, TRUE);
  assert_hears_within (&desk, 7 * SECOND_MS);
}

/* A night without the hub: tried every five minutes, and found again without being told. */
static void
test_hub_away (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_auto (Desk) desk = { 0 };
  g_auto (GStrv) log = NULL;

  open_desk (&desk, fixture);
  desk_front_set_fault (fixture->front, DESK_FRONT_DROP);
  sync_fixture_lengthen (fixture, 3);
  g_strfreev (desk_front_take_log (fixture->front));
  g_assert_true (desk_lapse_run (&desk.lapse, 10 * HOUR_MS));
  g_assert_cmpint (desk_sync_get_state (desk.laptop->sync), ==, DESK_SYNC_OFFLINE);
  log = desk_front_take_log (fixture->front);
  g_assert_cmpuint (g_strv_length (log), <=, 150);

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_assert_true (desk_lapse_run (&desk.lapse, 6 * MINUTE_MS));
  g_assert_cmpint (sync_laptop_count (desk.laptop, "SELECT count (*) FROM reveals"), ==, 3);
  assert_idle (&desk, TRUE);
}

#define ADD(name, func)                                                              \
  g_test_add ("/sync/idle/" name, SyncFixture, SYNC_FIXTURE_DRIVEN, sync_fixture_set_up, func, \
              sync_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("promise-9/open-way", test_open_way);
  ADD ("promise-9/mistake-6/hasty-proxy", test_hasty_proxy);
  ADD ("promise-9/no-waiting", test_no_waiting);
  ADD ("promise-9/older-hub", test_older_hub);
  ADD ("promise-9/mistake-6/half-open", test_half_open);
  ADD ("promise-9/mistake-6/asleep", test_asleep);
  ADD ("promise-9/another-network", test_another_network);
  ADD ("promise-9/hub-away", test_hub_away);
  return g_test_run ();
}
