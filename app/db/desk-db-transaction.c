/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-db-private.h"

/* Not through the cache: transactions must end even where nothing else works. */
static gboolean
run_plain (DeskDb      *self,
           const char  *sql,
           GError     **error)
{
  int code = sqlite3_exec (desk_db_get_handle (self), sql, NULL, NULL, NULL);

  desk_db_count_step (self);
  return code == SQLITE_OK || desk_db_set_failure (self, code, sql, error);
}

/* Ends what an error left open. Cannot be interrupted. */
static void
run_ending (DeskDb     *self,
            const char *sql)
{
  g_autoptr (GCancellable) cancellable = NULL;

  g_set_object (&cancellable, desk_db_get_cancellable (self));
  desk_db_set_cancellable (self, NULL);
  sqlite3_exec (desk_db_get_handle (self), sql, NULL, NULL, NULL);
  desk_db_count_step (self);
  desk_db_set_cancellable (self, cancellable);
}

/**
 * desk_db_begin:
 *
 * Begins a transaction that writes: it holds the only write lock until desk_db_commit() or
 * desk_db_rollback(). %DESK_DB_ERROR_BUSY when another connection does, for some seconds.
 */
gboolean
desk_db_begin (DeskDb  *self,
               GError **error)
{
  g_return_val_if_fail (DESK_IS_DB (self), FALSE);

  return run_plain (self, "BEGIN IMMEDIATE", error);
}

/**
 * desk_db_begin_read:
 *
 * Begins a transaction that only reads: all its statements see the database as the first one found
 * it.
 */
gboolean
desk_db_begin_read (DeskDb  *self,
                    GError **error)
{
  g_return_val_if_fail (DESK_IS_DB (self), FALSE);

  return run_plain (self, "BEGIN", error);
}

/**
 * desk_db_commit:
 *
 * Ends the transaction: when this is %TRUE, its changes are on the disk. When it fails, nothing is,
 * and the transaction is rolled back.
 */
gboolean
desk_db_commit (DeskDb  *self,
                GError **error)
{
  g_return_val_if_fail (DESK_IS_DB (self), FALSE);

  if (run_plain (self, "COMMIT", error))
    return TRUE;
  desk_db_rollback (self);
  return FALSE;
}

/**
 * desk_db_rollback:
 *
 * Ends the transaction without its changes. Does nothing where there is none (some errors, like a
 * full disk, end it by themselves), so an error path may always call it.
 */
void
desk_db_rollback (DeskDb *self)
{
  g_return_if_fail (DESK_IS_DB (self));

  if (!sqlite3_get_autocommit (desk_db_get_handle (self)))
    run_ending (self, "ROLLBACK");
}

/**
 * desk_db_savepoint:
 *
 * Begins a part of a transaction that can be taken back alone. Parts nest; each ends with
 * desk_db_release() or desk_db_rollback_to().
 */
gboolean
desk_db_savepoint (DeskDb  *self,
                   GError **error)
{
  g_return_val_if_fail (DESK_IS_DB (self), FALSE);

  return run_plain (self, "SAVEPOINT part", error);
}

/**
 * desk_db_release:
 *
 * Ends the innermost part and keeps its changes, as far as the transaction does.
 */
gboolean
desk_db_release (DeskDb  *self,
                 GError **error)
{
  g_return_val_if_fail (DESK_IS_DB (self), FALSE);

  return run_plain (self, "RELEASE part", error);
}

/**
 * desk_db_rollback_to:
 *
 * Ends the innermost part without its changes. Does nothing where the transaction is gone.
 */
void
desk_db_rollback_to (DeskDb *self)
{
  g_return_if_fail (DESK_IS_DB (self));

  if (!sqlite3_get_autocommit (desk_db_get_handle (self)))
    run_ending (self, "ROLLBACK TO part; RELEASE part");
}
