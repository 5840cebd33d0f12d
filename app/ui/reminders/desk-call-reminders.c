/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-call-reminders.h"

#include "desk-reminder-settings.h"
#include "desk-settings.h"

#include <desk-hours.h>
#include <desk-time.h>

#define KEY "reminders"
#define TOLD "calls-told"
#define TICK_SECONDS 60
#define DELAY_MS (10 * DESK_MINUTE_MS)

/**
 * DeskCallReminders:
 *
 * Tells of a promised call-back (D5) once, when its time has come on its day, members may be called (H2)
 * and the manager wants to hear something. What is older stands on Today.
 */
struct _DeskCallReminders
{
  GObject       parent_instance;

  DeskStore    *store;
  GSettings    *settings;
  GCancellable *cancellable;
  GHashTable   *delayed;        /* (element-type utf8 gint64): causes, and when they are told again */
  guint         tick;
  gboolean      loading;
};

G_DEFINE_FINAL_TYPE (DeskCallReminders, desk_call_reminders, G_TYPE_OBJECT)

enum
{
  DUE,
  OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GTimeZone *
get_zone (DeskCallReminders *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static gint64
get_now (DeskCallReminders *self)
{
  return desk_clock_now (desk_store_get_clock (self->store));
}

static gboolean
may_tell (DeskCallReminders *self)
{
  const DeskIdentity *identity = desk_store_get_identity (self->store);
  DeskReminderWish wish;

  if (identity == NULL || !g_settings_get_boolean (self->settings, KEY))
    return FALSE;
  desk_reminder_settings_read (self->settings, &wish);
  return desk_hours_may_notify (desk_store_get_policy (self->store), identity->region,
                                get_now (self)) &&
         !desk_reminder_is_quiet (&wish, get_now (self), get_zone (self));
}

static gboolean
is_of_today (DeskCallReminders      *self,
             const DeskCallbackItem *item)
{
  g_autofree char *today = desk_time_day (get_now (self), get_zone (self));
  g_autofree char *day = desk_time_day (item->due_ms, get_zone (self));

  return g_str_equal (day, today);
}

static void
withdraw_old (DeskCallReminders  *self,
              const char * const *before,
              const char * const *now)
{
  for (guint i = 0; before[i] != NULL; i++)
    if (!g_strv_contains (now, before[i]))
      g_signal_emit (self, signals[OVER], 0, before[i]);
}

/* Whether it was put off, and the time is over. */
static gboolean
take_delayed (DeskCallReminders *self,
              const char        *cause)
{
  const gint64 *again_ms = g_hash_table_lookup (self->delayed, cause);

  return again_ms != NULL && get_now (self) >= *again_ms && g_hash_table_remove (self->delayed, cause);
}

/* What was told and still waits stays told; what is kept, withdrawn or moved is forgotten. */
static void
tell (DeskCallReminders *self,
      GPtrArray         *items)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, TOLD);
  g_autoptr (GStrvBuilder) told = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;
  gboolean may = may_tell (self);

  for (guint i = 0; i < items->len; i++)
    {
      DeskCallbackItem *item = g_ptr_array_index (items, i);
      gboolean known = g_strv_contains ((const char * const *) before, item->cause);

      if (!is_of_today (self, item) || (!known && !may))
        continue;
      g_strv_builder_add (told, item->cause);
      if (!known || (may && take_delayed (self, item->cause)))
        g_signal_emit (self, signals[DUE], 0, item);
    }
  now = g_strv_builder_end (told);
  withdraw_old (self, (const char * const *) before, (const char * const *) now);
  if (!g_strv_equal ((const char * const *) before, (const char * const *) now))
    g_settings_set_strv (self->settings, TOLD, (const char * const *) now);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskCallReminders) self = user_data;
  g_autoptr (GPtrArray) items = desk_store_list_callbacks_finish (DESK_STORE (source), result, NULL);

  self->loading = FALSE;
  if (items != NULL && self->store != NULL)
    tell (self, items);
}

static gboolean
tick_cb (gpointer user_data)
{
  desk_call_reminders_check (user_data);
  return G_SOURCE_CONTINUE;
}

static void
desk_call_reminders_dispose (GObject *object)
{
  DeskCallReminders *self = DESK_CALL_REMINDERS (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (desk_call_reminders_parent_class)->dispose (object);
}

static void
desk_call_reminders_finalize (GObject *object)
{
  DeskCallReminders *self = DESK_CALL_REMINDERS (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->delayed);

  G_OBJECT_CLASS (desk_call_reminders_parent_class)->finalize (object);
}

static void
desk_call_reminders_class_init (DeskCallRemindersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_call_reminders_dispose;
  object_class->finalize = desk_call_reminders_finalize;

  signals[DUE] = g_signal_new ("due", DESK_TYPE_CALL_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OVER] = g_signal_new ("over", DESK_TYPE_CALL_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_call_reminders_init (DeskCallReminders *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = desk_settings_new ();
  self->delayed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * desk_call_reminders_new:
 * @store: opened
 *
 * Looks at the clock until it is disposed.
 */
DeskCallReminders *
desk_call_reminders_new (DeskStore *store)
{
  DeskCallReminders *self = g_object_new (DESK_TYPE_CALL_REMINDERS, NULL);

  self->store = g_object_ref (store);
  if (!desk_clock_is_stopped (desk_store_get_clock (store)))
    self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  return self;
}

/**
 * desk_call_reminders_check:
 *
 * Tells what is due, as by itself every minute.
 */
void
desk_call_reminders_check (DeskCallReminders *self)
{
  g_return_if_fail (DESK_IS_CALL_REMINDERS (self));

  if (self->loading)
    return;
  self->loading = TRUE;
  desk_store_list_callbacks_async (self->store, get_now (self) + 1, self->cancellable, listed_cb,
                                   g_object_ref (self));
}

/**
 * desk_call_reminders_delay:
 * @cause: of a call-back that was told
 *
 * Tells of it once more, ten minutes from now at the earliest, if it is not kept by then.
 */
void
desk_call_reminders_delay (DeskCallReminders *self,
                           const char        *cause)
{
  gint64 *again_ms = g_new (gint64, 1);

  g_return_if_fail (DESK_IS_CALL_REMINDERS (self));

  *again_ms = get_now (self) + DELAY_MS;
  g_hash_table_replace (self->delayed, g_strdup (cause), again_ms);
}
