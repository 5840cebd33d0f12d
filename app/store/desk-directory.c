/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-directory.h"

#include <desk-entitlement.h>
#include <desk-fold.h>
#include <desk-phone.h>
#include <desk-pinyin.h>
#include <desk-rating.h>
#include <desk-rows.h>

#include "desk-directory-balances.h"
#include <desk-anniversary.h>
#include "desk-facts.h"
#include "desk-haystack.h"
#include "desk-meta.h"
#include "desk-notes.h"
#include "desk-tags.h"

/* What a line holds; another number makes all lines anew. */
#define DIRECTORY_FORMAT 7

/* A line that would be what it is stays untouched, and answers no id. */
#define RENEW_LINE                                                                              \
  " SET sort_key = $2, tier = $3, brand = $4, uses_limit = $5, card_expires = $6, haystack = $7," \
  " area = $8, birthday = $9, phone_key = $10, person_key = $11"                                \
  " WHERE (sort_key, tier, brand, uses_limit, card_expires, haystack, area, birthday,"          \
  " phone_key, person_key) IS NOT ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
#define UPDATE_LINE "UPDATE directory" RENEW_LINE " AND member_no = $1 RETURNING id"
#define PUT_LINE                                                                                \
  "INSERT INTO directory (member_no, sort_key, tier, brand, uses_limit, card_expires, haystack," \
  " area, birthday, phone_key, person_key)"                                                     \
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"                                      \
  " ON CONFLICT (member_no) DO UPDATE" RENEW_LINE " RETURNING id"

/* What a line is made of. */
typedef struct
{
  DeskMember *member;           /* NULL: there is none */
  GPtrArray  *accounts;
  GPtrArray  *tags;
  GPtrArray  *notes;
  DeskFact   *birthday;         /* NULL: as the feed has it */
} Source;

static void
clear_source (Source *source)
{
  g_clear_pointer (&source->member, desk_member_free);
  g_clear_pointer (&source->accounts, g_ptr_array_unref);
  g_clear_pointer (&source->tags, g_ptr_array_unref);
  g_clear_pointer (&source->notes, g_ptr_array_unref);
  g_clear_pointer (&source->birthday, desk_fact_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, clear_source)

static gboolean
load_source (DeskDb      *db,
             const char  *member_no,
             Source      *source,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  source->member = desk_rows_load_member (db, member_no, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return source->member == NULL || source->member->closed ||
         ((source->accounts = desk_rows_load_accounts (db, member_no, error)) != NULL &&
          (source->tags = desk_tags_load (db, member_no, error)) != NULL &&
          (source->notes = desk_notes_load_texts (db, member_no, error)) != NULL &&
          desk_facts_load_birthday (db, member_no, &source->birthday, error));
}

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

static char *
make_person_key (const DeskMember *member)
{
  g_autofree char *name = desk_fold_compact (member->name);
  g_autofree char *address = desk_fold_compact (member->address);

  return g_strconcat (name, "\t", address, NULL);
}

static GBytes *
make_sort_key (DeskLocal         *local,
               const DeskMember  *member,
               GError           **error)
{
  DeskCollation *collation = desk_local_get_collation (local, error);
  g_autofree char *text = NULL;

  if (collation == NULL)
    return NULL;
  text = desk_pinyin_get_sort_text (member->name);
  return desk_collation_key (collation, text);
}

/* Makes a member's line by @sql, PUT_LINE or UPDATE_LINE; one that is there keeps its id. */
static gboolean
put_line (DeskLocal         *local,
          DeskDb            *db,
          const char        *sql,
          const Source      *source,
          DeskChange        *change,
          GError           **error)
{
  const DeskMember *member = source->member;
  g_autoptr (GBytes) sort_key = make_sort_key (local, member, error);
  g_autoptr (DeskStmt) stmt = sort_key != NULL ? desk_db_prepare (db, sql, error) : NULL;
  g_autofree char *haystack = desk_haystack_make (member, source->accounts, source->tags,
                                                  source->notes);
  g_autofree char *phone_key = desk_phone_key (member->phone);
  g_autofree char *person_key = make_person_key (member);
  g_autofree char *birthday = source->birthday != NULL
                                ? desk_anniversary_make_key (source->birthday->day,
                                                             source->birthday->lunar)
                                : g_strdup (member->birthday);
  DeskTier tier = desk_tier_held (member, local->policy);
  gint64 limit = 0;
  gboolean has_limit = desk_entitlement_get_limit (local->policy, tier,
                                                   DESK_SERVICE_EMERGENCY_REACTIVATION, &limit);

  if (stmt == NULL)
    return FALSE;
  desk_stmt_bind_text (stmt, 1, member->member_no);
  desk_stmt_bind_bytes (stmt, 2, sort_key);
  desk_stmt_bind_int (stmt, 3, tier);
  desk_stmt_bind_text (stmt, 4, member->brand);
  if (has_limit)
    desk_stmt_bind_int (stmt, 5, limit);
  desk_stmt_bind_text (stmt, 6, tier >= DESK_TIER_SILVER ? member->card_expires : "");
  desk_stmt_bind_text (stmt, 7, haystack);
  desk_stmt_bind_text (stmt, 8, member->area);
  desk_stmt_bind_text (stmt, 9, birthday);
  desk_stmt_bind_text (stmt, 10, phone_key);
  desk_stmt_bind_text (stmt, 11, person_key);
  return note_ids (stmt, change->ids, error) &&
         desk_directory_put_balances (local, db, member, source->accounts, change, error);
}

static gboolean
remove_line (DeskDb      *db,
             const char  *member_no,
             DeskChange  *change,
             GError     **error)
{
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error, "DELETE FROM directory WHERE member_no = $1 RETURNING id", "s",
                        member_no);
  return stmt != NULL && note_ids (stmt, change->ids, error);
}

static gboolean
refresh_member (DeskLocal   *local,
                DeskDb      *db,
                const char  *sql,
                const char  *member_no,
                DeskChange  *change,
                GError     **error)
{
  g_auto (Source) source = { NULL };

  if (!load_source (db, member_no, &source, error))
    return FALSE;
  if (source.member == NULL || source.member->closed)
    return remove_line (db, member_no, change, error);
  return put_line (local, db, sql, &source, change, error);
}

/* To look first whether there is a line is cheaper than to try to insert it. */
static gboolean
refresh_line (DeskLocal   *local,
              DeskDb      *db,
              const char  *member_no,
              DeskChange  *change,
              GError     **error)
{
  gint64 listed;

  return desk_db_query_int (db, &listed, error,
                            "SELECT EXISTS (SELECT 1 FROM directory WHERE member_no = $1)", "s",
                            member_no) &&
         refresh_member (local, db, listed != 0 ? UPDATE_LINE : PUT_LINE, member_no, change,
                         error);
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
      return desk_directory_renew_balances (local, db, member_no, change, error);
    case DESK_TOUCH_LINE:
    default:
      return refresh_line (local, db, member_no, change, error);
    }
}

static gboolean
rebuild (DeskLocal   *local,
         DeskDb      *db,
         GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskChange) change = desk_change_new ();
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
    if (!refresh_member (local, db, PUT_LINE, desk_stmt_text (stmt, 0), change, error))
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
  static const char * const searched[] = { "members", "notes", "tags", "facts", NULL };

  if (g_strv_contains (searched, table->name))
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

static char *
describe_format (DeskLocal *local)
{
  return g_strdup_printf ("%d %s", DIRECTORY_FORMAT, desk_policy_get_version (local->policy));
}

/**
 * desk_directory_note:
 *
 * The lines were made under the policy that is in use, or will be before the commit.
 */
gboolean
desk_directory_note (DeskLocal  *local,
                     DeskDb     *db,
                     GError    **error)
{
  g_autofree char *format = describe_format (local);

  return desk_meta_save (db, DESK_META_DIRECTORY, format, error);
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
  g_autofree char *wanted = describe_format (local);
  g_autofree char *made = NULL;

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
