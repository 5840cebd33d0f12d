/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

/* secrecy.reveal: a manager asked for what is masked (S). Recorded whatever the member's state
 * is. */
gboolean
desk_op_secrecy_reveal_apply (DeskOpsContext  *context,
                              const DeskOp    *op,
                              DeskVerdict     *verdict,
                              GError         **error)
{
  static const char insert[] =
    "INSERT INTO reveals (reveal_id, member_no, manager_no, field, reveal_ms, rev) "
    "VALUES ($1, $2, $3, $4, $5, $6)";
  static const char * const fields[] = { "phone", "address", "number", "second-phone", NULL };
  const char *field = desk_op_read_word (op, "field", fields, NULL, verdict);
  g_autoptr (DeskMember) member = NULL;

  if (field == NULL)
    return TRUE;

  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;

  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error, insert, "ssssii", op->op_id, op->member_no,
                      context->manager_no, field, op->made_ms, verdict->rev) >= 0;
}
