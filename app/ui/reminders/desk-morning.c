/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-morning.h"

#include "desk-reminder-settings.h"
#include "desk-settings.h"

#include <desk-calendar.h>
#include <desk-hours.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

#define KEY "morning"
#define TOLD "morning-told"
#define TICK_SECONDS 60
#define NOON (12 * 60)

/**
 * DeskMorning:
 *
 * Sums up the day once, on the morning's first moment in which members may be called (H2) and the
 * manager wants to hear something. Who begins after noon is told nothing.
 */
struct _DeskMorning
{
  GObject       parent_instance;

  DeskStore    *store;
  GSettings    *settings;
  GCancellable *cancellable;
  guint         tick;
  gboolean      loading;
};

G_DEFINE_FINAL_TYPE (DeskMorning, desk_morning, G_TYPE_OBJECT)

static guint ready_signal;

static void G_GNUC_PRINTF (3, 4)
add_count (GPtrArray  *parts,
           guint       n,
           const char *format,
           ...)
{
  va_list values;

  if (n == 0)
    return;
  va_start (values, format);
  g_ptr_array_add (parts, g_strdup_vprintf (format, values));
  va_end (values);
}

static guint
count_greetings (const DeskToday *today)
{
  guint n = 0;

  for (guint i = 0; i < today->occasions->len; i++)
    n += !((const DeskOccasionItem *) g_ptr_array_index (today->occasions, i))->missed;
  return n;
}

/* Whom to call, and whom to tell of what. */
static void
add_members (GPtrArray       *parts,
             const DeskToday *today)
{
  guint n = today->callbacks->len;

  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u call-back promised",
                                    "%u call-backs promised", n), n);
  n = today->care->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u call to make", "%u calls to make", n), n);
  n = count_greetings (today);
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u greeting", "%u greetings", n), n);
  n = today->loans->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u thing lent to get back",
                                    "%u things lent to get back", n), n);
  n = today->freezes->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u membership frozen",
                                    "%u memberships frozen", n), n);
  n = today->renewals->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u card expiring", "%u cards expiring", n), n);
  n = today->tier_changes->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u tier changed", "%u tiers changed", n), n);
}

/**
 * desk_morning_describe:
 *
 * Returns: (transfer full) (nullable): how many of what are to be done; %NULL: nothing is
 */
char *
desk_morning_describe (const DeskToday *today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n;

  n = today->tickets->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u open ticket", "%u open tickets", n), n);
  n = today->visits->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u visit", "%u visits", n), n);
  n = today->unclosed->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u visit to close", "%u visits to close", n), n);
  n = today->refused->len;
  add_count (parts, n, g_dngettext (GETTEXT_PACKAGE, "%u visit turned away", "%u visits turned away", n), n);
  add_members (parts, today);
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GTimeZone *
get_zone (DeskMorning *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static gint64
get_now (DeskMorning *self)
{
  return desk_clock_now (desk_store_get_clock (self->store));
}

static gboolean
was_told (DeskMorning *self,
          const char  *day)
{
  g_autofree char *told = g_settings_get_string (self->settings, TOLD);

  return g_str_equal (told, day);
}

static gboolean
is_due (DeskMorning *self)
{
  const DeskIdentity *identity = desk_store_get_identity (self->store);
  g_autofree char *day = desk_time_day (get_now (self), get_zone (self));
  DeskReminderWish wish;

  if (identity == NULL || self->loading || !g_settings_get_boolean (self->settings, KEY)
      || was_told (self, day) || desk_calendar_minute_at (get_now (self), get_zone (self)) >= NOON)
    return FALSE;
  desk_reminder_settings_read (self->settings, &wish);
  return desk_hours_may_notify (desk_store_get_policy (self->store), identity->region,
                                get_now (self))
         && !desk_reminder_is_quiet (&wish, get_now (self), get_zone (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskMorning) self = user_data;
  g_autoptr (DeskToday) today = desk_store_load_today_finish (DESK_STORE (source), result, NULL);
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  self->loading = FALSE;
  if (today == NULL || self->store == NULL)
    return;
  day = desk_time_day (today->now_ms, get_zone (self));
  g_settings_set_string (self->settings, TOLD, day);
  words = desk_morning_describe (today);
  if (words != NULL)
    g_signal_emit (self, ready_signal, 0, words);
}

static gboolean
tick_cb (gpointer user_data)
{
  desk_morning_check (user_data);
  return G_SOURCE_CONTINUE;
}

/* After whoever made it listens. */
static gboolean
first_cb (gpointer user_data)
{
  DeskMorning *self = user_data;

  if (self->store != NULL)
    desk_morning_check (self);
  return G_SOURCE_REMOVE;
}

static void
desk_morning_dispose (GObject *object)
{
  DeskMorning *self = DESK_MORNING (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (desk_morning_parent_class)->dispose (object);
}

static void
desk_morning_finalize (GObject *object)
{
  g_object_unref (DESK_MORNING (object)->cancellable);

  G_OBJECT_CLASS (desk_morning_parent_class)->finalize (object);
}

static void
desk_morning_class_init (DeskMorningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_morning_dispose;
  object_class->finalize = desk_morning_finalize;

  ready_signal = g_signal_new ("ready", DESK_TYPE_MORNING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_morning_init (DeskMorning *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = desk_settings_new ();
}

/**
 * desk_morning_new:
 * @store: opened
 *
 * Looks at the clock until it is disposed.
 */
DeskMorning *
desk_morning_new (DeskStore *store)
{
  DeskMorning *self = g_object_new (DESK_TYPE_MORNING, NULL);

  self->store = g_object_ref (store);
  if (!desk_clock_is_stopped (desk_store_get_clock (store)))
    {
      self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
      g_idle_add_full (G_PRIORITY_LOW, first_cb, g_object_ref (self), g_object_unref);
    }
  return self;
}

/**
 * desk_morning_check:
 *
 * Says what the day holds if it is time to, as by itself every minute.
 */
void
desk_morning_check (DeskMorning *self)
{
  g_return_if_fail (DESK_IS_MORNING (self));

  if (!is_due (self))
    return;
  self->loading = TRUE;
  desk_store_load_today_async (self->store, self->cancellable, loaded_cb, g_object_ref (self));
}
