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
};

G_DEFINE_FINAL_TYPE (DeskClock, desk_clock, G_TYPE_OBJECT)

static void
desk_clock_finalize (GObject *object)
{
  DeskClock *self = DESK_CLOCK (object);

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
 * Returns: whether the clock only moves when it is set
 */
gboolean
desk_clock_is_stopped (DeskClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (DESK_IS_CLOCK (self), FALSE);

  locker = g_mutex_locker_new (&self->lock);
  return self->stopped;
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
