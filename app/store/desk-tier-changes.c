/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-tier-changes.h"

#include <desk-feed-change.h>

static void
free_change (gpointer data)
{
  DeskTierChangeItem *item = data;

  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->was);
  g_free (item->became);
  g_free (item->cause);
  g_free (item);
}

static gpointer
read_change (DeskStmt *stmt)
{
  DeskTierChangeItem *item = g_new0 (DeskTierChangeItem, 1);

  item->member_no = desk_stmt_dup_text (stmt, 0);
  item->name = desk_stmt_dup_text (stmt, 1);
  item->salutation = desk_stmt_dup_text (stmt, 2);
  item->tier = desk_stmt_int (stmt, 3);
  item->was = desk_stmt_dup_text (stmt, 4);
  item->became = desk_stmt_dup_text (stmt, 5);
  item->feed_ms = desk_stmt_int (stmt, 6);
  item->cause = g_strdup_printf (DESK_OCCASION_RATING ":%" G_GINT64_FORMAT, item->feed_ms);
  return item;
}

/**
 * desk_tier_changes_load:
 *
 * Returns: (transfer full) (element-type DeskTierChangeItem) (nullable): the members whose last
 *   re-rating changed the card (L1) and who were not told of it, the latest first
 */
GPtrArray *
desk_tier_changes_load (DeskDb  *db,
                        GError **error)
{
  /* Of one member only the last change: what SQLite takes from the row of the maximum. */
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT m.member_no, m.name, m.salutation, d.tier, f.was, f.became,"
                   " max (f.feed_ms) AS changed_ms"
                   " FROM feed_changes AS f JOIN members AS m ON m.member_no = f.member_no"
                   " JOIN lines AS d ON d.member_no = f.member_no"
                   " WHERE f.field = '" DESK_FEED_CHANGE_CARD_TIER "' AND m.closed = 0"
                   " GROUP BY f.member_no"
                   " HAVING changed_ms > ifnull ((SELECT max (c.contact_ms) FROM contacts AS c"
                   "   WHERE c.member_no = f.member_no AND c.occasion = $1 AND c.reached = 1), 0)"
                   " ORDER BY changed_ms DESC, d.sort_key, d.member_no",
                   "s", DESK_OCCASION_RATING);

  return desk_local_collect (stmt, read_change, free_change, error);
}
