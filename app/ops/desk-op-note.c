/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-json.h>

/* A note as it stands, before an operation changes it. */
typedef struct
{
  char    *version;
  gboolean removed;
} Note;

static void
clear_note (Note *note)
{
  g_free (note->version);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Note, clear_note)

/* The note of that member; without a version: there is none. */
static gboolean
load_note (DeskOpsContext  *context,
           const DeskOp    *op,
           const char      *note_id,
           Note            *note,
           GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error,
                   "SELECT version, removed FROM notes WHERE note_id = $1 AND member_no = $2", "ss",
                   note_id, op->member_no);

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &local_error))
    {
      note->version = desk_stmt_dup_text (stmt, 0);
      note->removed = desk_stmt_int (stmt, 1) != 0;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Nobody overwrites what they have not seen: the operation names the version that it changes. Two
 * who remove the same note agree. */
static gboolean
check_version (const Note  *note,
               const char  *base,
               gboolean     removes,
               DeskVerdict *verdict)
{
  if (note->version == NULL)
    desk_op_refuse (verdict, "no-such-note", "");
  else if (!g_str_equal (note->version, base) && !(note->removed && removes))
    desk_op_refuse (verdict, note->removed ? "note-removed" : "note-changed", "");
  return verdict->accepted;
}

/* The operation's version of a note comes in the place of the one it names. */
static gboolean
write_note (DeskOpsContext  *context,
            const DeskOp    *op,
            const char      *text,
            gboolean         removed,
            DeskVerdict     *verdict,
            GError         **error)
{
  const char *note_id = desk_op_read_text (op, "note_id", TRUE, verdict);
  const char *base = note_id != NULL ? desk_op_read_text (op, "base", TRUE, verdict) : NULL;
  g_autoptr (DeskMember) member = NULL;
  g_auto (Note) note = { NULL };

  if (base == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!load_note (context, op, note_id, &note, error))
    return FALSE;
  if (!check_version (&note, base, removed, verdict))
    return TRUE;
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "UPDATE notes SET text = $2, version = $3, changed_ms = $4, removed = $5,"
                      " rev = $6 WHERE note_id = $1",
                      "sssiii", note_id, text, op->op_id, op->made_ms, (gint64) removed,
                      verdict->rev) >= 0;
}

/* note.add: something about a member to remember. */
gboolean
desk_op_note_add_apply (DeskOpsContext  *context,
                        const DeskOp    *op,
                        DeskVerdict     *verdict,
                        GError         **error)
{
  const char *text = desk_op_read_long_text (op, "text", DESK_OP_MAX_LONG_NOTE, TRUE, verdict);
  g_autoptr (DeskMember) member = NULL;

  if (text == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "INSERT INTO notes (note_id, member_no, manager_no, text, version, made_ms,"
                      " changed_ms, removed, rev) VALUES ($1, $2, $3, $4, $1, $5, $5, 0, $6)",
                      "ssssii", op->op_id, op->member_no, context->manager_no, text, op->made_ms,
                      verdict->rev) >= 0;
}

/* note.edit: another text. It also brings a removed note back, for whoever saw that it was. */
gboolean
desk_op_note_edit_apply (DeskOpsContext  *context,
                         const DeskOp    *op,
                         DeskVerdict     *verdict,
                         GError         **error)
{
  const char *text = desk_op_read_long_text (op, "text", DESK_OP_MAX_LONG_NOTE, TRUE, verdict);

  return text == NULL || write_note (context, op, text, FALSE, verdict, error);
}

/* note.remove: the text goes; that there was a note stays, so that every laptop learns of it. */
gboolean
desk_op_note_remove_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  return write_note (context, op, "", TRUE, verdict, error);
}
