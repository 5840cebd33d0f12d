/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-day-watch.h"

#include <desk-time.h>

/* Looked at this often in ms, since a laptop that slept has missed no time by its timers; and at
 * midnight, but not in a rush before it. */
#define MAX_WAIT (60 * 1000)
#define MIN_WAIT 20


struct _DeskDayWatch
{
  GObject    parent_instance;

  DeskClock *clock;
  GTimeZone *zone;
  char      *day;
  guint      timer;
};

G_DEFINE_FINAL_TYPE (DeskDayWatch, desk_day_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean timer_cb (gpointer user_data);

static void
wait (DeskDayWatch *self)
{
  gint64 now_ms = desk_clock_now (self->clock);
  g_autoptr (GDateTime) now = desk_time_local (now_ms, self->zone);
  gint64 passed = g_date_time_get_hour (now) * 3600 + g_date_time_get_minute (now) * 60
                  + g_date_time_get_second (now);
  gint64 left = DESK_DAY_MS - passed * 1000 - now_ms % 1000;

  self->timer = g_timeout_add ((guint) CLAMP (left, MIN_WAIT, MAX_WAIT), timer_cb, self);
}

static gboolean
timer_cb (gpointer user_data)
{
  g_autoptr (DeskDayWatch) self = g_object_ref (user_data);
  g_autofree char *day = desk_time_day (desk_clock_now (self->clock), self->zone);

  wait (self);
  if (!g_str_equal (day, self->day))
    {
      g_free (self->day);
      self->day = g_steal_pointer (&day);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static void
desk_day_watch_dispose (GObject *object)
{
  DeskDayWatch *self = DESK_DAY_WATCH (object);

  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (desk_day_watch_parent_class)->dispose (object);
}

static void
desk_day_watch_finalize (GObject *object)
{
  DeskDayWatch *self = DESK_DAY_WATCH (object);

  g_object_unref (self->clock);
  g_time_zone_unref (self->zone);
  g_free (self->day);

  G_OBJECT_CLASS (desk_day_watch_parent_class)->finalize (object);
}

static void
desk_day_watch_class_init (DeskDayWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_day_watch_dispose;
  object_class->finalize = desk_day_watch_finalize;

  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_DAY_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_day_watch_init (DeskDayWatch *self)
{
}

/**
 * desk_day_watch_new:
 *
 * Returns: (transfer full): a watch over the store's clock
 */
DeskDayWatch *
desk_day_watch_new (DeskStore *store)
{
  DeskDayWatch *self = g_object_new (DESK_TYPE_DAY_WATCH, NULL);

  self->clock = g_object_ref (desk_store_get_clock (store));
  self->zone = g_time_zone_ref (desk_policy_get_zone (desk_store_get_policy (store)));
  self->day = desk_time_day (desk_clock_now (self->clock), self->zone);
  wait (self);
  return self;
}
