/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-filter.h"

#include "desk-store-private.h"

/* Filter and order by name come from one index, the text from a scan of the haystacks in memory.
 * Another order is a stable sort of the lines that came by name: a third of the time that SQL takes
 * for it. The ids in order are kept for the keystrokes that follow: most of them change the text
 * only.
 *
 *     query without text ── SQL ──▶ lines by name ── sort ──▶ the order ──┐
 *     text ── desk_search_find() ──▶ ranks by id ─────────────────────────┴──▶ ids that fit
 */

/* A line of the answer; without a figure it comes last in either direction. */
typedef struct
{
  gint64   id;
  gint64   figure;
  gboolean is_null;
} Line;

#define CARD_DAY "CAST (nullif (replace (d.card_expires, '-', ''), '') AS INTEGER)"

/* What a list is sorted by before the name; NULL: by name or number alone. */
static const char *
get_figure (const DeskMemberQuery *query)
{
  switch (query->sort)
    {
    case DESK_MEMBER_SORT_TIER:
      return "d.tier";
    case DESK_MEMBER_SORT_BRAND:
      return "CASE d.brand WHEN 'ehome' THEN 0 WHEN 'tianyi' THEN 1 WHEN 'navigator' THEN 2"
             " WHEN 'broadband' THEN 3 ELSE 4 END";
    case DESK_MEMBER_SORT_BALANCE:
      return "d.lowest_balance_fen";
    case DESK_MEMBER_SORT_USES:
      return "ifnull (u.uses, 0)";
    case DESK_MEMBER_SORT_LAST_CONTACT:
      return "c.at_ms";
    case DESK_MEMBER_SORT_NEXT_VISIT:
      return "v.at_ms";
    case DESK_MEMBER_SORT_EXPIRES:
      return CARD_DAY;
    case DESK_MEMBER_SORT_STATE:
      return "CASE d.frozen WHEN 0 THEN " CARD_DAY " ELSE 0 END";
    case DESK_MEMBER_SORT_MEMBER_NO:
    case DESK_MEMBER_SORT_NAME:
    default:
      return NULL;
    }
}

static const char *
get_order (const DeskMemberQuery *query)
{
  gboolean down = query->descending && get_figure (query) == NULL;

  if (query->sort == DESK_MEMBER_SORT_MEMBER_NO)
    return down ? "d.member_no DESC" : "d.member_no";
  return down ? "d.sort_key DESC, d.member_no DESC" : "d.sort_key, d.member_no";
}

static int
compare_up (gconstpointer a,
            gconstpointer b)
{
  const Line *left = a;
  const Line *right = b;

  if (left->is_null != right->is_null)
    return left->is_null ? 1 : -1;
  return left->figure < right->figure ? -1 : left->figure > right->figure;
}

static int
compare_down (gconstpointer a,
              gconstpointer b)
{
  const Line *left = a;
  const Line *right = b;

  if (left->is_null != right->is_null)
    return left->is_null ? 1 : -1;
  return left->figure > right->figure ? -1 : left->figure < right->figure;
}

static GArray *
read_lines (DeskStmt  *stmt,
            GError   **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GError) local_error = NULL;

  while (desk_stmt_step (stmt, &local_error))
    {
      Line line = { desk_stmt_int (stmt, 0), desk_stmt_int (stmt, 1), desk_stmt_is_null (stmt, 1) };

      g_array_append_val (lines, line);
    }
  if (local_error == NULL)
    return g_steal_pointer (&lines);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static GArray *
take_ids (GArray *lines)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), lines->len);

  for (guint i = 0; i < lines->len; i++)
    g_array_append_val (ids, g_array_index (lines, Line, i).id);
  return ids;
}

/* Sees to local->order_ids. */
static gboolean
ensure_order (DeskLocal              *local,
              DeskDb                 *db,
              const DeskMemberQuery  *query,
              GError                **error)
{
  g_autoptr (DeskMemberFilter) filter = desk_member_filter_new (local, query);
  gboolean needs_more = desk_member_filter_needs_more (query);
  const char *figure = get_figure (query);
  g_autofree char *columns = g_strconcat ("d.id, ", figure != NULL ? figure : "0", NULL);
  g_autofree char *conditions = desk_member_filter_get_key (filter);
  g_autofree char *key = NULL;
  g_autoptr (DeskStmt) stmt = NULL;
  g_autoptr (GArray) lines = NULL;

  key = g_strdup_printf ("%d %d %" G_GUINT64_FORMAT " %s", query->sort, query->descending,
                         needs_more ? local->n_changes : 0, conditions);

  if (g_strcmp0 (key, local->order_key) == 0)
    return TRUE;

  stmt = desk_member_filter_prepare (filter, db, columns, get_order (query), error);
  if (stmt == NULL)
    return FALSE;
  lines = read_lines (stmt, error);
  if (lines == NULL)
    return FALSE;
  if (figure != NULL)
    g_array_sort (lines, query->descending ? compare_down : compare_up);

  g_free (local->order_key);
  g_clear_pointer (&local->order_ids, g_array_unref);
  local->order_key = g_steal_pointer (&key);
  local->order_ids = take_ids (lines);
  return TRUE;
}

static DeskSearchRank
get_rank (GByteArray *ranks,
          gint64      id)
{
  return id < ranks->len ? ranks->data[id] : DESK_SEARCH_NONE;
}

/* The ids that fit, in their order; with @best_first by rank before. */
static GArray *
pick_ranked (GArray     *ids,
             GByteArray *ranks,
             gboolean    best_first)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint places[DESK_SEARCH_N_RANKS + 1] = { 0 };

  for (guint i = 0; i < ids->len; i++)
    {
      DeskSearchRank rank = get_rank (ranks, g_array_index (ids, gint64, i));

      if (rank != DESK_SEARCH_NONE)
        places[best_first ? rank + 1 : DESK_SEARCH_N_RANKS]++;
    }
  for (guint rank = 1; rank <= DESK_SEARCH_N_RANKS; rank++)
    places[rank] += places[rank - 1];
  g_array_set_size (picked, places[DESK_SEARCH_N_RANKS]);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      DeskSearchRank rank = get_rank (ranks, id);

      if (rank != DESK_SEARCH_NONE)
        g_array_index (picked, gint64, places[best_first ? rank : 0]++) = id;
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
  g_auto (GStrv) words = desk_search_get_words (query->text);
  g_autoptr (GByteArray) ranks = NULL;

  if (!ensure_order (local, db, query, error))
    return NULL;
  if (words[0] == NULL)
    return g_array_ref (local->order_ids);

  if (!desk_search_is_loaded (local->search) && !desk_search_load (local->search, db, error))
    return NULL;
  ranks = desk_search_find (local->search, query->text);
  return pick_ranked (local->order_ids, ranks,
                      query->sort == DESK_MEMBER_SORT_NAME && !query->descending);
}

/**
 * desk_store_find_members_async:
 *
 * Finds the members that fit @query and are not closed. Its text is looked for as
 * desk_search_find() says. In the order of names those that fit best come first; an order that the
 * person chose rules. Where members are equal they come by name, then by number.
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
