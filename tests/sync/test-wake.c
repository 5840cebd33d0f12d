/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-sync-wake.h>
#include <desk-test.h>

#define NOON "2026-11-22T12:00:00+08:00"

static void
woke_cb (DeskSyncWake *wake,
         guint        *n_woke)
{
  (*n_woke)++;
}

/* The timers of this test do not stand still: only the time of day is moved. */
static void
test_sleep (void)
{
  gint64 noon = desk_test_time (NOON);
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (noon);
  g_autoptr (DeskSyncWake) wake = desk_sync_wake_new (clock);
  guint n_woke = 0;

  g_signal_connect (wake, "woke", G_CALLBACK (woke_cb), &n_woke);
  desk_sync_wake_start (wake);
  desk_sync_wake_look (wake);
  g_assert_cmpuint (n_woke, ==, 0);

  desk_clock_set (clock, noon + 10 * 1000);
  desk_sync_wake_look (wake);
  g_assert_cmpuint (n_woke, ==, 0);

  desk_clock_set (clock, noon + 3600 * 1000);
  desk_sync_wake_look (wake);
  g_assert_cmpuint (n_woke, ==, 1);
  desk_sync_wake_look (wake);
  g_assert_cmpuint (n_woke, ==, 1);
}

/* A clock that is set back is no sleep. */
static void
test_set_back (void)
{
  gint64 noon = desk_test_time (NOON);
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (noon);
  g_autoptr (DeskSyncWake) wake = desk_sync_wake_new (clock);
  guint n_woke = 0;

  g_signal_connect (wake, "woke", G_CALLBACK (woke_cb), &n_woke);
  desk_sync_wake_start (wake);
  desk_clock_set (clock, noon - 3600 * 1000);
  desk_sync_wake_look (wake);
  g_assert_cmpuint (n_woke, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/wake/sleep", test_sleep);
  g_test_add_func ("/sync/wake/set-back", test_set_back);
  return g_test_run ();
}
