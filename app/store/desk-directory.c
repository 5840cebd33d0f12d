/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-directory.h"

#include <desk-balance.h>
#include <desk-entitlement.h>
#include <desk-pinyin.h>
#include <desk-rating.h>
#include <desk-rows.h>

#include "desk-haystack.h"
#include "desk-meta.h"
#include "desk-notes.h"

/* What a line holds; another number makes all lines anew. */
#define DIRECTORY_FORMAT 4

/* A line that would be what it is stays untouched, and answers no id. */
#define RENEW_LINE                                                                                \
  " SET sort_key = $2, tier = $3, brand = $4, lowest_balance_fen = $5, low_balance = $6,"         \
  " frozen = $7, uses_limit = $8, card_expires = $9, haystack = $10, area = $11, birthday = $12"  \
  " WHERE (sort_key, tier, brand, lowest_balance_fen, low_balance, frozen, uses_limit,"           \
  " card_expires, haystack, area, birthday)"                                                      \
  " IS NOT ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
#define UPDATE_LINE "UPDATE directory" RENEW_LINE " AND member_no = $1 RETURNING id"
#define PUT_LINE                                                                                  \
  "INSERT INTO directory (member_no, sort_key, tier, brand, lowest_balance_fen, low_balance,"     \
  " frozen, uses_limit, card_expires, haystack, area, birthday)"                                  \
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"                                   \
  " ON CONFLICT (member_no) DO UPDATE" RENEW_LINE " RETURNING id"

/* What accounts can change of a line; frozen where a card is held (L3). */
#define UPDATE_BALANCE                                                                            \
  "UPDATE directory SET lowest_balance_fen = $2, low_balance = $3, frozen = $4 AND tier >= $5"    \
  " WHERE member_no = $1 AND (lowest_balance_fen, low_balance, frozen)"                           \
  " IS NOT ($2, $3, $4 AND tier >= $5)"

/* The ids that a statement answers. */
static gboolean
note_ids (DeskStmt  *stmt,
          GArray    *ids,
          GError   **error)
{
  g_autoptr (GError) local_error = NULL;

  while (desk_stmt_step (stmt, &local_error))
    {
      gint64 id = desk_stmt_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
has_low_account (GPtrArray  *accounts,
                 DeskPolicy *policy)
{
  for (guint i = 0; i < accounts->len; i++)
    if (desk_account_is_low (g_ptr_array_index (accounts, i), policy))
      return TRUE;
  return FALSE;
}

static void
bind_optional (DeskStmt *stmt,
               int       parameter,
               gboolean  is_set,
               gint64    value)
{
  if (is_set)
    desk_stmt_bind_int (stmt, parameter, value);
  else
    desk_stmt_bind_null (stmt, parameter);
}

/* Makes a member's line by @sql, PUT_LINE or UPDATE_LINE; one that is there keeps its id. */
static gboolean
put_line (DeskLocal         *local,
          DeskDb            *db,
          const char        *sql,
          const DeskMember  *member,
          GPtrArray         *accounts,
          GPtrArray         *notes,
          GArray            *ids,
          GError           **error)
{
  g_autoptr (DeskStmt) stmt = desk_db_prepare (db, sql, error);
  g_autofree char *sort_text = desk_pinyin_get_sort_text (member->name);
  g_autoptr (GBytes) sort_key = desk_collation_key (local->collation, sort_text);
  g_autofree char *haystack = desk_haystack_make (member, accounts, notes);
  DeskTier tier = desk_tier_held (member, local->policy);
  gint64 lowest_fen = 0;
  gint64 limit = 0;
  gboolean has_balance = desk_accounts_find_lowest (accounts, &lowest_fen);
  gboolean has_limit = desk_entitlement_get_limit (local->policy, tier,
                                                   DESK_SERVICE_EMERGENCY_REACTIVATION, &limit);

  if (stmt == NULL)
    return FALSE;
  desk_stmt_bind_text (stmt, 1, member->member_no);
  desk_stmt_bind_bytes (stmt, 2, sort_key);
  desk_stmt_bind_int (stmt, 3, tier);
  desk_stmt_bind_text (stmt, 4, member->brand);
  bind_optional (stmt, 5, has_balance, lowest_fen);
  desk_stmt_bind_int (stmt, 6, has_low_account (accounts, local->policy));
  desk_stmt_bind_int (stmt, 7, desk_member_is_frozen (member, accounts));
  bind_optional (stmt, 8, has_limit, limit);
  desk_stmt_bind_text (stmt, 9, tier >= DESK_TIER_SILVER ? member->card_expires : "");
  desk_stmt_bind_text (stmt, 10, haystack);
  desk_stmt_bind_text (stmt, 11, member->area);
  desk_stmt_bind_text (stmt, 12, member->birthday);
  return note_ids (stmt, ids, error);
}

static gboolean
remove_line (DeskDb      *db,
             const char  *member_no,
             GArray      *ids,
             GError     **error)
{
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error, "DELETE FROM directory WHERE member_no = $1 RETURNING id", "s",
                        member_no);
  return stmt != NULL && note_ids (stmt, ids, error);
}

static gboolean
refresh_member (DeskLocal   *local,
                DeskDb      *db,
                const char  *sql,
                const char  *member_no,
                GArray      *ids,
                GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskMember) member = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  member = desk_rows_load_member (db, member_no, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (member == NULL || member->closed)
    return remove_line (db, member_no, ids, error);

  accounts = desk_rows_load_accounts (db, member_no, error);
  notes = accounts != NULL ? desk_notes_load_texts (db, member_no, error) : NULL;
  return notes != NULL && put_line (local, db, sql, member, accounts, notes, ids, error);
}

/* To look first whether there is a line is cheaper than to try to insert it. */
static gboolean
refresh_line (DeskLocal   *local,
              DeskDb      *db,
              const char  *member_no,
              GArray      *ids,
              GError     **error)
{
  gint64 listed;

  return desk_db_query_int (db, &listed, error,
                            "SELECT EXISTS (SELECT 1 FROM directory WHERE member_no = $1)", "s",
                            member_no) &&
         refresh_member (local, db, listed != 0 ? UPDATE_LINE : PUT_LINE, member_no, ids, error);
}

/* Neither the name nor what is searched is looked at: this is most of what comes every day. */
static gboolean
refresh_balance (DeskLocal   *local,
                 DeskDb      *db,
                 const char  *member_no,
                 DeskChange  *change,
                 GError     **error)
{
  g_autoptr (GPtrArray) accounts = desk_rows_load_accounts (db, member_no, error);
  g_autoptr (DeskStmt) stmt = NULL;
  gint64 lowest_fen = 0;
  gboolean has_balance;

  if (accounts == NULL || (stmt = desk_db_prepare (db, UPDATE_BALANCE, error)) == NULL)
    return FALSE;
  has_balance = desk_accounts_find_lowest (accounts, &lowest_fen);
  desk_stmt_bind_text (stmt, 1, member_no);
  bind_optional (stmt, 2, has_balance, lowest_fen);
  desk_stmt_bind_int (stmt, 3, has_low_account (accounts, local->policy));
  desk_stmt_bind_int (stmt, 4, desk_accounts_are_in_arrears (accounts));
  desk_stmt_bind_int (stmt, 5, DESK_TIER_SILVER);
  if (!desk_stmt_run (stmt, error))
    return FALSE;
  change->balances |= desk_db_get_n_changed (db) > 0;
  return TRUE;
}

static gboolean
refresh (DeskLocal   *local,
         DeskDb      *db,
         const char  *member_no,
         DeskTouch    touch,
         DeskChange  *change,
         GError     **error)
{
  switch (touch)
    {
    case DESK_TOUCH_FILE:
      return TRUE;
    case DESK_TOUCH_BALANCE:
      return refresh_balance (local, db, member_no, change, error);
    case DESK_TOUCH_LINE:
    default:
      return refresh_line (local, db, member_no, change->ids, error);
    }
}

static gboolean
rebuild (DeskLocal   *local,
         DeskDb      *db,
         GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskStmt) stmt = NULL;

  if (!desk_db_exec (db,
                     "DELETE FROM directory WHERE member_no NOT IN"
                     " (SELECT member_no FROM members WHERE closed = 0)",
                     error))
    return FALSE;

  stmt = desk_db_query (db, error,
                        "SELECT member_no FROM members WHERE closed = 0 ORDER BY member_no", "");
  if (stmt == NULL)
    return FALSE;
  while (desk_stmt_step (stmt, &local_error))
    if (!refresh_member (local, db, PUT_LINE, desk_stmt_text (stmt, 0), ids, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * desk_directory_get_touch:
 * @renewed: whether the row was there, as the same member's
 *
 * Returns: what of a member's line depends on a row of @table
 */
DeskTouch
desk_directory_get_touch (const DeskTable *table,
                          gboolean         renewed)
{
  if (g_str_equal (table->name, "members") || g_str_equal (table->name, "notes"))
    return DESK_TOUCH_LINE;
  if (!g_str_equal (table->name, "accounts"))
    return DESK_TOUCH_FILE;
  return renewed ? DESK_TOUCH_BALANCE : DESK_TOUCH_LINE;
}

/**
 * desk_directory_refresh:
 *
 * Makes anew what was touched in the lines of the members in @change, or all lines, and notes there
 * which. The caller holds the transaction. While everything is being pulled anew nothing is done:
 * the last page does it.
 */
gboolean
desk_directory_refresh (DeskLocal   *local,
                        DeskDb      *db,
                        DeskChange  *change,
                        GError     **error)
{
  GHashTableIter iter;
  gpointer member_no;
  gpointer touch;

  if (change->everything)
    return !change->directory || rebuild (local, db, error);

  g_hash_table_iter_init (&iter, change->members);
  while (g_hash_table_iter_next (&iter, &member_no, &touch))
    if (!refresh (local, db, member_no, GPOINTER_TO_INT (touch), change, error))
      return FALSE;
  return TRUE;
}

/**
 * desk_directory_prepare:
 *
 * Makes all lines anew when they were made under another policy or by another version of the
 * program.
 */
gboolean
desk_directory_prepare (DeskLocal   *local,
                        DeskDb      *db,
                        GError     **error)
{
  g_autofree char *wanted = NULL;
  g_autofree char *made = NULL;

  wanted = g_strdup_printf ("%d %s", DIRECTORY_FORMAT, desk_policy_get_version (local->policy));
  made = desk_meta_load (db, DESK_META_DIRECTORY, error);
  if (made == NULL)
    return FALSE;
  if (g_str_equal (made, wanted))
    return TRUE;

  if (!desk_db_begin (db, error))
    return FALSE;
  if (rebuild (local, db, error) &&
      desk_meta_save (db, DESK_META_DIRECTORY, wanted, error) &&
      desk_db_commit (db, error))
    return TRUE;

  desk_db_rollback (db);
  return FALSE;
}
