/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-visit.h"

#include <desk-json.h>

/* What a manager writes down when a visit took place. */
typedef struct
{
  gint64      paid_fen;           /* DESK_FEN_ABSENT: nothing was said of it */
  gboolean    form_signed;
  const char *next_step;
} Result;

/* A step that says nothing but @text of the visit. */
static gboolean
write_step (DeskOpsContext     *context,
            const DeskOp       *op,
            const DeskOpVisit  *visit,
            const char         *text,
            DeskVerdict        *verdict,
            GError            **error)
{
  return desk_op_visit_record (context, op, visit->visit_id, visit->next, &visit->plan, text,
                               verdict, error) &&
         desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "UPDATE visits SET status = $2, outcome = $3, version = $4,"
                      " changed_ms = $5, rev = $6 WHERE visit_id = $1",
                      "ssssii", visit->visit_id, visit->next, text, op->op_id, op->made_ms,
                      verdict->rev) >= 0;
}

/* Takes a visit a step further; what came of it, or why, is in the argument @name, where the step
 * has one. */
static gboolean
take_step (DeskOpsContext  *context,
           const DeskOp    *op,
           DeskVisitStep    step,
           const char      *name,
           DeskVerdict     *verdict,
           GError         **error)
{
  const char *text = name != NULL ? desk_op_read_text (op, name, TRUE, verdict) : "";
  g_autoptr (DeskOpVisit) visit = NULL;

  if (text == NULL)
    return TRUE;
  if (!desk_op_visit_find (context, op, step, verdict, &visit, error))
    return FALSE;
  return !verdict->accepted || write_step (context, op, visit, text, verdict, error);
}

/* visit.confirm: the customer said that it suits. */
gboolean
desk_op_visit_confirm_apply (DeskOpsContext  *context,
                             const DeskOp    *op,
                             DeskVerdict     *verdict,
                             GError         **error)
{
  return take_step (context, op, DESK_VISIT_CONFIRM, NULL, verdict, error);
}

/* visit.start: the manager is on the way. */
gboolean
desk_op_visit_start_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  return take_step (context, op, DESK_VISIT_START, NULL, verdict, error);
}

/* visit.arrive: the manager is at the door. */
gboolean
desk_op_visit_arrive_apply (DeskOpsContext  *context,
                            const DeskOp    *op,
                            DeskVerdict     *verdict,
                            GError         **error)
{
  return take_step (context, op, DESK_VISIT_ARRIVE, NULL, verdict, error);
}

/* visit.miss: the customer was not met; what was found. */
gboolean
desk_op_visit_miss_apply (DeskOpsContext  *context,
                          const DeskOp    *op,
                          DeskVerdict     *verdict,
                          GError         **error)
{
  return take_step (context, op, DESK_VISIT_MISS, "why", verdict, error);
}

/* visit.cancel: it does not take place; why. */
gboolean
desk_op_visit_cancel_apply (DeskOpsContext  *context,
                            const DeskOp    *op,
                            DeskVerdict     *verdict,
                            GError         **error)
{
  return take_step (context, op, DESK_VISIT_CANCEL, "why", verdict, error);
}

static gboolean
read_result (const DeskOp *op,
             Result       *result,
             DeskVerdict  *verdict)
{
  JsonNode *form_signed = json_object_get_member (op->args, "form_signed");

  result->next_step = desk_op_read_text (op, "next_step", FALSE, verdict);
  if (result->next_step == NULL ||
      !desk_op_visit_read_number (op, "paid_fen", FALSE, &result->paid_fen, verdict))
    return FALSE;
  if (form_signed != NULL && json_node_get_value_type (form_signed) != G_TYPE_BOOLEAN)
    {
      desk_op_refuse_argument (verdict, "form_signed");
      return FALSE;
    }
  result->form_signed = desk_json_peek_boolean (op->args, "form_signed", FALSE);
  return TRUE;
}

/* Only a payment is taken at a door (E3); what was taken in the end may be less than was planned. */
static void
check_paid (const DeskOpVisit *visit,
            const Result      *result,
            DeskVerdict       *verdict)
{
  if (result->paid_fen == DESK_FEN_ABSENT)
    return;
  if (!g_str_equal (visit->purpose, DESK_VISIT_PAYMENT))
    desk_op_refuse (verdict, "amount-unasked", "");
  else if (result->paid_fen < 0)
    desk_op_refuse_argument (verdict, "paid_fen");
  else if (result->paid_fen > DESK_VISIT_MAX_FEN)
    desk_reason_set_int (desk_op_refuse (verdict, "amount-too-large", ""), "most_fen",
                         DESK_VISIT_MAX_FEN);
}

static gboolean
write_result (DeskOpsContext  *context,
              const char      *visit_id,
              const Result    *result,
              GError         **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error,
                   "UPDATE visits SET paid_fen = $2, form_signed = $3, next_step = $4"
                   " WHERE visit_id = $1",
                   "snis", visit_id, (gint64) result->form_signed, result->next_step);

  if (stmt == NULL)
    return FALSE;
  if (result->paid_fen != DESK_FEN_ABSENT)
    desk_stmt_bind_int (stmt, 2, result->paid_fen);
  return desk_stmt_run (stmt, error);
}

/* visit.done: it took place, on time or not; what came of it, what was paid, whether the form was
 * signed, and what comes next. */
gboolean
desk_op_visit_done_apply (DeskOpsContext  *context,
                          const DeskOp    *op,
                          DeskVerdict     *verdict,
                          GError         **error)
{
  const char *outcome = desk_op_read_text (op, "outcome", TRUE, verdict);
  g_autoptr (DeskOpVisit) visit = NULL;
  Result result = { .paid_fen = DESK_FEN_ABSENT };

  if (outcome == NULL || !read_result (op, &result, verdict))
    return TRUE;
  if (!desk_op_visit_find (context, op, DESK_VISIT_FINISH, verdict, &visit, error))
    return FALSE;
  if (verdict->accepted)
    check_paid (visit, &result, verdict);
  return !verdict->accepted ||
         (write_step (context, op, visit, outcome, verdict, error) &&
          write_result (context, visit->visit_id, &result, error));
}
