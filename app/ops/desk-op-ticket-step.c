/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-ticket.h>

/* A ticket as it stands, before an operation changes it. */
typedef struct
{
  char     *status;             /* NULL: there is no such ticket of this member */
  gboolean  at_once;
  gint64    told_ms;            /* 0: not yet */
} Ticket;

static void
clear_ticket (Ticket *ticket)
{
  g_free (ticket->status);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ticket, clear_ticket)

static gboolean
load (DeskOpsContext  *context,
      const DeskOp    *op,
      const char      *ticket_id,
      Ticket          *ticket,
      GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error,
                   "SELECT status, at_once, told_ms FROM tickets"
                   " WHERE ticket_id = $1 AND member_no = $2", "ss", ticket_id, op->member_no);

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &failure))
    {
      ticket->status = desk_stmt_dup_text (stmt, 0);
      ticket->at_once = desk_stmt_int (stmt, 1) != 0;
      ticket->told_ms = desk_stmt_int (stmt, 2);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The ticket that the operation is about, of a member of this manager. FALSE only when the database
 * fails. */
static gboolean
find_ticket (DeskOpsContext  *context,
             const DeskOp    *op,
             const char      *ticket_id,
             Ticket          *ticket,
             DeskVerdict     *verdict,
             GError         **error)
{
  g_autoptr (DeskMember) member = NULL;

  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!load (context, op, ticket_id, ticket, error))
    return FALSE;
  if (ticket->status == NULL)
    desk_op_refuse (verdict, "no-such-ticket", "");
  return TRUE;
}

static gboolean
is_open (const Ticket *ticket)
{
  return g_str_equal (ticket->status, DESK_TICKET_OPEN);
}

/* Who says twice that the department was told is told, and the first time stands: that is what is
 * measured. */
static void
check_told (const Ticket *ticket,
            gboolean      told,
            DeskVerdict  *verdict)
{
  if (!is_open (ticket))
    desk_op_refuse (verdict, "ticket-closed", "");
  else if (told && ticket->told_ms != 0)
    desk_op_refuse (verdict, "already-told", "D4");
}

/* ticket.told: the specialist department was told, or, with told false, was not after all (D4). */
gboolean
desk_op_ticket_told_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  gboolean told;
  const char *ticket_id = desk_op_read_text (op, "ticket_id", TRUE, verdict);
  g_auto (Ticket) ticket = { NULL };

  if (ticket_id == NULL || !desk_op_read_flag (op, "told", TRUE, &told, verdict))
    return TRUE;
  if (!find_ticket (context, op, ticket_id, &ticket, verdict, error))
    return FALSE;
  if (verdict->accepted)
    check_told (&ticket, told, verdict);
  if (!verdict->accepted)
    return TRUE;
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "UPDATE tickets SET told_ms = $1, version = $2, changed_ms = $3, rev = $4"
                      " WHERE ticket_id = $5",
                      "isiis", told ? op->made_ms : 0, op->op_id, op->made_ms, verdict->rev,
                      ticket_id) >= 0;
}

/* What the ticket becomes. */
typedef struct
{
  const char *ticket_id;
  const char *status;
  const char *outcome;          /* "" but of what is done */
} Step;

/* FALSE: refused. */
static gboolean
read_step (const DeskOp *op,
           Step         *step,
           DeskVerdict  *verdict)
{
  gboolean done;
  gboolean withdrawn;

  step->ticket_id = desk_op_read_text (op, "ticket_id", TRUE, verdict);
  if (step->ticket_id == NULL || !desk_op_read_flag (op, "done", TRUE, &done, verdict) ||
      !desk_op_read_flag (op, "withdrawn", FALSE, &withdrawn, verdict))
    return FALSE;
  step->status = withdrawn ? DESK_TICKET_WITHDRAWN : done ? DESK_TICKET_DONE : DESK_TICKET_OPEN;
  step->outcome = desk_op_read_text (op, "outcome", done && !withdrawn, verdict);
  return step->outcome != NULL;
}

/* D4: what the department never heard of is not done. */
static void
check_step (const Ticket *ticket,
            const Step   *step,
            DeskVerdict  *verdict)
{
  gboolean reopens = g_str_equal (step->status, DESK_TICKET_OPEN);

  if (!reopens && !is_open (ticket))
    desk_op_refuse (verdict, "ticket-closed", "");
  else if (g_str_equal (step->status, DESK_TICKET_DONE) && ticket->at_once && ticket->told_ms == 0)
    desk_op_refuse (verdict, "not-told", "D4");
}

/* ticket.done: dealt with, with what came of it; with withdrawn true it was opened by mistake; with
 * done false it is open again. */
gboolean
desk_op_ticket_done_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  Step step;
  g_auto (Ticket) ticket = { NULL };

  if (!read_step (op, &step, verdict))
    return TRUE;
  if (!find_ticket (context, op, step.ticket_id, &ticket, verdict, error))
    return FALSE;
  if (verdict->accepted)
    check_step (&ticket, &step, verdict);
  if (!verdict->accepted)
    return TRUE;
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "UPDATE tickets SET status = $1, done_ms = $2, outcome = $3, version = $4,"
                      " changed_ms = $5, rev = $6 WHERE ticket_id = $7",
                      "sissiis", step.status,
                      g_str_equal (step.status, DESK_TICKET_OPEN) ? 0 : op->made_ms, step.outcome,
                      op->op_id, op->made_ms, verdict->rev, step.ticket_id) >= 0;
}
