/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-db-private.h"

/**
 * desk_db_copy_to:
 * @target: a connection to a database of its own, whose content goes
 *
 * Copies the whole database as it is at one moment; others may read and write it meanwhile. When
 * this is %TRUE, the copy is on the disk.
 *
 * Returns: %FALSE with @error set, then @target is as it was
 */
gboolean
desk_db_copy_to (DeskDb  *self,
                 DeskDb  *target,
                 GError **error)
{
  sqlite3_backup *backup;
  int code;

  g_return_val_if_fail (DESK_IS_DB (self) && DESK_IS_DB (target) && self != target, FALSE);

  backup = sqlite3_backup_init (desk_db_get_handle (target), "main", desk_db_get_handle (self),
                                "main");
  if (backup != NULL)
    sqlite3_backup_step (backup, -1);
  code = backup != NULL ? sqlite3_backup_finish (backup)
                        : sqlite3_extended_errcode (desk_db_get_handle (target));
  return code == SQLITE_OK || desk_db_set_failure (target, code, "copy", error);
}

/**
 * desk_db_checkpoint:
 *
 * Brings everything that was committed into the database's own file, so that the file alone is the
 * whole database. %DESK_DB_ERROR_BUSY while another connection reads an older state.
 */
gboolean
desk_db_checkpoint (DeskDb  *self,
                    GError **error)
{
  int code;

  g_return_val_if_fail (DESK_IS_DB (self), FALSE);

  code = sqlite3_wal_checkpoint_v2 (desk_db_get_handle (self), "main", SQLITE_CHECKPOINT_TRUNCATE,
                                    NULL, NULL);
  return code == SQLITE_OK || desk_db_set_failure (self, code, "checkpoint", error);
}
