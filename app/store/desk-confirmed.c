/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-confirmed.h"

#include "desk-grants.h"
#include "desk-meta.h"
#include "desk-renumber.h"

/* Older than this, an operation is no longer sent again. */
#define KEPT_MS (G_GINT64_CONSTANT (30) * 24 * 3600 * 1000)

/**
 * desk_confirmed_take:
 * @cursor: the pull has brought everything up to it
 *
 * What the hub accepted leaves the queue once the rows that hold it are here, and is kept for a
 * month; but for what another manager did at this laptop (no revision of this one's feed).
 */
gboolean
desk_confirmed_take (DeskLocal  *local,
                     DeskDb     *db,
                     gint64      cursor,
                     GError    **error)
{
  gint64 now_ms = desk_clock_now (local->clock);
  gint64 n_taken;

  if (!desk_grants_drop_taken (db, cursor, error))
    return FALSE;
  n_taken = desk_db_run (db, error,
                         "INSERT INTO confirmed (op_id, kind, member_no, body, made_ms,"
                         " place, confirmed_ms) SELECT op_id, kind, member_no, body,"
                         " made_ms, place, $2"
                         " FROM outbox WHERE state = 'accepted' AND rev BETWEEN 1 AND $1"
                         " ON CONFLICT (op_id) DO NOTHING",
                         "ii", cursor, now_ms);
  if (n_taken < 0)
    return FALSE;
  return desk_db_run (db, error, "DELETE FROM outbox WHERE state = 'accepted' AND rev <= $1", "i",
                      cursor) >= 0 &&
         (n_taken == 0 ||
          desk_db_run (db, error, "DELETE FROM confirmed WHERE confirmed_ms < $1", "i",
                       now_ms - KEPT_MS) >= 0);
}

/**
 * desk_confirmed_requeue:
 *
 * The hub's whole list is here, and lacks what it had confirmed: it was restored from a backup, or
 * the member was moved. That is sent again, under its id: a hub that does know it repeats its
 * verdict, one that does not says what becomes of it. It goes before all that waits, in the order in
 * which it was made: what was made later may build on it.
 */
gboolean
desk_confirmed_requeue (DeskDb  *db,
                        GError **error)
{
  gint64 n_requeued;

  n_requeued = desk_db_run (db, error,
                            "INSERT INTO outbox (seq, place, op_id, kind, member_no, body, made_ms,"
                            " state, rev) SELECT row_number () OVER (ORDER BY place)"
                            " - (SELECT count (*) FROM confirmed), place, op_id, kind, member_no,"
                            " body, made_ms, 'queued', 0 FROM confirmed"
                            " WHERE NOT EXISTS (SELECT 1 FROM effects"
                            " WHERE effects.op_id = confirmed.op_id)"
                            " ON CONFLICT (op_id) DO NOTHING",
                            "");
  if (n_requeued <= 0)
    return n_requeued == 0;
  return desk_db_run (db, error,
                      "DELETE FROM confirmed WHERE op_id IN (SELECT op_id FROM outbox)",
                      "") >= 0 &&
         desk_renumber_all (db, error);
}

/**
 * desk_confirmed_is_in_doubt:
 * @in_doubt: (out): 1 while a new list is on its way that may lack some of it
 *
 * What waits must not go to the hub before that: what it builds on may have to be sent again first.
 */
gboolean
desk_confirmed_is_in_doubt (DeskDb  *db,
                            gint64  *in_doubt,
                            GError **error)
{
  if (!desk_meta_load_int (db, DESK_META_FRESH, in_doubt, error))
    return FALSE;
  return *in_doubt == 0 ||
         desk_db_query_int (db, in_doubt, error, "SELECT EXISTS (SELECT 1 FROM confirmed)", "");
}
