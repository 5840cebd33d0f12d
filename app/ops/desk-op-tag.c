/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-tag.h>

/* Tags are a set: who adds or takes away the same word agrees with whoever did so before, and no
 * operation needs to know which version it changes. */

/* The word that the operation is about; NULL when it was refused. */
static char *
read_tag (const DeskOp *op,
          DeskVerdict  *verdict)
{
  const char *text = desk_op_read_text (op, "tag", TRUE, verdict);
  g_autofree char *tag = text != NULL ? desk_tag_normalize (text) : NULL;

  if (text == NULL)
    return NULL;
  if (tag == NULL)
    desk_op_refuse_argument (verdict, "tag");
  else if (g_utf8_strlen (tag, -1) > DESK_TAG_MAX)
    desk_op_refuse_length (verdict, "tag", DESK_TAG_MAX);
  return verdict->accepted ? g_steal_pointer (&tag) : NULL;
}

static char *
make_id (const DeskOp *op,
         const char   *folded)
{
  return g_strconcat (op->member_no, "\t", folded, NULL);
}

/* tag.add: a word about a member. Where it stood in another spelling, this one stands now. */
gboolean
desk_op_tag_add_apply (DeskOpsContext  *context,
                       const DeskOp    *op,
                       DeskVerdict     *verdict,
                       GError         **error)
{
  g_autofree char *tag = read_tag (op, verdict);
  g_autofree char *folded = tag != NULL ? desk_tag_fold (tag) : NULL;
  g_autofree char *tag_id = NULL;
  g_autoptr (DeskMember) member = NULL;

  if (tag == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  tag_id = make_id (op, folded);
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "INSERT INTO tags (tag_id, member_no, manager_no, tag, folded, version,"
                      " changed_ms, removed, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)"
                      " ON CONFLICT (tag_id) DO UPDATE SET tag = excluded.tag,"
                      " version = excluded.version, changed_ms = excluded.changed_ms,"
                      " removed = 0, rev = excluded.rev",
                      "ssssssii", tag_id, op->member_no, context->manager_no, tag, folded,
                      op->op_id, op->made_ms, verdict->rev) >= 0;
}

/* tag.remove: the word goes; that it was there stays, so that every laptop learns of it. */
gboolean
desk_op_tag_remove_apply (DeskOpsContext  *context,
                          const DeskOp    *op,
                          DeskVerdict     *verdict,
                          GError         **error)
{
  g_autofree char *tag = read_tag (op, verdict);
  g_autofree char *folded = tag != NULL ? desk_tag_fold (tag) : NULL;
  g_autofree char *tag_id = NULL;
  g_autoptr (DeskMember) member = NULL;
  gint64 known;

  if (tag == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  tag_id = make_id (op, folded);
  if (!desk_db_query_int (context->db, &known, error,
                          "SELECT EXISTS (SELECT 1 FROM tags WHERE tag_id = $1)", "s", tag_id))
    return FALSE;
  if (known == 0)
    {
      desk_reason_set_text (desk_op_refuse (verdict, "no-such-tag", ""), "tag", tag);
      return TRUE;
    }
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "UPDATE tags SET version = $2, changed_ms = $3, removed = 1, rev = $4"
                      " WHERE tag_id = $1",
                      "ssii", tag_id, op->op_id, op->made_ms, verdict->rev) >= 0;
}
