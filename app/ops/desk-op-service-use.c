/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-use.h"

#include <desk-time.h>

static gboolean
insert (DeskOpsContext  *context,
        const DeskOp    *op,
        const DeskUse   *use,
        gint64           rev,
        GError         **error)
{
  static const char sql[] =
    "INSERT INTO service_uses (use_id, member_no, manager_no, service, month, used_ms, hours, note,"
    " amount, day, version, accepted_ms, rev)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $1, $11, $12)";
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error, sql, "sssssinsnsni", op->op_id, use->member->member_no,
                   context->manager_no, use->service, use->month, op->made_ms, use->note, use->day,
                   rev);

  if (stmt == NULL)
    return FALSE;
  if (use->has_hours)
    desk_stmt_bind_int (stmt, 7, use->hours);
  if (use->has_amount)
    desk_stmt_bind_int (stmt, 9, use->amount);
  /* A provisional one has no revision, and is accepted later. */
  if (rev != 0)
    desk_stmt_bind_int (stmt, 11, MAX (context->now_ms, op->made_ms));
  return desk_stmt_run (stmt, error);
}

/* service.use: a member draws on an entitlement (E2, E4, E6, E7, L5). The hub's count stands. */
gboolean
desk_op_service_use_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  g_auto (DeskUse) use = { NULL };

  if (!desk_use_read (context->policy, op, &use, verdict))
    return TRUE;
  use.month = desk_time_month (op->made_ms, desk_policy_get_zone (context->policy));
  use.today = desk_time_day (op->made_ms, desk_policy_get_zone (context->policy));
  if (!desk_op_find_member (context, op, verdict, &use.member, error))
    return FALSE;
  if (use.member == NULL)
    return TRUE;

  if (!desk_use_check (context, &use, verdict, error))
    return FALSE;
  if (verdict->accepted && !desk_use_check_quota (context, op, &use, verdict, error))
    return FALSE;
  if (!verdict->accepted)
    return TRUE;
  return desk_op_take_rev (context, verdict, error) &&
         insert (context, op, &use, verdict->rev, error);
}
