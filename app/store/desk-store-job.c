/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-private.h"

/* A piece of work for the database thread; one of @read and @write. Data that is written is
 * never NULL. */
typedef struct
{
  DeskReadFunc   read;
  DeskWriteFunc  write;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gboolean       fleeting;      /* what is written can be had again */
} Job;

/* What is told to the main thread after a commit. */
typedef struct
{
  DeskStore *store;
  GStrv      members;
  gboolean   changed;
  gboolean   status;
  gboolean   filters;
  gboolean   occasions;
  gboolean   visits;
} News;

static void
free_job (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
free_news (gpointer data)
{
  News *news = data;

  g_object_unref (news->store);
  g_strfreev (news->members);
  g_free (news);
}

static gboolean
tell_cb (gpointer user_data)
{
  News *news = user_data;

  if (news->changed)
    g_signal_emit_by_name (news->store, "changed", news->members);
  if (news->status)
    g_signal_emit_by_name (news->store, "status-changed");
  if (news->filters)
    g_signal_emit_by_name (news->store, "filters-changed");
  if (news->occasions)
    g_signal_emit_by_name (news->store, "occasions-changed");
  if (news->visits)
    g_signal_emit_by_name (news->store, "visits-changed");
  return G_SOURCE_REMOVE;
}

static void
tell (DeskStore  *self,
      DeskChange *change)
{
  News *news = g_new0 (News, 1);

  news->store = g_object_ref (self);
  news->members = desk_change_get_members (change);
  news->changed = change->everything || g_hash_table_size (change->members) > 0;
  news->status = change->status;
  news->filters = change->filters;
  news->occasions = change->occasions;
  news->visits = change->visits || change->everything;
  desk_store_tell (self, tell_cb, news, free_news);
}

typedef struct
{
  DeskStore *store;
  GError    *error;
} Damage;

static void
free_damage (gpointer data)
{
  Damage *damage = data;

  g_object_unref (damage->store);
  g_error_free (damage->error);
  g_free (damage);
}

static gboolean
tell_damage_cb (gpointer user_data)
{
  Damage *damage = user_data;

  g_signal_emit_by_name (damage->store, "damaged", damage->error);
  return G_SOURCE_REMOVE;
}

/* Returns the error from the task; damage is also told to whoever cares for the whole. Takes
 * @error over. */
static void
return_error (DeskStore *self,
              GTask     *task,
              GError    *error)
{
  if (g_error_matches (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED))
    {
      Damage *damage = g_new0 (Damage, 1);

      damage->store = g_object_ref (self);
      damage->error = g_error_copy (error);
      desk_store_tell (self, tell_damage_cb, damage, free_damage);
    }
  g_task_return_error (task, error);
}

static void
run_read (GTask        *task,
          DeskDb       *db,
          gpointer      task_data,
          GCancellable *cancellable)
{
  DeskStore *self = g_task_get_source_object (task);
  Job *job = task_data;
  GError *error = NULL;
  gpointer result = NULL;

  if (desk_local_follow_others (desk_store_get_local (self), db, &error))
    result = job->read (desk_store_get_local (self), db, job->data, &error);
  if (error != NULL)
    return_error (self, task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

static void
run_write (GTask        *task,
           DeskDb       *db,
           gpointer      task_data,
           GCancellable *cancellable)
{
  DeskStore *self = g_task_get_source_object (task);
  g_autoptr (DeskChange) change = desk_change_new ();
  Job *job = task_data;
  GError *error = NULL;

  desk_db_set_lasting (db, !job->fleeting);
  if (!desk_local_follow_others (desk_store_get_local (self), db, &error) ||
      !desk_local_write (desk_store_get_local (self), db, job->write, job->data, change, &error))
    {
      return_error (self, task, error);
      return;
    }
  tell (self, change);
  /* It is on disk: cancelling came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_return_pointer (task, job->data, NULL);
}

static void
push_job (DeskStore           *self,
          Job                 *job,
          DeskDbFunc           func,
          gpointer             tag,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  DeskDbThread *thread = desk_store_get_thread (self);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  if (thread != NULL)
    desk_db_thread_push (thread, task, func);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The store is not open");
}

void
desk_store_read (DeskStore           *self,
                 DeskReadFunc         func,
                 gpointer             data,
                 GDestroyNotify       free_data,
                 GDestroyNotify       free_result,
                 gpointer             tag,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  job->read = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  push_job (self, job, run_read, tag, cancellable, callback, user_data);
}

gpointer
desk_store_read_finish (DeskStore     *self,
                        GAsyncResult  *result,
                        gpointer       tag,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static Job *
new_write_job (DeskWriteFunc  func,
               gpointer       data,
               GDestroyNotify free_data)
{
  Job *job = g_new0 (Job, 1);

  job->write = func;
  job->data = data;
  job->free_data = free_data;
  return job;
}

void
desk_store_write (DeskStore           *self,
                  DeskWriteFunc        func,
                  gpointer             data,
                  GDestroyNotify       free_data,
                  gpointer             tag,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  push_job (self, new_write_job (func, data, free_data), run_write, tag, cancellable, callback,
            user_data);
}

void
desk_store_write_fleeting (DeskStore           *self,
                           DeskWriteFunc        func,
                           gpointer             data,
                           GDestroyNotify       free_data,
                           gpointer             tag,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Job *job = new_write_job (func, data, free_data);

  job->fleeting = TRUE;
  push_job (self, job, run_write, tag, cancellable, callback, user_data);
}

gpointer
desk_store_write_finish (DeskStore     *self,
                         GAsyncResult  *result,
                         gpointer       tag,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
