/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-removal.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>

#include "desk-local.h"
#include "desk-meta.h"
#include "desk-store-private.h"

/* The steps, each of which may be the last before a power cut:
 *
 *     removal               says that everything is to go: from here on the next start goes on
 *     desk.db, …            go, in any order
 *     removal               goes last
 */

/* With what stands behind the name: a log, a damaged copy, half of a file that was being written. Of
 * other rooms: the key to the hub, the PIN, the calendar file. */
static const char * const names[] = {
  DESK_LOCAL_DATABASE, "token.ini", "lock.ini", "visits.ics", NULL,
};

static gboolean
delete_file (const char  *data_dir,
             const char  *name,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_build_filename (data_dir, name, NULL);
  g_autoptr (GError) failure = NULL;

  if (g_file_delete (file, NULL, &failure) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_set_error (error, failure->domain, failure->code, _("“%s” cannot be removed: %s"),
               g_file_peek_path (file), failure->message);
  return FALSE;
}

/* What another program writes to a file that is gone would be lost in silence: the write-ahead log is
 * given up only by who is alone. */
static gboolean
check_alone (const char  *data_dir,
             GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, DESK_LOCAL_DATABASE, NULL);
  g_autoptr (GError) failure = NULL;
  g_autofree char *mode = NULL;
  g_autoptr (DeskDb) db = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  db = desk_db_open (path, &failure);
  if (db != NULL)
    mode = desk_db_query_text (db, &failure, "PRAGMA journal_mode = DELETE", "");
  if (!g_error_matches (failure, DESK_DB_ERROR, DESK_DB_ERROR_BUSY) && g_strcmp0 (mode, "wal") != 0)
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                       _("Another program is at work with the data of Member Desk. Close it, then "
                         "remove everything again."));
  return FALSE;
}

static GPtrArray *
list_names (const char  *data_dir,
            GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (data_dir, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (desk_removal_covers (name))
      g_ptr_array_add (list, g_strdup (name));
  return g_steal_pointer (&list);
}

/* All that can go goes; the first that could not is told. */
static gboolean
delete_all (const char  *data_dir,
            GError     **error)
{
  g_autoptr (GPtrArray) list = list_names (data_dir, error);
  gboolean whole = TRUE;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    whole = delete_file (data_dir, list->pdata[i], whole ? error : NULL) && whole;
  return whole && delete_file (data_dir, DESK_REMOVAL_MARKER, error);
}

static gboolean
mark (const char  *data_dir,
      GError     **error)
{
  static const char words[] = "Member Desk removes its data here; its next start goes on.\n";
  g_autofree char *path = g_build_filename (data_dir, DESK_REMOVAL_MARKER, NULL);

  return g_file_set_contents_full (path, words, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static void
remove_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const char *data_dir = task_data;
  GError *error = NULL;

  if (check_alone (data_dir, &error) && mark (data_dir, &error) && delete_all (data_dir, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desk_removal_covers:
 *
 * Returns: whether a file of that name in the folder of the local data goes with a removal
 */
gboolean
desk_removal_covers (const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (name, names[i]))
      return TRUE;
  return FALSE;
}

/**
 * desk_removal_complete:
 *
 * Removes what a power cut or a kill left of a removal. Does nothing where there was none.
 */
gboolean
desk_removal_complete (const char  *data_dir,
                       GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, DESK_REMOVAL_MARKER, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  return check_alone (data_dir, error) && delete_all (data_dir, error);
}

/**
 * desk_store_remove_async:
 * @store: not open
 *
 * Removes the database with its logs and damaged copies, and what other rooms keep beside it. Killing it
 * half-way leaves nothing half: the next start goes on.
 */
void
desk_store_remove_async (DeskStore           *store,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DESK_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_store_remove_async);
  g_task_set_task_data (task, g_strdup (desk_store_get_data_dir (store)), g_free);
  g_task_run_in_thread (task, remove_in_thread);
}

/**
 * desk_store_remove_finish:
 *
 * Returns: %FALSE with %DESK_ERROR_UNSUITABLE where another program is at work with the data, which is then
 *   as it was; or with what names the file that could not be removed
 */
gboolean
desk_store_remove_finish (DeskStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_store_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
list_devices (DeskLocal  *local,
              DeskDb     *db,
              gpointer    data,
              GError    **error)
{
  g_autofree char *devices = desk_meta_load (db, DESK_META_DEVICES, error);
  g_autofree char *device_id = NULL;
  g_autofree char *all = NULL;

  if (devices == NULL || (device_id = desk_meta_load (db, DESK_META_DEVICE_ID, error)) == NULL)
    return NULL;
  all = g_strstrip (g_strjoin (" ", devices, device_id, NULL));
  return g_strsplit (all, " ", -1);
}

/**
 * desk_store_list_devices_async:
 * @store: open
 */
void
desk_store_list_devices_async (DeskStore           *store,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_devices, NULL, NULL, (GDestroyNotify) g_strfreev,
                   desk_store_list_devices_async, cancellable, callback, user_data);
}

/**
 * desk_store_list_devices_finish:
 *
 * Returns: (transfer full) (nullable): the ids of the devices that this laptop was, some perhaps twice
 */
GStrv
desk_store_list_devices_finish (DeskStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_devices_async, error);
}
