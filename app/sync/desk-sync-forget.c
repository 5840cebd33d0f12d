/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-forget.h"

#include <desk-removal.h>

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  char *keys_left = NULL;
  GError *error = NULL;

  if (desk_store_remove_finish (DESK_STORE (source), result, &keys_left, &error))
    g_task_return_pointer (task, keys_left, g_free);
  else
    g_task_return_error (task, error);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskStore *store = DESK_STORE (source);
  const char * const *devices = g_task_get_task_data (task);    /* NULL: nobody could read them */
  GError *error = NULL;

  if (desk_store_close_finish (store, result, &error))
    desk_store_remove_async (store, devices, NULL, removed_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* What cannot be read any more is removed all the same. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GStrv devices = desk_store_list_devices_finish (DESK_STORE (source), result, NULL);

  if (devices != NULL)
    g_task_set_task_data (task, devices, (GDestroyNotify) g_strfreev);
  desk_store_close_async (DESK_STORE (source), NULL, closed_cb, g_steal_pointer (&task));
}

/**
 * desk_sync_forget_async:
 * @store: open, or one that could not be opened
 *
 * Closes the store and removes the local data, then the keys to the hub wherever they are kept. Once it
 * has begun nothing stops it.
 */
void
desk_sync_forget_async (DeskStore           *store,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (DESK_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_sync_forget_async);
  g_task_set_check_cancellable (task, FALSE);
  desk_store_list_devices_async (store, NULL, listed_cb, task);
}

/**
 * desk_sync_forget_finish:
 * @keys_left: (out) (transfer full) (nullable): why a key is still in the key ring
 *
 * Returns: %FALSE as desk_store_remove_finish(); the store is closed all the same
 */
gboolean
desk_sync_forget_finish (DeskStore     *store,
                         GAsyncResult  *result,
                         char         **keys_left,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_sync_forget_async), FALSE);

  *keys_left = g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
}
