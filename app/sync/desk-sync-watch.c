/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-watch.h"

#include <desk-store-sync.h>
#include <desk-sync-status.h>

#include "desk-sync-wait.h"
#include "desk-sync-wake.h"

#define SOON_MS 150             /* lets operations made in one go travel together */
#define IDLE_MS (60 * 1000)
#define FIRST_WAIT_MS 1000
#define LONGEST_WAIT_MS (5 * 60 * 1000)

/* The hub keeps a request for news back for so long, and a silent connection counts as dead a bit
 * later. With the pause after it, an idle laptop asks once a minute. */
#define NEWS_S 55
#define NEWS_TIMEOUT_S (NEWS_S + 10)
#define NEWS_PAUSE_MS (5 * 1000)
G_STATIC_ASSERT (NEWS_S * 1000 + NEWS_PAUSE_MS >= IDLE_MS);
#define NO_NEWS_MS (60 * 60 * 1000)     /* until a hub that knows no waiting is tried again */

struct _DeskSyncWatch
{
  GObject parent_instance;

  DeskStore *store;
  GNetworkMonitor *network;
  DeskSyncWake *wake;
  GCancellable *loading;        /* set while the outbox is being counted */
  DeskSyncTransport *patient;   /* of the requests for news */
  GCancellable *asking;         /* set while the hub keeps a request for news back */
  guint pause;                  /* until the next one */
  guint cuts;                   /* requests for news in a row that got no answer */
  gint64 news_after;            /* the cursor that the hub last had news for */
  gint64 no_news_until;         /* monotonic, ms: the hub knows no waiting */
  guint timer;
  gint64 timer_at;              /* monotonic, ms */
  gint64 not_before;            /* monotonic, ms: the hub asked to be left alone */
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

static gint64
get_monotonic_ms (void)
{
  return g_get_monotonic_time () / 1000;
}

/* A tenth up or down, so that laptops that lost the hub together do not come back together. */
static gint64
jitter (gint64 wait_ms)
{
  return (gint64) ((double) wait_ms * g_random_double_range (0.9, 1.1));
}

static void
disarm (DeskSyncWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
stop_asking (DeskSyncWatch *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
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
  gint64 at = MAX (get_monotonic_ms () + wait_ms, self->not_before);

  if (!self->started || self->hopeless || self->in_round)
    return;
  if (self->timer != 0 && self->timer_at <= at)
    return;
  disarm (self);
  self->timer_at = at;
  self->timer = g_timeout_add ((guint) MAX (at - get_monotonic_ms (), 0), due_cb, self);
}

static void ask_for_news (DeskSyncWatch *self);

static gboolean
pause_over_cb (gpointer user_data)
{
  DeskSyncWatch *self = user_data;

  self->pause = 0;
  ask_for_news (self);
  return G_SOURCE_REMOVE;
}

static void
take_news (DeskSyncWatch      *self,
           const DeskSyncNews *news)
{
  self->cuts = 0;
  if (!news->any)
    {
      /* As good as a round that brought nothing. */
      desk_store_note_round_async (self->store, DESK_ROUND_WHOLE, DESK_SKEW_UNKNOWN, NULL, NULL,
                                   NULL);
      self->pause = g_timeout_add ((guint) jitter (NEWS_PAUSE_MS), pause_over_cb, self);
    }
  else if (news->cursor != self->news_after)
    {
      self->news_after = news->cursor;
      arm (self, 0);
    }
  else
    {
      /* A round after the same news got no further: no race around the same spot. */
      arm (self, jitter (IDLE_MS));
    }
}

/* A proxy between may cut what takes long: that is no proof that the hub is out of reach. The next
 * round finds out, the sooner the fewer requests were cut. */
static void
bear_silence (DeskSyncWatch *self,
              const GError  *error)
{
  if (g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_A_HUB))
    {
      self->no_news_until = get_monotonic_ms () + NO_NEWS_MS;
      arm (self, jitter (IDLE_MS));
      return;
    }
  self->cuts++;
  arm (self, jitter (MIN (desk_sync_watch_wait_ms (self->cuts), IDLE_MS)));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskSyncWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  DeskSyncNews news;
  gboolean answered = desk_sync_wait_finish (DESK_STORE (source), result, &news, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  if (answered)
    take_news (self, &news);
  else
    bear_silence (self, error);
}

static void
ask_for_news (DeskSyncWatch *self)
{
  if (!self->started || self->hopeless || self->in_round || self->asking != NULL ||
      desk_store_get_identity (self->store) == NULL)
    return;
  if (get_monotonic_ms () < self->no_news_until)
    {
      arm (self, jitter (IDLE_MS));
      return;
    }
  self->asking = g_cancellable_new ();
  desk_sync_wait_async (self->store, self->patient, NEWS_S, self->asking, asked_cb,
                        g_object_ref (self));
}

static void
arm_after_round (DeskSyncWatch *self)
{
  if (self->failures > 0)
    arm (self, jitter (desk_sync_watch_wait_ms (self->failures)));
  else if (self->pending > 0)
    arm (self,
         self->leftovers++ == 0 ? SOON_MS : jitter (desk_sync_watch_wait_ms (self->leftovers)));
  else
    {
      self->leftovers = 0;
      ask_for_news (self);
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
  else if (self->pending > before)
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
  stop_asking (self);
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
  g_clear_object (&self->wake);
  g_clear_object (&self->patient);

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
  self->patient = desk_sync_transport_new (NEWS_TIMEOUT_S);
  self->news_after = -1;
}

DeskSyncWatch *
desk_sync_watch_new (DeskStore *store)
{
  DeskSyncWatch *self = g_object_new (DESK_TYPE_SYNC_WATCH, NULL);

  self->store = g_object_ref (store);
  self->wake = desk_sync_wake_new (desk_store_get_clock (store));
  g_signal_connect_object (self->wake, "woke", G_CALLBACK (try_anew), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * desk_sync_watch_start:
 *
 * Due at once, then soon after an operation was performed, when the hub has news, when the
 * network comes back and when the computer wakes. While idle, one request waits at the hub; with a
 * hub that knows no waiting, due every minute. Starting again forgets earlier failures.
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
  self->no_news_until = 0;
  arm (self, 0);
}

void
desk_sync_watch_stop (DeskSyncWatch *self)
{
  disarm (self);
  stop_asking (self);
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
  stop_asking (self);
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
  self->not_before = hub_wait_ms > 0 ? get_monotonic_ms () + hub_wait_ms : 0;
  self->failures = error != NULL ? self->failures + 1 : 0;
  if (self->started)
    count_outbox (self);
}

/**
 * desk_sync_watch_wait_ms:
 *
 * Twice as long after each failure, from a second to five minutes.
 */
gint64
desk_sync_watch_wait_ms (guint failures)
{
  guint doublings = MIN (MAX (failures, 1) - 1, 20);

  return MIN ((gint64) FIRST_WAIT_MS << doublings, LONGEST_WAIT_MS);
}
