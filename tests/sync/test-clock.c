/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <hub-device.h>

#define DIAMOND "M0000001"      /* of K001, in data/demo */

#define MINUTE_MS (G_GINT64_CONSTANT (60) * 1000)

/* A laptop whose clock runs, and is far from the hub's, which stands. */
static SyncLaptop *
make_skewed (SyncFixture *fixture)
{
  DeskClock *hub_clock = fixture->clock;
  g_autoptr (DeskClock) running = desk_clock_new ();
  SyncLaptop *laptop;

  fixture->clock = running;
  laptop = sync_laptop_new (fixture, NULL);
  fixture->clock = hub_clock;
  return laptop;
}

static void
enrol (SyncFixture *fixture,
       SyncLaptop  *laptop)
{
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autoptr (GError) error = NULL;

  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
}

/* Once the clocks were compared, what is made bears the hub's time: no quota of another month. */
static void
test_corrected_e6 (SyncFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = NULL;
  g_autofree char *op_id = NULL;
  gint64 now_ms = desk_test_time ("2031-03-31T23:30:00+08:00");
  gint64 made_ms;

  desk_clock_set (fixture->clock, now_ms);
  laptop = make_skewed (fixture);
  enrol (fixture, laptop);
  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, DIAMOND);
  g_assert_cmpuint (sync_laptop_round (laptop).accepted, ==, 1);
  made_ms = sync_fixture_count (fixture, "SELECT used_ms FROM service_uses");
  g_assert_cmpint (ABS (made_ms - now_ms), <, MINUTE_MS);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"
                                       " WHERE month = '2031-03'"), ==, 1);
}

/* A hub that refuses tells the time as well. */
static void
test_refused (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = make_skewed (fixture);
  g_autoptr (DeskSyncStatus) status = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ahead_ms = g_get_real_time () / 1000 - desk_clock_now (fixture->clock);

  enrol (fixture, laptop);
  status = sync_laptop_status (laptop);
  hub_device_revoke (fixture->db, fixture->clock, status->device_id, &error);
  g_assert_no_error (error);
  g_clear_pointer (&status, desk_sync_status_free);

  sync_laptop_fail (laptop, DESK_SYNC_ERROR_REVOKED);
  status = sync_laptop_status (laptop);
  g_assert_cmpint (ABS (status->skew_ms - ahead_ms), <, MINUTE_MS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/clock/corrected-E6", test_corrected_e6);
  sync_fixture_add ("/sync/clock/refused", test_refused);
  return g_test_run ();
}
