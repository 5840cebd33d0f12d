/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-wait.h"

#include <desk-json.h>
#include <desk-store-sync.h>

#include "desk-sync-error.h"
#include "desk-sync-stream.h"

/* How much longer than the hub keeps an answer back it may take to come. */
#define TRIP_S 10

typedef struct
{
  DeskSyncTransport *transport;
  DeskIdentity *identity;
  DeskSyncPoint *point;
  guint seconds;
  GCancellable *patience;       /* cancelled with the whole, or when it is at its end */
  gulong whole;
  guint timer;
  gboolean silent;              /* nothing came in time */
} Wait;

static void
wait_free (Wait *wait)
{
  g_clear_handle_id (&wait->timer, g_source_remove);
  g_clear_object (&wait->patience);
  g_clear_object (&wait->transport);
  g_clear_pointer (&wait->identity, desk_identity_free);
  g_clear_pointer (&wait->point, desk_sync_point_free);
  g_free (wait);
}

/* %FALSE when @body is no answer of a hub. */
static gboolean
read_news (Wait         *wait,
           GBytes       *body,
           DeskSyncNews *news)
{
  g_autoptr (JsonObject) reply = desk_sync_stream_read_object (body);
  const char *epoch;
  gint64 head;

  if (reply == NULL)
    return FALSE;
  epoch = desk_json_peek_string (reply, "epoch", NULL);
  if (epoch == NULL || !desk_json_get_int (reply, "head", &head, NULL))
    return FALSE;
  news->cursor = wait->point->cursor;
  news->any = head != wait->point->cursor || !g_str_equal (epoch, wait->point->epoch) ||
              desk_sync_point_wants_policy (wait->point,
                                            desk_json_peek_string (reply, "policy", NULL));
  return TRUE;
}

static void
cancelled_cb (GCancellable *whole,
              GCancellable *patience)
{
  g_cancellable_cancel (patience);
}

/* A connection may be half open: nothing will ever come through it. */
static gboolean
silent_cb (gpointer user_data)
{
  Wait *wait = user_data;

  wait->timer = 0;
  wait->silent = TRUE;
  g_cancellable_cancel (wait->patience);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Wait *wait = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = desk_sync_transport_send_finish (wait->transport, result, &error);
  const char *hub_url = wait->identity->hub_url;
  DeskSyncNews news;

  g_clear_handle_id (&wait->timer, g_source_remove);
  g_cancellable_disconnect (g_task_get_cancellable (task), wait->whole);
  if (body == NULL && wait->silent)
    g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_UNREACHABLE, hub_url));
  else if (body == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!read_news (wait, body, &news))
    g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_CUT, hub_url));
  else
    g_task_return_pointer (task, g_memdup2 (&news, sizeof news), g_free);
}

static void
begin_patience (GTask *task)
{
  Wait *wait = g_task_get_task_data (task);
  DeskClock *clock = desk_store_get_clock (g_task_get_source_object (task));
  GCancellable *whole = g_task_get_cancellable (task);

  wait->patience = g_cancellable_new ();
  if (whole != NULL)
    wait->whole = g_cancellable_connect (whole, G_CALLBACK (cancelled_cb), wait->patience, NULL);
  wait->timer = desk_clock_add_timeout (clock, (wait->seconds + TRIP_S) * 1000, silent_cb, wait);
}

static void
point_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Wait *wait = g_task_get_task_data (task);
  g_autofree char *epoch = NULL;
  g_autofree char *url = NULL;
  GError *error = NULL;

  wait->point = desk_store_load_sync_point_finish (DESK_STORE (source), result, &error);
  if (wait->point == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  epoch = g_uri_escape_string (wait->point->epoch, NULL, FALSE);
  url = g_strdup_printf ("%s/v1/wait?cursor=%" G_GINT64_FORMAT "&seconds=%u%s%s",
                         wait->identity->hub_url, wait->point->cursor, wait->seconds,
                         *epoch != '\0' ? "&epoch=" : "", epoch);
  begin_patience (task);
  desk_sync_transport_send_async (wait->transport, url, wait->identity->token, DESK_SYNC_JSON, NULL,
                                  wait->patience, answered_cb, g_object_ref (task));
}

/**
 * desk_sync_wait_async:
 * @store: of a laptop that is enrolled
 * @transport: one that bears the silence
 * @seconds: for how long the hub may keep the answer back; it may keep it back for less, and some
 *   seconds after that none is waited for any more
 *
 * Asks the hub to answer when it has something beyond what @store has.
 */
void
desk_sync_wait_async (DeskStore           *store,
                      DeskSyncTransport   *transport,
                      guint                seconds,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Wait *wait = g_new0 (Wait, 1);

  g_task_set_source_tag (task, desk_sync_wait_async);
  wait->transport = g_object_ref (transport);
  wait->identity = desk_identity_copy (desk_store_get_identity (store));
  wait->seconds = seconds;
  g_task_set_task_data (task, wait, (GDestroyNotify) wait_free);
  desk_store_load_sync_point_async (store, cancellable, point_loaded_cb, g_object_ref (task));
}

/**
 * desk_sync_wait_finish:
 * @news: (out)
 *
 * Returns: %FALSE with %DESK_SYNC_ERROR_NOT_A_HUB also when the hub knows no waiting
 */
gboolean
desk_sync_wait_finish (DeskStore     *store,
                       GAsyncResult  *result,
                       DeskSyncNews  *news,
                       GError       **error)
{
  g_autofree DeskSyncNews *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;
  *news = *answer;
  return TRUE;
}
