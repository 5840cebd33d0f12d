/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-query.h"

#include <desk-rows.h>
#include <desk-visit.h>

#include "desk-grants.h"
#include "desk-match-find.h"
#include "desk-notes.h"
#include "desk-store-private.h"
#include "desk-tags.h"

#define WARM_DELAY_MS 400

/* What is asked of the database thread. */
typedef struct
{
  GArray *ids;                  /* (element-type gint64) */
  GStrv   words;                /* empty: nothing was searched */
} Wanted;

/* By which uses and visits count. */
typedef struct
{
  const char *month;
  gint64      midnight_ms;
} Day;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_array_unref (wanted->ids);
  g_strfreev (wanted->words);
  g_free (wanted);
}

/* The uses of the month that count together (E6), and those of them that the hub may still turn away. */
static gboolean
load_uses (DeskLocal      *local,
           DeskDb         *db,
           const char     *month,
           DeskMemberRow  *row,
           GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT count (*), ifnull (sum (u.rev = 0 AND EXISTS ("
                        " SELECT 1 FROM outbox AS o"
                        " WHERE o.op_id = u.use_id AND o.state IN ('queued', 'sent'))"
                        " AND " CERTAIN_UNTIL ("u.use_id", "$4") " = 0), 0)"
                        " FROM service_uses AS u WHERE u.month = $1 AND u.member_no = $2"
                        " AND u.service IN (SELECT value FROM json_each ($3))",
                        "sssi", month, row->member_no, local->sharing, desk_local_now (local));
  if (stmt == NULL)
    return FALSE;
  if (!desk_stmt_step (stmt, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  row->uses = desk_stmt_int (stmt, 0);
  row->uses_provisional = desk_stmt_int (stmt, 1) > 0;
  return TRUE;
}

static gboolean
load_low_numbers (DeskLocal      *local,
                  DeskDb         *db,
                  DeskMemberRow  *row,
                  GError        **error)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_autoptr (GPtrArray) accounts = NULL;

  if (row->low_balance)
    {
      accounts = desk_rows_load_accounts (db, row->member_no, error);
      if (accounts == NULL)
        return FALSE;
      for (guint i = 0; i < accounts->len; i++)
        {
          const DeskAccount *account = g_ptr_array_index (accounts, i);

          if (desk_account_is_low (account, local->policy))
            g_strv_builder_add (numbers, account->number);
        }
    }
  row->low_numbers = g_strv_builder_end (numbers);
  return TRUE;
}

/* Only for a word that the line does not show is more read. */
static gboolean
load_match (DeskDb              *db,
            const char * const  *words,
            DeskMemberRow       *row,
            GError             **error)
{
  g_autoptr (DeskMember) member = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  const char *hidden;

  if (words[0] == NULL)
    return TRUE;
  row->match = desk_match_find_shown (words, row->name, row->member_no, &hidden);
  if (hidden == NULL)
    return TRUE;
  if ((member = desk_rows_load_member (db, row->member_no, error)) == NULL ||
      (accounts = desk_rows_load_accounts (db, row->member_no, error)) == NULL ||
      (tags = desk_tags_load (db, row->member_no, error)) == NULL ||
      (notes = desk_notes_load_texts (db, row->member_no, error)) == NULL)
    return FALSE;
  desk_match_find_hidden (row->match, hidden, member, accounts, tags, notes);
  return TRUE;
}

static DeskMemberRow *
read_row (DeskStmt *stmt)
{
  DeskMemberRow *row = g_new0 (DeskMemberRow, 1);

  row->id = desk_stmt_int (stmt, 0);
  row->member_no = desk_stmt_dup_text (stmt, 1);
  row->name = desk_stmt_dup_text (stmt, 2);
  row->salutation = desk_stmt_dup_text (stmt, 3);
  row->tier = desk_stmt_int (stmt, 4);
  row->brand = desk_stmt_dup_text (stmt, 5);
  row->has_balance = !desk_stmt_is_null (stmt, 6);
  row->lowest_balance_fen = desk_stmt_int (stmt, 6);
  row->low_balance = desk_stmt_int (stmt, 7) != 0;
  row->frozen = desk_stmt_int (stmt, 8) != 0;
  row->uses_limit = desk_stmt_is_null (stmt, 9) ? -1 : desk_stmt_int (stmt, 9);
  row->card_expires = desk_stmt_dup_text (stmt, 10);
  row->last_contact_ms = MAX (desk_stmt_int (stmt, 11), desk_stmt_int (stmt, 12));
  row->next_visit_ms = desk_stmt_int (stmt, 13);
  return row;
}

/* @row stays NULL for a member who is gone. */
static gboolean
load_row (DeskLocal      *local,
          DeskDb         *db,
          gint64          id,
          const Day      *day,
          GStrv           words,
          DeskMemberRow **row,
          GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskMemberRow) loaded = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT d.id, d.member_no, m.name, m.salutation, d.tier, d.brand,"
                        " d.lowest_balance_fen, d.low_balance, d.frozen, d.uses_limit,"
                        " m.card_expires,"
                        " (SELECT max (c.contact_ms) FROM contacts AS c"
                        "   WHERE c.member_no = d.member_no AND c.reached = 1),"
                        " (SELECT max (v.start_ms) FROM visits AS v"
                        "   WHERE v.member_no = d.member_no"
                        "   AND v.status = '" DESK_VISIT_DONE "'),"
                        " (SELECT min (v.start_ms) FROM visits AS v"
                        "   WHERE v.member_no = d.member_no AND v.start_ms >= $2"
                        "   AND v.status IN " DESK_VISITS_OPEN ")"
                        " FROM lines AS d JOIN members AS m ON m.member_no = d.member_no"
                        " WHERE d.id = $1",
                        "ii", id, day->midnight_ms);
  if (stmt == NULL)
    return FALSE;
  if (!desk_stmt_step (stmt, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  loaded = read_row (stmt);
  if (!load_uses (local, db, day->month, loaded, error) ||
      !load_low_numbers (local, db, loaded, error) ||
      !load_match (db, (const char * const *) words, loaded, error))
    return FALSE;
  *row = g_steal_pointer (&loaded);
  return TRUE;
}

static void
free_row (gpointer row)
{
  if (row != NULL)
    desk_member_row_free (row);
}

static gpointer
load_rows (DeskLocal  *local,
           DeskDb     *db,
           gpointer    data,
           GError    **error)
{
  const Wanted *wanted = data;
  GArray *ids = wanted->ids;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (ids->len, free_row);
  g_autofree char *month = desk_local_month (local);
  g_autoptr (GDateTime) midnight = desk_local_midnight (local);
  const Day day = { month, g_date_time_to_unix (midnight) * 1000 };

  for (guint i = 0; i < ids->len; i++)
    {
      DeskMemberRow *row = NULL;

      if (!load_row (local, db, g_array_index (ids, gint64, i), &day, wanted->words,
                     &row, error))
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

static gpointer
warm_search (DeskLocal  *local,
             DeskDb     *db,
             gpointer    data,
             GError    **error)
{
  if (!desk_search_is_loaded (local->search))
    desk_search_load (local->search, db, error);
  return NULL;
}

static gboolean
warm_search_cb (gpointer user_data)
{
  g_autoptr (DeskStore) store = g_weak_ref_get (user_data);

  if (store != NULL)
    desk_store_read (store, warm_search, NULL, NULL, NULL, desk_store_load_rows_async, NULL, NULL,
                     NULL);
  return G_SOURCE_REMOVE;
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Be ready for the first letter typed into search, once the rows are painted: not before, since that
 * needs the other core too. */
static void
warm_search_soon (DeskStore *store)
{
  static GQuark once;
  GWeakRef *ref;

  if (once == 0)
    once = g_quark_from_static_string ("desk-store-search-warmed");
  if (g_object_get_qdata (G_OBJECT (store), once) != NULL)
    return;

  g_object_set_qdata (G_OBJECT (store), once, GINT_TO_POINTER (TRUE));
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, store);
  g_timeout_add_full (G_PRIORITY_LOW, WARM_DELAY_MS, warm_search_cb, ref, free_weak_ref);
}

/**
 * desk_store_load_rows_async:
 * @ids: (array length=n_ids): from desk_store_find_members_finish(), a page of them
 * @text: (nullable): what they were searched with, to learn what is to be marked
 */
void
desk_store_load_rows_async (DeskStore           *store,
                            const gint64        *ids,
                            guint                n_ids,
                            const char          *text,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Wanted *wanted;

  g_return_if_fail (DESK_IS_STORE (store));

  wanted = g_new0 (Wanted, 1);
  wanted->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (wanted->ids, ids, n_ids);
  wanted->words = desk_search_get_words (text != NULL ? text : "");
  desk_store_read (store, load_rows,
                   wanted, free_wanted, (GDestroyNotify) g_ptr_array_unref,
                   desk_store_load_rows_async, cancellable, callback, user_data);
  warm_search_soon (store);
}

/**
 * desk_store_load_rows_finish:
 *
 * Returns: (transfer full) (element-type DeskMemberRow): as many as ids, in their order; %NULL for
 *   one that is gone
 */
GPtrArray *
desk_store_load_rows_finish (DeskStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_rows_async, error);
}
