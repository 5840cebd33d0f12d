/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-visit.h"

#include <desk-json.h>

static DeskOpVisit *
read_visit (DeskStmt *stmt)
{
  DeskOpVisit *visit = g_new0 (DeskOpVisit, 1);

  visit->visit_id = desk_stmt_dup_text (stmt, 0);
  visit->purpose = desk_stmt_dup_text (stmt, 1);
  visit->special_request = desk_stmt_dup_text (stmt, 5);
  visit->status = desk_stmt_dup_text (stmt, 6);
  visit->version = desk_stmt_dup_text (stmt, 7);
  visit->plan = (DeskVisitPlan) {
    .purpose = visit->purpose,
    .start_ms = desk_stmt_int (stmt, 2),
    .minutes = desk_stmt_int (stmt, 3),
    .amount_fen = desk_stmt_is_null (stmt, 4) ? DESK_FEN_ABSENT : desk_stmt_int (stmt, 4),
    .special_request = visit->special_request,
    .travel_minutes = desk_stmt_int (stmt, 8),
  };
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
                   " status, version, travel_minutes FROM visits WHERE visit_id = $1 AND member_no = $2",
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

/* What is over stays as it is, nobody changes what they have not seen (the operation names the
 * version that it changes), and the step must be open to the visit. */
static void
check_step (DeskOpVisit   *visit,
            const char    *base,
            DeskVisitStep  step,
            DeskVerdict   *verdict)
{
  DeskReason *reason = NULL;

  if (visit == NULL)
    {
      desk_op_refuse (verdict, "no-such-visit", "");
      return;
    }
  visit->next = desk_visit_find_next (visit->status, step, &reason);
  if (desk_visit_is_open (visit->status) && !g_str_equal (visit->version, base))
    {
      g_clear_pointer (&reason, desk_reason_free);
      reason = desk_reason_new ("visit-changed", "");
    }
  if (reason != NULL)
    desk_verdict_refuse (verdict, reason);
}

/**
 * desk_op_visit_find:
 * @step: what the operation does with it
 * @visit: (out) (transfer full) (nullable): not there where the operation was refused
 *
 * Finds the visit that an operation changes, in the version that it names, where the step is open to
 * it.
 *
 * Returns: %FALSE only when the database fails; whether it was refused says @verdict
 */
gboolean
desk_op_visit_find (DeskOpsContext  *context,
                    const DeskOp    *op,
                    DeskVisitStep    step,
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
  check_step (*visit, base, step, verdict);
  return TRUE;
}

/**
 * desk_op_visit_record:
 * @event: the status that it comes to, or %DESK_VISIT_MOVED
 * @plan: the visit as it is then
 * @text: the outcome, or why; ""
 *
 * Writes down what befell a visit, with a revision of its own. What the hub sent already, ahead of
 * the visit itself, stands.
 */
gboolean
desk_op_visit_record (DeskOpsContext       *context,
                      const DeskOp         *op,
                      const char           *visit_id,
                      const char           *event,
                      const DeskVisitPlan  *plan,
                      const char           *text,
                      DeskVerdict          *verdict,
                      GError              **error)
{
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "INSERT INTO visit_events (event_id, member_no, manager_no, visit_id, event,"
                      " start_ms, minutes, text, made_ms, rev)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
                      " ON CONFLICT (event_id) DO NOTHING",
                      "sssssiisii", op->op_id, op->member_no, context->manager_no, visit_id, event,
                      plan->start_ms, plan->minutes, text, op->made_ms, verdict->rev) >= 0;
}

/**
 * desk_op_visit_read_number:
 * @value: (inout): stays where it is missing and not @required
 *
 * Reads a whole number from the arguments.
 *
 * Returns: %FALSE where it was refused
 */
gboolean
desk_op_visit_read_number (const DeskOp *op,
                           const char   *name,
                           gboolean      required,
                           gint64       *value,
                           DeskVerdict  *verdict)
{
  if (!required && !json_object_has_member (op->args, name))
    return TRUE;
  if (desk_json_get_int (op->args, name, value, NULL))
    return TRUE;
  desk_op_refuse_argument (verdict, name);
  return FALSE;
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
