/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-replay.h"

#include <desk-changeset.h>
#include <desk-json.h>
#include <desk-table.h>

#include "desk-grants.h"

/* An operation in the outbox: its place, what it is, and what it did here. */
typedef struct
{
  gint64  seq;
  char   *member_no;
  char   *body;
  GBytes *changeset;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->member_no);
  g_free (entry->body);
  g_clear_pointer (&entry->changeset, g_bytes_unref);
  g_free (entry);
}

static gpointer
read_entry (DeskStmt *stmt)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->seq = desk_stmt_int (stmt, 0);
  entry->member_no = desk_stmt_dup_text (stmt, 1);
  entry->body = desk_stmt_dup_text (stmt, 2);
  entry->changeset = desk_stmt_bytes (stmt, 3);
  return entry;
}

/* A page may bring an operation's effect before its verdict came: then there is nothing to run. */
static gboolean
is_there (DeskDb        *db,
          const DeskOp  *op,
          gint64        *there,
          GError       **error)
{
  return desk_db_query_int (db, there, error,
                            "SELECT EXISTS (SELECT 1 FROM effects WHERE op_id = $1)", "s",
                            op->op_id);
}

/* Nor where a later one is there that was made on top of it: the row is beyond it. */
static gboolean
is_built_upon (DeskDb        *db,
               const DeskOp  *op,
               gint64        *built_upon,
               GError       **error)
{
  return desk_db_query_int (db, built_upon, error,
                            "WITH RECURSIVE later (op_id) AS"
                            " (SELECT op_id FROM outbox"
                            "  WHERE json_extract (body, '$.args.base') = $1"
                            "  UNION SELECT o.op_id FROM outbox AS o JOIN later"
                            "  ON json_extract (o.body, '$.args.base') = later.op_id)"
                            " SELECT EXISTS (SELECT 1 FROM later WHERE EXISTS"
                            " (SELECT 1 FROM effects WHERE effects.op_id = later.op_id))",
                            "s", op->op_id);
}

/* What the rules say; yes to what the hub has done already. */
static DeskVerdict *
judge (DeskLocal     *local,
       DeskDb        *db,
       const DeskOp  *op,
       GError       **error)
{
  DeskOpsContext context;
  g_autoptr (DeskVerdict) verdict = NULL;
  gint64 done;

  if (!is_there (db, op, &done, error))
    return NULL;
  if (done != 0)
    return desk_grants_drop_named (db, op, error) ? desk_verdict_new (op->op_id) : NULL;

  desk_local_get_context (local, db, &context);
  verdict = desk_ops_apply (&context, op, error);
  if (verdict == NULL || verdict->accepted)
    return g_steal_pointer (&verdict);
  if (!is_built_upon (db, op, &done, error))
    return NULL;
  return done != 0 ? desk_verdict_new (op->op_id) : g_steal_pointer (&verdict);
}

static gboolean
save_outcome (DeskDb       *db,
              gint64        seq,
              DeskReason   *reason,
              GBytes       *changeset,
              GError      **error)
{
  g_autoptr (JsonNode) node = reason != NULL ? desk_reason_to_json (reason) : NULL;
  g_autofree char *text = node != NULL ? desk_json_to_text (node, FALSE) : NULL;

  return desk_db_run (db, error, "UPDATE outbox SET reason = $2, changeset = $3 WHERE seq = $1",
                      "isb", seq, text, changeset) >= 0;
}

static gboolean
run_entry (DeskLocal   *local,
           DeskDb      *db,
           Entry       *entry,
           GError     **error)
{
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (DeskOp) op = desk_op_new_parse (entry->body, -1, error);

  if (op == NULL)
    return FALSE;
  verdict = desk_replay_apply (local, db, op, &changeset, error);
  return verdict != NULL &&
         save_outcome (db, entry->seq, verdict->reason, changeset, error);
}

/* What an operation may change here: the shared tables, and the units that it takes. */
static const char * const *
list_recorded (void)
{
  static GStrv names;

  if (g_once_init_enter (&names))
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      g_strv_builder_addv (builder, (const char **) desk_table_names ());
      g_strv_builder_add (builder, "grants");
      g_once_init_leave (&names, g_strv_builder_end (builder));
    }
  return (const char * const *) names;
}

/**
 * desk_replay_rewind:
 *
 * Takes back, newest first, what operations did here that the hub has not confirmed or that wait to
 * be pulled. Those that it did turn away have no effect here any more.
 */
gboolean
desk_replay_rewind (DeskDb      *db,
                    DeskChange  *change,
                    GError     **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT seq, member_no, '', changeset FROM outbox"
                        " WHERE changeset IS NOT NULL ORDER BY seq DESC",
                        "");
  entries = desk_local_collect (stmt, read_entry, free_entry, error);
  if (entries == NULL)
    return FALSE;

  change->visits |= entries->len > 0;
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (!desk_changeset_undo (db, entry->changeset, error))
        return FALSE;
      desk_change_add_member (change, entry->member_no, DESK_TOUCH_LINE);
    }
  return desk_db_run (db, error, "UPDATE outbox SET changeset = NULL WHERE changeset IS NOT NULL",
                      "") >= 0;
}

/**
 * desk_replay_run:
 *
 * Runs the operations again that were not turned away, oldest first. One that no longer fits is
 * kept, with its reason; the hub decides.
 */
gboolean
desk_replay_run (DeskLocal   *local,
                 DeskDb      *db,
                 DeskChange  *change,
                 GError     **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT seq, member_no, body, NULL FROM outbox"
                        " WHERE state <> 'rejected' ORDER BY seq",
                        "");
  entries = desk_local_collect (stmt, read_entry, free_entry, error);
  if (entries == NULL)
    return FALSE;

  change->visits |= entries->len > 0;
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (!run_entry (local, db, entry, error))
        return FALSE;
      desk_change_add_member (change, entry->member_no, DESK_TOUCH_LINE);
    }
  return TRUE;
}

/**
 * desk_replay_apply:
 * @changeset: (out) (nullable): what it did to the shared tables; %NULL when it was refused
 *
 * Runs an operation here, provisionally.
 *
 * Returns: (transfer full) (nullable): the verdict of the rules; %NULL when the database fails
 */
DeskVerdict *
desk_replay_apply (DeskLocal     *local,
                   DeskDb        *db,
                   const DeskOp  *op,
                   GBytes       **changeset,
                   GError       **error)
{
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (DeskRecorder) recorder = desk_recorder_start (db, list_recorded (), error);

  if (recorder == NULL)
    return NULL;
  verdict = judge (local, db, op, error);
  if (verdict == NULL)
    return NULL;

  if (verdict->accepted)
    {
      *changeset = desk_recorder_finish (recorder, error);
      if (*changeset == NULL)
        return NULL;
    }
  return g_steal_pointer (&verdict);
}
