/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-filter.h"

#include "desk-store-private.h"

/* Counting sorts nothing, and leaves alone what is kept for the list on the screen. */

static gboolean
fits (GByteArray *ranks,
      gint64      id)
{
  return id < ranks->len && ranks->data[id] != DESK_SEARCH_NONE;
}

static gboolean
count_searched (DeskLocal              *local,
                DeskDb                 *db,
                const DeskMemberQuery  *query,
                DeskMemberFilter       *filter,
                gint64                 *n,
                GError                **error)
{
  g_autoptr (DeskStmt) stmt = desk_member_filter_prepare (filter, db, "d.id", NULL, error);
  g_autoptr (GByteArray) ranks = NULL;
  g_autoptr (GError) local_error = NULL;

  if (stmt == NULL ||
      (!desk_search_is_loaded (local->search) && !desk_search_load (local->search, db, error)))
    return FALSE;
  ranks = desk_search_find (local->search, query->text);
  while (desk_stmt_step (stmt, &local_error))
    *n += fits (ranks, desk_stmt_int (stmt, 0));
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
count_filtered (DeskDb            *db,
                DeskMemberFilter  *filter,
                gint64            *n,
                GError           **error)
{
  g_autoptr (DeskStmt) stmt = desk_member_filter_prepare (filter, db, "count (*)", NULL, error);
  g_autoptr (GError) local_error = NULL;

  if (stmt == NULL)
    return FALSE;
  if (!desk_stmt_step (stmt, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *n = desk_stmt_int (stmt, 0);
  return TRUE;
}

static gpointer
count_members (DeskLocal  *local,
               DeskDb     *db,
               gpointer    data,
               GError    **error)
{
  const DeskMemberQuery *query = data;
  g_autoptr (DeskMemberFilter) filter = desk_member_filter_new (local, query);
  g_auto (GStrv) words = desk_search_get_words (query->text);
  g_autofree gint64 *n = g_new0 (gint64, 1);

  if (words[0] == NULL ? count_filtered (db, filter, n, error)
                       : count_searched (local, db, query, filter, n, error))
    return g_steal_pointer (&n);
  return NULL;
}

/**
 * desk_store_count_members_async:
 *
 * Counts those that desk_store_find_members_async() would find.
 */
void
desk_store_count_members_async (DeskStore             *store,
                                const DeskMemberQuery *query,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (query != NULL && query->text != NULL);

  desk_store_read (store, count_members,
                   desk_member_query_copy (query), (GDestroyNotify) desk_member_query_free, g_free,
                   desk_store_count_members_async, cancellable, callback, user_data);
}

/**
 * desk_store_count_members_finish:
 *
 * Returns: how many there are; -1 with @error set
 */
gint64
desk_store_count_members_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_autofree gint64 *n = desk_store_read_finish (store, result, desk_store_count_members_async,
                                                 error);

  return n != NULL ? *n : -1;
}
