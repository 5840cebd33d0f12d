/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-balance-history.h"

#include "desk-local.h"

static void
free_point (gpointer data)
{
  DeskBalancePoint *point = data;

  g_free (point->number);
  g_free (point);
}

static gpointer
read_point (DeskStmt *stmt)
{
  DeskBalancePoint *point = g_new0 (DeskBalancePoint, 1);

  point->number = desk_stmt_dup_text (stmt, 0);
  point->feed_ms = desk_stmt_int (stmt, 1);
  point->was_fen = desk_stmt_int (stmt, 2);
  point->fen = desk_stmt_int (stmt, 3);
  return point;
}

/**
 * desk_balance_history_load:
 *
 * Returns: (transfer full) (element-type DeskBalancePoint) (nullable): what is kept of a member's
 *   balances, account by account, by time
 */
GPtrArray *
desk_balance_history_load (DeskDb      *db,
                           const char  *member_no,
                           GError     **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT number, feed_ms, CAST (was AS BIGINT), CAST (became AS BIGINT)"
                   " FROM feed_changes WHERE member_no = $1 AND field = 'balance_fen'"
                   " ORDER BY number, feed_ms",
                   "s", member_no);

  return desk_local_collect (stmt, read_point, free_point, error);
}

/**
 * desk_balance_history_pick:
 * @points: from desk_balance_history_load()
 *
 * Takes one account's points. Only balances of the last feeds are kept, and an old one may be left
 * over from before them: what does not lead up to the newest without a gap is not taken.
 *
 * Returns: (transfer container) (element-type DeskBalancePoint): by time; they belong to @points
 */
GPtrArray *
desk_balance_history_pick (GPtrArray  *points,
                           const char *number)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < points->len; i++)
    {
      DeskBalancePoint *point = g_ptr_array_index (points, i);
      const DeskBalancePoint *last = picked->len > 0 ? g_ptr_array_index (picked, picked->len - 1)
                                                     : NULL;

      if (!g_str_equal (point->number, number))
        continue;
      if (last != NULL && last->fen != point->was_fen)
        g_ptr_array_set_size (picked, 0);
      g_ptr_array_add (picked, point);
    }
  return picked;
}
