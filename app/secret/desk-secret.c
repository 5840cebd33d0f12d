/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-secret.h"

#include <glib/gi18n-lib.h>

#include "desk-key-ring.h"
#include "desk-token-file.h"

G_DEFINE_QUARK (desk-secret-error-quark, desk_secret_error)

/* For how long a key ring may take, a person at its prompt included, before the file is used. */
#define SAVE_S 60
/* A key ring that is unlocked answers at once. */
#define QUICK_S 10

/* What a thread is told. */
typedef struct
{
  char  *data_dir;
  char  *device_id;             /* NULL: several */
  char  *token;
  GStrv  device_ids;
} Job;

static void
free_job (Job *job)
{
  g_free (job->data_dir);
  g_free (job->device_id);
  g_free (job->token);
  g_strfreev (job->device_ids);
  g_free (job);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* (transfer full): a cancellable that is cancelled with @outer, and after @seconds */
static GCancellable *
begin_waiting (GCancellable *outer,
               guint         seconds,
               gulong       *follows)
{
  GCancellable *inner = g_cancellable_new ();
  g_autoptr (GSource) source = g_timeout_source_new_seconds (seconds);

  g_source_set_callback (source, give_up_cb, g_object_ref (inner), g_object_unref);
  g_source_attach (source, NULL);
  g_object_set_data_full (G_OBJECT (inner), "timeout", g_source_ref (source),
                          (GDestroyNotify) g_source_unref);
  *follows = outer != NULL ? g_cancellable_connect (outer, G_CALLBACK (g_cancellable_cancel),
                                                    inner, NULL)
                           : 0;
  return inner;
}

static void
end_waiting (GCancellable *outer,
             GCancellable *inner,
             gulong        follows)
{
  if (follows != 0)
    g_cancellable_disconnect (outer, follows);
  g_source_destroy (g_object_get_data (G_OBJECT (inner), "timeout"));
  g_object_unref (inner);
}

static gboolean
is_kept (const char *written,
         const char *read)
{
  return g_strcmp0 (written, read) == 0;
}

/* Whether the key ring has it: read again, not believed. */
static gboolean
save_in_key_ring (Job          *job,
                  GCancellable *cancellable)
{
  g_autofree char *read = NULL;

  if (!desk_key_ring_is_there (cancellable) ||
      !desk_key_ring_save (job->device_id, job->token, cancellable, NULL))
    return FALSE;
  read = desk_key_ring_load (job->device_id, TRUE, cancellable, NULL);
  return is_kept (job->token, read);
}

static gboolean
save_in_file (Job     *job,
              GError **error)
{
  g_autofree char *read = NULL;

  if (!desk_token_file_save (job->data_dir, job->device_id, job->token, error))
    return FALSE;
  read = desk_token_file_load (job->data_dir, job->device_id, error);
  if (is_kept (job->token, read))
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_UNKEPT,
                         _("The key by which the hub knows this computer could not be kept. Try "
                           "again."));
  return FALSE;
}

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gulong follows;
  GCancellable *waiting = begin_waiting (cancellable, SAVE_S, &follows);
  gboolean in_key_ring = save_in_key_ring (job, waiting);

  end_waiting (cancellable, waiting, follows);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (in_key_ring && desk_token_file_remove (job->data_dir, job->device_id, &error))
    g_task_return_int (task, DESK_SECRET_IN_KEY_RING);
  else if (!in_key_ring && save_in_file (job, &error))
    g_task_return_int (task, DESK_SECRET_IN_FILE);
  else
    g_task_return_error (task, error);
}

/* @rings: an open key ring was looked into. Without any, the one that has it may be away only: in a
 * session without the desktop, say. */
static GError *
new_absent_error (gboolean rings)
{
  const char *message;

  message = rings ? _("The key by which the hub knows this computer is gone. What you recorded is "
                      "kept here. Ask for a new code and enrol again.")
                  : _("The key by which the hub knows this computer was not found, and no key ring "
                      "answers here. Sign in at the desktop. If it stays so, ask for a new code and "
                      "enrol again. What you recorded is kept here.");
  return g_error_new_literal (DESK_SECRET_ERROR, DESK_SECRET_ERROR_ABSENT, message);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  char *token = desk_token_file_load (job->data_dir, job->device_id, &error);
  gboolean rings;

  rings = token == NULL && error == NULL && desk_key_ring_is_there (cancellable);
  if (rings)
    token = desk_key_ring_load (job->device_id, TRUE, cancellable, &error);
  if (token == NULL && error == NULL)
    error = new_absent_error (rings);
  if (token != NULL)
    g_task_return_pointer (task, token, g_free);
  else
    g_task_return_error (task, error);
}

static void
find_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gulong follows;
  GCancellable *waiting = begin_waiting (cancellable, QUICK_S, &follows);
  g_autofree char *in_file = desk_token_file_load (job->data_dir, job->device_id, &error);
  DeskSecretPlace place = DESK_SECRET_NOWHERE;

  if (in_file != NULL)
    place = DESK_SECRET_IN_FILE;
  else if (error == NULL && desk_key_ring_is_there (waiting) &&
           desk_key_ring_has (job->device_id, waiting))
    place = DESK_SECRET_IN_KEY_RING;
  end_waiting (cancellable, waiting, follows);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, place);
}

/* All that can go goes; the first that could not is told. */
static gboolean
remove_each (const char          *data_dir,
             const char * const  *device_ids,
             gboolean             rings,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; device_ids[i] != NULL; i++)
    {
      if (rings)
        desk_key_ring_remove (device_ids[i], cancellable, failure == NULL ? &failure : NULL);
      desk_token_file_remove (data_dir, device_ids[i], failure == NULL ? &failure : NULL);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
remove_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gulong follows;
  GCancellable *waiting = begin_waiting (cancellable, QUICK_S, &follows);
  gboolean removed = remove_each (job->data_dir, (const char * const *) job->device_ids,
                                  desk_key_ring_is_there (waiting), waiting, &error);

  end_waiting (cancellable, waiting, follows);
  if (removed)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run (GTaskThreadFunc     func,
     const char         *data_dir,
     const char         *device_id,
     const char         *token,
     const char * const *device_ids,
     gpointer            tag,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->data_dir = g_strdup (data_dir);
  job->device_id = g_strdup (device_id);
  job->token = g_strdup (token);
  job->device_ids = g_strdupv ((GStrv) device_ids);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  g_task_run_in_thread (task, func);
}

/**
 * desk_secret_save_async:
 * @data_dir: the folder of the local data
 * @device_id: as the hub named this computer
 * @token: UTF-8
 *
 * Keeps the token, and reads it again before it says so. A key ring that cannot be used within a
 * minute, a person at its prompt included, gives way to the file.
 */
void
desk_secret_save_async (const char          *data_dir,
                        const char          *device_id,
                        const char          *token,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (data_dir != NULL && device_id != NULL && token != NULL);

  run (save_in_thread, data_dir, device_id, token, NULL, desk_secret_save_async, cancellable,
       callback, user_data);
}

/**
 * desk_secret_save_finish:
 *
 * Returns: where it is kept, %DESK_SECRET_NOWHERE with @error
 */
DeskSecretPlace
desk_secret_save_finish (GAsyncResult  *result,
                         GError       **error)
{
  gssize place;

  g_return_val_if_fail (g_async_result_is_tagged (result, desk_secret_save_async),
                        DESK_SECRET_NOWHERE);

  place = g_task_propagate_int (G_TASK (result), error);
  return place > 0 ? (DeskSecretPlace) place : DESK_SECRET_NOWHERE;
}

/**
 * desk_secret_load_async:
 *
 * Finds the token. A key ring that is locked asks the person, for as long as it pleases: cancel where
 * nobody may be asked.
 */
void
desk_secret_load_async (const char          *data_dir,
                        const char          *device_id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (data_dir != NULL && device_id != NULL);

  run (load_in_thread, data_dir, device_id, NULL, NULL, desk_secret_load_async, cancellable,
       callback, user_data);
}

/**
 * desk_secret_load_finish:
 *
 * Returns: (transfer full) (nullable): the token; %NULL with a #DeskSecretError, or another
 */
char *
desk_secret_load_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_secret_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desk_secret_remove_async:
 * @device_ids: all that this computer was to the hub
 *
 * Removes their tokens, wherever they are. What is not there is fine.
 */
void
desk_secret_remove_async (const char          *data_dir,
                          const char * const  *device_ids,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (data_dir != NULL && device_ids != NULL);

  run (remove_in_thread, data_dir, NULL, NULL, device_ids, desk_secret_remove_async, cancellable,
       callback, user_data);
}

/**
 * desk_secret_remove_finish:
 *
 * Returns: %FALSE where one may still be there
 */
gboolean
desk_secret_remove_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_secret_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A key that is in the file is in no key ring. */
static gboolean
is_in_file (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, DESK_SECRET_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
forget (const char          *data_dir,
        const char * const  *device_ids,
        GCancellable        *cancellable,
        GError             **error)
{
  gboolean open = desk_key_ring_is_there (cancellable) && !desk_key_ring_is_locked (cancellable);
  gboolean certain = open || is_in_file (data_dir);

  if (!remove_each (data_dir, device_ids, open, cancellable, error))
    return FALSE;
  if (!certain)
    g_set_error_literal (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_LOCKED,
                         _("A key ring that is locked, or does not answer now, may still have “Member "
                           "Desk: key to the hub”. Where it is open at a later start of Member Desk, "
                           "the key is removed then."));
  return certain;
}

/**
 * desk_secret_forget:
 *
 * As desk_secret_remove_async(), for a thread that may wait some seconds. Nobody is asked to unlock
 * anything.
 *
 * Returns: %FALSE where one may still be there, also in a key ring that does not answer now
 */
gboolean
desk_secret_forget (const char          *data_dir,
                    const char * const  *device_ids,
                    GError             **error)
{
  gulong follows;
  GCancellable *waiting;
  gboolean done;

  g_return_val_if_fail (data_dir != NULL && device_ids != NULL, FALSE);

  if (*device_ids == NULL)
    return TRUE;
  waiting = begin_waiting (NULL, QUICK_S, &follows);
  done = forget (data_dir, device_ids, waiting, error);
  end_waiting (NULL, waiting, follows);
  return done;
}

/**
 * desk_secret_find_async:
 *
 * Where the token lies. Nobody is asked for anything.
 */
void
desk_secret_find_async (const char          *data_dir,
                        const char          *device_id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (data_dir != NULL && device_id != NULL);

  run (find_in_thread, data_dir, device_id, NULL, NULL, desk_secret_find_async, cancellable,
       callback, user_data);
}

DeskSecretPlace
desk_secret_find_finish (GAsyncResult  *result,
                         GError       **error)
{
  gssize place;

  g_return_val_if_fail (g_async_result_is_tagged (result, desk_secret_find_async),
                        DESK_SECRET_NOWHERE);

  place = g_task_propagate_int (G_TASK (result), error);
  return place > 0 ? (DeskSecretPlace) place : DESK_SECRET_NOWHERE;
}

/**
 * desk_secret_place_describe:
 *
 * Returns: (nullable): where the key of this computer is kept, in a sentence for a manager and the IT
 *   department; %NULL for nowhere
 */
const char *
desk_secret_place_describe (DeskSecretPlace place)
{
  switch (place)
    {
    case DESK_SECRET_IN_KEY_RING:
      return _("The key to the hub is kept in the key ring of this computer.");
    case DESK_SECRET_IN_FILE:
      return _("The key to the hub is kept in a file that only you can read, because this computer "
               "has no key ring.");
    case DESK_SECRET_NOWHERE:
    default:
      return NULL;
    }
}
