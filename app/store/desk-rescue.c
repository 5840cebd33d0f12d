/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-rescue.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "desk-local.h"
#include "desk-meta.h"
#include "desk-salvage.h"

/* The steps, each of which may be the last before a power cut:
 *
 *     desk.db, desk.db-wal  ── copied to ──▶ desk.db.damaged-…, kept for good
 *     desk.db.rescue        is made from what can be read of the copy
 *     desk.db.rescued       is its name once it is whole: from here on it is the database
 *     desk.db-wal           goes, then desk.db.rescued becomes desk.db
 */
#define MAKING ".rescue"
#define MADE ".rescued"
#define DAMAGED ".damaged-"

typedef struct
{
  char      *data_dir;
  DeskClock *clock;
} Rescue;

static void
free_rescue (gpointer data)
{
  Rescue *rescue = data;

  g_free (rescue->data_dir);
  g_object_unref (rescue->clock);
  g_free (rescue);
}

static GFile *
get_file (const char *data_dir,
          const char *suffix)
{
  g_autofree char *name = g_strconcat (DESK_LOCAL_DATABASE, suffix, NULL);

  return g_file_new_build_filename (data_dir, name, NULL);
}

/* What is not there is fine. */
static gboolean
remove_file (const char  *data_dir,
             const char  *suffix,
             GError     **error)
{
  g_autoptr (GFile) file = get_file (data_dir, suffix);
  g_autoptr (GError) failure = NULL;

  if (g_file_delete (file, NULL, &failure) ||
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
copy_file (const char  *data_dir,
           const char  *suffix,
           const char  *target,
           GError     **error)
{
  g_autoptr (GFile) from = get_file (data_dir, suffix);
  g_autofree char *path = g_strconcat (target, suffix, NULL);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;

  if (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &failure) ||
      (*suffix != '\0' && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* (transfer full): a name that nobody has yet */
static char *
name_copy (Rescue *rescue)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (desk_clock_now (rescue->clock) / 1000);
  g_autofree char *moment = g_date_time_format (now, "%Y%m%d-%H%M%S");
  char *path = NULL;

  for (guint i = 0; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s" G_DIR_SEPARATOR_S DESK_LOCAL_DATABASE DAMAGED "%s-%u",
                              rescue->data_dir, moment, i);
    }
  return path;
}

static gboolean
save_operation (DeskDb              *db,
                const DeskSalvaged  *salvaged,
                gint64               seq,
                GError             **error)
{
  const DeskOp *op = salvaged->op;

  return desk_db_run (db, error,
                      "INSERT INTO outbox (seq, place, op_id, kind, member_no, body, made_ms,"
                      " state, reason, rev) VALUES ($1, $1, $2, $3, $4,"
                      " CASE WHEN json_extract ($5, '$.seq') = $1 THEN $5"
                      " ELSE json_set ($5, '$.seq', $1) END, $6, $7, $8, 0)",
                      "issssiss", seq, op->op_id, op->kind, op->member_no, op->text, op->made_ms,
                      salvaged->rejected ? "rejected" : "queued", salvaged->reason) >= 0;
}

/* In their order; a number that is taken already is followed by the next free one. */
static gboolean
save_outbox (DeskDb       *db,
             DeskSalvage  *salvage,
             GError      **error)
{
  gint64 last = 0;
  gint64 counted;

  for (guint i = 0; i < salvage->operations->len; i++)
    {
      const DeskSalvaged *salvaged = salvage->operations->pdata[i];

      last = MAX (last + 1, salvaged->op->seq);
      if (!save_operation (db, salvaged, last, error))
        return FALSE;
    }
  return desk_meta_load_int (db, DESK_META_LAST_SEQ, &counted, error) &&
         desk_meta_save_int (db, DESK_META_LAST_SEQ, MAX (counted, last), error);
}

static gboolean
save_filters (DeskDb       *db,
              DeskSalvage  *salvage,
              GError      **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer query;

  g_hash_table_iter_init (&iter, salvage->filters);
  while (g_hash_table_iter_next (&iter, &name, &query))
    if (desk_db_run (db, error, "INSERT INTO saved_filters (name, query) VALUES ($1, $2)", "ss",
                     name, query) < 0)
      return FALSE;
  return TRUE;
}

static gboolean
save_salvage (DeskDb       *db,
              DeskSalvage  *salvage,
              GError      **error)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, salvage->meta);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!desk_meta_save (db, key, value, error))
      return FALSE;
  return save_filters (db, salvage, error) && save_outbox (db, salvage, error);
}

static gboolean
fill (DeskDb       *db,
      DeskSalvage  *salvage,
      GError      **error)
{
  if (!desk_local_migrate (db, error) || !desk_db_begin (db, error))
    return FALSE;
  if (save_salvage (db, salvage, error) && desk_db_commit (db, error))
    return desk_db_checkpoint (db, error);

  desk_db_rollback (db);
  return FALSE;
}

static gboolean
make_new (const char   *data_dir,
          DeskSalvage  *salvage,
          GError      **error)
{
  g_autoptr (GFile) making = get_file (data_dir, MAKING);
  g_autoptr (GFile) made = get_file (data_dir, MADE);
  g_autoptr (DeskDb) db = NULL;

  if (!remove_file (data_dir, MAKING, error) ||
      !remove_file (data_dir, MAKING "-wal", error) ||
      !remove_file (data_dir, MAKING "-shm", error))
    return FALSE;
  db = desk_db_open (g_file_peek_path (making), error);
  if (db == NULL || !fill (db, salvage, error))
    return FALSE;
  g_clear_object (&db);
  return g_file_move (making, made, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, error);
}

/* A database that can be read to its end is not to be rebuilt: another program may be at work. */
static gboolean
check_damaged (const char  *path,
               GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskDb) db = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   _("There is no database “%s”, so there is nothing to rebuild."), path);
      return FALSE;
    }
  db = desk_db_open (path, &failure);
  if (db != NULL && desk_db_check (db, &failure))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                   _("“%s” is sound. There is nothing to rebuild."), path);
      return FALSE;
    }
  if (g_error_matches (failure, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
remove_beside (const DeskRescue *done,
               const char       *suffix)
{
  g_autofree char *path = g_strconcat (done->damaged_path, suffix, NULL);

  g_remove (path);
}

/* Where it cannot be done, everything is as it was. */
static void
remove_copy (const DeskRescue *done)
{
  remove_beside (done, "-wal");
  remove_beside (done, "");
}

static gboolean
rebuild (Rescue      *rescue,
         DeskRescue  *done,
         GError     **error)
{
  g_autoptr (DeskSalvage) salvage = NULL;

  if (!copy_file (rescue->data_dir, "", done->damaged_path, error) ||
      !copy_file (rescue->data_dir, "-wal", done->damaged_path, error))
    return FALSE;
  salvage = desk_salvage_read (done->damaged_path);
  remove_beside (done, "-shm");
  done->kept = salvage->operations->len;
  done->whole = salvage->whole;
  done->enrolled = g_hash_table_contains (salvage->meta, DESK_META_DEVICE_ID) &&
                   g_hash_table_contains (salvage->meta, DESK_META_INCARNATION);
  return make_new (rescue->data_dir, salvage, error);
}

static DeskRescue *
rescue_damaged (Rescue  *rescue,
                GError **error)
{
  g_autofree char *path = g_build_filename (rescue->data_dir, DESK_LOCAL_DATABASE, NULL);
  g_autoptr (DeskRescue) done = g_new0 (DeskRescue, 1);

  if (!desk_rescue_complete (rescue->data_dir, error) || !check_damaged (path, error))
    return NULL;
  done->damaged_path = name_copy (rescue);
  if (!rebuild (rescue, done, error))
    {
      remove_copy (done);
      return NULL;
    }
  return desk_rescue_complete (rescue->data_dir, error) ? g_steal_pointer (&done) : NULL;
}

static void
rescue_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  DeskRescue *done = rescue_damaged (task_data, &error);

  if (done != NULL)
    g_task_return_pointer (task, done, (GDestroyNotify) desk_rescue_free);
  else
    g_task_return_error (task, error);
}

void
desk_rescue_free (DeskRescue *self)
{
  g_free (self->damaged_path);
  g_free (self);
}

/**
 * desk_rescue_complete:
 *
 * Puts a database that was rescued in its place, when a power cut or a kill came before that. Does
 * nothing where there is none.
 */
gboolean
desk_rescue_complete (const char  *data_dir,
                      GError     **error)
{
  g_autoptr (GFile) made = get_file (data_dir, MADE);
  g_autoptr (GFile) place = get_file (data_dir, "");

  if (!g_file_query_exists (made, NULL))
    return TRUE;
  return remove_file (data_dir, "-wal", error) &&
         remove_file (data_dir, "-shm", error) &&
         g_file_move (made, place, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL,
                      NULL, NULL, error);
}

/**
 * desk_store_rescue_async:
 * @store: not open
 *
 * Makes a new local database with the outbox of the damaged one and this laptop's identity; the
 * next sync fetches the rest. The damaged file is kept beside it. Killing it half-way loses
 * nothing: the next start goes on, or finds everything as before.
 */
void
desk_store_rescue_async (DeskStore           *store,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Rescue *rescue;

  g_return_if_fail (DESK_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  rescue = g_new0 (Rescue, 1);
  rescue->data_dir = g_strdup (desk_store_get_data_dir (store));
  rescue->clock = g_object_ref (desk_store_get_clock (store));
  g_task_set_source_tag (task, desk_store_rescue_async);
  g_task_set_task_data (task, rescue, free_rescue);
  g_task_run_in_thread (task, rescue_in_thread);
}

/**
 * desk_store_rescue_finish:
 *
 * Returns: (transfer full) (nullable): %NULL with %DESK_ERROR_UNSUITABLE when the database is sound,
 *   %DESK_ERROR_NOT_FOUND when there is none, or a #DeskDbError or #GIOErrorEnum; the database is
 *   then as it was
 */
DeskRescue *
desk_store_rescue_finish (DeskStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_store_rescue_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
