/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-settle.h"

#include <desk-json.h>

#include "desk-confirmed.h"
#include "desk-meta.h"
#include "desk-renumber.h"
#include "desk-replay.h"

static gpointer
read_body (DeskStmt *stmt)
{
  return desk_stmt_dup_text (stmt, 0);
}

static gboolean
save_verdict (DeskDb       *db,
              DeskVerdict  *verdict,
              gint64       *n_changed,
              GError      **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *reason = NULL;

  if (verdict->accepted)
    {
      *n_changed = desk_db_run (db, error,
                                "UPDATE outbox SET state = 'accepted', rev = $2, reason = NULL"
                                " WHERE op_id = $1 AND state IN ('queued', 'sent')",
                                "si", verdict->op_id, verdict->rev);
      return *n_changed >= 0;
    }

  if (verdict->reason != NULL && g_str_equal (verdict->reason->code, "sequence-used"))
    {
      *n_changed = 0;
      return desk_renumber_collided (db, verdict->op_id, error);
    }
  if (verdict->reason != NULL)
    {
      node = desk_reason_to_json (verdict->reason);
      reason = desk_json_to_text (node, FALSE);
    }
  *n_changed = desk_db_run (db, error,
                            "UPDATE outbox SET state = 'rejected', reason = $2"
                            " WHERE op_id = $1 AND state IN ('queued', 'sent')",
                            "ss", verdict->op_id, reason);
  return *n_changed >= 0;
}

static gboolean
rerun (DeskLocal   *local,
       DeskDb      *db,
       DeskChange  *change,
       GError     **error)
{
  gint64 cursor;

  return desk_replay_rewind (db, change, error) &&
         desk_meta_load_int (db, DESK_META_CURSOR, &cursor, error) &&
         desk_confirmed_take (local, db, cursor, error) &&
         desk_replay_run (local, db, change, error);
}

static gboolean
note_member (DeskDb       *db,
             DeskVerdict  *verdict,
             DeskChange   *change,
             GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *member_no = NULL;

  member_no = desk_db_query_text (db, &local_error,
                                  "SELECT member_no FROM outbox WHERE op_id = $1", "s",
                                  verdict->op_id);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  desk_change_add_member (change, member_no, DESK_TOUCH_FILE);
  change->visits = TRUE;
  return TRUE;
}

/**
 * desk_settle_take:
 *
 * Marks the oldest operations without a verdict as sent. Those that were sent before and got none
 * are among them: sending one twice takes effect once. None may go while it is in doubt what has to
 * go before it.
 *
 * Returns: (transfer full) (element-type utf8): their texts, in order
 */
GPtrArray *
desk_settle_take (DeskDb  *db,
                  guint    limit,
                  GError **error)
{
  g_autoptr (GPtrArray) bodies = NULL;
  g_autoptr (DeskStmt) stmt = NULL;
  gint64 in_doubt;

  if (!desk_confirmed_is_in_doubt (db, &in_doubt, error))
    return NULL;
  if (in_doubt != 0)
    limit = 0;
  stmt = desk_db_query (db, error,
                        "SELECT body FROM outbox WHERE state IN ('queued', 'sent')"
                        " ORDER BY seq LIMIT $1",
                        "i", (gint64) limit);
  bodies = desk_local_collect (stmt, read_body, g_free, error);
  if (bodies == NULL)
    return NULL;
  if (bodies->len > 0 &&
      desk_db_run (db, error,
                      "UPDATE outbox SET state = 'sent' WHERE seq IN (SELECT seq FROM outbox"
                      " WHERE state IN ('queued', 'sent') ORDER BY seq LIMIT $1)",
                      "i", (gint64) limit) < 0)
    return NULL;
  return g_steal_pointer (&bodies);
}

/**
 * desk_settle_verdicts:
 * @verdicts: (element-type DeskVerdict)
 * @judged_seq: the last number that the hub has judged of this device with them, 0: it does not say
 *
 * Writes the hub's verdicts down. What it accepted keeps its effect here until the pull brings it;
 * what it turned away is taken back, and what was made after it is run again without it.
 */
gboolean
desk_settle_verdicts (DeskLocal   *local,
                      DeskDb      *db,
                      GPtrArray   *verdicts,
                      gint64       judged_seq,
                      DeskChange  *change,
                      GError     **error)
{
  gboolean again = FALSE;
  gint64 cursor;

  if (!desk_meta_load_int (db, DESK_META_CURSOR, &cursor, error) ||
      !desk_meta_raise (db, DESK_META_JUDGED_SEQ, judged_seq, error))
    return FALSE;

  for (guint i = 0; i < verdicts->len; i++)
    {
      DeskVerdict *verdict = g_ptr_array_index (verdicts, i);
      gint64 n_changed;

      if (!save_verdict (db, verdict, &n_changed, error))
        return FALSE;
      if (n_changed == 0)
        continue;
      change->status = TRUE;
      if (!note_member (db, verdict, change, error))
        return FALSE;
      if (!verdict->accepted || verdict->rev <= cursor)
        again = TRUE;
    }
  if (change->status && !desk_meta_save_int (db, DESK_META_STUCK_MS, 0, error))
    return FALSE;
  return !again || rerun (local, db, change, error);
}
