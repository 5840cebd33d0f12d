/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_apply (page, fixture->store);
}

static void
pass (StoreFixture *fixture,
      gint64        ms)
{
  desk_clock_set (fixture->clock, desk_clock_now (fixture->clock) + ms);
}

static void
note (StoreFixture *fixture,
      DeskRoundEnd  end)
{
  test_note_end (fixture->store, end, DESK_SKEW_UNKNOWN);
}

static gboolean
is_stalled (StoreFixture *fixture)
{
  g_autoptr (DeskSyncStatus) status = test_load_status (fixture->store);

  return status->stalled;
}

/* Mistake 6: a queue that stands still while the hub answers is seen after ten minutes. */
static void
test_stalled (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  pass (fixture, 24 * 3600 * 1000);     /* offline: nobody could have taken it */
  note (fixture, DESK_ROUND_UNREACHED);
  g_assert_false (is_stalled (fixture));
  note (fixture, DESK_ROUND_ANSWERED);
  pass (fixture, DESK_STALLED_MS - 1);
  note (fixture, DESK_ROUND_ANSWERED);
  g_assert_false (is_stalled (fixture));
  pass (fixture, 1);
  g_assert_true (is_stalled (fixture));
  store_fixture_reopen (fixture);
  g_assert_true (is_stalled (fixture));

  note (fixture, DESK_ROUND_UNREACHED);
  g_assert_false (is_stalled (fixture));
}

static void
test_moves (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *first = test_use (fixture->store, "M1");
  g_autofree char *second = test_use (fixture->store, "M1");

  note (fixture, DESK_ROUND_ANSWERED);
  pass (fixture, DESK_STALLED_MS);
  test_accept (fixture->store, first, 9);
  g_assert_false (is_stalled (fixture));
  note (fixture, DESK_ROUND_ANSWERED);
  pass (fixture, DESK_STALLED_MS);
  g_assert_true (is_stalled (fixture));
  test_accept (fixture->store, second, 10);
  g_assert_false (is_stalled (fixture));
}

static void
test_oldest (StoreFixture  *fixture,
             gconstpointer  data)
{
  gint64 begun = desk_clock_now (fixture->clock);
  g_autofree char *first = test_use (fixture->store, "M1");
  g_autofree char *second = NULL;
  g_autoptr (DeskSyncStatus) both = NULL;
  g_autoptr (DeskSyncStatus) one = NULL;
  g_autoptr (DeskSyncStatus) none = NULL;

  pass (fixture, 60000);
  second = test_use (fixture->store, "M1");
  both = test_load_status (fixture->store);
  g_assert_cmpint (both->oldest_pending_ms, ==, begun);
  test_accept (fixture->store, first, 9);
  one = test_load_status (fixture->store);
  g_assert_cmpint (one->oldest_pending_ms, ==, begun + 60000);
  test_reject (fixture->store, second, "quota-used-up");
  none = test_load_status (fixture->store);
  g_assert_cmpint (none->oldest_pending_ms, ==, 0);
}

static void
test_skew (StoreFixture  *fixture,
           gconstpointer  data)
{
  const struct { gint64 skew_ms; gboolean skewed; } cases[] = {
    { 0, FALSE }, { 300000, FALSE }, { 300001, TRUE }, { -300000, FALSE }, { -300001, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskSyncStatus) status = NULL;

      test_note_end (fixture->store, DESK_ROUND_WHOLE, cases[i].skew_ms);
      note (fixture, DESK_ROUND_WHOLE);         /* not compared: the last one stays */
      status = test_load_status (fixture->store);
      g_assert_cmpint (status->skew_ms, ==, cases[i].skew_ms);
      g_assert_cmpint (status->skewed, ==, cases[i].skewed);
    }
}

static void
assert_stop (StoreFixture *fixture,
             DeskSyncStop  stop)
{
  g_autoptr (DeskSyncStatus) status = test_load_status (fixture->store);

  g_assert_cmpint (status->stop, ==, stop);
}

/* What the hub said last is known after a new start without it. */
static void
test_stop (StoreFixture  *fixture,
           gconstpointer  data)
{
  assert_stop (fixture, DESK_STOP_NONE);
  note (fixture, DESK_ROUND_REVOKED);
  store_fixture_reopen (fixture);
  note (fixture, DESK_ROUND_UNREACHED);
  assert_stop (fixture, DESK_STOP_REVOKED);
  test_enrol (fixture->store);
  assert_stop (fixture, DESK_STOP_NONE);
  note (fixture, DESK_ROUND_OUTDATED);
  store_fixture_reopen (fixture);
  assert_stop (fixture, DESK_STOP_OUTDATED);
  note (fixture, DESK_ROUND_WHOLE);
  assert_stop (fixture, DESK_STOP_NONE);
}

#define ADD(name, func)                                                     \
  g_test_add ("/store/sync-status/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("mistake-6/stalled", test_stalled);
  ADD ("moves", test_moves);
  ADD ("oldest", test_oldest);
  ADD ("skew", test_skew);
  ADD ("stop", test_stop);
  return g_test_run ();
}
