/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-sync.h"

#include "desk-fresh.h"
#include "desk-identity.h"
#include "desk-meta.h"
#include "desk-renumber.h"
#include "desk-store-private.h"
#include "desk-sync-status.h"

typedef struct
{
  DeskIdentity *identity;
  char         *epoch;
} Enrolment;

static void
free_enrolment (gpointer data)
{
  Enrolment *enrolment = data;

  desk_identity_free (enrolment->identity);
  g_free (enrolment->epoch);
  g_free (enrolment);
}

/* What is here came from another manager's feed, or from a hub database that need not be the one of
 * now: one that had forgotten this laptop is an older copy. */
static gboolean
leave_foreign (DeskLocal   *local,
               DeskDb      *db,
               DeskChange  *change,
               Enrolment   *enrolment,
               GError     **error)
{
  g_autofree char *epoch = desk_meta_load (db, DESK_META_EPOCH, error);

  if (epoch == NULL)
    return FALSE;
  if (*local->manager_no != '\0' &&
      !g_str_equal (local->manager_no, enrolment->identity->manager_no))
    return desk_fresh_clear (db, change, error);
  if (*epoch != '\0')
    return desk_fresh_begin (local, db, change, error);
  return TRUE;
}

static gboolean
take_queue_over (DeskLocal   *local,
                 DeskDb      *db,
                 Enrolment   *enrolment,
                 GError     **error)
{
  const char *device_id = enrolment->identity->device_id;
  gboolean same_manager = g_str_equal (local->manager_no, enrolment->identity->manager_no);

  return desk_renumber_join (db, device_id, same_manager, error) &&
         desk_renumber_for_device (db, device_id, error);
}

/* The hub has just answered, and admits this laptop. */
static gboolean
forget_troubles (DeskDb  *db,
                 GError **error)
{
  return desk_meta_save_int (db, DESK_META_STOP, DESK_STOP_NONE, error) &&
         desk_meta_save_int (db, DESK_META_OFFLINE_MS, 0, error) &&
         desk_meta_save_int (db, DESK_META_STUCK_MS, 0, error);
}

static gboolean
save_identity (DeskLocal   *local,
               DeskDb      *db,
               DeskChange  *change,
               gpointer     data,
               GError     **error)
{
  Enrolment *enrolment = data;

  change->status = TRUE;
  return leave_foreign (local, db, change, enrolment, error) &&
         take_queue_over (local, db, enrolment, error) &&
         desk_meta_save (db, DESK_META_EPOCH, enrolment->epoch, error) &&
         desk_meta_save_int (db, DESK_META_JUDGED_SEQ, 0, error) &&
         desk_identity_save (db, enrolment->identity, error) &&
         forget_troubles (db, error) &&
         desk_local_load_manager (local, db, error);
}

/**
 * desk_store_save_identity_async:
 * @identity: from the hub's answer to an enrolment; its token is held, but not on disk: see the room
 *   secret/
 * @epoch: of the hub's database, from the same answer
 *
 * Ties this laptop to a manager. What is here of another manager goes at once; what came from
 * the hub before goes when its whole list is here. The outbox stays.
 */
void
desk_store_save_identity_async (DeskStore           *store,
                                const DeskIdentity  *identity,
                                const char          *epoch,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Enrolment *enrolment;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (identity != NULL && epoch != NULL);

  enrolment = g_new0 (Enrolment, 1);
  enrolment->identity = desk_identity_copy (identity);
  enrolment->epoch = g_strdup (epoch);
  desk_store_write (store, save_identity, enrolment, free_enrolment, desk_store_save_identity_async,
                    cancellable, callback, user_data);
}

gboolean
desk_store_save_identity_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  Enrolment *enrolment = desk_store_write_finish (store, result, desk_store_save_identity_async,
                                                  error);

  if (enrolment == NULL)
    return FALSE;
  desk_store_set_identity (store, enrolment->identity);
  desk_store_forget_token (store);
  return TRUE;
}
