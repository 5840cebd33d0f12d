/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-sweep.h"

/* The manager whose feed has the oldest of them; %NULL without @error set where there is none. */
static char *
find_manager (DeskDb  *db,
              gint64   before_ms,
              GError **error)
{
  return desk_db_query_text (db, error,
                             "SELECT manager_no FROM tombstones WHERE made_ms < $1 "
                             "ORDER BY made_ms LIMIT 1", "i", before_ms);
}

/* The feed's counter row is held first, as by everyone who writes into the feed. */
static gint64
clear_batch (DeskDb      *db,
             const char  *manager_no,
             gint64       before_ms,
             gint64       batch,
             GError     **error)
{
  gint64 last;

  if (desk_db_run (db, error, "UPDATE feeds SET oldest = oldest WHERE manager_no = $1", "s",
                   manager_no) < 0
      || !desk_db_query_int (db, &last, error,
                             "SELECT max (rev) FROM (SELECT rev FROM tombstones "
                             "WHERE manager_no = $1 AND made_ms < $2 ORDER BY rev LIMIT $3) AS few",
                             "sii", manager_no, before_ms, batch)
      || desk_db_run (db, error,
                      "UPDATE feeds SET oldest = $1 WHERE manager_no = $2 AND oldest < $1", "is",
                      last, manager_no) < 0)
    return -1;
  return desk_db_run (db, error,
                      "DELETE FROM tombstones WHERE manager_no = $1 AND made_ms < $2 AND rev <= $3",
                      "sii", manager_no, before_ms, last);
}

/**
 * hub_sweep_tombstones:
 * @batch: how many at most; one revision is never parted
 *
 * Clears some of the tombstones that were laid before a moment, of one feed, in a transaction of
 * its own, and notes in the feed which cursors have missed one of them. Call it until it answers 0;
 * in between others may write.
 *
 * Returns: how many were cleared, or -1 with @error set
 */
gint64
hub_sweep_tombstones (DeskDb  *db,
                      gint64   before_ms,
                      gint64   batch,
                      GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *manager_no = find_manager (db, before_ms, &failure);
  gint64 n_cleared;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return -1;
    }
  if (manager_no == NULL)
    return 0;

  if (!desk_db_begin (db, error))
    return -1;
  n_cleared = clear_batch (db, manager_no, before_ms, batch, error);
  if (n_cleared >= 0 && desk_db_commit (db, error))
    return n_cleared;
  desk_db_rollback (db);
  return -1;
}
