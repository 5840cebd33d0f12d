/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-sync.h"

#include "desk-fresh.h"
#include "desk-hub-policy.h"
#include "desk-meta.h"
#include "desk-page.h"
#include "desk-settle.h"
#include "desk-store-private.h"

typedef struct
{
  guint      limit;
  GPtrArray *bodies;
} Batch;

typedef struct
{
  GPtrArray *verdicts;
  gint64     judged_seq;
} Answer;

typedef struct
{
  GBytes   *bytes;
  DeskPage  page;
} Pull;

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  g_clear_pointer (&batch->bodies, g_ptr_array_unref);
  g_free (batch);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->verdicts);
  g_free (answer);
}

static void
free_pull (gpointer data)
{
  Pull *pull = data;

  g_bytes_unref (pull->bytes);
  g_free (pull);
}

static gpointer
load_sync_point (DeskLocal  *local,
                 DeskDb     *db,
                 gpointer    data,
                 GError    **error)
{
  g_autoptr (DeskSyncPoint) point = g_new0 (DeskSyncPoint, 1);

  if ((point->incarnation = desk_meta_load (db, DESK_META_INCARNATION, error)) == NULL ||
      (point->epoch = desk_meta_load (db, DESK_META_EPOCH, error)) == NULL ||
      (point->refused_policy = desk_hub_policy_load_refused (db, error)) == NULL ||
      !desk_meta_load_int (db, DESK_META_CURSOR, &point->cursor, error) ||
      !desk_meta_load_int (db, DESK_META_LIST_HEAD, &point->list_head, error) ||
      !desk_meta_load_int (db, DESK_META_JUDGED_SEQ, &point->judged_seq, error))
    return NULL;
  if (!desk_policy_is_named (local->own_policy))
    point->policy = g_strdup (desk_policy_get_version (local->policy));
  return g_steal_pointer (&point);
}

static gboolean
take_batch (DeskLocal   *local,
            DeskDb      *db,
            DeskChange  *change,
            gpointer     data,
            GError     **error)
{
  Batch *batch = data;

  batch->bodies = desk_settle_take (db, batch->limit, error);
  return batch->bodies != NULL;
}

static gboolean
settle (DeskLocal   *local,
        DeskDb      *db,
        DeskChange  *change,
        gpointer     data,
        GError     **error)
{
  Answer *answer = data;

  return desk_settle_verdicts (local, db, answer->verdicts, answer->judged_seq, change, error);
}

static gboolean
unsend (DeskLocal   *local,
        DeskDb      *db,
        DeskChange  *change,
        gpointer     data,
        GError     **error)
{
  return desk_db_run (db, error, "UPDATE outbox SET state = 'queued' WHERE state = 'sent'",
                      "") >= 0;
}

static gboolean
apply_page (DeskLocal   *local,
            DeskDb      *db,
            DeskChange  *change,
            gpointer     data,
            GError     **error)
{
  Pull *pull = data;

  return desk_page_apply (local, db, pull->bytes, &pull->page, change, error);
}

static gboolean
start_over (DeskLocal   *local,
            DeskDb      *db,
            DeskChange  *change,
            gpointer     data,
            GError     **error)
{
  return desk_fresh_begin (local, db, change, error);
}

void
desk_sync_point_free (DeskSyncPoint *self)
{
  g_free (self->incarnation);
  g_free (self->epoch);
  g_free (self->policy);
  g_free (self->refused_policy);
  g_free (self);
}

/**
 * desk_store_load_sync_point_async:
 *
 * Loads what the next request to the hub says of this laptop.
 */
void
desk_store_load_sync_point_async (DeskStore           *store,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, load_sync_point, NULL, NULL, (GDestroyNotify) desk_sync_point_free,
                   desk_store_load_sync_point_async, cancellable, callback, user_data);
}

/**
 * desk_store_load_sync_point_finish:
 *
 * Returns: (transfer full)
 */
DeskSyncPoint *
desk_store_load_sync_point_finish (DeskStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_sync_point_async, error);
}

/**
 * desk_store_take_batch_async:
 * @limit: how many at most
 *
 * Takes the oldest operations without a verdict, those too that were sent before: until a verdict
 * is settled, the same ones come again.
 */
void
desk_store_take_batch_async (DeskStore           *store,
                             guint                limit,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Batch *batch;

  g_return_if_fail (DESK_IS_STORE (store));

  batch = g_new0 (Batch, 1);
  batch->limit = limit;
  desk_store_write_fleeting (store, take_batch, batch, free_batch, desk_store_take_batch_async,
                             cancellable, callback, user_data);
}

/**
 * desk_store_take_batch_finish:
 *
 * Returns: (transfer full) (element-type utf8): their texts, to be sent byte for byte
 */
GPtrArray *
desk_store_take_batch_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  Batch *batch = desk_store_write_finish (store, result, desk_store_take_batch_async, error);

  return batch != NULL ? g_steal_pointer (&batch->bodies) : NULL;
}

/**
 * desk_store_settle_async:
 * @verdicts: (element-type DeskVerdict): not to be changed any more
 * @judged_seq: the last number that the hub has judged of this device with them, 0: it does not say
 *
 * Writes the hub's verdicts down, all in one transaction. What it accepted keeps its effect here
 * until the pull brings it; what it turned away is taken back and kept for the person.
 */
void
desk_store_settle_async (DeskStore           *store,
                         GPtrArray           *verdicts,
                         gint64               judged_seq,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Answer *answer;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (verdicts != NULL);

  answer = g_new0 (Answer, 1);
  answer->verdicts = g_ptr_array_ref (verdicts);
  answer->judged_seq = judged_seq;
  desk_store_write (store, settle, answer, free_answer, desk_store_settle_async, cancellable,
                    callback, user_data);
}

gboolean
desk_store_settle_finish (DeskStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_settle_async, error) != NULL;
}

/**
 * desk_store_unsend_async:
 *
 * Puts what was sent and got no verdict back into the queue.
 */
void
desk_store_unsend_async (DeskStore           *store,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_write_fleeting (store, unsend, store, NULL, desk_store_unsend_async,
                             cancellable, callback, user_data);
}

gboolean
desk_store_unsend_finish (DeskStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_unsend_async, error) != NULL;
}

/**
 * desk_store_apply_page_async:
 * @page: the body of one reply of /v1/pull
 *
 * Takes a page over: rows, tombstones and cursor in one transaction, or nothing at all.
 */
void
desk_store_apply_page_async (DeskStore           *store,
                             GBytes              *page,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Pull *pull;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (page != NULL);

  pull = g_new0 (Pull, 1);
  pull->bytes = g_bytes_ref (page);
  desk_store_write_fleeting (store, apply_page, pull, free_pull, desk_store_apply_page_async,
                             cancellable, callback, user_data);
}

/**
 * desk_store_apply_page_finish:
 * @page: (out caller-allocates): what it brought
 */
gboolean
desk_store_apply_page_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              DeskPage      *page,
                              GError       **error)
{
  Pull *pull = desk_store_write_finish (store, result, desk_store_apply_page_async, error);

  if (pull == NULL)
    return FALSE;
  *page = pull->page;
  return TRUE;
}

/**
 * desk_store_start_over_async:
 *
 * The next pull begins at 0. What came from the hub stays in sight until the new list is whole; the
 * outbox stays, and so does what its operations did here.
 */
void
desk_store_start_over_async (DeskStore           *store,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_write (store, start_over, store, NULL, desk_store_start_over_async,
                    cancellable, callback, user_data);
}

gboolean
desk_store_start_over_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_start_over_async, error) != NULL;
}
