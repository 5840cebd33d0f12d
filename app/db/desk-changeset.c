/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-changeset.h"

#include "desk-db-private.h"

struct _DeskRecorder
{
  DeskDb          *db;
  sqlite3_session *session;
};

static gboolean
set_failure (DeskDb      *db,
             int          code,
             const char  *what,
             GError     **error)
{
  desk_db_failure (desk_db_get_path (db), code, 0, what, error);
  return FALSE;
}

/* What was recorded must still be there when it is taken back: rewind goes newest first, on the
 * rows that the recorded work left. Anything else is a fault, and the undoing stops. */
static int
abort_on_conflict_cb (void                      *user_data,
                      int                        conflict,
                      sqlite3_changeset_iter    *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * desk_recorder_start:
 * @tables: (array zero-terminated=1): names of tables that have a primary key
 *
 * Records what happens to these tables through this connection from now on, in or outside a
 * transaction. Recorders may overlap.
 *
 * Returns: (transfer full) (nullable)
 */
DeskRecorder *
desk_recorder_start (DeskDb              *db,
                     const char * const  *tables,
                     GError             **error)
{
  g_autoptr (DeskRecorder) self = g_new0 (DeskRecorder, 1);
  int code;

  self->db = g_object_ref (db);
  code = sqlite3session_create (desk_db_get_handle (db), "main", &self->session);
  for (guint i = 0; code == SQLITE_OK && tables[i] != NULL; i++)
    code = sqlite3session_attach (self->session, tables[i]);

  if (code == SQLITE_OK)
    return g_steal_pointer (&self);
  set_failure (db, code, "changes cannot be recorded", error);
  return NULL;
}

/**
 * desk_recorder_finish:
 *
 * What was recorded so far, as bytes that can be kept; empty where nothing changed.
 *
 * Returns: (transfer full) (nullable): a changeset for desk_changeset_undo()
 */
GBytes *
desk_recorder_finish (DeskRecorder  *self,
                      GError       **error)
{
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (self->session, &size, &data);

  if (code != SQLITE_OK)
    {
      set_failure (self->db, code, "recorded changes cannot be read", error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, size, sqlite3_free, data);
}

void
desk_recorder_free (DeskRecorder *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_object (&self->db);
  g_free (self);
}

/**
 * desk_changeset_undo:
 *
 * Takes recorded changes back: rows added go, rows changed or deleted are as before. Several
 * changesets are undone newest first. Where a row is no longer as the changes left it, nothing is
 * undone and the error is %DESK_DB_ERROR_CONSTRAINT.
 */
gboolean
desk_changeset_undo (DeskDb  *db,
                     GBytes  *changeset,
                     GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int inverse_size = 0;
  int code;

  if (size == 0)
    return TRUE;

  code = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (desk_db_get_handle (db), inverse_size, inverse, NULL,
                                   abort_on_conflict_cb, NULL);
  sqlite3_free (inverse);

  if (code == SQLITE_ABORT)
    code = SQLITE_CONSTRAINT;
  return code == SQLITE_OK ||
         set_failure (db, code, "recorded changes cannot be taken back", error);
}
