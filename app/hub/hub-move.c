/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-move.h"

#include <desk-table.h>

#include "hub-grant.h"

typedef struct
{
  DeskDb          *db;
  const char      *to;
  DeskNextRevFunc  next_rev;
  gpointer         user_data;
  gint64           now_ms;
} Move;

typedef struct
{
  char *key;
  char *from;
} Row;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->key);
  g_free (row->from);
}

/* The rows of a member that are in other feeds than @to; read whole, since they are about to
   change. */
static GArray *
find_rows (Move             *move,
           const DeskTable  *table,
           const char       *member_no,
           GError          **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (DeskStmt) stmt = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s, manager_no FROM %s "
                     "WHERE member_no = $1 AND manager_no <> $2 ORDER BY rev",
                     table->columns[0], table->name);

  g_array_set_clear_func (rows, clear_row);
  stmt = desk_db_query (move->db, error, sql, "ss", member_no, move->to);
  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    {
      Row row = { desk_stmt_dup_text (stmt, 0), desk_stmt_dup_text (stmt, 1) };

      g_array_append_val (rows, row);
    }
  if (local_error == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
move_row (Move             *move,
          const DeskTable  *table,
          const Row        *row,
          GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET manager_no = $1, rev = $2 WHERE %s = $3",
                                          table->name, table->columns[0]);
  gint64 left = move->next_rev (move->db, row->from, move->user_data, error);
  gint64 arrived;

  if (left < 0 ||
      !hub_move_leave (move->db, table->name, row->key, row->from, left, move->now_ms, error))
    return FALSE;

  arrived = move->next_rev (move->db, move->to, move->user_data, error);
  return arrived >= 0 &&
         hub_move_arrive (move->db, table->name, row->key, move->to, error) &&
         desk_db_run (move->db, error, sql, "sis", move->to, arrived, row->key) >= 0;
}

static gboolean
move_table (Move             *move,
            const DeskTable  *table,
            const char       *member_no,
            GError          **error)
{
  g_autoptr (GArray) rows = find_rows (move, table, member_no, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!move_row (move, table, &g_array_index (rows, Row, i), error))
      return FALSE;
  return TRUE;
}

/**
 * hub_move_member:
 * @next_rev: where the revisions of both feeds come from
 *
 * Moves a member to another manager, with their accounts and their whole history: each row gets a
 * tombstone in the feed that it leaves and a new revision in the feed that it enters. The caller
 * holds the write transaction. What devices of the former manager were granted of the member is free.
 */
gboolean
hub_move_member (DeskDb           *db,
                 const char       *member_no,
                 const char       *to_manager_no,
                 DeskNextRevFunc   next_rev,
                 gpointer          user_data,
                 gint64            now_ms,
                 GError          **error)
{
  Move move = { db, to_manager_no, next_rev, user_data, now_ms };
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (tables[i].member_column >= 0 && !move_table (&move, &tables[i], member_no, error))
      return FALSE;
  return hub_grant_free_member (db, member_no, error);
}

/**
 * hub_move_leave:
 * @rev: of the feed of @manager_no
 *
 * Lays the tombstone of a row that leaves a manager's feed. It left; it was not deleted.
 */
gboolean
hub_move_leave (DeskDb      *db,
                const char  *table,
                const char  *key,
                const char  *manager_no,
                gint64       rev,
                gint64       now_ms,
                GError     **error)
{
  return desk_db_run (db, error,
                      "INSERT INTO tombstones "
                      "(manager_no, table_name, row_key, rev, reason, made_ms) "
                      "VALUES ($1, $2, $3, $4, $5, $6) "
                      "ON CONFLICT (manager_no, table_name, row_key) DO UPDATE SET "
                      "rev = excluded.rev, reason = excluded.reason, made_ms = excluded.made_ms",
                      "sssisi", manager_no, table, key, rev, HUB_TOMBSTONE_LEFT, now_ms) >= 0;
}

/**
 * hub_move_arrive:
 *
 * Takes away the tombstone of a row that (again) enters a manager's feed.
 */
gboolean
hub_move_arrive (DeskDb      *db,
                 const char  *table,
                 const char  *key,
                 const char  *manager_no,
                 GError     **error)
{
  return desk_db_run (db, error,
                      "DELETE FROM tombstones "
                      "WHERE manager_no = $1 AND table_name = $2 AND row_key = $3",
                      "sss", manager_no, table, key) >= 0;
}
