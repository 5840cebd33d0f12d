/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-loans.h"

#include <desk-entitlement.h>
#include <desk-time.h>

static void
free_loan (gpointer data)
{
  DeskLoanItem *item = data;

  g_free (item->use_id);
  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->service);
  g_free (item->day);
  g_free (item->cause);
  g_free (item);
}

static gpointer
read_loan (DeskStmt *stmt)
{
  DeskLoanItem *item = g_new0 (DeskLoanItem, 1);

  item->use_id = desk_stmt_dup_text (stmt, 0);
  item->member_no = desk_stmt_dup_text (stmt, 1);
  item->name = desk_stmt_dup_text (stmt, 2);
  item->salutation = desk_stmt_dup_text (stmt, 3);
  item->tier = (DeskTier) desk_stmt_int (stmt, 4);
  item->service = desk_stmt_dup_text (stmt, 5);
  item->used_ms = desk_stmt_int (stmt, 6);
  item->day = desk_stmt_dup_text (stmt, 7);
  item->cause = g_strdup_printf (DESK_OCCASION_LOAN ":%s", item->use_id);
  return item;
}

/* Bonus points have a day too. */
static void
keep_loans (GPtrArray  *items,
            DeskPolicy *policy,
            const char *today)
{
  for (guint i = items->len; i > 0; i--)
    {
      DeskLoanItem *item = g_ptr_array_index (items, i - 1);

      item->days_late = desk_date_days_between (item->day, today);
      if (desk_entitlement_get_takes (policy, item->service) != DESK_TAKES_LOAN)
        g_ptr_array_remove_index (items, i - 1);
    }
}

/**
 * desk_loans_load:
 *
 * Returns: (transfer full) (element-type DeskLoanItem) (nullable): what was lent until today or a day
 *   before, in the policy's zone, and is not back (E7); the longest overdue first
 */
GPtrArray *
desk_loans_load (DeskLocal  *local,
                 DeskDb     *db,
                 GError    **error)
{
  g_autofree char *today = desk_local_today (local);
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT u.use_id, m.member_no, m.name, m.salutation, d.tier, u.service,"
                   " u.used_ms, u.day"
                   " FROM service_uses AS u JOIN members AS m ON m.member_no = u.member_no"
                   " JOIN directory AS d ON d.member_no = u.member_no"
                   " WHERE u.day <> '' AND u.day <= $1 AND ifnull (u.returned_ms, 0) = 0"
                   " ORDER BY u.day, u.use_id",
                   "s", today);
  GPtrArray *items = desk_local_collect (stmt, read_loan, free_loan, error);

  if (items != NULL)
    keep_loans (items, local->policy, today);
  return items;
}
