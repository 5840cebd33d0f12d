/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-lock.h>
#include <desk-pin-file.h>
#include <desk-time.h>
#include <glib/gstdio.h>

#include "desk-test.h"

#define NOON G_GINT64_CONSTANT (1795406400000)
/* Of "1234", as `argon2 somesaltsomesalt -id -t 1 -m 13 -e` of Debian says: one pass over 8 MiB. */
#define WEAK_HASH "$argon2id$v=19$m=8192,t=1,p=1$" \
                  "c29tZXNhbHRzb21lc2FsdA$GDNlgjjJUH0B2c7XfikBWvayZ+yYX1+T0/dG4UIOxSU"

typedef struct
{
  char      *dir;
  char      *path;
  DeskClock *clock;
  DeskLock  *lock;
  guint      n_notified;
} Fixture;

static void
notified_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
start (Fixture *fixture)
{
  fixture->lock = desk_lock_new (fixture->dir, fixture->clock);
  g_signal_connect_swapped (fixture->lock, "notify::locked", G_CALLBACK (notified_cb), fixture);
}

/* As the next start of the app finds it. */
static void
start_again (Fixture *fixture,
             gint64   now_ms)
{
  desk_test_assert_let_go (g_steal_pointer (&fixture->lock));
  g_clear_object (&fixture->clock);
  fixture->clock = desk_clock_new_driven (now_ms);
  start (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = desk_test_make_dir ();
  fixture->path = g_build_filename (fixture->dir, DESK_PIN_FILE, NULL);
  fixture->clock = desk_clock_new_driven (NOON);
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  desk_test_assert_let_go (fixture->lock);
  g_object_unref (fixture->clock);
  g_free (fixture->path);
  desk_test_remove_dir (fixture->dir);
}

/* Whether it could; the code of the error otherwise, or -1. */
static int
set_pin (Fixture    *fixture,
         const char *old_pin,
         const char *new_pin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_lock_set_pin, fixture->lock, old_pin, new_pin);

  return desk_lock_set_pin_finish (fixture->lock, result, &error) ? -1 : error->code;
}

static int
unlock (Fixture    *fixture,
        const char *pin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_lock_unlock, fixture->lock, pin);

  if (desk_lock_unlock_finish (fixture->lock, result, &error))
    return -1;
  g_assert_true (error->domain == DESK_LOCK_ERROR);
  return error->code;
}

/* Without a PIN nothing locks. */
static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  desk_lock_set_minutes (fixture->lock, 1);
  g_assert_cmpuint (desk_clock_count_timeouts (fixture->clock, NULL), ==, 0);
  desk_lock_lock (fixture->lock);
  g_assert_false (desk_lock_is_locked (fixture->lock));
  g_assert_cmpint (unlock (fixture, "1234"), ==, DESK_LOCK_ERROR_NO_PIN);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_lock (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpint (set_pin (fixture, NULL, "1234"), ==, -1);
  g_assert_true (desk_lock_has_pin (fixture->lock));
  g_assert_false (desk_lock_is_locked (fixture->lock));
  desk_lock_lock (fixture->lock);
  g_assert_true (desk_lock_is_locked (fixture->lock));
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_assert_cmpint (unlock (fixture, "4321"), ==, DESK_LOCK_ERROR_WRONG);
  g_assert_true (desk_lock_is_locked (fixture->lock));
  g_assert_cmpint (unlock (fixture, "1234"), ==, -1);
  g_assert_false (desk_lock_is_locked (fixture->lock));
  g_assert_cmpuint (fixture->n_notified, ==, 2);
}

/* Begins locked where there is a PIN. */
static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  set_pin (fixture, NULL, "1234");
  start_again (fixture, NOON);
  g_assert_true (desk_lock_is_locked (fixture->lock));
  g_assert_cmpint (unlock (fixture, "1234"), ==, -1);
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  set_pin (fixture, NULL, "1234");
  g_assert_cmpint (set_pin (fixture, NULL, "5678"), ==, DESK_LOCK_ERROR_WRONG);
  g_assert_cmpint (set_pin (fixture, "4321", "5678"), ==, DESK_LOCK_ERROR_WRONG);
  g_assert_cmpint (set_pin (fixture, "4321", NULL), ==, DESK_LOCK_ERROR_WRONG);
  g_assert_cmpint (set_pin (fixture, "1234", "5678"), ==, -1);
  desk_lock_lock (fixture->lock);
  g_assert_cmpint (unlock (fixture, "1234"), ==, DESK_LOCK_ERROR_WRONG);
  g_assert_cmpint (unlock (fixture, "5678"), ==, -1);
  g_assert_cmpint (set_pin (fixture, "5678", NULL), ==, -1);
  g_assert_false (desk_lock_has_pin (fixture->lock));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* The old one holds where the new one is not fit, and where it cannot be written. */
static void
test_change_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  set_pin (fixture, NULL, "1234");
  g_assert_cmpint (set_pin (fixture, "1234", "12"), >=, 0);
  desk_lock_lock (fixture->lock);
  g_assert_cmpint (unlock (fixture, "12"), ==, DESK_LOCK_ERROR_WRONG);
  g_assert_cmpint (unlock (fixture, "1234"), ==, -1);

  g_unlink (fixture->path);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_cmpint (set_pin (fixture, "1234", "5678"), >=, 0);
  desk_lock_lock (fixture->lock);
  /* Nothing can be written; the right one unlocks all the same. */
  g_assert_cmpint (unlock (fixture, "1234"), ==, -1);
}

static void
test_idle (Fixture       *fixture,
           gconstpointer  data)
{
  set_pin (fixture, NULL, "1234");
  desk_lock_set_minutes (fixture->lock, 1);
  desk_clock_set (fixture->clock, NOON + DESK_MINUTE_MS - 1);
  desk_lock_note_input (fixture->lock);
  g_assert_false (desk_lock_is_locked (fixture->lock));
  desk_clock_set (fixture->clock, NOON + 2 * DESK_MINUTE_MS - 1);
  desk_lock_note_input (fixture->lock);
  g_assert_true (desk_lock_is_locked (fixture->lock));
  g_assert_cmpuint (desk_clock_count_timeouts (fixture->clock, NULL), ==, 0);
  g_assert_cmpint (unlock (fixture, "1234"), ==, -1);
  g_assert_cmpuint (desk_clock_count_timeouts (fixture->clock, NULL), ==, 1);
}

static void
try_wrong (Fixture *fixture,
           guint    n)
{
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (unlock (fixture, "0000"), ==, DESK_LOCK_ERROR_WRONG);
}

/* The fifth wrong one costs 15 s, in which even the right one does not unlock. */
static void
test_wait (Fixture       *fixture,
           gconstpointer  data)
{
  set_pin (fixture, NULL, "1234");
  desk_lock_lock (fixture->lock);
  try_wrong (fixture, 4);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 0);
  try_wrong (fixture, 1);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 15 * 1000);
  g_assert_cmpint (unlock (fixture, "1234"), ==, DESK_LOCK_ERROR_WAIT);
  g_assert_cmpint (set_pin (fixture, "1234", NULL), ==, DESK_LOCK_ERROR_WAIT);
  desk_clock_drive (fixture->clock, 15 * 1000 - 1);
  g_assert_cmpint (unlock (fixture, "1234"), ==, DESK_LOCK_ERROR_WAIT);
  desk_clock_drive (fixture->clock, 1);
  try_wrong (fixture, 1);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 30 * 1000);
  desk_clock_drive (fixture->clock, 30 * 1000);
  g_assert_cmpint (unlock (fixture, "1234"), ==, -1);

  desk_lock_lock (fixture->lock);
  try_wrong (fixture, 4);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 0);
}

/* Neither a restart nor a clock that is set makes it shorter. */
static void
test_wait_restart (Fixture       *fixture,
                   gconstpointer  data)
{
  set_pin (fixture, NULL, "1234");
  desk_lock_lock (fixture->lock);
  try_wrong (fixture, 5);
  desk_clock_set (fixture->clock, NOON + DESK_HOUR_MS);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 15 * 1000);
  desk_clock_set (fixture->clock, NOON - DESK_HOUR_MS);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 15 * 1000);

  start_again (fixture, NOON + 5 * 1000);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 10 * 1000);
  start_again (fixture, NOON - DESK_HOUR_MS);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 15 * 1000);
  desk_clock_drive (fixture->clock, 15 * 1000);
  g_assert_cmpint (desk_lock_get_wait_ms (fixture->lock), ==, 0);
}

/* One at a time: two at once are not two tries for one wait. */
static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) first = NULL;

  set_pin (fixture, NULL, "1234");
  desk_lock_lock (fixture->lock);
  desk_lock_unlock_async (fixture->lock, "0000", NULL, desk_test_ready_cb, &slot);
  g_assert_cmpint (unlock (fixture, "1234"), ==, DESK_LOCK_ERROR_BUSY);
  first = desk_test_wait_result (&slot);
  g_assert_false (desk_lock_unlock_finish (fixture->lock, first, NULL));
  g_assert_true (desk_lock_is_locked (fixture->lock));
}

/* A hash that costs less than those of today is made anew from the PIN that fits it. */
static void
test_rehash (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DeskPinState) kept = NULL;
  g_autoptr (GError) error = NULL;
  DeskPinState weak = { (char *) WEAK_HASH, 0, 0 };

  g_assert_true (desk_pin_file_save (fixture->path, &weak, &error));
  start_again (fixture, NOON);
  g_assert_cmpint (unlock (fixture, "1235"), ==, DESK_LOCK_ERROR_WRONG);
  g_assert_cmpint (unlock (fixture, "1234"), ==, -1);
  kept = desk_pin_file_load (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (kept->hash, "$argon2id$v=19$m=65536,t=3,"));
  g_assert_cmpuint (kept->tries, ==, 0);
  start_again (fixture, NOON);
  g_assert_cmpint (unlock (fixture, "1234"), ==, -1);
}

/* Locked until there is a PIN; and it cannot be done without afterwards. */
static void
test_required (Fixture       *fixture,
               gconstpointer  data)
{
  desk_lock_set_required (fixture->lock, TRUE);
  g_assert_true (desk_lock_is_locked (fixture->lock));
  g_assert_true (desk_lock_is_wanting (fixture->lock));
  g_assert_cmpint (set_pin (fixture, NULL, "1234"), ==, -1);
  g_assert_false (desk_lock_is_locked (fixture->lock));
  g_assert_false (desk_lock_is_wanting (fixture->lock));
  g_assert_cmpint (set_pin (fixture, "1234", NULL), ==, -1);
  g_assert_true (desk_lock_is_locked (fixture->lock));
  desk_lock_set_required (fixture->lock, FALSE);
  g_assert_false (desk_lock_is_locked (fixture->lock));
}

/* The hub vouched for the person. */
static void
test_forget (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  set_pin (fixture, NULL, "1234");
  desk_lock_lock (fixture->lock);
  g_assert_true (desk_lock_forget (fixture->lock, &error));
  g_assert_no_error (error);
  g_assert_false (desk_lock_is_locked (fixture->lock));
  g_assert_false (desk_lock_has_pin (fixture->lock));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* A file that cannot be read keeps everybody out, until the hub vouches. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "nonsense", -1, &error));
  start_again (fixture, NOON);
  g_assert_true (desk_lock_is_locked (fixture->lock));
  g_assert_nonnull (desk_lock_get_problem (fixture->lock));
  g_assert_cmpint (unlock (fixture, "1234"), ==, DESK_LOCK_ERROR_NO_PIN);
  g_assert_cmpint (set_pin (fixture, NULL, "1234"), ==, DESK_LOCK_ERROR_NO_PIN);
  g_assert_true (desk_lock_forget (fixture->lock, &error));
  g_assert_false (desk_lock_is_locked (fixture->lock));
  g_assert_null (desk_lock_get_problem (fixture->lock));
  g_assert_cmpint (set_pin (fixture, NULL, "1234"), ==, -1);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/lock/none", test_none);
  ADD ("/lock/lock", test_lock);
  ADD ("/lock/restart", test_restart);
  ADD ("/lock/change", test_change);
  ADD ("/lock/change-fails", test_change_fails);
  ADD ("/lock/idle", test_idle);
  ADD ("/lock/wait", test_wait);
  ADD ("/lock/wait-restart", test_wait_restart);
  ADD ("/lock/busy", test_busy);
  ADD ("/lock/rehash", test_rehash);
  ADD ("/lock/required", test_required);
  ADD ("/lock/forget", test_forget);
  ADD ("/lock/damaged", test_damaged);
  return g_test_run ();
}
