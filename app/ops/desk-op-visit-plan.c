/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-visit.h"

#include <desk-balance.h>
#include <desk-json.h>
#include <desk-rows.h>
#include <desk-time.h>
#include <desk-visit.h>

static gboolean
read_start (const DeskOp *op,
            gint64       *start_ms,
            DeskVerdict  *verdict)
{
  const char *text = desk_json_peek_string (op->args, "start", NULL);

  if (text != NULL && desk_time_from_rfc3339 (text, start_ms, NULL))
    return TRUE;
  desk_op_refuse_argument (verdict, "start");
  return FALSE;
}

/* The customer's words; blanks are none. NULL when they were refused. */
static char *
read_request (const DeskOp *op,
              DeskVerdict  *verdict)
{
  const char *text = desk_op_read_text (op, "special_request", FALSE, verdict);

  return text != NULL ? g_strstrip (g_strdup (text)) : NULL;
}

static void
refuse_member (DeskVerdict  *verdict,
               const char   *code,
               const char   *rule,
               const DeskOp *op)
{
  desk_reason_set_text (desk_op_refuse (verdict, code, rule), "member_no", op->member_no);
}

/* L5: points are redeemed with an active card only. */
static gboolean
check_frozen (DeskOpsContext    *context,
              const DeskOp      *op,
              const DeskMember  *member,
              DeskVerdict       *verdict,
              GError           **error)
{
  g_autoptr (GPtrArray) accounts = desk_rows_load_accounts (context->db, op->member_no, error);

  if (accounts == NULL)
    return FALSE;
  if (desk_member_is_frozen (member, accounts))
    refuse_member (verdict, "frozen", "L5", op);
  return TRUE;
}

/* The visit in the way; or it is only the way between the two that takes longer than there is. */
static void
refuse_time (DeskOpsContext       *context,
             const DeskVisitPlan  *plan,
             DeskStmt             *stmt,
             DeskVerdict          *verdict)
{
  GTimeZone *zone = desk_policy_get_zone (context->policy);
  gint64 start_ms = desk_stmt_int (stmt, 1);
  gint64 end_ms = desk_stmt_int (stmt, 2);
  gboolean overlaps = start_ms < desk_visit_plan_end (plan) && end_ms > plan->start_ms;
  DeskReason *reason = desk_op_refuse (verdict, overlaps ? "time-taken" : "travel-taken", "");

  desk_reason_set_text (reason, "member_no", desk_stmt_text (stmt, 0));
  desk_reason_set_time (reason, "start", start_ms, zone);
  desk_reason_set_time (reason, "end", end_ms, zone);
}

/* No two visits of one manager at a time, nor on the way to another; the next may begin when one
 * ends. Those that overlap are told before those that are only too close. */
static gboolean
check_free (DeskOpsContext       *context,
            const DeskVisitPlan  *plan,
            const char           *visit_id,
            DeskVerdict          *verdict,
            GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error,
                   "SELECT member_no, start_ms, start_ms + minutes * $5 FROM visits"
                   " WHERE manager_no = $1 AND status IN " DESK_VISITS_OPEN " AND visit_id <> $2"
                   " AND start_ms < $4 + $7 AND start_ms > $3 - $6"
                   " AND start_ms - travel_minutes * $5 < $4 AND start_ms + minutes * $5 > $3"
                   " ORDER BY CASE WHEN start_ms < $4 AND start_ms + minutes * $5 > $8 THEN 0"
                   " ELSE 1 END, start_ms LIMIT 1",
                   "ssiiiiii", context->manager_no, visit_id, desk_visit_plan_leave (plan),
                   desk_visit_plan_end (plan), DESK_MINUTE_MS,
                   (gint64) DESK_VISIT_MAX_MINUTES * DESK_MINUTE_MS,
                   (gint64) DESK_VISIT_MAX_TRAVEL * DESK_MINUTE_MS, plan->start_ms);

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &local_error))
    refuse_time (context, plan, stmt, verdict);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Whether a visit may be planned so: by itself (H1, E3), with this member (L5), beside the other
 * visits of the manager. */
static gboolean
check_plan (DeskOpsContext       *context,
            const DeskOp         *op,
            const DeskVisitPlan  *plan,
            const char           *visit_id,
            DeskVerdict          *verdict,
            GError              **error)
{
  g_autoptr (DeskMember) member = NULL;
  DeskReason *reason;

  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;

  reason = desk_visit_plan_check (plan, context->policy, op->made_ms);
  if (reason != NULL)
    desk_verdict_refuse (verdict, reason);
  else if (member->closed)
    refuse_member (verdict, "member-closed", "", op);
  else if (g_str_equal (plan->purpose, DESK_VISIT_POINTS) &&
           !check_frozen (context, op, member, verdict, error))
    return FALSE;
  return !verdict->accepted || check_free (context, plan, visit_id, verdict, error);
}

static gboolean
insert_visit (DeskOpsContext       *context,
              const DeskOp         *op,
              const DeskVisitPlan  *plan,
              const char           *subject,
              const char           *series,
              DeskVerdict          *verdict,
              GError              **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error,
                   "INSERT INTO visits (visit_id, member_no, manager_no, purpose, start_ms,"
                   " minutes, amount_fen, special_request, status, outcome, version, made_ms,"
                   " changed_ms, travel_minutes, subject, form_signed, next_step, series, rev)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $1, $10, $10, $11, $12, 0, '',"
                   " $13, $14)",
                   "ssssiinssiissi", op->op_id, op->member_no, context->manager_no, plan->purpose,
                   plan->start_ms, plan->minutes, plan->special_request, DESK_VISIT_PLANNED,
                   op->made_ms, plan->travel_minutes, subject, series, verdict->rev);

  if (stmt == NULL)
    return FALSE;
  if (plan->amount_fen != DESK_FEN_ABSENT)
    desk_stmt_bind_int (stmt, 7, plan->amount_fen);
  return desk_stmt_run (stmt, error);
}

/* visit.schedule: a visit to a member is planned. */
gboolean
desk_op_visit_schedule_apply (DeskOpsContext  *context,
                              const DeskOp    *op,
                              DeskVerdict     *verdict,
                              GError         **error)
{
  DeskVisitPlan plan = { .amount_fen = DESK_FEN_ABSENT };
  g_autofree char *request = NULL;
  const char *subject;
  const char *series;

  if ((plan.purpose = desk_op_read_text (op, "purpose", TRUE, verdict)) == NULL ||
      (request = read_request (op, verdict)) == NULL ||
      (subject = desk_op_read_text (op, "subject", FALSE, verdict)) == NULL ||
      (series = desk_op_read_text (op, "series", FALSE, verdict)) == NULL ||
      !read_start (op, &plan.start_ms, verdict) ||
      !desk_op_visit_read_number (op, "minutes", TRUE, &plan.minutes, verdict) ||
      !desk_op_visit_read_number (op, "amount_fen", FALSE, &plan.amount_fen, verdict) ||
      !desk_op_visit_read_number (op, "travel_minutes", FALSE, &plan.travel_minutes, verdict))
    return TRUE;
  plan.special_request = request;

  if (!check_plan (context, op, &plan, "", verdict, error))
    return FALSE;
  if (!verdict->accepted)
    return TRUE;
  return desk_op_visit_record (context, op, op->op_id, DESK_VISIT_PLANNED, &plan, "", verdict,
                               error) &&
         desk_op_take_rev (context, verdict, error) &&
         insert_visit (context, op, &plan, subject, series, verdict, error);
}

/* The plan of a visit that moves: the time, and whatever else the operation names. */
static gboolean
read_move (const DeskOp      *op,
           const DeskOpVisit *visit,
           const char        *request,
           DeskVisitPlan     *plan,
           DeskVerdict       *verdict)
{
  *plan = visit->plan;
  if (*request != '\0')
    plan->special_request = request;
  return read_start (op, &plan->start_ms, verdict) &&
         desk_op_visit_read_number (op, "minutes", FALSE, &plan->minutes, verdict) &&
         desk_op_visit_read_number (op, "travel_minutes", FALSE, &plan->travel_minutes, verdict);
}

/* visit.move: it takes place at another time, and is to be confirmed anew. */
gboolean
desk_op_visit_move_apply (DeskOpsContext  *context,
                          const DeskOp    *op,
                          DeskVerdict     *verdict,
                          GError         **error)
{
  g_autofree char *request = read_request (op, verdict);
  const char *why = desk_op_read_text (op, "why", FALSE, verdict);
  g_autoptr (DeskOpVisit) visit = NULL;
  DeskVisitPlan plan;

  if (request == NULL || why == NULL)
    return TRUE;
  if (!desk_op_visit_find (context, op, DESK_VISIT_MOVE, verdict, &visit, error))
    return FALSE;
  if (!verdict->accepted || !read_move (op, visit, request, &plan, verdict))
    return TRUE;
  if (!check_plan (context, op, &plan, visit->visit_id, verdict, error))
    return FALSE;
  if (!verdict->accepted)
    return TRUE;
  return desk_op_visit_record (context, op, visit->visit_id, DESK_VISIT_MOVED, &plan, why, verdict,
                               error) &&
         desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "UPDATE visits SET start_ms = $2, minutes = $3, special_request = $4,"
                      " version = $5, changed_ms = $6, rev = $7, travel_minutes = $8, status = $9"
                      " WHERE visit_id = $1",
                      "siissiiis", visit->visit_id, plan.start_ms, plan.minutes,
                      plan.special_request, op->op_id, op->made_ms, verdict->rev,
                      plan.travel_minutes, visit->next) >= 0;
}
