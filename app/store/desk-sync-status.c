/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-status.h"

#include "desk-grants.h"
#include "desk-hub-policy.h"
#include "desk-identity.h"
#include "desk-meta.h"
#include "desk-store-private.h"

static gboolean
load_facts (DeskDb          *db,
            DeskSyncStatus  *status,
            GError         **error)
{
  return desk_meta_load_int (db, DESK_META_CURSOR, &status->cursor, error) &&
         desk_meta_load_int (db, DESK_META_LAST_SYNC_MS, &status->last_sync_ms, error) &&
         desk_meta_load_int (db, DESK_META_OFFLINE_MS, &status->offline_since_ms, error) &&
         desk_meta_load_int (db, DESK_META_FEED_MS, &status->feed_ms, error);
}

static gboolean
count_rows (DeskDb          *db,
            DeskSyncStatus  *status,
            GError         **error)
{
  gint64 pending;
  gint64 rejected;
  gint64 members;

  if (!desk_db_query_int (db, &pending, error,
                          "SELECT count (*) FROM outbox WHERE state IN ('queued', 'sent')", "") ||
      !desk_db_query_int (db, &rejected, error,
                             "SELECT count (*) FROM outbox WHERE state = 'rejected'", "") ||
      !desk_db_query_int (db, &members, error, "SELECT count (*) FROM directory", ""))
    return FALSE;

  status->pending = pending;
  status->rejected = rejected;
  status->members = members;
  return TRUE;
}

/* What the watch over the queue, the clock and the hub's refusals says. */
static gboolean
load_warnings (DeskLocal       *local,
               DeskDb          *db,
               DeskSyncStatus  *status,
               GError         **error)
{
  gint64 now_ms = desk_clock_now (local->clock);
  gint64 stuck_ms;
  gint64 stop;

  if (!desk_db_query_int (db, &status->oldest_pending_ms, error,
                          "SELECT ifnull (min (made_ms), 0) FROM outbox"
                          " WHERE state IN ('queued', 'sent')",
                          "") ||
      !desk_meta_load_int (db, DESK_META_STUCK_MS, &stuck_ms, error) ||
      !desk_meta_load_int (db, DESK_META_SKEW_MS, &status->skew_ms, error) ||
      !desk_meta_load_int (db, DESK_META_STOP, &stop, error) ||
      !desk_grants_is_due (local, db, &status->grants_due, error) ||
      (status->refused_policy = desk_hub_policy_load_refused (db, error)) == NULL)
    return FALSE;

  status->stalled = status->pending > 0 && stuck_ms != 0 && now_ms - stuck_ms >= DESK_STALLED_MS;
  status->skewed = ABS (status->skew_ms) > DESK_SKEW_TOLD_MS;
  status->stop = CLAMP (stop, DESK_STOP_NONE, DESK_STOP_FORKED);
  return TRUE;
}

static gpointer
load_status (DeskLocal  *local,
             DeskDb     *db,
             gpointer    data,
             GError    **error)
{
  g_autoptr (DeskSyncStatus) status = g_new0 (DeskSyncStatus, 1);
  g_autoptr (DeskIdentity) identity = NULL;

  if (!desk_identity_load (db, &identity, error) ||
      !load_facts (db, status, error) ||
      !count_rows (db, status, error) ||
      !load_warnings (local, db, status, error))
    return NULL;

  status->manager_no = g_strdup (identity != NULL ? identity->manager_no : "");
  status->manager_name = g_strdup (identity != NULL ? identity->manager_name : "");
  status->device_id = g_strdup (identity != NULL ? identity->device_id : "");
  status->hub_url = g_strdup (identity != NULL ? identity->hub_url : "");
  return g_steal_pointer (&status);
}

void
desk_sync_status_free (DeskSyncStatus *self)
{
  g_free (self->manager_no);
  g_free (self->manager_name);
  g_free (self->device_id);
  g_free (self->hub_url);
  g_free (self->refused_policy);
  g_free (self);
}

/**
 * desk_store_load_status_async:
 *
 * Loads where this laptop stands with the hub.
 */
void
desk_store_load_status_async (DeskStore           *store,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, load_status, NULL, NULL, (GDestroyNotify) desk_sync_status_free,
                   desk_store_load_status_async, cancellable, callback, user_data);
}

/**
 * desk_store_load_status_finish:
 *
 * Returns: (transfer full): with "" for who it is before enrolment
 */
DeskSyncStatus *
desk_store_load_status_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_status_async, error);
}
