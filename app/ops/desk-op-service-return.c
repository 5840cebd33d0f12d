/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-entitlement.h>

/* The loan, as far as it must be known. */
typedef struct
{
  char   *service;              /* NULL: there is no such use of this member */
  gint64  returned_ms;          /* 0: not yet */
  char   *version;
} Loan;

static void
clear_loan (Loan *loan)
{
  g_free (loan->service);
  g_free (loan->version);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loan, clear_loan)

static gboolean
load (DeskOpsContext  *context,
      const DeskOp    *op,
      const char      *use_id,
      Loan            *loan,
      GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error,
                   "SELECT service, coalesce (returned_ms, 0), version FROM service_uses"
                   " WHERE use_id = $1 AND member_no = $2", "ss", use_id, op->member_no);

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &failure))
    {
      loan->service = desk_stmt_dup_text (stmt, 0);
      loan->returned_ms = desk_stmt_int (stmt, 1);
      loan->version = desk_stmt_dup_text (stmt, 2);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Who says twice that it is back is told. Nobody says that it is not after all who has not seen what was
 * said of it last; @base is "" where an older program names none. */
static void
check (DeskPolicy  *policy,
       const Loan  *loan,
       gboolean     returned,
       const char  *base,
       DeskVerdict *verdict)
{
  if (loan->service == NULL ||
      desk_entitlement_get_takes (policy, loan->service) != DESK_TAKES_LOAN)
    desk_op_refuse_argument (verdict, "use_id");
  else if (returned && loan->returned_ms != 0)
    desk_op_refuse (verdict, "already-returned", "E7");
  else if (!returned && *base != '\0' && !g_str_equal (base, loan->version))
    desk_op_refuse (verdict, "loan-changed", "");
}

/* service.return: what was lent is back, or, with returned false, is not after all (E7). */
gboolean
desk_op_service_return_apply (DeskOpsContext  *context,
                              const DeskOp    *op,
                              DeskVerdict     *verdict,
                              GError         **error)
{
  gboolean returned;
  const char *use_id = desk_op_read_text (op, "use_id", TRUE, verdict);
  const char *base = use_id != NULL ? desk_op_read_text (op, "base", FALSE, verdict) : NULL;
  g_autoptr (DeskMember) member = NULL;
  g_auto (Loan) loan = { NULL };

  if (base == NULL || !desk_op_read_flag (op, "returned", TRUE, &returned, verdict))
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!load (context, op, use_id, &loan, error))
    return FALSE;
  check (context->policy, &loan, returned, base, verdict);
  if (!verdict->accepted)
    return TRUE;
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "UPDATE service_uses SET returned_ms = $1, version = $2, rev = $3"
                      " WHERE use_id = $4",
                      "isis", returned ? op->made_ms : 0, op->op_id, verdict->rev, use_id) >= 0;
}
