/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-rows.h"

#include <desk-entitlement.h>

static void
take_text (DeskStmt  *stmt,
           int        column,
           char     **text)
{
  g_free (*text);
  *text = g_strdup (desk_stmt_is_null (stmt, column) ? "" : desk_stmt_text (stmt, column));
}

static gint64
read_fen (DeskStmt *stmt,
          int       column)
{
  return desk_stmt_is_null (stmt, column) ? DESK_FEN_ABSENT : desk_stmt_int (stmt, column);
}

static DeskMember *
read_member (DeskStmt *stmt)
{
  DeskMember *member = desk_member_new ();
  g_autofree char *card_tier = NULL;

  take_text (stmt, 0, &member->member_no);
  take_text (stmt, 1, &member->manager_no);
  take_text (stmt, 2, &member->name);
  take_text (stmt, 3, &member->salutation);
  take_text (stmt, 4, &member->certificate);
  take_text (stmt, 5, &member->segment);
  take_text (stmt, 6, &member->rank);
  take_text (stmt, 7, &member->strategic);
  take_text (stmt, 8, &member->brand);
  member->spend_12m_fen = read_fen (stmt, 9);
  member->revenue_year_fen = read_fen (stmt, 10);
  member->package_monthly_fen = read_fen (stmt, 11);
  take_text (stmt, 12, &card_tier);
  if (!desk_tier_from_string (card_tier, &member->card_tier))
    member->card_tier = DESK_TIER_NONE;
  take_text (stmt, 13, &member->card_expires);
  member->points = desk_stmt_int (stmt, 14);
  take_text (stmt, 15, &member->phone);
  take_text (stmt, 16, &member->address);
  take_text (stmt, 17, &member->area);
  take_text (stmt, 18, &member->birthday);
  member->closed = desk_stmt_int (stmt, 19) != 0;
  return member;
}

static DeskAccount *
read_account (DeskStmt *stmt)
{
  DeskAccount *account = desk_account_new ();

  take_text (stmt, 0, &account->number);
  take_text (stmt, 1, &account->member_no);
  take_text (stmt, 2, &account->kind);
  take_text (stmt, 3, &account->payment);
  take_text (stmt, 4, &account->state);
  account->balance_fen = desk_stmt_int (stmt, 5);
  account->arrears_fen = desk_stmt_int (stmt, 6);
  take_text (stmt, 7, &account->arrears_since);
  account->low_since_ms = desk_stmt_int (stmt, 8);
  return account;
}

/**
 * desk_rows_load_member:
 *
 * Returns: (transfer full) (nullable): the member, closed or not; %NULL without an error where
 *   there is none of that number
 */
DeskMember *
desk_rows_load_member (DeskDb      *db,
                       const char  *member_no,
                       GError     **error)
{
  g_autoptr (DeskStmt) stmt = desk_db_query (
      db, error,
      "SELECT member_no, manager_no, name, salutation, certificate, segment, rank, strategic, "
      "brand, spend_12m_fen, revenue_year_fen, package_monthly_fen, card_tier, card_expires, "
      "points, phone, address, area, birthday, closed FROM members WHERE member_no = $1",
      "s", member_no);

  if (stmt == NULL || !desk_stmt_step (stmt, error))
    return NULL;
  return read_member (stmt);
}

/**
 * desk_rows_load_accounts:
 *
 * Returns: (transfer full) (element-type DeskAccount) (nullable): the member's accounts by number,
 *   the closed ones too; %NULL with @error set
 */
GPtrArray *
desk_rows_load_accounts (DeskDb      *db,
                         const char  *member_no,
                         GError     **error)
{
  g_autoptr (GPtrArray) accounts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_account_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (
      db, error,
      "SELECT number, member_no, kind, payment, state, balance_fen, arrears_fen, arrears_since, "
      "low_since_ms FROM accounts WHERE member_no = $1 ORDER BY number",
      "s", member_no);

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    g_ptr_array_add (accounts, read_account (stmt));
  if (local_error == NULL)
    return g_steal_pointer (&accounts);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Not in any order, and no text copied: a feed brings some thousands of these every day. */
static void
add_balances (DeskStmt     *stmt,
              gint64        low_limit,
              DeskBalances *balances)
{
  const DeskAccount account = {
    .payment = (char *) desk_stmt_text (stmt, 0),
    .state = (char *) desk_stmt_text (stmt, 1),
    .balance_fen = desk_stmt_int (stmt, 2),
    .arrears_fen = desk_stmt_int (stmt, 3),
  };

  desk_balances_add (balances, &account, low_limit);
}

/**
 * desk_rows_sum_balances:
 * @balances: (out caller-allocates)
 *
 * What desk_balances_sum() makes of all accounts of a member.
 */
gboolean
desk_rows_sum_balances (DeskDb        *db,
                        DeskPolicy    *policy,
                        const char    *member_no,
                        DeskBalances  *balances,
                        GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  *balances = (DeskBalances) { 0 };
  stmt = desk_db_query (db, error,
                        "SELECT payment, state, balance_fen, arrears_fen FROM accounts"
                        " WHERE member_no = $1",
                        "s", member_no);
  if (stmt == NULL)
    return FALSE;
  while (desk_stmt_step (stmt, &local_error))
    add_balances (stmt, desk_balance_low_limit (policy), balances);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
count_one (DeskDb      *db,
           const char  *member_no,
           const char  *service,
           const char  *month,
           gint64      *uses,
           GError     **error)
{
  gint64 n;

  if (!desk_db_query_int (
          db, &n, error,
          "SELECT count(*) FROM service_uses WHERE month = $1 AND member_no = $2 AND service = $3",
          "sss", month, member_no, service))
    return FALSE;
  *uses += n;
  return TRUE;
}

/**
 * desk_rows_count_uses:
 * @month: `YYYY-MM`, the natural month in the policy's zone
 * @uses: (out)
 *
 * Counts what a member drew of a service in a month, together with those that share its limit (E6).
 */
gboolean
desk_rows_count_uses (DeskDb      *db,
                      DeskPolicy  *policy,
                      const char  *member_no,
                      const char  *service,
                      const char  *month,
                      gint64      *uses,
                      GError     **error)
{
  g_auto (GStrv) others = desk_entitlement_counts_with (policy, service);

  *uses = 0;
  if (!count_one (db, member_no, service, month, uses, error))
    return FALSE;
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    if (strcmp (others[i], service) != 0 &&
        !count_one (db, member_no, others[i], month, uses, error))
      return FALSE;
  return TRUE;
}
