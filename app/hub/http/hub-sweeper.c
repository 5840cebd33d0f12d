/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-sweeper.h"

#include <desk-time.h>
#include <hub-sweep.h>

/* A push must not wait for long behind a batch. */
#define BATCH 500

/* How soon it is noticed that a day is over, or that a database in trouble is well again. */
#define LOOK_EVERY_S 600


struct _HubSweeper
{
  GObject       parent_instance;

  DeskDbThread *thread;
  DeskClock    *clock;
  gint64        keep_ms;
  gint64        swept_ms;       /* when all was cleared the last time, 0: not yet */
  guint         timer;
  gboolean      sweeping;
};

G_DEFINE_FINAL_TYPE (HubSweeper, hub_sweeper, G_TYPE_OBJECT)

static void sweep (HubSweeper *self);

static void
sweep_on_thread (GTask        *task,
                 DeskDb       *db,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  gint64 *before_ms = task_data;
  GError *error = NULL;
  gint64 n_cleared = hub_sweep_tombstones (db, *before_ms, BATCH, &error);

  if (n_cleared >= 0)
    g_task_return_int (task, n_cleared);
  else
    g_task_return_error (task, error);
}

/* Tombstones that lie longer harm nobody: after a failure the next look tries again. */
static void
swept_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  HubSweeper *self = HUB_SWEEPER (source);
  gint64 n_cleared = g_task_propagate_int (G_TASK (result), NULL);

  self->sweeping = FALSE;
  if (n_cleared == 0)
    self->swept_ms = desk_clock_now (self->clock);
  else if (n_cleared > 0 && self->timer != 0)
    sweep (self);
}

static void
sweep (HubSweeper *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, swept_cb, NULL);
  gint64 before_ms = desk_clock_now (self->clock) - self->keep_ms;

  g_task_set_source_tag (task, sweep);
  g_task_set_task_data (task, g_memdup2 (&before_ms, sizeof before_ms), g_free);
  self->sweeping = TRUE;
  desk_db_thread_push (self->thread, task, sweep_on_thread);
}

static gboolean
look_cb (gpointer user_data)
{
  hub_sweeper_look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
hub_sweeper_finalize (GObject *object)
{
  HubSweeper *self = HUB_SWEEPER (object);

  hub_sweeper_stop (self);
  g_object_unref (self->thread);
  g_object_unref (self->clock);

  G_OBJECT_CLASS (hub_sweeper_parent_class)->finalize (object);
}

static void
hub_sweeper_class_init (HubSweeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_sweeper_finalize;
}

static void
hub_sweeper_init (HubSweeper *self)
{
}

/**
 * hub_sweeper_new:
 * @thread: that writes
 * @clock: by which tombstones get old
 *
 * Returns: (transfer full): does nothing yet
 */
HubSweeper *
hub_sweeper_new (DeskDbThread *thread,
                 DeskClock    *clock)
{
  HubSweeper *self = g_object_new (HUB_TYPE_SWEEPER, NULL);

  self->thread = g_object_ref (thread);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * hub_sweeper_start:
 * @keep_days: how long tombstones are kept
 *
 * Clears what is older, now and once a day.
 */
void
hub_sweeper_start (HubSweeper *self,
                   guint       keep_days)
{
  g_return_if_fail (HUB_IS_SWEEPER (self) && self->timer == 0);

  self->keep_ms = keep_days * DESK_DAY_MS;
  self->timer = g_timeout_add_seconds (LOOK_EVERY_S, look_cb, self);
  hub_sweeper_look (self);
}

/**
 * hub_sweeper_look:
 *
 * Begins to clear if a day is over since all was cleared. A clock that was set back counts as well.
 */
void
hub_sweeper_look (HubSweeper *self)
{
  gint64 since_ms = ABS (desk_clock_now (self->clock) - self->swept_ms);

  if (!self->sweeping && (self->swept_ms == 0 || since_ms >= DESK_DAY_MS))
    sweep (self);
}

/**
 * hub_sweeper_stop:
 *
 * Begins no further batch.
 */
void
hub_sweeper_stop (HubSweeper *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}
