/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-idle.h"

#include <desk-time.h>

/* How late it may be noticed, which is after a sleep of the computer only: that stops the timer. */
#define CHECK_MS (5 * 1000)

/**
 * DeskIdle:
 *
 * Counts both the time that the computer was awake and the time of the clock on the wall: the first
 * goes on when the clock is set back, the second while the computer sleeps.
 */
struct _DeskIdle
{
  GObject    parent_instance;

  DeskClock *clock;
  gint64     limit_ms;
  gint64     input_elapsed_ms;  /* when somebody did something last */
  gint64     input_ms;          /* the same, by the clock on the wall */
  guint      check;             /* 0: stopped */
};

G_DEFINE_FINAL_TYPE (DeskIdle, desk_idle, G_TYPE_OBJECT)

enum
{
  IDLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_idle (DeskIdle *self)
{
  gint64 awake_ms = desk_clock_get_elapsed (self->clock) - self->input_elapsed_ms;
  gint64 wall_ms = desk_clock_now (self->clock) - self->input_ms;

  return MAX (awake_ms, wall_ms) >= self->limit_ms;
}

static gboolean
check_cb (gpointer user_data)
{
  DeskIdle *self = user_data;

  if (!is_idle (self))
    return G_SOURCE_CONTINUE;
  self->check = 0;
  g_signal_emit (self, signals[IDLE], 0);
  return G_SOURCE_REMOVE;
}

static void
set_input_now (DeskIdle *self)
{
  self->input_elapsed_ms = desk_clock_get_elapsed (self->clock);
  self->input_ms = desk_clock_now (self->clock);
}

static void
desk_idle_dispose (GObject *object)
{
  DeskIdle *self = DESK_IDLE (object);

  desk_idle_stop (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (desk_idle_parent_class)->dispose (object);
}

static void
desk_idle_class_init (DeskIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_idle_dispose;

  signals[IDLE] = g_signal_new ("idle", DESK_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
desk_idle_init (DeskIdle *self)
{
}

DeskIdle *
desk_idle_new (DeskClock *clock)
{
  DeskIdle *self = g_object_new (DESK_TYPE_IDLE, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

/**
 * desk_idle_start:
 * @minutes: from now on, without input
 *
 * Begins anew. It says "idle" once, and stops.
 */
void
desk_idle_start (DeskIdle *self,
                 guint     minutes)
{
  g_return_if_fail (DESK_IS_IDLE (self));
  g_return_if_fail (minutes > 0);

  desk_idle_stop (self);
  self->limit_ms = minutes * DESK_MINUTE_MS;
  set_input_now (self);
  self->check = desk_clock_add_timeout (self->clock, CHECK_MS, check_cb, self);
}

void
desk_idle_stop (DeskIdle *self)
{
  g_return_if_fail (DESK_IS_IDLE (self));

  g_clear_handle_id (&self->check, g_source_remove);
}

/**
 * desk_idle_note_input:
 *
 * Somebody did something. It comes too late where the time was over already, as after a sleep.
 */
void
desk_idle_note_input (DeskIdle *self)
{
  g_return_if_fail (DESK_IS_IDLE (self));

  if (self->check == 0)
    return;
  if (!is_idle (self))
    {
      set_input_now (self);
      return;
    }
  desk_idle_stop (self);
  g_signal_emit (self, signals[IDLE], 0);
}
