/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fresh.h"

#include <desk-table.h>

#include "desk-confirmed.h"
#include "desk-grants.h"
#include "desk-meta.h"
#include "desk-replay.h"

/* Runs @head, a table's name and @tail for each shared table. */
static gboolean
run_for_all (DeskDb      *db,
             const char  *head,
             const char  *tail,
             GError     **error)
{
  const char * const *names = desk_table_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *sql = g_strconcat (head, names[i], tail, NULL);

      if (desk_db_run (db, error, sql, "") < 0)
        return FALSE;
    }
  return TRUE;
}

/* When this laptop last synced, and how old the hub's feed was, is said of the manager's list. */
static gboolean
forget_moments (DeskDb  *db,
                GError **error)
{
  return desk_meta_save_int (db, DESK_META_LAST_SYNC_MS, 0, error) &&
         desk_meta_save_int (db, DESK_META_FEED_MS, 0, error);
}

/* The new list lacks what was accepted while it was on its way: that was another database, which
 * was replaced before the list came. */
static gboolean
requeue_accepted (DeskDb  *db,
                  GError **error)
{
  return desk_db_run (db, error,
                      "UPDATE outbox SET state = 'queued', rev = 0 WHERE state = 'accepted'"
                      " AND NOT EXISTS (SELECT 1 FROM effects"
                      " WHERE effects.op_id = outbox.op_id)",
                      "") >= 0;
}

static gboolean
forget_cursor (DeskDb  *db,
               GError **error)
{
  return desk_meta_save_int (db, DESK_META_CURSOR, 0, error) &&
         desk_meta_save (db, DESK_META_EPOCH, "", error) &&
         desk_meta_save_int (db, DESK_META_JUDGED_SEQ, 0, error) &&
         desk_meta_save_int (db, DESK_META_FRESH, 1, error);
}

/**
 * desk_fresh_begin:
 *
 * The pull begins anew. Rows from the hub are marked as old by a revision below 0; those of the new
 * list take a revision of their own again, in whatever number of pages and after whatever
 * interruption. Beginning once more is fine. What the hub accepted but the pull did not bring yet
 * is sent again, as is what was sent without an answer: another database may lack it, and sending
 * twice takes effect once.
 */
gboolean
desk_fresh_begin (DeskLocal   *local,
                  DeskDb      *db,
                  DeskChange  *change,
                  GError     **error)
{
  change->status = TRUE;
  return desk_replay_rewind (db, change, error) &&
         desk_grants_clear (db, error) &&
         run_for_all (db, "UPDATE ", " SET rev = -1 WHERE rev > 0", error) &&
         desk_db_run (db, error,
                      "UPDATE outbox SET state = 'queued', rev = 0"
                      " WHERE state IN ('accepted', 'sent')",
                      "") >= 0 &&
         forget_cursor (db, error) &&
         desk_replay_run (local, db, change, error);
}

/**
 * desk_fresh_end:
 * @whole: (out): %FALSE when the new list would remove members although it lacks the manager's own,
 *   which every list holds: then nothing was removed
 *
 * The new list is here: what it did not hold goes. To be called with its last page, while what was
 * made here is rewound.
 */
gboolean
desk_fresh_end (DeskLocal  *local,
                DeskDb     *db,
                gboolean   *whole,
                GError    **error)
{
  gint64 lacking;

  if (!desk_db_query_int (db, &lacking, error,
                          "SELECT EXISTS (SELECT 1 FROM members WHERE rev < 0)"
                          " AND NOT EXISTS (SELECT 1 FROM managers"
                          " WHERE manager_no = $1 AND rev > 0)",
                          "s", local->manager_no))
    return FALSE;
  *whole = lacking == 0;
  return !*whole || (run_for_all (db, "DELETE FROM ", " WHERE rev < 0", error) &&
                     requeue_accepted (db, error) &&
                     desk_confirmed_requeue (db, error));
}

/**
 * desk_fresh_clear:
 *
 * Takes out at once all that came from the hub: it is another manager's. The outbox stays, but for
 * what the hub has accepted: that is the hub's now.
 */
gboolean
desk_fresh_clear (DeskDb      *db,
                  DeskChange  *change,
                  GError     **error)
{
  change->everything = TRUE;
  change->directory = TRUE;
  change->status = TRUE;
  return desk_replay_rewind (db, change, error) &&
         desk_grants_clear (db, error) &&
         run_for_all (db, "DELETE FROM ", "", error) &&
         desk_db_run (db, error, "DELETE FROM confirmed", "") >= 0 &&
         desk_db_run (db, error, "DELETE FROM outbox WHERE state = 'accepted'", "") >= 0 &&
         forget_moments (db, error) &&
         forget_cursor (db, error);
}
