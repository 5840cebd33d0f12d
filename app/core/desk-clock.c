/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-clock.h"
#include "desk-time.h"

#define ENVIRONMENT_NAME "MEMBER_DESK_NOW"

struct _DeskClock
{
  GObject parent_instance;

  GMutex lock;
  gboolean stopped;
  gint64 now_ms;
  gint64 elapsed_ms;            /* of a driven clock */
  GPtrArray *timeouts;          /* (nullable) (element-type Timeout): set where it is driven */
};

G_DEFINE_FINAL_TYPE (DeskClock, desk_clock, G_TYPE_OBJECT)

/* A source that is ready when its clock was driven so far. */
typedef struct
{
  GSource source;
  gint64 due_ms;
  gint64 every_ms;
} Timeout;

static gboolean
timeout_dispatch (GSource     *source,
                  GSourceFunc  callback,
                  gpointer     user_data)
{
  Timeout *timeout = (Timeout *) source;

  g_source_set_ready_time (source, -1);
  timeout->due_ms += timeout->every_ms;
  return callback (user_data);
}

static GSourceFuncs timeout_funcs = { .dispatch = timeout_dispatch };

static guint
add_driven_timeout (DeskClock   *self,
                    gint64       ms,
                    GSourceFunc  callback,
                    gpointer     user_data)
{
  GSource *source = g_source_new (&timeout_funcs, sizeof (Timeout));
  Timeout *timeout = (Timeout *) source;

  timeout->due_ms = self->elapsed_ms + ms;
  timeout->every_ms = MAX (ms, 1);
  g_source_set_callback (source, callback, user_data, NULL);
  if (ms == 0)
    g_source_set_ready_time (source, 0);
  g_ptr_array_add (self->timeouts, source);
  return g_source_attach (source, NULL);
}

static void
forget_removed_timeouts (DeskClock *self)
{
  for (guint i = self->timeouts->len; i > 0; i--)
    if (g_source_is_destroyed (g_ptr_array_index (self->timeouts, i - 1)))
      g_ptr_array_remove_index (self->timeouts, i - 1);
}

static void
desk_clock_finalize (GObject *object)
{
  DeskClock *self = DESK_CLOCK (object);

  g_clear_pointer (&self->timeouts, g_ptr_array_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (desk_clock_parent_class)->finalize (object);
}

static void
desk_clock_class_init (DeskClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_clock_finalize;
}

static void
desk_clock_init (DeskClock *self)
{
  g_mutex_init (&self->lock);
}

/**
 * desk_clock_new:
 *
 * Returns: (transfer full): the system's clock
 */
DeskClock *
desk_clock_new (void)
{
  return g_object_new (DESK_TYPE_CLOCK, NULL);
}

/**
 * desk_clock_new_stopped:
 * @now_ms: a moment, in milliseconds since 1970
 *
 * Returns: (transfer full): a clock that shows @now_ms until it is set
 */
DeskClock *
desk_clock_new_stopped (gint64 now_ms)
{
  g_autoptr (DeskClock) self = desk_clock_new ();

  desk_clock_set (self, now_ms);
  return g_steal_pointer (&self);
}

/**
 * desk_clock_new_driven:
 * @now_ms: a moment, in milliseconds since 1970
 *
 * For tests that have no time to wait.
 *
 * Returns: (transfer full): a clock by which nothing goes on but what desk_clock_drive() lets go on
 */
DeskClock *
desk_clock_new_driven (gint64 now_ms)
{
  DeskClock *self = desk_clock_new_stopped (now_ms);

  self->timeouts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_source_unref);
  return self;
}

/**
 * desk_clock_new_from_environment:
 * @error: return location for a #GError
 *
 * The clock of a program: the system's, or stopped at the moment that `MEMBER_DESK_NOW` names.
 *
 * Returns: (transfer full): a clock, or %NULL with %DESK_ERROR_INVALID when the variable is no RFC
 *   3339 moment with an offset
 */
DeskClock *
desk_clock_new_from_environment (GError **error)
{
  const char *text = g_getenv (ENVIRONMENT_NAME);
  gint64 now_ms;

  if (text == NULL || *text == '\0')
    return desk_clock_new ();
  if (!desk_time_from_rfc3339 (text, &now_ms, error))
    {
      g_prefix_error (error, "%s: ", ENVIRONMENT_NAME);
      return NULL;
    }
  return desk_clock_new_stopped (now_ms);
}

/**
 * desk_clock_now:
 * @self: a clock
 *
 * Returns: the moment, in milliseconds since 1970
 */
gint64
desk_clock_now (DeskClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (DESK_IS_CLOCK (self), 0);

  locker = g_mutex_locker_new (&self->lock);
  return self->stopped ? self->now_ms : g_get_real_time () / 1000;
}

/**
 * desk_clock_is_stopped:
 * @self: a clock
 *
 * Returns: whether the clock only moves when it is set; one that is driven goes on
 */
gboolean
desk_clock_is_stopped (DeskClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (DESK_IS_CLOCK (self), FALSE);

  locker = g_mutex_locker_new (&self->lock);
  return self->stopped && self->timeouts == NULL;
}

/**
 * desk_clock_set:
 * @self: a clock
 * @now_ms: a moment, in milliseconds since 1970
 *
 * Stops the clock at @now_ms.
 */
void
desk_clock_set (DeskClock *self,
                gint64     now_ms)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (DESK_IS_CLOCK (self));

  locker = g_mutex_locker_new (&self->lock);
  self->stopped = TRUE;
  self->now_ms = now_ms;
}

/**
 * desk_clock_get_elapsed:
 * @self: a clock
 *
 * Returns: milliseconds since some moment, whatever the clock is set to
 */
gint64
desk_clock_get_elapsed (DeskClock *self)
{
  g_return_val_if_fail (DESK_IS_CLOCK (self), 0);

  return self->timeouts != NULL ? self->elapsed_ms : g_get_monotonic_time () / 1000;
}

/**
 * desk_clock_add_timeout:
 * @self: a clock
 * @ms: after how long @callback is called, and then again and again while it says so
 * @callback: called by the main context
 *
 * Returns: the id of a source
 */
guint
desk_clock_add_timeout (DeskClock   *self,
                        gint64       ms,
                        GSourceFunc  callback,
                        gpointer     user_data)
{
  g_return_val_if_fail (DESK_IS_CLOCK (self), 0);

  if (self->timeouts != NULL)
    return add_driven_timeout (self, ms, callback, user_data);
  return g_timeout_add ((guint) ms, callback, user_data);
}

/**
 * desk_clock_drive:
 * @self: a driven clock
 * @ms: no more than until its next timeout
 *
 * Lets so much time go by. What is due then is done when the main context runs.
 */
void
desk_clock_drive (DeskClock *self,
                  gint64     ms)
{
  g_return_if_fail (DESK_IS_CLOCK (self) && self->timeouts != NULL);

  desk_clock_set (self, desk_clock_now (self) + ms);
  self->elapsed_ms += ms;
  forget_removed_timeouts (self);
  for (guint i = 0; i < self->timeouts->len; i++)
    {
      Timeout *timeout = g_ptr_array_index (self->timeouts, i);

      if (timeout->due_ms <= self->elapsed_ms)
        g_source_set_ready_time (&timeout->source, 0);
    }
}

/**
 * desk_clock_count_timeouts:
 * @self: a driven clock
 * @next_ms: (inout) (optional): made less where one is due sooner
 *
 * Returns: how many there are
 */
guint
desk_clock_count_timeouts (DeskClock *self,
                           gint64    *next_ms)
{
  g_return_val_if_fail (DESK_IS_CLOCK (self) && self->timeouts != NULL, 0);

  forget_removed_timeouts (self);
  for (guint i = 0; next_ms != NULL && i < self->timeouts->len; i++)
    {
      Timeout *timeout = g_ptr_array_index (self->timeouts, i);

      *next_ms = MIN (*next_ms, MAX (timeout->due_ms - self->elapsed_ms, 0));
    }
  return self->timeouts->len;
}
