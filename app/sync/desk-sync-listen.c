/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-listen.h"

#include <desk-store-sync.h>

#include "desk-sync-backoff.h"
#include "desk-sync-error.h"
#include "desk-sync-wait.h"

/* An idle laptop has one small exchange in so long. */
#define IDLE_MS (60 * 1000)

/* The hub keeps a request back for so long, and a pause fills the minute. A proxy between may cut
 * what takes long: then the hub is asked for less, and the pause is longer. */
#define LONGEST_S 55
#define SHORTEST_S 13

/* After so many cuts in a row this hub is taken for one that knows no waiting, and polled for so
 * long until it is tried again. */
#define MAX_CUTS 6
#define DEAF_MS (60 * 60 * 1000)

struct _DeskSyncListen
{
  GObject parent_instance;

  DeskStore *store;
  DeskClock *clock;
  DeskSyncTransport *transport;
  GCancellable *asking;         /* set while the hub keeps a request back */
  guint pause;                  /* until the next one */
  guint seconds;                /* for how long it is asked to */
  guint cuts;                   /* requests in a row that got no answer */
  gint64 news_after;            /* the cursor that the hub last had news for */
  gint64 deaf_until;            /* as desk_clock_get_elapsed() */
};

G_DEFINE_FINAL_TYPE (DeskSyncListen, desk_sync_listen, G_TYPE_OBJECT)

enum
{
  DUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (DeskSyncListen *self,
      gint64          wait_ms)
{
  g_signal_emit (self, signals[DUE], 0, wait_ms);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  DeskSyncListen *self = user_data;

  self->pause = 0;
  desk_sync_listen_start (self);
  return G_SOURCE_REMOVE;
}

/* As good as a round that brought nothing. */
static void
take_silence (DeskSyncListen *self)
{
  gint64 rest_ms = IDLE_MS - (gint64) self->seconds * 1000;

  desk_store_note_round_async (self->store, DESK_ROUND_WHOLE, DESK_SKEW_UNKNOWN, NULL, NULL, NULL);
  self->pause = desk_clock_add_timeout (self->clock, desk_sync_backoff_lengthen (rest_ms),
                                        pause_over_cb, self);
}

static void
take_news (DeskSyncListen     *self,
           const DeskSyncNews *news)
{
  self->cuts = 0;
  if (!news->any)
    {
      take_silence (self);
    }
  else if (news->cursor != self->news_after)
    {
      self->news_after = news->cursor;
      tell (self, 0);
    }
  else
    {
      /* A round after the same news got no further: no race around the same spot. */
      tell (self, desk_sync_backoff_lengthen (IDLE_MS));
    }
}

static gboolean
is_cut (const GError *error)
{
  return g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_UNREACHABLE) ||
         g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CUT) ||
         g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_HUB);
}

/* No proof that the hub is out of reach. The next round finds out, the sooner the fewer requests
 * were cut. */
static void
bear_cut (DeskSyncListen *self,
          const GError   *error)
{
  self->cuts++;
  if (is_cut (error))
    self->seconds = MAX (self->seconds / 2, SHORTEST_S);
  if (self->cuts >= MAX_CUTS ||
      g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_A_HUB))
    {
      self->deaf_until = desk_clock_get_elapsed (self->clock) + DEAF_MS;
      tell (self, desk_sync_backoff_lengthen (IDLE_MS));
    }
  else
    {
      tell (self, desk_sync_backoff_get_wait (self->cuts));
    }
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskSyncListen) self = user_data;
  g_autoptr (GError) error = NULL;
  DeskSyncNews news;
  gboolean answered = desk_sync_wait_finish (DESK_STORE (source), result, &news, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  if (answered)
    take_news (self, &news);
  else
    bear_cut (self, error);
}

static void
desk_sync_listen_dispose (GObject *object)
{
  DeskSyncListen *self = DESK_SYNC_LISTEN (object);

  desk_sync_listen_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_object (&self->transport);

  G_OBJECT_CLASS (desk_sync_listen_parent_class)->dispose (object);
}

static void
desk_sync_listen_class_init (DeskSyncListenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_sync_listen_dispose;

  signals[DUE] = g_signal_new ("due", DESK_TYPE_SYNC_LISTEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
desk_sync_listen_init (DeskSyncListen *self)
{
  self->transport = desk_sync_transport_new (0);
  self->news_after = -1;
  self->seconds = LONGEST_S;
}

DeskSyncListen *
desk_sync_listen_new (DeskStore *store)
{
  DeskSyncListen *self = g_object_new (DESK_TYPE_SYNC_LISTEN, NULL);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (desk_store_get_clock (store));
  return self;
}

/**
 * desk_sync_listen_start:
 *
 * For a laptop that is enrolled. With a hub that knows no waiting, a round is due every minute.
 */
void
desk_sync_listen_start (DeskSyncListen *self)
{
  if (self->asking != NULL)
    return;
  if (desk_clock_get_elapsed (self->clock) < self->deaf_until)
    {
      tell (self, desk_sync_backoff_lengthen (IDLE_MS));
      return;
    }
  self->asking = g_cancellable_new ();
  desk_sync_wait_async (self->store, self->transport, self->seconds, self->asking, asked_cb,
                        g_object_ref (self));
}

void
desk_sync_listen_stop (DeskSyncListen *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

void
desk_sync_listen_forget (DeskSyncListen *self)
{
  self->seconds = LONGEST_S;
  self->cuts = 0;
  self->deaf_until = 0;
}
