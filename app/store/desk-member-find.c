/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-query.h"

#include "desk-store-private.h"

/* Order and filter come from SQL, the text from a scan of the haystacks in memory. The ids in order are
 * kept for the keystrokes that follow: most of them change the text only.
 *
 *     query without text ── SQL ──▶ ids in order ──┐
 *     text ── desk_search_find() ──▶ marks by id ──┴──▶ ids that are marked
 */

#define USES_JOIN                                                                     \
  " LEFT JOIN (SELECT member_no, count (*) AS uses FROM service_uses"                 \
  " WHERE month = $1 AND service IN (SELECT value FROM json_each ($2))"               \
  " GROUP BY member_no) AS u ON u.member_no = d.member_no"

static gboolean
needs_uses (const DeskMemberQuery *query)
{
  return query->sort == DESK_MEMBER_SORT_USES || (query->flags & DESK_MEMBER_FLAG_QUOTA) != 0;
}

static const char *
get_order (const DeskMemberQuery *query)
{
  gboolean down = query->descending;

  switch (query->sort)
    {
    case DESK_MEMBER_SORT_TIER:
      return down ? "d.tier DESC, d.sort_key, d.member_no" : "d.tier, d.sort_key, d.member_no";
    case DESK_MEMBER_SORT_BRAND:
      return down ? "d.brand DESC, d.sort_key, d.member_no" : "d.brand, d.sort_key, d.member_no";
    case DESK_MEMBER_SORT_BALANCE:
      return down ? "d.lowest_balance_fen DESC NULLS LAST, d.sort_key, d.member_no"
                  : "d.lowest_balance_fen ASC NULLS LAST, d.sort_key, d.member_no";
    case DESK_MEMBER_SORT_USES:
      return down ? "ifnull (u.uses, 0) DESC, d.sort_key, d.member_no"
                  : "ifnull (u.uses, 0), d.sort_key, d.member_no";
    case DESK_MEMBER_SORT_MEMBER_NO:
      return down ? "d.member_no DESC" : "d.member_no";
    case DESK_MEMBER_SORT_NAME:
    default:
      return down ? "d.sort_key DESC, d.member_no DESC" : "d.sort_key, d.member_no";
    }
}

/* The text is the same for the same kind of query, so that statements stay prepared. $1 and $2 are only
 * there with uses; the others follow. */
static DeskStmt *
prepare_order (DeskLocal              *local,
               DeskDb                 *db,
               const DeskMemberQuery  *query,
               const char             *bound,
               GError                **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT d.id FROM directory AS d");
  g_autoptr (DeskStmt) stmt = NULL;
  int n = needs_uses (query) ? 2 : 0;
  int tier_at = query->tier >= 0 ? ++n : 0;
  int bound_at = (query->flags & DESK_MEMBER_FLAG_EXPIRING) != 0 ? ++n : 0;

  if (needs_uses (query))
    g_string_append (sql, USES_JOIN);
  g_string_append (sql, " WHERE 1");
  if (tier_at > 0)
    g_string_append_printf (sql, " AND d.tier = $%d", tier_at);
  if (bound_at > 0)
    g_string_append_printf (sql, " AND d.card_expires <> '' AND d.card_expires <= $%d", bound_at);
  if ((query->flags & DESK_MEMBER_FLAG_LOW_BALANCE) != 0)
    g_string_append (sql, " AND d.low_balance = 1");
  if ((query->flags & DESK_MEMBER_FLAG_FROZEN) != 0)
    g_string_append (sql, " AND d.frozen = 1");
  if ((query->flags & DESK_MEMBER_FLAG_QUOTA) != 0)
    g_string_append (sql, " AND ifnull (u.uses, 0) >= d.uses_limit");
  g_string_append_printf (sql, " ORDER BY %s", get_order (query));

  stmt = desk_db_prepare (db, sql->str, error);
  if (stmt == NULL)
    return NULL;
  if (needs_uses (query))
    {
      g_autofree char *month = desk_local_month (local);

      desk_stmt_bind_text (stmt, 1, month);
      desk_stmt_bind_text (stmt, 2, local->sharing);
    }
  if (tier_at > 0)
    desk_stmt_bind_int (stmt, tier_at, query->tier);
  if (bound_at > 0)
    desk_stmt_bind_text (stmt, bound_at, bound);
  return g_steal_pointer (&stmt);
}

static GArray *
read_ids (DeskStmt  *stmt,
          GError   **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  while (desk_stmt_step (stmt, &local_error))
    {
      gint64 id = desk_stmt_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Sees to local->order_ids. */
static gboolean
ensure_order (DeskLocal              *local,
              DeskDb                 *db,
              const DeskMemberQuery  *query,
              GError                **error)
{
  g_autofree char *bound = desk_local_expiry_bound (local);
  g_autofree char *key = g_strdup_printf ("%d %u %d %d %s", query->tier, (guint) query->flags,
                                          query->sort, query->descending, bound);
  g_autoptr (DeskStmt) stmt = NULL;
  g_autoptr (GArray) ids = NULL;

  if (g_strcmp0 (key, local->order_key) == 0)
    return TRUE;

  stmt = prepare_order (local, db, query, bound, error);
  if (stmt == NULL)
    return FALSE;
  ids = read_ids (stmt, error);
  if (ids == NULL)
    return FALSE;

  g_free (local->order_key);
  g_clear_pointer (&local->order_ids, g_array_unref);
  local->order_key = g_steal_pointer (&key);
  local->order_ids = g_steal_pointer (&ids);
  return TRUE;
}

static GArray *
pick_marked (GArray     *ids,
             GByteArray *marks)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id < marks->len && marks->data[id])
        g_array_append_val (picked, id);
    }
  return picked;
}

static gpointer
find_members (DeskLocal  *local,
              DeskDb     *db,
              gpointer    data,
              GError    **error)
{
  const DeskMemberQuery *query = data;
  g_autofree char *needle = desk_search_fold (query->text);
  g_autoptr (GByteArray) marks = NULL;

  if (!ensure_order (local, db, query, error))
    return NULL;
  if (*needle == '\0')
    return g_array_ref (local->order_ids);

  if (!desk_search_is_loaded (local->search) && !desk_search_load (local->search, db, error))
    return NULL;
  marks = desk_search_find (local->search, needle);
  return pick_marked (local->order_ids, marks);
}

/**
 * desk_store_find_members_async:
 *
 * Finds the members that fit @query and are not closed. Upper and lower case are the same in its text;
 * spaces at its ends do not count. Where members are equal they come by name, then by number.
 */
void
desk_store_find_members_async (DeskStore              *store,
                               const DeskMemberQuery  *query,
                               GCancellable           *cancellable,
                               GAsyncReadyCallback     callback,
                               gpointer                user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (query != NULL && query->text != NULL);

  desk_store_read (store, find_members,
                   desk_member_query_copy (query), (GDestroyNotify) desk_member_query_free,
                   (GDestroyNotify) g_array_unref,
                   desk_store_find_members_async, cancellable, callback, user_data);
}

/**
 * desk_store_find_members_finish:
 *
 * Returns: (transfer full) (element-type gint64): the ids in order; not to be changed
 */
GArray *
desk_store_find_members_finish (DeskStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_find_members_async, error);
}
