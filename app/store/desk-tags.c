/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-tags.h"

#include "desk-store-private.h"

static void
free_use (gpointer data)
{
  DeskTagUse *use = data;

  g_free (use->tag);
  g_free (use);
}

static gpointer
read_use (DeskStmt *stmt)
{
  DeskTagUse *use = g_new0 (DeskTagUse, 1);

  use->tag = desk_stmt_dup_text (stmt, 0);
  use->n_members = desk_stmt_int (stmt, 1);
  return use;
}

static gpointer
read_tag (DeskStmt *stmt)
{
  return desk_stmt_dup_text (stmt, 0);
}

/* Spelled as it was last. */
static gpointer
list_tags (DeskLocal  *local,
           DeskDb     *db,
           gpointer    data,
           GError    **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT t.tag, count (*), max (t.changed_ms) FROM tags AS t"
                   " JOIN directory AS d ON d.member_no = t.member_no WHERE t.removed = 0"
                   " GROUP BY t.folded ORDER BY count (*) DESC, t.folded",
                   "");

  return desk_local_collect (stmt, read_use, free_use, error);
}

/**
 * desk_tags_load:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the tags of a member, in a fixed order
 */
GPtrArray *
desk_tags_load (DeskDb      *db,
                const char  *member_no,
                GError     **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT tag FROM tags WHERE member_no = $1 AND removed = 0 ORDER BY folded",
                   "s", member_no);

  return desk_local_collect (stmt, read_tag, g_free, error);
}

/**
 * desk_store_list_tags_async:
 *
 * Lists what members are tagged with, for those who are about to tag another.
 */
void
desk_store_list_tags_async (DeskStore           *store,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                   desk_store_list_tags_async, cancellable, callback, user_data);
}

/**
 * desk_store_list_tags_finish:
 *
 * Returns: (transfer full) (element-type DeskTagUse): the most used first, without members who are
 *   closed
 */
GPtrArray *
desk_store_list_tags_finish (DeskStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_tags_async, error);
}
