/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-store-private.h"

#include "desk-identity.h"

/* The main thread's side: it owns the database thread and pushes jobs to it.
 *
 *     methods (desk-*.c) ── jobs ──▶ DeskDbThread ── DeskLocal, DeskDb
 *     signals            ◀── idle ──┘
 */
struct _DeskStore
{
  GObject       parent_instance;

  char         *data_dir;
  DeskLocal    *local;
  DeskDbThread *thread;         /* NULL unless opening or open */
  DeskIdentity *identity;       /* NULL before enrolment */
  GMainContext *context;        /* where the store was made */
};

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
} News;

enum
{
  CHANGED,
  STATUS_CHANGED,
  FILTERS_CHANGED,
  DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskStore, desk_store, G_TYPE_OBJECT)

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
    g_signal_emit (news->store, signals[CHANGED], 0, news->members);
  if (news->status)
    g_signal_emit (news->store, signals[STATUS_CHANGED], 0);
  if (news->filters)
    g_signal_emit (news->store, signals[FILTERS_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell (DeskStore  *self,
      DeskChange *change)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->store = g_object_ref (self);
  news->members = desk_change_get_members (change);
  news->changed = change->everything || g_hash_table_size (change->members) > 0;
  news->status = change->status;
  news->filters = change->filters;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, free_news);
  g_source_attach (source, self->context);
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

  g_signal_emit (damage->store, signals[DAMAGED], 0, damage->error);
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
      g_autoptr (GSource) source = g_idle_source_new ();
      Damage *damage = g_new0 (Damage, 1);

      damage->store = g_object_ref (self);
      damage->error = g_error_copy (error);
      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, tell_damage_cb, damage, free_damage);
      g_source_attach (source, self->context);
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

  if (desk_local_follow_others (self->local, db, &error))
    result = job->read (self->local, db, job->data, &error);
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
  if (!desk_local_follow_others (self->local, db, &error) ||
      !desk_local_write (self->local, db, job->write, job->data, change, &error))
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

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  if (self->thread != NULL)
    desk_db_thread_push (self->thread, task, func);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The store is not open");
}

static gpointer
read_identity (DeskLocal  *local,
               DeskDb     *db,
               gpointer    data,
               GError    **error)
{
  DeskIdentity *identity = NULL;

  desk_identity_load (db, &identity, error);
  return identity;
}

static void
desk_store_dispose (GObject *object)
{
  DeskStore *self = DESK_STORE (object);

  g_clear_object (&self->thread);

  G_OBJECT_CLASS (desk_store_parent_class)->dispose (object);
}

static void
desk_store_finalize (GObject *object)
{
  DeskStore *self = DESK_STORE (object);

  g_free (self->data_dir);
  g_clear_pointer (&self->local, desk_local_unref);
  g_clear_pointer (&self->identity, desk_identity_free);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (desk_store_parent_class)->finalize (object);
}

static void
desk_store_class_init (DeskStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_store_dispose;
  object_class->finalize = desk_store_finalize;

  /**
   * DeskStore::changed:
   * @member_nos: (nullable): the members whose rows changed, %NULL for anything
   *
   * The change is on disk.
   */
  signals[CHANGED] =
    g_signal_new ("changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRV | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * DeskStore::status-changed:
   *
   * What desk_store_load_status_async() answers, or the identity, is another one.
   */
  signals[STATUS_CHANGED] =
    g_signal_new ("status-changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[FILTERS_CHANGED] =
    g_signal_new ("filters-changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * DeskStore::damaged:
   * @error: what the work came upon
   *
   * The database is damaged: close the store, and see desk_store_rescue_async().
   */
  signals[DAMAGED] =
    g_signal_new ("damaged", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
desk_store_init (DeskStore *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/**
 * desk_store_new:
 * @data_dir: (nullable): the folder of the database; %NULL: `member-desk` in the person's data
 *   folder
 *
 * Returns: (transfer full): a store that is not open yet
 */
DeskStore *
desk_store_new (const char *data_dir,
                DeskPolicy *policy,
                DeskClock  *clock)
{
  DeskStore *self;

  g_return_val_if_fail (DESK_IS_POLICY (policy), NULL);
  g_return_val_if_fail (DESK_IS_CLOCK (clock), NULL);

  self = g_object_new (DESK_TYPE_STORE, NULL);
  self->data_dir = data_dir != NULL ? g_canonicalize_filename (data_dir, NULL)
                                    : g_build_filename (g_get_user_data_dir (),
                                                        "member-desk" NAME_SUFFIX, NULL);
  self->local = desk_local_new (self->data_dir, policy, clock);
  return self;
}

/**
 * desk_store_open_async:
 *
 * Opens the database, makes it when there is none, and brings it up to date. Everything else waits
 * for it. Trying again after an error works.
 */
void
desk_store_open_async (DeskStore           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (self));

  if (self->thread == NULL)
    self->thread = desk_db_thread_new ("desk-store", desk_local_open, desk_local_ref (self->local),
                                       (GDestroyNotify) desk_local_unref);
  desk_store_read (self, read_identity, NULL, NULL, (GDestroyNotify) desk_identity_free,
                   desk_store_open_async, cancellable, callback, user_data);
}

/**
 * desk_store_open_finish:
 *
 * Returns: %FALSE with a #DeskDbError whose message is for the person: newer, locked, read-only,
 *   full or damaged. Nothing was overwritten then.
 */
gboolean
desk_store_open_finish (DeskStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskIdentity) identity = NULL;

  identity = desk_store_read_finish (self, result, desk_store_open_async, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  desk_store_set_identity (self, identity);
  return TRUE;
}

static void
close_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (desk_db_thread_close_finish (DESK_DB_THREAD (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desk_store_close_async:
 *
 * Lets what was asked before come to its end, then closes the database. Closing what is not open is
 * fine.
 */
void
desk_store_close_async (DeskStore           *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (DeskDbThread) thread = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DESK_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_store_close_async);
  thread = g_steal_pointer (&self->thread);
  if (thread == NULL)
    g_task_return_boolean (task, TRUE);
  else
    desk_db_thread_close_async (thread, cancellable, close_cb, g_steal_pointer (&task));
}

gboolean
desk_store_close_finish (DeskStore     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

DeskPolicy *
desk_store_get_policy (DeskStore *self)
{
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);

  return self->local->policy;
}

DeskClock *
desk_store_get_clock (DeskStore *self)
{
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);

  return self->local->clock;
}

/**
 * desk_store_get_identity:
 *
 * Returns: (transfer none) (nullable): until "status-changed"; %NULL before enrolment
 */
const DeskIdentity *
desk_store_get_identity (DeskStore *self)
{
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);

  return self->identity;
}

const char *
desk_store_get_data_dir (DeskStore *self)
{
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);

  return self->data_dir;
}

void
desk_store_set_identity (DeskStore          *self,
                         const DeskIdentity *identity)
{
  g_clear_pointer (&self->identity, desk_identity_free);
  if (identity != NULL)
    self->identity = desk_identity_copy (identity);
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
