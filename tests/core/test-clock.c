/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-clock.h>
#include <desk-error.h>
#include <desk-test.h>

static void
test_system (void)
{
  g_autoptr (DeskClock) clock = desk_clock_new ();
  gint64 before = g_get_real_time () / 1000;
  gint64 now = desk_clock_now (clock);

  g_assert_false (desk_clock_is_stopped (clock));
  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / 1000);
}

static void
test_stopped (void)
{
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (1000);

  g_assert_true (desk_clock_is_stopped (clock));
  g_assert_cmpint (desk_clock_now (clock), ==, 1000);
  desk_clock_set (clock, -5);
  g_assert_cmpint (desk_clock_now (clock), ==, -5);
}

static void
test_set_stops (void)
{
  g_autoptr (DeskClock) clock = desk_clock_new ();

  desk_clock_set (clock, 42);
  g_assert_true (desk_clock_is_stopped (clock));
  g_assert_cmpint (desk_clock_now (clock), ==, 42);
}

static void
test_environment (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskClock) clock = NULL;

  g_setenv ("MEMBER_DESK_NOW", "2026-11-22T09:30:00+08:00", TRUE);
  clock = desk_clock_new_from_environment (&error);
  g_assert_no_error (error);
  g_assert_true (desk_clock_is_stopped (clock));
  /* date -u -d 2026-11-22T01:30:00Z +%s */
  g_assert_cmpint (desk_clock_now (clock), ==, G_GINT64_CONSTANT (1795311000000));
  g_unsetenv ("MEMBER_DESK_NOW");
}

static void
test_environment_unset (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskClock) clock = NULL;

  g_unsetenv ("MEMBER_DESK_NOW");
  clock = desk_clock_new_from_environment (&error);
  g_assert_no_error (error);
  g_assert_false (desk_clock_is_stopped (clock));
}

static void
test_environment_nonsense (void)
{
  static const char * const nonsense[] = { "yesterday", "2026-11-22", "2026-11-22T09:30:00", "0" };

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autoptr (GError) error = NULL;

      g_setenv ("MEMBER_DESK_NOW", nonsense[i], TRUE);
      g_assert_null (desk_clock_new_from_environment (&error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "MEMBER_DESK_NOW"));
      g_assert_nonnull (strstr (error->message, nonsense[i]));
    }
  g_unsetenv ("MEMBER_DESK_NOW");
}

static gpointer
set_often (gpointer data)
{
  for (int i = 0; i < 10000; i++)
    desk_clock_set (data, (gint64) i << 32 | i);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (0);
  GThread *setter = g_thread_new ("setter", set_often, clock);

  for (int i = 0; i < 10000; i++)
    {
      gint64 now = desk_clock_now (clock);

      g_assert_cmpint (now >> 32, ==, now & G_MAXUINT32);
    }
  g_thread_join (setter);
}

static gboolean
count_cb (gpointer data)
{
  guint *n_calls = data;

  (*n_calls)++;
  return *n_calls < 2;
}

static void
run_main_context (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Nothing goes on by itself, a timeout comes neither sooner nor again, and one removed never. */
static void
test_driven (void)
{
  g_autoptr (DeskClock) clock = desk_clock_new_driven (1000);
  guint n_calls = 0;
  guint n_removed = 0;
  gint64 next_ms = G_MAXINT64;
  guint removed;

  g_assert_false (desk_clock_is_stopped (clock));
  desk_clock_add_timeout (clock, 50, count_cb, &n_calls);
  removed = desk_clock_add_timeout (clock, 10, count_cb, &n_removed);
  g_assert_cmpuint (desk_clock_count_timeouts (clock, &next_ms), ==, 2);
  g_assert_cmpint (next_ms, ==, 10);
  g_source_remove (removed);
  desk_clock_drive (clock, 49);
  run_main_context ();
  g_assert_cmpuint (n_calls, ==, 0);
  g_assert_cmpint (desk_clock_get_elapsed (clock), ==, 49);
  g_assert_cmpint (desk_clock_now (clock), ==, 1049);

  desk_clock_drive (clock, 1);
  run_main_context ();
  g_assert_cmpuint (n_calls, ==, 1);
  desk_clock_set (clock, 9999);
  desk_clock_drive (clock, 50);
  run_main_context ();
  g_assert_cmpuint (n_calls, ==, 2);
  g_assert_cmpuint (n_removed, ==, 0);
  g_assert_cmpint (desk_clock_now (clock), ==, 10049);
  g_assert_cmpuint (desk_clock_count_timeouts (clock, NULL), ==, 0);
}

/* As the system's. */
static void
test_timeout (void)
{
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (1000);
  gint64 begun_ms = desk_clock_get_elapsed (clock);
  guint n_calls = 0;

  desk_clock_add_timeout (clock, 5, count_cb, &n_calls);
  desk_test_wait_until (n_calls == 2);
  g_assert_cmpint (desk_clock_get_elapsed (clock) - begun_ms, >=, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/system", test_system);
  g_test_add_func ("/clock/stopped", test_stopped);
  g_test_add_func ("/clock/set-stops", test_set_stops);
  g_test_add_func ("/clock/environment", test_environment);
  g_test_add_func ("/clock/environment-unset", test_environment_unset);
  g_test_add_func ("/clock/environment-nonsense", test_environment_nonsense);
  g_test_add_func ("/clock/driven", test_driven);
  g_test_add_func ("/clock/timeout", test_timeout);
  g_test_add_func ("/clock/threads", test_threads);
  return g_test_run ();
}
