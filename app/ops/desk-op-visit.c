/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-visit.h"

#include <desk-visit.h>

static DeskOpVisit *
read_visit (DeskStmt *stmt)
{
  DeskOpVisit *visit = g_new0 (DeskOpVisit, 1);

  visit->visit_id = desk_stmt_dup_text (stmt, 0);
  visit->purpose = desk_stmt_dup_text (stmt, 1);
  visit->start_ms = desk_stmt_int (stmt, 2);
  visit->minutes = desk_stmt_int (stmt, 3);
  visit->amount_fen = desk_stmt_is_null (stmt, 4) ? DESK_FEN_ABSENT : desk_stmt_int (stmt, 4);
  visit->special_request = desk_stmt_dup_text (stmt, 5);
  visit->status = desk_stmt_dup_text (stmt, 6);
  visit->version = desk_stmt_dup_text (stmt, 7);
  return visit;
}

static gboolean
load_visit (DeskDb       *db,
            const char   *visit_id,
            const char   *member_no,
            DeskOpVisit **visit,
            GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT visit_id, purpose, start_ms, minutes, amount_fen, special_request,"
                   " status, version FROM visits WHERE visit_id = $1 AND member_no = $2",
                   "ss", visit_id, member_no);

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &local_error))
    *visit = read_visit (stmt);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What is over stays as it is, and nobody changes what they have not seen: the operation names the
 * version that it changes. */
static void
check_version (const DeskOpVisit *visit,
               const char        *base,
               DeskVerdict       *verdict)
{
  if (visit == NULL)
    desk_op_refuse (verdict, "no-such-visit", "");
  else if (g_str_equal (visit->status, DESK_VISIT_DONE))
    desk_op_refuse (verdict, "visit-done", "");
  else if (g_str_equal (visit->status, DESK_VISIT_CANCELLED))
    desk_op_refuse (verdict, "visit-cancelled", "");
  else if (!g_str_equal (visit->version, base))
    desk_op_refuse (verdict, "visit-changed", "");
}

/* How a visit ended, in the words of the argument @name. */
static gboolean
end_visit (DeskOpsContext  *context,
           const DeskOp    *op,
           const char      *status,
           const char      *name,
           DeskVerdict     *verdict,
           GError         **error)
{
  const char *outcome = desk_op_read_text (op, name, TRUE, verdict);
  g_autoptr (DeskOpVisit) visit = NULL;

  if (outcome == NULL)
    return TRUE;
  if (!desk_op_visit_find (context, op, verdict, &visit, error))
    return FALSE;
  if (!verdict->accepted)
    return TRUE;
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "UPDATE visits SET status = $2, outcome = $3, version = $4,"
                      " changed_ms = $5, rev = $6 WHERE visit_id = $1",
                      "ssssii", visit->visit_id, status, outcome, op->op_id, op->made_ms,
                      verdict->rev) >= 0;
}

/* visit.done: it took place, on time or not; what came of it. */
gboolean
desk_op_visit_done_apply (DeskOpsContext  *context,
                          const DeskOp    *op,
                          DeskVerdict     *verdict,
                          GError         **error)
{
  return end_visit (context, op, DESK_VISIT_DONE, "outcome", verdict, error);
}

/* visit.cancel: it does not take place; why. */
gboolean
desk_op_visit_cancel_apply (DeskOpsContext  *context,
                            const DeskOp    *op,
                            DeskVerdict     *verdict,
                            GError         **error)
{
  return end_visit (context, op, DESK_VISIT_CANCELLED, "why", verdict, error);
}

/**
 * desk_op_visit_find:
 * @visit: (out) (transfer full) (nullable): not there where the operation was refused
 *
 * Finds the planned visit that an operation changes, in the version that it names.
 *
 * Returns: %FALSE only when the database fails; whether it was refused says @verdict
 */
gboolean
desk_op_visit_find (DeskOpsContext  *context,
                    const DeskOp    *op,
                    DeskVerdict     *verdict,
                    DeskOpVisit    **visit,
                    GError         **error)
{
  const char *visit_id = desk_op_read_text (op, "visit_id", TRUE, verdict);
  const char *base = visit_id != NULL ? desk_op_read_text (op, "base", TRUE, verdict) : NULL;
  g_autoptr (DeskMember) member = NULL;

  if (base == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!load_visit (context->db, visit_id, op->member_no, visit, error))
    return FALSE;
  check_version (*visit, base, verdict);
  return TRUE;
}

void
desk_op_visit_free (DeskOpVisit *self)
{
  g_free (self->visit_id);
  g_free (self->purpose);
  g_free (self->special_request);
  g_free (self->status);
  g_free (self->version);
  g_free (self);
}
