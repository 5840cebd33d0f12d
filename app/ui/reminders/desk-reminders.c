/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-reminders.h"

#include "desk-reminder-settings.h"
#include "desk-settings.h"

#include <desk-calendar.h>
#include <desk-visit-life.h>

/* The list goes as far; it is read again whenever a visit changes, and each day. */
#define DAYS 2
/* Short beside the minutes that are asked for. It counts no sleep of the laptop: what became due in it
 * is told within this time. */
#define TICK_SECONDS 20

/**
 * DeskReminders:
 *
 * Watches the visits of today and tomorrow, and says once of each that it is time to think of going.
 */
struct _DeskReminders
{
  GObject       parent_instance;

  DeskStore    *store;
  GSettings    *settings;
  GPtrArray    *visits;         /* (element-type DeskVisit) */
  GCancellable *cancellable;
  guint         day;            /* the list begins there */
  guint         tick;
};

G_DEFINE_FINAL_TYPE (DeskReminders, desk_reminders, G_TYPE_OBJECT)

enum
{
  DUE,
  OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GTimeZone *
get_zone (DeskReminders *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static gint64
get_now (DeskReminders *self)
{
  return desk_clock_now (desk_store_get_clock (self->store));
}

static const DeskVisit *
find (GPtrArray  *visits,
      const char *visit_id)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);

      if (g_str_equal (visit->visit_id, visit_id))
        return visit;
    }
  return NULL;
}

/* What was moved, cancelled or begun is not to stand on the screen as it was. */
static void
tell_over (DeskReminders *self,
           GPtrArray     *visits)
{
  for (guint i = 0; i < self->visits->len; i++)
    {
      const DeskVisit *before = g_ptr_array_index (self->visits, i);
      const DeskVisit *visit = find (visits, before->visit_id);

      if (visit == NULL || visit->start_ms != before->start_ms
          || !g_str_equal (visit->status, before->status))
        g_signal_emit (self, signals[OVER], 0, before->visit_id);
    }
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskReminders) self = user_data;
  g_autoptr (GPtrArray) visits = desk_store_list_visits_finish (DESK_STORE (source), result, NULL);

  /* What cannot be read now is read at the next change, and told of where it is shown. */
  if (self->store == NULL || visits == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  tell_over (self, visits);
  g_ptr_array_unref (self->visits);
  self->visits = g_steal_pointer (&visits);
  desk_reminders_check (self);
}

static void
load (DeskReminders *self)
{
  GTimeZone *zone = get_zone (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->day = desk_calendar_day_at (get_now (self), zone);
  desk_store_list_visits_async (self->store, desk_calendar_find_moment (self->day, 0, zone),
                                desk_calendar_find_moment (self->day + DAYS, 0, zone),
                                self->cancellable, listed_cb, g_object_ref (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  desk_reminders_check (user_data);
  return G_SOURCE_CONTINUE;
}

static void
desk_reminders_dispose (GObject *object)
{
  DeskReminders *self = DESK_REMINDERS (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (desk_reminders_parent_class)->dispose (object);
}

static void
desk_reminders_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_REMINDERS (object)->visits);

  G_OBJECT_CLASS (desk_reminders_parent_class)->finalize (object);
}

static void
desk_reminders_class_init (DeskRemindersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_reminders_dispose;
  object_class->finalize = desk_reminders_finalize;

  signals[DUE] = g_signal_new ("due", DESK_TYPE_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OVER] = g_signal_new ("over", DESK_TYPE_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_reminders_init (DeskReminders *self)
{
  self->visits = g_ptr_array_new ();
  self->settings = desk_settings_new ();
}

/**
 * desk_reminders_new:
 * @store: opened
 *
 * Watches until it is disposed.
 */
DeskReminders *
desk_reminders_new (DeskStore *store)
{
  DeskReminders *self = g_object_new (DESK_TYPE_REMINDERS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "visits-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  if (!desk_clock_is_stopped (desk_store_get_clock (store)))
    self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  load (self);
  return self;
}

/**
 * desk_reminders_check:
 *
 * Says what has become due, as by itself every few seconds.
 */
void
desk_reminders_check (DeskReminders *self)
{
  g_return_if_fail (DESK_IS_REMINDERS (self));

  if (desk_calendar_day_at (get_now (self), get_zone (self)) != self->day)
    {
      load (self);
      return;
    }
  for (guint i = 0; i < self->visits->len; i++)
    {
      DeskVisit *visit = g_ptr_array_index (self->visits, i);

      if (desk_reminder_settings_judge (self->settings, visit, get_now (self), get_zone (self))
          != DESK_REMINDER_DUE)
        continue;
      desk_reminder_settings_note (self->settings, visit, self->visits);
      g_signal_emit (self, signals[DUE], 0, visit);
    }
}
