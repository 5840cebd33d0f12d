/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-lookup.h"

/* Others may have the number elsewhere, but hardly more than these. */
#define MAX_CANDIDATES 100

static void
rows_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = desk_store_load_rows_finish (DESK_STORE (source), result, &error);

  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* One may be gone since it was found. */
  while (g_ptr_array_remove (rows, NULL))
    ;
  g_task_return_pointer (task, g_steal_pointer (&rows), (GDestroyNotify) g_ptr_array_unref);
}

static void
ids_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = desk_store_find_members_finish (DESK_STORE (source), result, &error);
  guint most = GPOINTER_TO_UINT (g_task_get_task_data (task));

  if (ids == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    desk_store_load_rows_async (DESK_STORE (source), (const gint64 *) (gpointer) ids->data,
                                MIN (ids->len, most), NULL, g_task_get_cancellable (task), rows_cb,
                                g_object_ref (task));
}

/**
 * desk_member_lookup_rows_async:
 * @text: as typed into the search
 * @most: how many are wanted
 */
void
desk_member_lookup_rows_async (DeskStore           *store,
                               const char          *text,
                               guint                most,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  g_task_set_source_tag (task, desk_member_lookup_rows_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (most), NULL);
  g_free (query->text);
  query->text = g_strdup (text);
  desk_store_find_members_async (store, query, cancellable, ids_cb, g_steal_pointer (&task));
}

/**
 * desk_member_lookup_rows_finish:
 *
 * Returns: (transfer full) (element-type DeskMemberRow): in the order of the list
 */
GPtrArray *
desk_member_lookup_rows_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == desk_member_lookup_rows_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gint64
find_id (GPtrArray  *rows,
         const char *member_no)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DeskMemberRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->member_no, member_no))
        return row->id;
    }
  return 0;
}

static void
candidates_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = desk_member_lookup_rows_finish (result, &error);
  gint64 *found;

  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  found = g_new (gint64, 1);
  *found = find_id (rows, g_task_get_task_data (task));
  g_task_return_pointer (task, found, g_free);
}

/**
 * desk_member_lookup_async:
 *
 * Looks for the member among those that the search finds by the number.
 */
void
desk_member_lookup_async (DeskStore           *store,
                          const char          *member_no,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, desk_member_lookup_async);
  g_task_set_task_data (task, g_strdup (member_no), g_free);
  desk_member_lookup_rows_async (store, member_no, MAX_CANDIDATES, cancellable, candidates_cb,
                                 g_steal_pointer (&task));
}

/**
 * desk_member_lookup_finish:
 *
 * Returns: the id, 0 when there is no such member or with @error set
 */
gint64
desk_member_lookup_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == desk_member_lookup_async, 0);

  id = g_task_propagate_pointer (G_TASK (result), error);
  return id != NULL ? *id : 0;
}
