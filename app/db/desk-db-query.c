/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-db-private.h"

static void
bind_values (DeskStmt   *stmt,
             const char *types,
             va_list     values)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 's':
        desk_stmt_bind_text (stmt, i + 1, va_arg (values, const char *));
        break;
      case 'i':
        desk_stmt_bind_int (stmt, i + 1, va_arg (values, gint64));
        break;
      case 'b':
        desk_stmt_bind_bytes (stmt, i + 1, va_arg (values, GBytes *));
        break;
      case 'n':
        desk_stmt_bind_null (stmt, i + 1);
        break;
      default:
        g_assert_not_reached ();
      }
}

static DeskStmt *
query_va (DeskDb      *self,
          GError     **error,
          const char  *sql,
          const char  *types,
          va_list      values)
{
  g_autoptr (DeskStmt) stmt = desk_db_prepare (self, sql, error);

  if (stmt == NULL)
    return NULL;
  if ((int) strlen (types) != desk_stmt_n_values (stmt))
    {
      g_set_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE,
                   "%d values are given for the %d of: %s", (int) strlen (types),
                   desk_stmt_n_values (stmt), sql);
      return NULL;
    }
  bind_values (stmt, types, values);
  return g_steal_pointer (&stmt);
}

/**
 * desk_db_prepare:
 * @sql: one statement, with $1, $2… for values; the same one may stand there twice
 *
 * Takes a statement, its values all NULL. The connection keeps statements prepared by their text,
 * so that a constant text is prepared once, however often it is asked for; one that is at work
 * already gets a second instance. Text that varies (how many values an IN has) should vary little.
 *
 * Returns: (transfer full) (nullable): a statement; it holds the connection until desk_stmt_free()
 */
DeskStmt *
desk_db_prepare (DeskDb      *self,
                 const char  *sql,
                 GError     **error)
{
  DeskStmt *stmt;

  g_return_val_if_fail (DESK_IS_DB (self), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  stmt = desk_db_take_idle (self, sql);
  if (stmt == NULL)
    return desk_stmt_new (self, sql, NULL, error);
  desk_stmt_attach (stmt, self);
  return stmt;
}

/**
 * desk_db_query:
 * @types: a letter for each of $1, $2…
 *
 * Prepares and binds; the rows come by desk_stmt_step().
 *
 * Returns: (transfer full) (nullable)
 */
DeskStmt *
desk_db_query (DeskDb      *self,
               GError     **error,
               const char  *sql,
               const char  *types,
               ...)
{
  DeskStmt *stmt;
  va_list values;

  va_start (values, types);
  stmt = query_va (self, error, sql, types, values);
  va_end (values);
  return stmt;
}

/**
 * desk_db_run:
 *
 * Runs a statement whose rows are of no interest.
 *
 * Returns: how many rows it inserted, changed or deleted, or -1 with @error set
 */
gint64
desk_db_run (DeskDb      *self,
             GError     **error,
             const char  *sql,
             const char  *types,
             ...)
{
  g_autoptr (DeskStmt) stmt = NULL;
  sqlite3 *handle;
  gint64 before;
  va_list values;

  va_start (values, types);
  stmt = query_va (self, error, sql, types, values);
  va_end (values);
  if (stmt == NULL)
    return -1;

  handle = desk_db_get_handle (self);
  before = sqlite3_total_changes64 (handle);
  if (!desk_stmt_run (stmt, error))
    return -1;
  return sqlite3_total_changes64 (handle) - before;
}

/**
 * desk_db_query_int:
 * @value: (out): the first column of the first row; 0 where there is no row, or NULL in it
 *
 * Asks for one number.
 *
 * Returns: %FALSE with @error set when the database fails, never for want of a row
 */
gboolean
desk_db_query_int (DeskDb      *self,
                   gint64      *value,
                   GError     **error,
                   const char  *sql,
                   const char  *types,
                   ...)
{
  g_autoptr (DeskStmt) stmt = NULL;
  g_autoptr (GError) local_error = NULL;
  va_list values;

  *value = 0;
  va_start (values, types);
  stmt = query_va (self, error, sql, types, values);
  va_end (values);
  if (stmt == NULL)
    return FALSE;

  if (desk_stmt_step (stmt, &local_error))
    *value = desk_stmt_int (stmt, 0);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * desk_db_get_version:
 * @version: (out): compared with what it was before
 *
 * Tells for the price of no page read whether another connection, of this process or of another,
 * has committed meanwhile: the number is then another one. What @self commits leaves it as it is.
 *
 * Returns: %FALSE with @error set when the database fails
 */
gboolean
desk_db_get_version (DeskDb  *self,
                     gint64  *version,
                     GError **error)
{
  return desk_db_query_int (self, version, error, "PRAGMA data_version", "");
}

/**
 * desk_db_query_text:
 *
 * Asks for one text.
 *
 * Returns: (transfer full) (nullable): the first column of the first row; %NULL where there is no
 *   row, or NULL in it, or with @error set
 */
char *
desk_db_query_text (DeskDb      *self,
                    GError     **error,
                    const char  *sql,
                    const char  *types,
                    ...)
{
  g_autoptr (DeskStmt) stmt = NULL;
  va_list values;

  va_start (values, types);
  stmt = query_va (self, error, sql, types, values);
  va_end (values);
  if (stmt == NULL || !desk_stmt_step (stmt, error))
    return NULL;
  return desk_stmt_dup_text (stmt, 0);
}
