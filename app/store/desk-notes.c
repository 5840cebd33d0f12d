/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-notes.h"

#include "desk-local.h"

static void
free_note (gpointer data)
{
  DeskNote *note = data;

  g_free (note->note_id);
  g_free (note->text);
  g_free (note->version);
  g_free (note);
}

static gpointer
read_note (DeskStmt *stmt)
{
  DeskNote *note = g_new0 (DeskNote, 1);

  note->note_id = desk_stmt_dup_text (stmt, 0);
  note->text = desk_stmt_dup_text (stmt, 1);
  note->version = desk_stmt_dup_text (stmt, 2);
  note->made_ms = desk_stmt_int (stmt, 3);
  note->changed_ms = desk_stmt_int (stmt, 4);
  note->provisional = desk_stmt_int (stmt, 5) != 0;
  return note;
}

static gpointer
read_text (DeskStmt *stmt)
{
  return desk_stmt_dup_text (stmt, 0);
}

/**
 * desk_notes_load:
 *
 * Returns: (transfer full) (element-type DeskNote) (nullable): what is written down about a member,
 *   newest first, without what was removed
 */
GPtrArray *
desk_notes_load (DeskDb      *db,
                 const char  *member_no,
                 GError     **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT note_id, text, version, made_ms, changed_ms, rev = 0"
                   " FROM notes WHERE member_no = $1 AND removed = 0"
                   " ORDER BY made_ms DESC, note_id DESC",
                   "s", member_no);

  return desk_local_collect (stmt, read_note, free_note, error);
}

/**
 * desk_notes_load_texts:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is searched of them, newest first
 */
GPtrArray *
desk_notes_load_texts (DeskDb      *db,
                       const char  *member_no,
                       GError     **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT text FROM notes WHERE member_no = $1 AND removed = 0"
                   " ORDER BY made_ms DESC, note_id DESC",
                   "s", member_no);

  return desk_local_collect (stmt, read_text, g_free, error);
}
