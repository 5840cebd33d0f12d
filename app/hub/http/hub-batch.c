/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-batch.h"

#include <desk-error.h>
#include <desk-json.h>
#include <hub-feed.h>

static char *
write_verdict (DeskVerdict *verdict)
{
  g_autoptr (JsonNode) node = desk_verdict_to_json (verdict);

  return desk_json_to_text (node, FALSE);
}

/* For a line whose operation is not judged by the rules, and so not stored either. */
static char *
refuse (HubBatch   *batch,
        const char *op_id,
        const char *code)
{
  g_autoptr (DeskVerdict) verdict = desk_verdict_new (op_id);

  batch->rejected++;
  desk_verdict_refuse (verdict, desk_reason_new (code, ""));
  return write_verdict (verdict);
}

/* An operation that the database's own constraints turn away would be turned away again and again,
 * and block those behind it: that is a verdict. A database in trouble is none. */
static gboolean
is_verdict (const GError *error)
{
  return error->domain == DESK_ERROR
         || g_error_matches (error, DESK_DB_ERROR, DESK_DB_ERROR_CONSTRAINT);
}

/* A clock that was stopped, for a demonstration, does not say what time it is. */
static gint64
get_now (HubBatch *batch)
{
  DeskClock *clock = batch->context->clock;

  return desk_clock_is_stopped (clock) ? 0 : desk_clock_now (clock);
}

static DeskVerdict *
run_rules (HubBatch      *batch,
           const DeskOp  *op,
           GError       **error)
{
  g_autoptr (GError) failure = NULL;
  DeskOpsContext rules = {
    .db = batch->context->db,
    .policy = batch->context->policy,
    .manager_no = batch->device->manager_no,
    .next_rev = hub_feed_next_rev,
    .now_ms = get_now (batch),
  };
  DeskVerdict *verdict = desk_ops_apply (&rules, op, &failure);

  if (verdict != NULL)
    return verdict;
  if (!is_verdict (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  verdict = desk_verdict_new (op->op_id);
  desk_verdict_refuse (verdict, desk_reason_new ("unfit", ""));
  return verdict;
}

/* Whatever a refused operation may have written goes with its savepoint. */
static DeskVerdict *
apply (HubBatch      *batch,
       const DeskOp  *op,
       GError       **error)
{
  DeskDb *db = batch->context->db;
  g_autoptr (DeskVerdict) verdict = NULL;

  if (!desk_db_savepoint (db, error))
    return NULL;
  verdict = run_rules (batch, op, error);
  if (verdict == NULL)
    return NULL;
  if (!verdict->accepted)
    desk_db_rollback_to (db);
  else if (!desk_db_release (db, error))
    return NULL;
  return g_steal_pointer (&verdict);
}

static gboolean
store (HubBatch      *batch,
       const DeskOp  *op,
       const char    *hash,
       const char    *verdict,
       GError       **error)
{
  return desk_db_run (batch->context->db, error,
                      "INSERT INTO operations (op_id, device_id, seq, manager_no, kind, hash, body,"
                      " received_ms, verdict) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                      "ssissssis", op->op_id, op->device_id, op->seq, batch->device->manager_no,
                      op->kind, hash, op->text, desk_clock_now (batch->context->clock),
                      verdict) >= 0;
}

static gboolean
is_foreign (HubBatch     *batch,
            const DeskOp *op)
{
  return !g_str_equal (op->device_id, batch->device->device_id);
}

/* Whether the manager whose device sends did that, too. */
static gboolean
is_own (HubBatch *batch,
        DeskStmt *earlier)
{
  return g_str_equal (desk_stmt_text (earlier, 4), batch->device->manager_no);
}

/* Sent anew by the device that the laptop became when it was enrolled again: another name and
 * number, the same work. */
static gboolean
is_sent_anew (const DeskOp *op,
              DeskStmt     *earlier)
{
  g_autoptr (DeskOp) judged = desk_op_new_parse (desk_stmt_text (earlier, 3), -1, NULL);

  return judged != NULL && desk_op_is_same (judged, op)
         && (judged->seq != op->seq || !g_str_equal (judged->device_id, op->device_id));
}

/* What was said; in another manager's feed its revision means nothing. */
static char *
repeat (HubBatch *batch,
        DeskStmt *earlier)
{
  const char *text = desk_stmt_text (earlier, 2);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (DeskVerdict) verdict = desk_verdict_from_json (node, NULL);

  batch->repeated++;
  if (verdict == NULL || is_own (batch, earlier))
    return g_strdup (text);
  verdict->rev = 0;
  return write_verdict (verdict);
}

/* What to say of an operation whose id or sequence number is known here. */
static char *
answer_earlier (HubBatch      *batch,
                const DeskOp  *op,
                const char    *hash,
                DeskStmt      *earlier)
{
  if (!g_str_equal (desk_stmt_text (earlier, 0), op->op_id))
    {
      if (is_foreign (batch, op))
        return NULL;
      /* What was made after it waits with it, for numbers that follow each other. */
      batch->collided = TRUE;
      return refuse (batch, op->op_id, "sequence-used");
    }
  if (!g_str_equal (desk_stmt_text (earlier, 1), hash) && !is_sent_anew (op, earlier))
    return refuse (batch, op->op_id, "op-changed");
  return repeat (batch, earlier);
}

/**
 * find_earlier:
 * @answer: (out) (nullable): what to say of an operation whose id or sequence number is known here
 *
 * Returns: %FALSE with @error set when the database fails
 */
static gboolean
find_earlier (HubBatch      *batch,
              const DeskOp  *op,
              const char    *hash,
              char         **answer,
              GError       **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (batch->context->db, error,
                   "SELECT op_id, hash, verdict, body, manager_no FROM operations"
                   " WHERE op_id = $1 OR (device_id = $2 AND seq = $3) ORDER BY op_id = $1 DESC",
                   "ssi", op->op_id, op->device_id, op->seq);

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &failure))
    *answer = answer_earlier (batch, op, hash, stmt);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Judges one operation for the first and only time. */
static char *
judge_new (HubBatch      *batch,
           const DeskOp  *op,
           const char    *hash,
           GError       **error)
{
  g_autoptr (DeskVerdict) verdict = apply (batch, op, error);
  g_autofree char *text = NULL;

  if (verdict == NULL)
    return NULL;
  text = write_verdict (verdict);
  if (!store (batch, op, hash, text, error))
    return NULL;

  batch->accepted += verdict->accepted;
  batch->rejected += !verdict->accepted;
  batch->last_seq = MAX (batch->last_seq, op->seq);
  return g_steal_pointer (&text);
}

static char *
judge (HubBatch      *batch,
       const DeskOp  *op,
       GError       **error)
{
  g_autofree char *hash = NULL;
  g_autofree char *answer = NULL;

  /* Whoever sends its every byte made it: the answer was lost before the laptop went to another
   * manager. */
  hash = desk_op_hash (op);
  if (!find_earlier (batch, op, hash, &answer, error))
    return NULL;
  if (answer != NULL)
    return g_steal_pointer (&answer);
  if (is_foreign (batch, op))
    return refuse (batch, op->op_id, "other-device");
  return batch->collided ? refuse (batch, op->op_id, "sequence-used")
                         : judge_new (batch, op, hash, error);
}

static gboolean
judge_lines (HubBatch   *batch,
             GPtrArray  *lines,
             GString    *json,
             GError    **error)
{
  if (!hub_begin_header (batch->context, json, error))
    return FALSE;
  g_string_append_printf (json, ",\"last_seq\":%" G_GINT64_FORMAT "}\n", batch->last_seq);

  for (guint i = 0; i < lines->len; i++)
    {
      HubPushLine *line = g_ptr_array_index (lines, i);
      g_autofree char *verdict = line->op != NULL ? judge (batch, line->op, error)
                                                  : refuse (batch, line->op_id, "unreadable");

      if (verdict == NULL)
        return FALSE;
      g_string_append (json, verdict);
      g_string_append_c (json, '\n');
    }

  g_string_append_printf (json, "{\"end\":%u,\"last_seq\":%" G_GINT64_FORMAT "}\n", lines->len,
                          batch->last_seq);
  return desk_db_run (batch->context->db, error,
                      "UPDATE devices SET last_seq = $1 WHERE device_id = $2 AND last_seq < $1",
                      "is", batch->last_seq, batch->device->device_id) >= 0;
}

/**
 * hub_batch_judge:
 * @lines: (element-type HubPushLine): in the order sent
 * @json: where the header and the verdicts go
 *
 * Judges operations in their order. All verdicts and their effects are one transaction; none is
 * given that is not on disk.
 *
 * Returns: %FALSE with @error set when the database fails; nothing is judged then
 */
gboolean
hub_batch_judge (HubBatch   *self,
                 GPtrArray  *lines,
                 GString    *json,
                 GError    **error)
{
  DeskDb *db = self->context->db;

  if (!desk_db_begin (db, error))
    return FALSE;
  if (judge_lines (self, lines, json, error) && desk_db_commit (db, error))
    return TRUE;

  desk_db_rollback (db);
  return FALSE;
}
