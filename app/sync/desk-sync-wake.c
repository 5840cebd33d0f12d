/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-wake.h"

/* How soon after waking it is noticed. */
#define LOOK_EVERY_MS (5 * 1000)

/* A clock that is set by less goes for the same clock. */
#define JUMP_MS (15 * 1000)

/* Timers stand still while a computer sleeps, and so does what has elapsed; the time of day goes
 * on. That works on every system, and without asking one. */
struct _DeskSyncWake
{
  GObject parent_instance;

  DeskClock *clock;
  gint64 ahead_ms;              /* of what has elapsed, when last seen */
  guint timer;
};

G_DEFINE_FINAL_TYPE (DeskSyncWake, desk_sync_wake, G_TYPE_OBJECT)

enum
{
  WOKE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_ahead_ms (DeskSyncWake *self)
{
  return desk_clock_now (self->clock) - desk_clock_get_elapsed (self->clock);
}

static gboolean
look_cb (gpointer user_data)
{
  desk_sync_wake_look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
desk_sync_wake_dispose (GObject *object)
{
  DeskSyncWake *self = DESK_SYNC_WAKE (object);

  desk_sync_wake_stop (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (desk_sync_wake_parent_class)->dispose (object);
}

static void
desk_sync_wake_class_init (DeskSyncWakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_sync_wake_dispose;

  signals[WOKE] = g_signal_new ("woke", DESK_TYPE_SYNC_WAKE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
desk_sync_wake_init (DeskSyncWake *self)
{
}

/**
 * desk_sync_wake_new:
 * @clock: the time of day
 */
DeskSyncWake *
desk_sync_wake_new (DeskClock *clock)
{
  DeskSyncWake *self = g_object_new (DESK_TYPE_SYNC_WAKE, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

void
desk_sync_wake_start (DeskSyncWake *self)
{
  self->ahead_ms = get_ahead_ms (self);
  if (self->timer == 0)
    self->timer = desk_clock_add_timeout (self->clock, LOOK_EVERY_MS, look_cb, self);
}

void
desk_sync_wake_stop (DeskSyncWake *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

/**
 * desk_sync_wake_look:
 *
 * Emits "woke" when the time of day has gone on without the timers since the last look. It is
 * called every few seconds between start and stop.
 */
void
desk_sync_wake_look (DeskSyncWake *self)
{
  gint64 ahead_ms = get_ahead_ms (self);
  gboolean slept = ahead_ms - self->ahead_ms >= JUMP_MS;

  self->ahead_ms = ahead_ms;
  if (slept)
    g_signal_emit (self, signals[WOKE], 0);
}
