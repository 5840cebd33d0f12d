/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-meta.h"
#include "desk-renumber.h"
#include "desk-store-private.h"
#include "desk-store-sync.h"
#include "desk-sync-status.h"

typedef struct
{
  DeskRoundEnd end;
  gint64       skew_ms;
} Round;

/* Keeps the first moment of a state that lasts. */
static gboolean
note_since (DeskDb      *db,
            const char  *key,
            gint64       now_ms,
            GError     **error)
{
  gint64 since_ms;

  return desk_meta_load_int (db, key, &since_ms, error) &&
         (since_ms != 0 || desk_meta_save_int (db, key, now_ms, error));
}

/* The hub could take what waits. That it does not, is counted from the first time on; a verdict
 * ends it. */
static gboolean
note_answer (DeskDb  *db,
             gint64   now_ms,
             GError **error)
{
  gint64 waiting;

  if (!desk_db_query_int (db, &waiting, error,
                          "SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('queued', 'sent'))",
                          "") ||
      !desk_meta_save_int (db, DESK_META_OFFLINE_MS, 0, error))
    return FALSE;
  return waiting != 0 ? note_since (db, DESK_META_STUCK_MS, now_ms, error)
                      : desk_meta_save_int (db, DESK_META_STUCK_MS, 0, error);
}

static gboolean
note_end (DeskLocal     *local,
          DeskDb        *db,
          DeskRoundEnd   end,
          gint64         now_ms,
          GError       **error)
{
  switch (end)
    {
    case DESK_ROUND_WHOLE:
      return desk_meta_save_int (db, DESK_META_LAST_SYNC_MS, now_ms, error) &&
             desk_meta_save_int (db, DESK_META_STOP, DESK_STOP_NONE, error) &&
             note_answer (db, now_ms, error);
    case DESK_ROUND_ANSWERED:
      return note_answer (db, now_ms, error);
    case DESK_ROUND_UNREACHED:
      return desk_meta_save_int (db, DESK_META_STUCK_MS, 0, error) &&
             note_since (db, DESK_META_OFFLINE_MS, now_ms, error);
    case DESK_ROUND_REVOKED:
      return desk_meta_save_int (db, DESK_META_STOP, DESK_STOP_REVOKED, error);
    case DESK_ROUND_OUTDATED:
      return desk_meta_save_int (db, DESK_META_STOP, DESK_STOP_OUTDATED, error);
    case DESK_ROUND_FORKED:
      return desk_meta_save_int (db, DESK_META_STOP, DESK_STOP_FORKED, error) &&
             desk_renumber_fork (local, db, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
note_round (DeskLocal   *local,
            DeskDb      *db,
            DeskChange  *change,
            gpointer     data,
            GError     **error)
{
  Round *round = data;

  change->status = TRUE;
  if (round->skew_ms != DESK_SKEW_UNKNOWN)
    {
      if (!desk_meta_save_int (db, DESK_META_SKEW_MS, round->skew_ms, error))
        return FALSE;
      local->skew_ms = round->skew_ms;
    }
  return note_end (local, db, round->end, desk_clock_now (local->clock), error);
}

/**
 * desk_store_note_round_async:
 * @skew_ms: how far the clock of this laptop is ahead of the hub's, or %DESK_SKEW_UNKNOWN
 *
 * Notes when this laptop last synced, since when the hub is out of reach, since when it answers but
 * takes nothing of what waits, or what it said that a person has to mend.
 */
void
desk_store_note_round_async (DeskStore           *store,
                             DeskRoundEnd         end,
                             gint64               skew_ms,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Round *round;

  g_return_if_fail (DESK_IS_STORE (store));

  round = g_new0 (Round, 1);
  round->end = end;
  round->skew_ms = skew_ms;
  /* Of a whole round the next one tells the same. */
  if (end == DESK_ROUND_WHOLE)
    desk_store_write_fleeting (store, note_round, round, g_free, desk_store_note_round_async,
                               cancellable, callback, user_data);
  else
    desk_store_write (store, note_round, round, g_free, desk_store_note_round_async,
                      cancellable, callback, user_data);
}

gboolean
desk_store_note_round_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_note_round_async, error) != NULL;
}
