/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-query.h"

void
sim_query_add_texts (DeskDb     *db,
                     GHashTable *set,
                     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, &error, sql, "");

  while (error == NULL && desk_stmt_step (stmt, &error))
    g_hash_table_add (set, desk_stmt_dup_text (stmt, 0));
  g_assert_no_error (error);
}

GPtrArray *
sim_query_list (DeskDb     *db,
                const char *sql)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, &error, sql, "");

  while (error == NULL && desk_stmt_step (stmt, &error))
    g_ptr_array_add (list, desk_stmt_dup_text (stmt, 0));
  g_assert_no_error (error);
  return list;
}

GHashTable *
sim_query_texts (DeskDb     *db,
                 const char *sql)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, &error, sql, "");

  while (error == NULL && desk_stmt_step (stmt, &error))
    g_hash_table_replace (texts, desk_stmt_dup_text (stmt, 0), desk_stmt_dup_text (stmt, 1));
  g_assert_no_error (error);
  return texts;
}

static char *
read_row (DeskStmt *stmt,
          guint     n_columns)
{
  GString *row = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (row, "%s%s", i == 0 ? "" : " | ",
                            desk_stmt_is_null (stmt, i) ? "NULL" : desk_stmt_text (stmt, i));
  return g_string_free (row, FALSE);
}

/**
 * sim_query_rows:
 * @argument: (nullable): for $1
 */
GHashTable *
sim_query_rows (DeskDb     *db,
                guint       n_columns,
                const char *sql,
                const char *argument)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, &error, sql, argument != NULL ? "s" : "", argument);

  while (error == NULL && desk_stmt_step (stmt, &error))
    g_hash_table_replace (rows, desk_stmt_dup_text (stmt, 0), read_row (stmt, n_columns));
  g_assert_no_error (error);
  return rows;
}
