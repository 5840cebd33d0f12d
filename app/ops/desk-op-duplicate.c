/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

/* The other of the two, who must be this manager's too; NULL when it was refused. */
static gboolean
find_other (DeskOpsContext  *context,
            const DeskOp    *op,
            const char      *other_no,
            DeskVerdict     *verdict,
            DeskMember     **other,
            GError         **error)
{
  DeskOp of_other = *op;

  of_other.member_no = (char *) other_no;
  return desk_op_find_member (context, &of_other, verdict, other, error);
}

/* duplicate.mark: whether two numbers are the same person. It says how the manager sees it now: the
 * later mark stands, and no operation needs to know which one it changes. */
gboolean
desk_op_duplicate_mark_apply (DeskOpsContext  *context,
                              const DeskOp    *op,
                              DeskVerdict     *verdict,
                              GError         **error)
{
  static const char * const verdicts[] = { "same", "different", "open", NULL };
  const char *other_no = desk_op_read_text (op, "other_no", TRUE, verdict);
  const char *said = other_no != NULL
                       ? desk_op_read_word (op, "verdict", verdicts, NULL, verdict)
                       : NULL;
  gboolean lower = other_no != NULL && strcmp (op->member_no, other_no) < 0;
  const char *first = lower ? op->member_no : other_no;
  const char *second = lower ? other_no : op->member_no;
  g_autofree char *duplicate_id = NULL;
  g_autoptr (DeskMember) member = NULL;
  g_autoptr (DeskMember) other = NULL;

  if (said == NULL)
    return TRUE;
  if (g_str_equal (op->member_no, other_no))
    {
      desk_op_refuse_argument (verdict, "other_no");
      return TRUE;
    }
  if (!desk_op_find_member (context, op, verdict, &member, error) ||
      (member != NULL && !find_other (context, op, other_no, verdict, &other, error)))
    return FALSE;
  if (other == NULL)
    return TRUE;
  duplicate_id = g_strconcat (first, "\t", second, NULL);
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "INSERT INTO duplicates (duplicate_id, member_no, manager_no, other_no,"
                      " verdict, version, changed_ms, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
                      " ON CONFLICT (duplicate_id) DO UPDATE SET verdict = excluded.verdict,"
                      " version = excluded.version, changed_ms = excluded.changed_ms,"
                      " manager_no = excluded.manager_no, rev = excluded.rev",
                      "ssssssii", duplicate_id, first, context->manager_no, second, said,
                      op->op_id, op->made_ms, verdict->rev) >= 0;
}
