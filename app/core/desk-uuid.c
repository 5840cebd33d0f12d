/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-uuid.h"

/* 42 bits behind the time count the ids of one millisecond; 32 more are random. */
#define COUNTER_MASK ((G_GUINT64_CONSTANT (1) << 42) - 1)

static GMutex lock;
static gint64 last_ms = G_MININT64;
static guint64 counter;

/* Starts low enough that counting up within one millisecond cannot overflow. */
static guint64
draw_counter (void)
{
  return ((guint64) g_random_int () << 32 | g_random_int ()) & (COUNTER_MASK >> 1);
}

static guint64
next_counter (gint64 now_ms)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  counter = now_ms == last_ms ? (counter + 1) & COUNTER_MASK : draw_counter ();
  last_ms = now_ms;
  return counter;
}

/**
 * desk_uuid_new:
 * @clock: the clock that gives the time in front
 *
 * Makes a UUIDv7 (RFC 9562): 48 bits of milliseconds, a counter that keeps the ids of one
 * millisecond in order, and random bits. Safe from any thread.
 *
 * Returns: (transfer full): the id in its canonical form, lower case
 */
char *
desk_uuid_new (DeskClock *clock)
{
  gint64 now_ms = desk_clock_now (clock);
  guint64 ms = (guint64) MAX (now_ms, 0);
  guint64 count = next_counter (now_ms);
  guint32 noise = g_random_int ();

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%04x%08x",
                          (guint) (ms >> 16 & 0xffffffff), (guint) (ms & 0xffff),
                          (guint) (count >> 30 & 0xfff),
                          (guint) (0x8000 | (count >> 16 & 0x3fff)),
                          (guint) (count & 0xffff), noise);
}

/**
 * desk_uuid_is_valid:
 * @text: (nullable): text
 *
 * Ids are compared as text, so only the canonical form is one: lower case, no braces.
 *
 * Returns: whether @text is a UUID
 */
gboolean
desk_uuid_is_valid (const char *text)
{
  if (text == NULL || !g_uuid_string_is_valid (text))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p))
        return FALSE;
    }
  return TRUE;
}
