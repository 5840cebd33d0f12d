/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-watch.h"

#include <desk-store-sync.h>
#include <desk-sync-status.h>

#include "desk-sync-backoff.h"
#include "desk-sync-listen.h"
#include "desk-sync-wake.h"

#define SOON_MS 150             /* lets operations made in one go travel together */

struct _DeskSyncWatch
{
  GObject parent_instance;

  DeskStore *store;
  DeskClock *clock;
  GNetworkMonitor *network;
  DeskSyncWake *wake;
  GCancellable *loading;        /* set while the outbox is being counted */
  DeskSyncListen *listen;
  guint timer;
  gint64 timer_at;              /* as desk_clock_get_elapsed() */
  gint64 not_before;            /* likewise: the hub asked to be left alone */
  guint failures;
  guint leftovers;              /* good rounds in a row that left operations waiting */
  guint pending;                /* when last counted */
  gboolean started;
  gboolean in_round;
  gboolean round_ended;         /* and the next is not planned yet */
  gboolean hopeless;            /* trying again does not help */
};

G_DEFINE_FINAL_TYPE (DeskSyncWatch, desk_sync_watch, G_TYPE_OBJECT)

enum
{
  DUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
disarm (DeskSyncWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static gboolean
due_cb (gpointer user_data)
{
  DeskSyncWatch *self = user_data;

  self->timer = 0;
  g_signal_emit (self, signals[DUE], 0);
  return G_SOURCE_REMOVE;
}

/* The earlier of what was due already and this. */
static void
arm (DeskSyncWatch *self,
     gint64         wait_ms)
{
  gint64 at = MAX (desk_clock_get_elapsed (self->clock) + wait_ms, self->not_before);

  if (!self->started || self->hopeless || self->in_round)
    return;
  if (self->timer != 0 && self->timer_at <= at)
    return;
  disarm (self);
  self->timer_at = at;
  self->timer = desk_clock_add_timeout (self->clock,
                                        MAX (at - desk_clock_get_elapsed (self->clock), 0), due_cb,
                                        self);
}

static void
listen_for_news (DeskSyncWatch *self)
{
  if (self->started && !self->hopeless && !self->in_round &&
      desk_store_get_identity (self->store) != NULL)
    desk_sync_listen_start (self->listen);
}

static void
arm_after_round (DeskSyncWatch *self)
{
  if (self->failures > 0)
    arm (self, desk_sync_backoff_get_wait (self->failures));
  else if (self->pending > 0)
    arm (self, self->leftovers++ == 0 ? SOON_MS : desk_sync_backoff_get_wait (self->leftovers));
  else
    {
      self->leftovers = 0;
      listen_for_news (self);
    }
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskSyncWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSyncStatus) status =
    desk_store_load_status_finish (DESK_STORE (source), result, &error);
  guint before = self->pending;

  /* Cancelled: a newer count is on its way, or the watch stopped. */
  if (self->in_round || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (status != NULL)
    self->pending = status->pending;
  if (self->round_ended)
    arm_after_round (self);
  else if (self->pending > before || (status != NULL && status->grants_due))
    arm (self, SOON_MS);
  self->round_ended = FALSE;
}

static void
count_outbox (DeskSyncWatch *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  desk_store_load_status_async (self->store, self->loading, counted_cb, g_object_ref (self));
}

static void
status_changed_cb (DeskSyncWatch *self)
{
  if (self->started && !self->in_round)
    count_outbox (self);
}

/* The way to the hub may be another one: what failed may work now, and a connection that waits may
 * be half open, so that nothing would come through it. */
static void
try_anew (DeskSyncWatch *self)
{
  gboolean failed = self->failures > 0;

  self->failures = 0;
  desk_sync_listen_stop (self->listen);
  desk_sync_listen_forget (self->listen);
  arm (self, failed ? 0 : SOON_MS);
}

static void
network_changed_cb (DeskSyncWatch *self,
                    gboolean       available)
{
  if (available)
    try_anew (self);
}

static void
desk_sync_watch_dispose (GObject *object)
{
  DeskSyncWatch *self = DESK_SYNC_WATCH (object);

  desk_sync_watch_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->network);
  g_clear_object (&self->clock);
  g_clear_object (&self->wake);
  g_clear_object (&self->listen);

  G_OBJECT_CLASS (desk_sync_watch_parent_class)->dispose (object);
}

static void
desk_sync_watch_class_init (DeskSyncWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_sync_watch_dispose;

  signals[DUE] = g_signal_new ("due", DESK_TYPE_SYNC_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
desk_sync_watch_init (DeskSyncWatch *self)
{
  self->network = g_object_ref (g_network_monitor_get_default ());
}

DeskSyncWatch *
desk_sync_watch_new (DeskStore *store)
{
  DeskSyncWatch *self = g_object_new (DESK_TYPE_SYNC_WATCH, NULL);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (desk_store_get_clock (store));
  self->wake = desk_sync_wake_new (self->clock);
  self->listen = desk_sync_listen_new (store);
  g_signal_connect_object (self->listen, "due", G_CALLBACK (arm), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wake, "woke", G_CALLBACK (try_anew), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * desk_sync_watch_start:
 *
 * Due at once, then soon after an operation was performed, when the hub has news, when what it
 * grants is to be renewed, when the network comes back and when the computer wakes. Starting again
 * forgets earlier failures.
 */
void
desk_sync_watch_start (DeskSyncWatch *self)
{
  if (!self->started)
    {
      g_signal_connect_object (self->store, "status-changed", G_CALLBACK (status_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb),
                               self, G_CONNECT_SWAPPED);
    }
  desk_sync_wake_start (self->wake);
  self->started = TRUE;
  self->hopeless = FALSE;
  self->failures = 0;
  desk_sync_listen_forget (self->listen);
  arm (self, 0);
}

void
desk_sync_watch_stop (DeskSyncWatch *self)
{
  disarm (self);
  desk_sync_listen_stop (self->listen);
  desk_sync_wake_stop (self->wake);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (!self->started)
    return;
  self->started = FALSE;
  g_signal_handlers_disconnect_by_func (self->store, status_changed_cb, self);
  g_signal_handlers_disconnect_by_func (self->network, network_changed_cb, self);
}

void
desk_sync_watch_round_began (DeskSyncWatch *self)
{
  self->in_round = TRUE;
  disarm (self);
  desk_sync_listen_stop (self->listen);
}

/**
 * desk_sync_watch_round_ended:
 * @error: (nullable): why it failed
 * @hopeless: trying again does not help until desk_sync_watch_start()
 * @hub_wait_ms: for how long the hub asked to be left alone, 0: it did not
 */
void
desk_sync_watch_round_ended (DeskSyncWatch *self,
                             const GError  *error,
                             gboolean       hopeless,
                             gint64         hub_wait_ms)
{
  self->in_round = FALSE;
  self->round_ended = TRUE;
  self->hopeless = hopeless;
  self->not_before = hub_wait_ms > 0 ? desk_clock_get_elapsed (self->clock) + hub_wait_ms : 0;
  self->failures = error != NULL ? self->failures + 1 : 0;
  /* It was the hub, or the way to it, that cut what waited there. */
  if (error != NULL)
    desk_sync_listen_forget (self->listen);
  if (self->started)
    count_outbox (self);
}
