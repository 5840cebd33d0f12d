/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-json.h>
#include <desk-time.h>

/* The moment until which it is not wanted; 0 where none is given: wanted again. */
static gboolean
read_until (const DeskOp *op,
            gint64       *until_ms,
            DeskVerdict  *verdict)
{
  const char *text = desk_json_peek_string (op->args, "until", NULL);

  *until_ms = 0;
  if (!json_object_has_member (op->args, "until"))
    return TRUE;
  if (text != NULL && desk_time_from_rfc3339 (text, until_ms, NULL) && *until_ms > op->made_ms &&
      *until_ms - op->made_ms <= DESK_OP_MAX_SNOOZE_DAYS * DESK_DAY_MS)
    return TRUE;
  desk_op_refuse_argument (verdict, "until");
  return FALSE;
}

/* task.snooze: something on Today is not wanted before a time, with the reason; without a time it is
 * wanted again. It says how the manager sees it now: the later one stands. */
gboolean
desk_op_task_snooze_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  const char *cause = desk_op_read_long_text (op, "cause", DESK_OP_MAX_CAUSE, TRUE, verdict);
  const char *why;
  gint64 until_ms;
  g_autofree char *snooze_id = NULL;
  g_autoptr (DeskMember) member = NULL;

  if (cause == NULL || !read_until (op, &until_ms, verdict) ||
      (why = desk_op_read_text (op, "why", until_ms != 0, verdict)) == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  snooze_id = g_strconcat (op->member_no, "\t", cause, NULL);
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "INSERT INTO snoozes (snooze_id, member_no, manager_no, cause, until_ms, why,"
                      " version, changed_ms, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                      " ON CONFLICT (snooze_id) DO UPDATE SET until_ms = excluded.until_ms,"
                      " why = excluded.why, version = excluded.version,"
                      " changed_ms = excluded.changed_ms, manager_no = excluded.manager_no,"
                      " rev = excluded.rev",
                      "ssssissii", snooze_id, op->member_no, context->manager_no, cause, until_ms,
                      why, op->op_id, op->made_ms, verdict->rev) >= 0;
}
