/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-callbacks.h"

#include "desk-store-private.h"

static void
free_callback (gpointer data)
{
  DeskCallbackItem *item = data;

  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->callback_id);
  g_free (item->about);
  g_free (item->cause);
  g_free (item);
}

static gpointer
read_callback (DeskStmt *stmt)
{
  DeskCallbackItem *item = g_new0 (DeskCallbackItem, 1);

  item->member_no = desk_stmt_dup_text (stmt, 0);
  item->name = desk_stmt_dup_text (stmt, 1);
  item->salutation = desk_stmt_dup_text (stmt, 2);
  item->tier = desk_stmt_int (stmt, 3);
  item->callback_id = desk_stmt_dup_text (stmt, 4);
  item->about = desk_stmt_dup_text (stmt, 5);
  item->due_ms = desk_stmt_int (stmt, 6);
  item->cause = g_strdup_printf (DESK_OCCASION_CALL_BACK ":%s:%" G_GINT64_FORMAT, item->callback_id,
                                 item->due_ms);
  return item;
}

/**
 * desk_callbacks_load:
 * @member_no: (nullable): of whom, %NULL for all
 * @until_ms: those that are due before, in milliseconds since 1970
 *
 * Returns: (transfer full) (element-type DeskCallbackItem) (nullable): the promised call-backs (D5) that
 *   no contact since has kept, the first to be due first
 */
GPtrArray *
desk_callbacks_load (DeskDb      *db,
                     const char  *member_no,
                     gint64       until_ms,
                     GError     **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT m.member_no, m.name, m.salutation, d.tier, b.callback_id, b.about, b.due_ms"
                   " FROM callbacks AS b JOIN members AS m ON m.member_no = b.member_no"
                   " JOIN directory AS d ON d.member_no = b.member_no"
                   " WHERE b.due_ms > 0 AND b.due_ms < $1 AND ($3 = '' OR b.member_no = $3)"
                   " AND NOT EXISTS (SELECT 1 FROM contacts AS c WHERE c.member_no = b.member_no"
                   "   AND c.occasion = $2 AND c.reached = 1 AND c.contact_ms >= b.made_ms)"
                   " ORDER BY b.due_ms, b.callback_id",
                   "iss", until_ms, DESK_OCCASION_CALL_BACK,
                   member_no != NULL ? member_no : "");

  return desk_local_collect (stmt, read_callback, free_callback, error);
}

static gpointer
list_due (DeskLocal  *local,
          DeskDb     *db,
          gpointer    data,
          GError    **error)
{
  const gint64 *until_ms = data;

  return desk_callbacks_load (db, NULL, *until_ms, error);
}

/**
 * desk_store_list_callbacks_async:
 * @until_ms: those that are due before, in milliseconds since 1970
 *
 * Lists the promised call-backs of all members (D5) that were not kept yet.
 */
void
desk_store_list_callbacks_async (DeskStore           *store,
                                 gint64               until_ms,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_due, g_memdup2 (&until_ms, sizeof until_ms), g_free,
                   (GDestroyNotify) g_ptr_array_unref, desk_store_list_callbacks_async,
                   cancellable, callback, user_data);
}

/**
 * desk_store_list_callbacks_finish:
 *
 * Returns: (transfer full) (element-type DeskCallbackItem): the first to be due first
 */
GPtrArray *
desk_store_list_callbacks_finish (DeskStore     *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_callbacks_async, error);
}
