/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-running-uses.h"

#include <desk-op-kind.h>
#include <desk-time.h>


static void
free_item (gpointer data)
{
  DeskRunningItem *item = data;

  g_free (item->use_id);
  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->service);
  g_free (item);
}

static gpointer
read_item (DeskStmt *stmt)
{
  DeskRunningItem *item = g_new0 (DeskRunningItem, 1);

  item->use_id = desk_stmt_dup_text (stmt, 0);
  item->member_no = desk_stmt_dup_text (stmt, 1);
  item->name = desk_stmt_dup_text (stmt, 2);
  item->salutation = desk_stmt_dup_text (stmt, 3);
  item->tier = (DeskTier) desk_stmt_int (stmt, 4);
  item->service = desk_stmt_dup_text (stmt, 5);
  item->used_ms = desk_stmt_int (stmt, 6);
  item->ends_ms = desk_stmt_int (stmt, 7);
  return item;
}

/**
 * desk_running_uses_load:
 *
 * Returns: (transfer full) (element-type DeskRunningItem) (nullable): the emergency reactivations and
 *   delayed suspensions that run, and those that ended since midnight in the policy's zone (E6); the
 *   next to end first
 */
GPtrArray *
desk_running_uses_load (DeskLocal  *local,
                        DeskDb     *db,
                        GError    **error)
{
  GTimeZone *zone = desk_policy_get_zone (local->policy);
  gint64 now_ms = desk_local_now (local);
  g_autofree char *month = desk_time_month (now_ms - DESK_OP_MAX_HOURS * DESK_HOUR_MS, zone);
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT u.use_id, m.member_no, m.name, m.salutation, d.tier, u.service,"
                   " u.used_ms, u.used_ms + u.hours * $3 AS ends_ms"
                   " FROM service_uses AS u JOIN members AS m ON m.member_no = u.member_no"
                   " JOIN directory AS d ON d.member_no = u.member_no"
                   " WHERE u.month >= $1 AND u.hours IS NOT NULL AND u.used_ms + u.hours * $3 >= $2"
                   " ORDER BY ends_ms, u.use_id",
                   "sii", month, desk_local_day_ms (local, 0), DESK_HOUR_MS);

  return desk_local_collect (stmt, read_item, free_item, error);
}
