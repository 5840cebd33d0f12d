/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-db-thread.h"

#include "desk-db-private.h"

/* So long without work, and more of it is not just on its way. */
#define REST_AFTER_US (2 * G_TIME_SPAN_SECOND)

/* What the thread works with. It belongs to the thread and to the object, and goes with the later
 * of them, so that the object may go while work is queued. */
typedef struct
{
  GAsyncQueue    *queue;        /* of Job; a job without a task ends the thread */
  GThread        *thread;
  DeskDbOpenFunc  open;
  gpointer        user_data;
  GDestroyNotify  destroy;
  DeskDb         *db;           /* the thread's alone */
} Worker;

typedef struct
{
  GTask      *task;
  DeskDbFunc  func;
} Job;

struct _DeskDbThread
{
  GObject  parent_instance;

  Worker  *worker;
  GThread *thread;              /* NULL once closing */
};

G_DEFINE_FINAL_TYPE (DeskDbThread, desk_db_thread, G_TYPE_OBJECT)

static void
clear_worker (gpointer data)
{
  Worker *worker = data;

  g_async_queue_unref (worker->queue);
}

static void
push_job (Worker     *worker,
          GTask      *task,
          DeskDbFunc  func)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->func = func;
  g_async_queue_push (worker->queue, job);
}

static gboolean
drop_task_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* A task's source object and data must not be finalized here: the last reference goes where it came
 * from. (g_main_context_invoke() would do it here whenever no loop runs there at the moment.) */
static void
drop_task (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_static_name (source, "desk-db-thread drop_task");
  g_source_set_callback (source, drop_task_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
run_task (Worker     *worker,
          GTask      *task,
          DeskDbFunc  func)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  g_assert (worker->thread == g_thread_self ());

  if (g_task_return_error_if_cancelled (task))
    return;

  if (worker->db == NULL)
    worker->db = worker->open (worker->user_data, cancellable, &error);
  if (worker->db == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  desk_db_set_cancellable (worker->db, cancellable);
  func (task, worker->db, g_task_get_task_data (task), cancellable);
  desk_db_set_cancellable (worker->db, NULL);
  desk_db_rollback (worker->db);
  desk_db_set_lasting (worker->db, TRUE);
}

/* Nobody may ask for anything until tomorrow; what was read lies in memory no longer than that pays. */
static Job *
pop_job (Worker *worker)
{
  Job *job = g_async_queue_timeout_pop (worker->queue, REST_AFTER_US);

  if (job != NULL)
    return job;
  if (worker->db != NULL)
    desk_db_rest (worker->db);
  return g_async_queue_pop (worker->queue);
}

static gpointer
run_thread (gpointer data)
{
  Worker *worker = data;
  gboolean running = TRUE;

  worker->thread = g_thread_self ();
  while (running)
    {
      g_autofree Job *job = pop_job (worker);

      running = job->task != NULL;
      if (running)
        {
          run_task (worker, job->task, job->func);
          drop_task (job->task);
          if (worker->db != NULL && g_async_queue_length (worker->queue) <= 0)
            desk_db_tidy (worker->db);
        }
    }

  g_clear_object (&worker->db);
  if (worker->destroy != NULL)
    worker->destroy (worker->user_data);
  g_atomic_rc_box_release_full (worker, clear_worker);
  return NULL;
}

static void
join_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_thread_join (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
desk_db_thread_dispose (GObject *object)
{
  DeskDbThread *self = DESK_DB_THREAD (object);

  if (self->thread != NULL)
    {
      push_job (self->worker, NULL, NULL);
      g_clear_pointer (&self->thread, g_thread_unref);
    }

  G_OBJECT_CLASS (desk_db_thread_parent_class)->dispose (object);
}

static void
desk_db_thread_finalize (GObject *object)
{
  DeskDbThread *self = DESK_DB_THREAD (object);

  g_atomic_rc_box_release_full (self->worker, clear_worker);

  G_OBJECT_CLASS (desk_db_thread_parent_class)->finalize (object);
}

static void
desk_db_thread_class_init (DeskDbThreadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_db_thread_dispose;
  object_class->finalize = desk_db_thread_finalize;
}

static void
desk_db_thread_init (DeskDbThread *self)
{
  self->worker = g_atomic_rc_box_new0 (Worker);
  self->worker->queue = g_async_queue_new ();
}

/**
 * desk_db_thread_new:
 * @name: of the thread, at most 15 letters
 * @open: opens the connection; called on the thread before the first task, and again before the
 *   next one where it failed: its error goes to the task that waited for it, and trying again works
 * @destroy: (nullable): frees @user_data, on the thread, at its end
 *
 * Dropping it without desk_db_thread_close_async() is safe: what is queued is still done.
 *
 * Returns: (transfer full): an object for the thread that made it
 */
DeskDbThread *
desk_db_thread_new (const char     *name,
                    DeskDbOpenFunc  open,
                    gpointer        user_data,
                    GDestroyNotify  destroy)
{
  DeskDbThread *self = g_object_new (DESK_TYPE_DB_THREAD, NULL);

  g_return_val_if_fail (open != NULL, NULL);

  self->worker->open = open;
  self->worker->user_data = user_data;
  self->worker->destroy = destroy;
  self->thread = g_thread_new (name, run_thread, g_atomic_rc_box_acquire (self->worker));
  return self;
}

/**
 * desk_db_thread_push:
 * @task: (transfer none): returned by @func in the context it was made in
 *
 * Queues a piece of work. It is not begun once the task's cancellable is cancelled, and its
 * statements stop (%DESK_DB_ERROR_CANCELLED) when that happens while it runs; the task then returns
 * %G_IO_ERROR_CANCELLED. A transaction that @func leaves open is rolled back, and after it commits
 * wait for the disk again. After closing, the task returns %G_IO_ERROR_CLOSED.
 */
void
desk_db_thread_push (DeskDbThread *self,
                     GTask        *task,
                     DeskDbFunc    func)
{
  g_return_if_fail (DESK_IS_DB_THREAD (self));
  g_return_if_fail (G_IS_TASK (task));

  if (self->thread != NULL)
    {
      push_job (self->worker, g_object_ref (task), func);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The database is closed");
}

/**
 * desk_db_thread_close_async:
 *
 * Lets the thread do what is queued, closes the connection and ends the thread; then calls back.
 * Cannot be cancelled. Closing again is %G_IO_ERROR_CLOSED.
 */
void
desk_db_thread_close_async (DeskDbThread        *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (DESK_IS_DB_THREAD (self));

  g_task_set_source_tag (task, desk_db_thread_close_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->thread == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The database is closed");
      return;
    }

  push_job (self->worker, NULL, NULL);
  g_task_set_task_data (task, g_steal_pointer (&self->thread), NULL);
  g_task_run_in_thread (task, join_in_thread);
}

gboolean
desk_db_thread_close_finish (DeskDbThread  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
