/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-idle.h>
#include <desk-time.h>

#include "desk-test.h"

#define NOON G_GINT64_CONSTANT (1795406400000)

typedef struct
{
  DeskClock *clock;
  DeskIdle  *idle;
  guint      n_told;
} Fixture;

static void
told_cb (Fixture *fixture)
{
  fixture->n_told++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->clock = desk_clock_new_driven (NOON);
  fixture->idle = desk_idle_new (fixture->clock);
  g_signal_connect_swapped (fixture->idle, "idle", G_CALLBACK (told_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->idle);
  g_assert_finalize_object (fixture->clock);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* In steps, as a clock that is driven wants it. */
static void
let_go_by (Fixture *fixture,
           gint64   ms)
{
  while (ms > 0)
    {
      gint64 step_ms = ms;

      desk_clock_count_timeouts (fixture->clock, &step_ms);
      desk_clock_drive (fixture->clock, step_ms);
      settle ();
      ms -= step_ms;
    }
}

/* After the minutes, and not before; once. */
static void
test_minutes (Fixture       *fixture,
              gconstpointer  data)
{
  desk_idle_start (fixture->idle, 5);
  let_go_by (fixture, 5 * DESK_MINUTE_MS - 1);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  let_go_by (fixture, 1);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  let_go_by (fixture, 60 * DESK_MINUTE_MS);
  g_assert_cmpuint (fixture->n_told, ==, 1);
}

static void
test_input (Fixture       *fixture,
            gconstpointer  data)
{
  desk_idle_start (fixture->idle, 1);
  for (guint i = 0; i < 5; i++)
    {
      let_go_by (fixture, 50 * 1000);
      desk_idle_note_input (fixture->idle);
    }
  g_assert_cmpuint (fixture->n_told, ==, 0);
  let_go_by (fixture, DESK_MINUTE_MS);
  g_assert_cmpuint (fixture->n_told, ==, 1);
}

/* The timer stands still in sleep, the clock on the wall does not: told at the next look. */
static void
test_sleep (Fixture       *fixture,
            gconstpointer  data)
{
  desk_idle_start (fixture->idle, 5);
  desk_clock_set (fixture->clock, NOON + 10 * DESK_MINUTE_MS);
  settle ();
  g_assert_cmpuint (fixture->n_told, ==, 0);
  let_go_by (fixture, 5 * 1000);
  g_assert_cmpuint (fixture->n_told, ==, 1);
}

/* The first key after a sleep does not begin the minutes anew. */
static void
test_input_after_sleep (Fixture       *fixture,
                        gconstpointer  data)
{
  desk_idle_start (fixture->idle, 5);
  desk_clock_set (fixture->clock, NOON + 5 * DESK_MINUTE_MS);
  desk_idle_note_input (fixture->idle);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  desk_idle_note_input (fixture->idle);
  g_assert_cmpuint (fixture->n_told, ==, 1);
}

static void
test_clock_set_back (Fixture       *fixture,
                     gconstpointer  data)
{
  desk_idle_start (fixture->idle, 5);
  desk_clock_set (fixture->clock, NOON - 60 * DESK_MINUTE_MS);
  let_go_by (fixture, 5 * DESK_MINUTE_MS);
  g_assert_cmpuint (fixture->n_told, ==, 1);
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  desk_idle_start (fixture->idle, 5);
  desk_idle_stop (fixture->idle);
  let_go_by (fixture, 60 * DESK_MINUTE_MS);
  desk_idle_note_input (fixture->idle);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  g_assert_cmpuint (desk_clock_count_timeouts (fixture->clock, NULL), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/idle/minutes", test_minutes);
  ADD ("/idle/input", test_input);
  ADD ("/idle/sleep", test_sleep);
  ADD ("/idle/input-after-sleep", test_input_after_sleep);
  ADD ("/idle/clock-set-back", test_clock_set_back);
  ADD ("/idle/stopped", test_stopped);
  return g_test_run ();
}
