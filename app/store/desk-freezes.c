/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-freezes.h"

#include <desk-time.h>

static void
free_freeze (gpointer data)
{
  DeskFreezeItem *item = data;

  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->arrears_since);
  g_free (item->cause);
  g_free (item);
}

static gpointer
read_freeze (DeskStmt *stmt)
{
  DeskFreezeItem *item = g_new0 (DeskFreezeItem, 1);

  item->member_no = desk_stmt_dup_text (stmt, 0);
  item->name = desk_stmt_dup_text (stmt, 1);
  item->salutation = desk_stmt_dup_text (stmt, 2);
  item->tier = desk_stmt_int (stmt, 3);
  item->arrears_fen = desk_stmt_int (stmt, 4);
  item->arrears_since = desk_stmt_dup_text (stmt, 5);
  item->cause = g_strdup_printf (DESK_OCCASION_ARREARS ":%s", desk_stmt_text (stmt, 6));
  return item;
}

/* Arrears that began after the member was told are another cause. */
static gboolean
was_told (DeskLocal  *local,
          const char *today,
          DeskStmt   *stmt)
{
  const char *latest = desk_stmt_text (stmt, 6);
  gint64 told_ms = desk_stmt_int (stmt, 7);

  return told_ms != 0 &&
         (*latest == '\0' ||
          told_ms >= desk_local_day_ms (local, desk_date_days_between (today, latest)));
}

/**
 * desk_freezes_load:
 *
 * Returns: (transfer full) (element-type DeskFreezeItem) (nullable): the memberships frozen by arrears
 *   (L3) whose members were not told of them, longest in arrears first
 */
GPtrArray *
desk_freezes_load (DeskLocal  *local,
                   DeskDb     *db,
                   GError    **error)
{
  g_autofree char *today = desk_local_today (local);
  g_autoptr (GPtrArray) freezes = g_ptr_array_new_with_free_func (free_freeze);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT m.member_no, m.name, m.salutation, d.tier,"
                        " ifnull (sum (a.arrears_fen), 0),"
                        " ifnull (min (nullif (a.arrears_since, '')), '') AS since,"
                        " max (a.arrears_since),"
                        " ifnull ((SELECT max (c.contact_ms) FROM contacts AS c"
                        "   WHERE c.member_no = d.member_no AND c.occasion = $1"
                        "   AND c.reached = 1), 0)"
                        " FROM lines AS d JOIN members AS m ON m.member_no = d.member_no"
                        " JOIN accounts AS a ON a.member_no = d.member_no AND a.arrears_fen > 0"
                        " AND a.state <> 'closed'"
                        " WHERE d.frozen = 1 GROUP BY d.id"
                        " ORDER BY since = '', since, d.sort_key, d.member_no",
                        "s", DESK_OCCASION_ARREARS);
  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    if (!was_told (local, today, stmt))
      g_ptr_array_add (freezes, read_freeze (stmt));
  if (local_error == NULL)
    return g_steal_pointer (&freezes);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
