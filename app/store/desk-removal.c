/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-removal.h"

#include <desk-error.h>
#include <desk-secret.h>
#include <glib/gi18n-lib.h>

#include "desk-local.h"
#include "desk-meta.h"
#include "desk-store-private.h"

/* The steps, each of which may be the last before a power cut:
 *
 *     removal               says that everything is to go, and of which devices the keys: from here on
 *                           the next start goes on, and nobody opens the database
 *     keys                  go from the key ring, or cannot: it is locked, or answers elsewhere only
 *     desk.db, …            go, in any order
 *     removal               goes last; or becomes keys-left, for the next start to try again
 */

/* With what stands behind the name: a log, a damaged copy, half of a file that was being written. Of
 * other rooms: the key to the hub, the PIN, the calendar file. */
static const char * const names[] = {
  DESK_LOCAL_DATABASE, "token.ini", "lock.ini", "visits.ics", DESK_REMOVAL_MARKER ".", NULL,
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
is_alone (const char *data_dir)
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
  return !g_error_matches (failure, DESK_DB_ERROR, DESK_DB_ERROR_BUSY) && g_strcmp0 (mode, "wal") != 0;
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

/* (transfer full): the devices that a marker names; none where it cannot be read */
static GStrv
read_devices (const char *data_dir,
              const char *name)
{
  g_autofree char *path = g_build_filename (data_dir, name, NULL);
  g_autoptr (GStrvBuilder) devices = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines != NULL && lines[0] != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_strv_builder_add (devices, lines[i]);
  return g_strv_builder_end (devices);
}

/* Also those whose keys an earlier removal left. */
static gboolean
mark (const char          *data_dir,
      const char * const  *device_ids,
      GError             **error)
{
  g_autofree char *path = g_build_filename (data_dir, DESK_REMOVAL_MARKER, NULL);
  g_auto (GStrv) before = read_devices (data_dir, DESK_REMOVAL_KEYS);
  g_autofree char *kept = g_strjoinv ("\n", before);
  g_autofree char *given = device_ids != NULL ? g_strjoinv ("\n", (GStrv) device_ids) : g_strdup ("");
  g_autofree char *text =
    g_strconcat ("Member Desk removes its data here; its next start goes on.\n", kept, "\n", given, "\n",
                 NULL);

  return g_file_set_contents_full (path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
keep_marker (const char  *data_dir,
             GError     **error)
{
  g_autoptr (GFile) from = g_file_new_build_filename (data_dir, DESK_REMOVAL_MARKER, NULL);
  g_autoptr (GFile) to = g_file_new_build_filename (data_dir, DESK_REMOVAL_KEYS, NULL);

  return g_file_move (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL,
                      NULL, error);
}

/* All that can go goes; the first that could not is told. */
static gboolean
delete_listed (const char  *data_dir,
               GError     **error)
{
  g_autoptr (GPtrArray) list = list_names (data_dir, error);
  gboolean whole = TRUE;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    whole = delete_file (data_dir, list->pdata[i], whole ? error : NULL) && whole;
  return whole;
}

/* There is a marker. @keys_left: (out) (nullable): why a key may still be in a key ring */
static gboolean
delete_all (const char  *data_dir,
            char       **keys_left,
            GError     **error)
{
  g_auto (GStrv) devices = read_devices (data_dir, DESK_REMOVAL_MARKER);
  g_autoptr (GError) failure = NULL;

  desk_secret_forget (data_dir, (const char * const *) devices, &failure);
  if (!delete_listed (data_dir, error))
    return FALSE;
  if (failure != NULL)
    {
      *keys_left = g_strdup (failure->message);
      return keep_marker (data_dir, error);
    }
  return delete_file (data_dir, DESK_REMOVAL_KEYS, error) &&
         delete_file (data_dir, DESK_REMOVAL_MARKER, error);
}

static gboolean
refuse_busy (GError **error)
{
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                       _("Another program is at work with the data of Member Desk. Close it, then "
                         "remove everything again."));
  return FALSE;
}

/* Who opens the database after the marker is there finds it; who has it open is found here. */
static gboolean
begin (const char          *data_dir,
       const char * const  *device_ids,
       GError             **error)
{
  if (!is_alone (data_dir))
    return refuse_busy (error);
  if (!mark (data_dir, device_ids, error))
    return FALSE;
  if (is_alone (data_dir))
    return TRUE;
  return delete_file (data_dir, DESK_REMOVAL_MARKER, error) && refuse_busy (error);
}

typedef struct
{
  char  *data_dir;
  GStrv  device_ids;            /* (nullable): nobody could read them */
} Removal;

static void
free_removal (gpointer data)
{
  Removal *removal = data;

  g_free (removal->data_dir);
  g_strfreev (removal->device_ids);
  g_free (removal);
}

/* Whether a key ring may have a key of whose device nobody can read the name. */
static gboolean
may_leave_unknown (Removal *removal)
{
  g_autofree char *database = g_build_filename (removal->data_dir, DESK_LOCAL_DATABASE, NULL);
  g_autofree char *file = g_build_filename (removal->data_dir, DESK_SECRET_FILE, NULL);

  return removal->device_ids == NULL && g_file_test (database, G_FILE_TEST_EXISTS) &&
         !g_file_test (file, G_FILE_TEST_EXISTS);
}

static void
remove_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Removal *removal = task_data;
  gboolean unknown = may_leave_unknown (removal);
  char *keys_left = NULL;
  GError *error = NULL;

  if (!begin (removal->data_dir, (const char * const *) removal->device_ids, &error) ||
      !delete_all (removal->data_dir, &keys_left, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (unknown && keys_left == NULL)
    keys_left = g_strdup (_("The data could not be read. A key ring of this computer may still have “Member "
                            "Desk: key to the hub”; you can delete it there."));
  g_task_return_pointer (task, keys_left, g_free);
}

/* What an earlier removal left in a key ring; silent where that is still not open. */
static gboolean
complete_keys (const char  *data_dir,
               GError     **error)
{
  g_auto (GStrv) devices = read_devices (data_dir, DESK_REMOVAL_KEYS);

  return *devices == NULL || !desk_secret_forget (data_dir, (const char * const *) devices, NULL) ||
         delete_file (data_dir, DESK_REMOVAL_KEYS, error);
}

void
desk_removal_refuse (GError **error)
{
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                       _("Everything is being removed from this computer. Try again in a moment."));
}

gboolean
desk_removal_is_under_way (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, DESK_REMOVAL_MARKER, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
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
  g_autofree char *keys_left = NULL;

  if (!desk_removal_is_under_way (data_dir))
    return complete_keys (data_dir, error);
  if (is_alone (data_dir))
    return delete_all (data_dir, &keys_left, error);
  desk_removal_refuse (error);
  return FALSE;
}

/**
 * desk_store_remove_async:
 * @store: not open
 * @device_ids: (nullable): all that this laptop was; %NULL where nobody could read that
 *
 * Removes the database with its logs and damaged copies, what other rooms keep beside it, and the keys to
 * the hub. Killing it half-way leaves nothing half: the next start goes on.
 */
void
desk_store_remove_async (DeskStore           *store,
                         const char * const  *device_ids,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Removal *removal;

  g_return_if_fail (DESK_IS_STORE (store));

  removal = g_new0 (Removal, 1);
  removal->data_dir = g_strdup (desk_store_get_data_dir (store));
  removal->device_ids = g_strdupv ((GStrv) device_ids);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_store_remove_async);
  g_task_set_task_data (task, removal, free_removal);
  g_task_run_in_thread (task, remove_in_thread);
}

/**
 * desk_store_remove_finish:
 * @keys_left: (out) (transfer full) (nullable): why a key may still be in a key ring
 *
 * Returns: %FALSE with %DESK_ERROR_UNSUITABLE where another program is at work with the data, which is then
 *   as it was; or with what names the file that could not be removed
 */
gboolean
desk_store_remove_finish (DeskStore     *store,
                          GAsyncResult  *result,
                          char         **keys_left,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_store_remove_async), FALSE);

  *keys_left = g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
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
