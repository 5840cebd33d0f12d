/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-directory-balances.h"

#include <desk-balance.h>
#include <desk-rows.h>

/* What would be what it is stays untouched. Frozen is where a card is held (L3). */
#define PUT_BALANCES                                                                              \
  "INSERT INTO balances (id, lowest_balance_fen, low_balance, has_card, frozen)"                  \
  " SELECT id, $2, $3, $5, $5 AND $4 FROM directory WHERE member_no = $1"                         \
  " ON CONFLICT (id) DO UPDATE SET lowest_balance_fen = $2, low_balance = $3, has_card = $5,"     \
  " frozen = $5 AND $4 WHERE (lowest_balance_fen, low_balance, has_card, frozen)"                 \
  " IS NOT ($2, $3, $5, $5 AND $4)"
#define RENEW_BALANCES                                                                            \
  "UPDATE balances SET lowest_balance_fen = $2, low_balance = $3, frozen = has_card AND $4"       \
  " WHERE id = (SELECT id FROM directory WHERE member_no = $1)"                                   \
  " AND (lowest_balance_fen, low_balance, frozen) IS NOT ($2, $3, has_card AND $4)"

static gboolean
run (DeskDb              *db,
     DeskStmt            *stmt,
     const char          *member_no,
     const DeskBalances  *balances,
     DeskChange          *change,
     GError             **error)
{
  desk_stmt_bind_text (stmt, 1, member_no);
  if (balances->has_lowest)
    desk_stmt_bind_int (stmt, 2, balances->lowest_fen);
  desk_stmt_bind_int (stmt, 3, balances->low);
  desk_stmt_bind_int (stmt, 4, balances->in_arrears);
  if (!desk_stmt_run (stmt, error))
    return FALSE;
  change->balances |= desk_db_get_n_changed (db) > 0;
  return TRUE;
}

/**
 * desk_directory_put_balances:
 * @member: with a line in the directory
 * @accounts: (element-type DeskAccount): all of theirs
 *
 * Makes what the lists show of the accounts (E5, L3), or makes it anew.
 */
gboolean
desk_directory_put_balances (DeskLocal         *local,
                             DeskDb            *db,
                             const DeskMember  *member,
                             GPtrArray         *accounts,
                             DeskChange        *change,
                             GError           **error)
{
  g_autoptr (DeskStmt) stmt = desk_db_prepare (db, PUT_BALANCES, error);
  DeskBalances balances;

  if (stmt == NULL)
    return FALSE;
  desk_balances_sum (&balances, accounts, desk_balance_low_limit (local->policy));
  desk_stmt_bind_int (stmt, 5, member->card_tier >= DESK_TIER_SILVER);
  return run (db, stmt, member->member_no, &balances, change, error);
}

/**
 * desk_directory_renew_balances:
 *
 * As desk_directory_put_balances(), where accounts alone changed and the member's line is there.
 */
gboolean
desk_directory_renew_balances (DeskLocal   *local,
                               DeskDb      *db,
                               const char  *member_no,
                               DeskChange  *change,
                               GError     **error)
{
  g_autoptr (DeskStmt) stmt = desk_db_prepare (db, RENEW_BALANCES, error);
  DeskBalances balances;

  return stmt != NULL &&
         desk_rows_sum_balances (db, local->policy, member_no, &balances, error) &&
         run (db, stmt, member_no, &balances, change, error);
}
