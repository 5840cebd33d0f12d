/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-push.h"

#include <desk-store-sync.h>
#include <desk-verdict.h>

#include "desk-sync-error.h"
#include "desk-sync-stream.h"

/* Small: a cut connection repeats little. Large: a week offline is few requests. */
#define BATCH 200

typedef struct
{
  DeskSyncTransport *transport;
  DeskIdentity *identity;
  DeskSyncPoint *point;
  guint in_batch;
  gboolean collided;            /* a number was taken: the pull says how to go on */
  gboolean sent;
  DeskSyncRound round;
  GError *failure;
} Push;

static void
push_free (Push *push)
{
  g_clear_object (&push->transport);
  g_clear_pointer (&push->identity, desk_identity_free);
  g_clear_pointer (&push->point, desk_sync_point_free);
  g_clear_error (&push->failure);
  g_free (push);
}

static void take_batch (GTask *task);

static void
unsent_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Push *push = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (desk_store_unsend_finish (DESK_STORE (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&push->failure));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* No verdict came: what was sent waits again, also when the person cancelled. Takes both. */
static void
give_up (GTask  *task,
         GError *error)
{
  Push *push = g_task_get_task_data (task);

  push->failure = error;
  desk_store_unsend_async (g_task_get_source_object (task), NULL, unsent_cb, task);
}

/* Takes @task. */
static void
finish (GTask *task)
{
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;

  if (!desk_store_settle_finish (DESK_STORE (source), result, &error))
    give_up (task, error);
  else if (push->collided)
    finish (task);
  else
    take_batch (task);
}

/* A number that the hub knows otherwise is no verdict: that operation waits on. */
static void
count (Push      *push,
       GPtrArray *verdicts)
{
  for (guint i = 0; i < verdicts->len; i++)
    {
      const DeskVerdict *verdict = g_ptr_array_index (verdicts, i);

      if (verdict->reason != NULL && g_str_equal (verdict->reason->code, "sequence-used"))
        {
          push->collided = TRUE;
          continue;
        }
      push->round.pushed++;
      if (verdict->accepted)
        push->round.accepted++;
      else
        push->round.rejected++;
    }
}

static void
started_over_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (desk_store_start_over_finish (DESK_STORE (source), result, &error))
    finish (task);
  else
    give_up (task, error);
}

/* The hub's database is another one than before, and judged nothing: it may lack what was confirmed.
 * The whole list tells what has to go before the queue. */
static void
start_over (GTask *task)
{
  desk_store_start_over_async (g_task_get_source_object (task), g_task_get_cancellable (task),
                               started_over_cb, task);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask *task = user_data;
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) reply = desk_sync_transport_send_finish (push->transport, result, &error);
  g_autoptr (GPtrArray) verdicts = NULL;
  gint64 judged_seq;

  if (g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_START_OVER))
    {
      g_error_free (error);
      start_over (task);
      return;
    }
  if (reply == NULL)
    {
      give_up (task, error);
      return;
    }
  verdicts = desk_sync_stream_read_verdicts (reply, &judged_seq);
  if (verdicts == NULL || verdicts->len != push->in_batch)
    {
      give_up (task, desk_sync_error_new (DESK_SYNC_ERROR_CUT, push->identity->hub_url));
      return;
    }
  count (push, verdicts);
  push->point->judged_seq = MAX (push->point->judged_seq, judged_seq);
  desk_store_settle_async (g_task_get_source_object (task), verdicts, judged_seq,
                           g_task_get_cancellable (task), settled_cb, task);
}

static GBytes *
build_body (Push      *push,
            GPtrArray *texts)
{
  GString *body = g_string_new (NULL);

  g_string_append_printf (body,
                          "{\"incarnation\":\"%s\",\"protocol\":1,\"judged\":%" G_GINT64_FORMAT,
                          push->point->incarnation, push->point->judged_seq);
  if (*push->point->epoch != '\0')
    g_string_append_printf (body, ",\"epoch\":\"%s\",\"cursor\":%" G_GINT64_FORMAT,
                            push->point->epoch, push->point->cursor);
  g_string_append (body, "}\n");
  for (guint i = 0; i < texts->len; i++)
    {
      g_string_append (body, g_ptr_array_index (texts, i));
      g_string_append_c (body, '\n');
    }
  return g_string_free_to_bytes (body);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask *task = user_data;
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) texts = desk_store_take_batch_finish (DESK_STORE (source), result, &error);
  g_autoptr (GBytes) body = NULL;
  g_autofree char *url = NULL;

  if (texts == NULL)
    {
      give_up (task, error);
      return;
    }
  if (texts->len == 0)
    {
      finish (task);
      return;
    }
  push->in_batch = texts->len;
  push->sent = TRUE;
  body = build_body (push, texts);
  url = g_strconcat (push->identity->hub_url, "/v1/push", NULL);
  desk_sync_transport_send_async (push->transport, url, push->identity->token, DESK_SYNC_NDJSON,
                                  body, g_task_get_cancellable (task), answered_cb, task);
}

static void
take_batch (GTask *task)
{
  desk_store_take_batch_async (g_task_get_source_object (task), BATCH,
                               g_task_get_cancellable (task), taken_cb, task);
}

static void
point_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;

  push->point = desk_store_load_sync_point_finish (DESK_STORE (source), result, &error);
  if (push->point == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_batch (g_steal_pointer (&task));
}

/**
 * desk_sync_push_async:
 *
 * An operation leaves the queue only by the hub's own verdict on it. Whatever else happens, it
 * waits on. Nothing is sent, and that is fine, while a whole list has to be pulled first.
 */
void
desk_sync_push_async (DeskStore           *store,
                      DeskSyncTransport   *transport,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Push *push = g_new0 (Push, 1);

  g_task_set_source_tag (task, desk_sync_push_async);
  push->transport = g_object_ref (transport);
  push->identity = desk_identity_copy (desk_store_get_identity (store));
  g_task_set_task_data (task, push, (GDestroyNotify) push_free);
  desk_store_load_sync_point_async (store, cancellable, point_loaded_cb, task);
}

/**
 * desk_sync_push_finish:
 * @round: (inout): gets the counts added
 * @sent: (out): whether there was anything to send
 */
gboolean
desk_sync_push_finish (DeskStore      *store,
                       GAsyncResult   *result,
                       DeskSyncRound  *round,
                       gboolean       *sent,
                       GError        **error)
{
  Push *push;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  push = g_task_get_task_data (G_TASK (result));
  round->pushed += push->round.pushed;
  round->accepted += push->round.accepted;
  round->rejected += push->round.rejected;
  *sent = push->sent;
  return g_task_propagate_boolean (G_TASK (result), error);
}
