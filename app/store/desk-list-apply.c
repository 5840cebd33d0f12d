/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-apply.h"

#include "desk-list-news.h"
#include "desk-store-private.h"

typedef struct
{
  GPtrArray    *rows;
  GCancellable *cancellable;
  gint         *n_done;
  guint         n_added;
} Apply;

static void
free_apply (gpointer data)
{
  Apply *apply = data;

  g_ptr_array_unref (apply->rows);
  g_clear_object (&apply->cancellable);
  g_free (apply);
}

static gboolean
apply_rows (DeskLocal   *local,
            DeskDb      *db,
            DeskChange  *change,
            gpointer     data,
            GError     **error)
{
  Apply *apply = data;
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_local_now (local));

  for (guint i = 0; i < apply->rows->len; i++)
    {
      DeskListRow *row = g_ptr_array_index (apply->rows, i);

      if (g_cancellable_set_error_if_cancelled (apply->cancellable, error))
        return FALSE;
      if (row->outcome == DESK_LIST_ADD)
        {
          if (!desk_list_news_add (local, db, change, row, clock, error))
            return FALSE;
          apply->n_added += row->outcome == DESK_LIST_ADD;
        }
      g_atomic_int_set (apply->n_done, (gint) i + 1);
    }
  return TRUE;
}

/**
 * desk_store_apply_rows_async:
 * @rows: (element-type DeskListRow): matched; not to be touched until it is done
 * @n_done: how many rows are behind it; must outlive the work
 *
 * Adds what the rows of a list would add. One whose note came here meanwhile adds nothing.
 */
void
desk_store_apply_rows_async (DeskStore           *store,
                             GPtrArray           *rows,
                             gint                *n_done,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Apply *apply;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (rows != NULL && n_done != NULL);

  apply = g_new0 (Apply, 1);
  apply->rows = g_ptr_array_ref (rows);
  apply->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  apply->n_done = n_done;
  desk_store_write (store, apply_rows, apply, free_apply, desk_store_apply_rows_async, cancellable,
                    callback, user_data);
}

/**
 * desk_store_apply_rows_finish:
 * @n_added: (out): how many rows added something; what the rules refused is in the others
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
desk_store_apply_rows_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              guint         *n_added,
                              GError       **error)
{
  const Apply *apply = desk_store_write_finish (store, result, desk_store_apply_rows_async, error);

  if (apply == NULL)
    return FALSE;
  *n_added = apply->n_added;
  return TRUE;
}
