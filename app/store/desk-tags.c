/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-tags.h"

#include <desk-tag.h>

#include "desk-store-private.h"

/* Of whom, and what they may have. */
typedef struct
{
  char     *folded;
  gboolean  tagged;
  GArray   *ids;                /* (element-type gint64) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->folded);
  g_array_unref (question->ids);
  g_free (question);
}

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

static gpointer
find_tagged (DeskLocal  *local,
               DeskDb     *db,
               gpointer    data,
               GError    **error)
{
  const Question *question = data;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < question->ids->len; i++)
    {
      gint64 id = g_array_index (question->ids, gint64, i);
      gint64 n_tags;

      if (!desk_db_query_int (db, &n_tags, error,
                              "SELECT count (*) FROM directory AS d"
                              " JOIN tags AS t ON t.member_no = d.member_no"
                              " WHERE d.id = $1 AND t.folded = $2 AND t.removed = 0",
                              "is", id, question->folded))
        return NULL;
      if ((n_tags > 0) == question->tagged)
        g_array_append_val (found, id);
    }
  return g_steal_pointer (&found);
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

/**
 * desk_store_find_tagged_async:
 * @tag: as typed
 * @tagged: whether those with the tag are sought, or those without
 * @ids: (element-type gint64): from desk_store_find_members_finish(); not to be changed any more
 *
 * Finds who of several members has the tag, however it is spelled there, or has it not: from whom it
 * can be taken, or to whom it can be given.
 */
void
desk_store_find_tagged_async (DeskStore           *store,
                                const char          *tag,
                                gboolean             tagged,
                                GArray              *ids,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Question *question;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (tag != NULL && ids != NULL);

  question = g_new0 (Question, 1);
  question->folded = desk_tag_fold (tag);
  question->tagged = tagged;
  question->ids = g_array_ref (ids);
  desk_store_read (store, find_tagged, question, free_question, (GDestroyNotify) g_array_unref,
                   desk_store_find_tagged_async, cancellable, callback, user_data);
}

/**
 * desk_store_find_tagged_finish:
 *
 * Returns: (transfer full) (element-type gint64): in the order of the question
 */
GArray *
desk_store_find_tagged_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_find_tagged_async, error);
}
