/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-session.h"

#include <desk-member-query.h>
#include <desk-sync-forget.h>
#include <desk-sync-status.h>

/**
 * DeskSession:
 *
 * Opens the local database on its thread and finds out what the person needs first: to be told of
 * trouble, to enrol, to wait for the first sync, or to work.
 */
struct _DeskSession
{
  GObject           parent_instance;

  char             *data_dir;
  DeskLock         *lock;
  DeskStore        *store;
  DeskSync         *sync;
  GCancellable     *cancellable;
  DeskSessionState  state;
  GError           *error;
};

G_DEFINE_FINAL_TYPE (DeskSession, desk_session, G_TYPE_OBJECT)

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_state (DeskSession      *self,
           DeskSessionState  state)
{
  self->state = state;
  if (state == DESK_SESSION_READY)
    desk_sync_start (self->sync);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
set_trouble (DeskSession *self,
             GError      *error)
{
  g_clear_error (&self->error);
  self->error = error;
  if (self->sync != NULL)
    desk_sync_stop (self->sync);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
  set_state (self, DESK_SESSION_TROUBLE);
}

/* Work came upon damage that opening did not. */
static void
damaged_cb (DeskSession  *self,
            const GError *error)
{
  if (self->sync != NULL)
    set_trouble (self, g_error_copy (error));
}

/* (transfer full) (nullable) */
static DeskStore *
make_store (DeskSession  *self,
            GError      **error)
{
  g_autoptr (DeskPolicy) policy = desk_policy_new_default (error);
  g_autoptr (DeskClock) clock = NULL;

  if (policy != NULL)
    clock = desk_clock_new_from_environment (error);
  return clock != NULL ? desk_store_new (self->data_dir, policy, clock) : NULL;
}

static void
status_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSyncStatus) status =
    desk_store_load_status_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (status == NULL)
    set_trouble (self, g_steal_pointer (&error));
  else
    set_state (self, status->last_sync_ms == 0 ? DESK_SESSION_FIRST_SYNC : DESK_SESSION_READY);
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DeskSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_open_finish (DESK_STORE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_trouble (self, g_steal_pointer (&error));
      return;
    }
  self->sync = desk_sync_new (self->store);
  desk_session_advance (self);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (desk_store_close_finish (DESK_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
desk_session_dispose (GObject *object)
{
  DeskSession *self = DESK_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_session_parent_class)->dispose (object);
}

static void
desk_session_finalize (GObject *object)
{
  DeskSession *self = DESK_SESSION (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->lock);
  g_clear_error (&self->error);
  g_free (self->data_dir);

  G_OBJECT_CLASS (desk_session_parent_class)->finalize (object);
}

static void
desk_session_class_init (DeskSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_session_dispose;
  object_class->finalize = desk_session_finalize;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", DESK_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_session_init (DeskSession *self)
{
  self->cancellable = g_cancellable_new ();
}

/* A moment in the environment that cannot be read is trouble at opening. */
static DeskLock *
make_lock (const char *data_dir)
{
  g_autoptr (DeskClock) clock = desk_clock_new_from_environment (NULL);

  if (clock == NULL)
    clock = desk_clock_new ();
  return desk_lock_new (data_dir, clock);
}

/**
 * desk_session_new:
 * @data_dir: the folder of the local data; made when it is not there
 *
 * Nothing is opened before desk_session_open().
 */
DeskSession *
desk_session_new (const char *data_dir)
{
  DeskSession *self = g_object_new (DESK_TYPE_SESSION, NULL);

  self->data_dir = g_strdup (data_dir);
  self->lock = make_lock (data_dir);
  return self;
}

/**
 * desk_session_open:
 *
 * Begins opening; needs no display, so it may run while GTK initialises. Also the way to try again
 * after trouble.
 */
void
desk_session_open (DeskSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberQuery) everyone = desk_member_query_new ();

  g_return_if_fail (DESK_IS_SESSION (self));
  g_return_if_fail (self->store == NULL);

  set_state (self, DESK_SESSION_OPENING);
  self->store = make_store (self, &error);
  if (self->store == NULL)
    {
      set_trouble (self, g_steal_pointer (&error));
      return;
    }
  g_signal_connect_object (self->store, "damaged", G_CALLBACK (damaged_cb), self,
                           G_CONNECT_SWAPPED);
  desk_store_open_async (self->store, self->cancellable, store_opened_cb, g_object_ref (self));
  /* What the Members page begins with: the store puts all members in order, and keeps that, while GTK
   * initialises. */
  desk_store_find_members_async (self->store, everyone, self->cancellable, NULL, NULL);
}

/**
 * desk_session_advance:
 *
 * Looks again where the laptop stands: after the database was opened, and after enrolment or the
 * first sync was done.
 */
void
desk_session_advance (DeskSession *self)
{
  g_return_if_fail (DESK_IS_SESSION (self));
  g_return_if_fail (self->sync != NULL);

  if (desk_store_get_identity (self->store) == NULL)
    set_state (self, DESK_SESSION_NEW);
  else
    desk_store_load_status_async (self->store, self->cancellable, status_loaded_cb,
                                  g_object_ref (self));
}

static void
rebuilt_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  DeskRescue *rescue = desk_store_rescue_finish (DESK_STORE (source), result, &error);

  if (rescue == NULL)
    {
      set_trouble (self, g_error_copy (error));
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  desk_session_open (self);
  g_task_return_pointer (task, rescue, (GDestroyNotify) desk_rescue_free);
}

/**
 * desk_session_rebuild_async:
 *
 * Makes the damaged local data anew, with what was to be sent, and opens it.
 */
void
desk_session_rebuild_async (DeskSession         *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (DESK_IS_SESSION (self));
  g_return_if_fail (self->state == DESK_SESSION_TROUBLE);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, desk_session_rebuild_async);
  store = make_store (self, &error);
  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  set_state (self, DESK_SESSION_OPENING);
  desk_store_rescue_async (store, NULL, rebuilt_cb, g_steal_pointer (&task));
}

/**
 * desk_session_rebuild_finish:
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL with the new trouble
 */
DeskRescue *
desk_session_rebuild_finish (DeskSession   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *keys_left = NULL;
  gboolean removed = desk_sync_forget_finish (DESK_STORE (source), result, &keys_left, &error) &&
                     (!desk_lock_has_pin (self->lock) || desk_lock_forget (self->lock, &error));

  desk_session_open (self);
  if (removed)
    g_task_return_pointer (task, keys_left, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * desk_session_remove_async:
 *
 * Ends syncing, removes the local data, the key to the hub and the PIN, and begins anew. Where another
 * program is at work with the data, everything is as before.
 */
void
desk_session_remove_async (DeskSession         *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (DESK_IS_SESSION (self));
  g_return_if_fail (self->state != DESK_SESSION_OPENING);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, desk_session_remove_async);
  store = self->store != NULL ? g_steal_pointer (&self->store) : make_store (self, &error);
  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->sync != NULL)
    desk_sync_stop (self->sync);
  g_clear_object (&self->sync);
  set_state (self, DESK_SESSION_OPENING);
  desk_sync_forget_async (store, NULL, forgotten_cb, g_steal_pointer (&task));
}

/**
 * desk_session_remove_finish:
 * @keys_left: (out) (transfer full) (nullable): why a key is still in the key ring
 */
gboolean
desk_session_remove_finish (DeskSession   *self,
                            GAsyncResult  *result,
                            char         **keys_left,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *keys_left = g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
}

/**
 * desk_session_close_async:
 *
 * Ends syncing and closes the database; what was accepted is on disk already.
 */
void
desk_session_close_async (DeskSession         *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DESK_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, desk_session_close_async);
  g_cancellable_cancel (self->cancellable);
  if (self->sync != NULL)
    desk_sync_stop (self->sync);
  if (self->store != NULL)
    desk_store_close_async (self->store, NULL, closed_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
desk_session_close_finish (DeskSession   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

DeskSessionState
desk_session_get_state (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), DESK_SESSION_OPENING);

  return self->state;
}

/**
 * desk_session_get_error:
 *
 * Returns: (nullable): why the database could not be opened, while the state is trouble
 */
const GError *
desk_session_get_error (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  return self->error;
}

/**
 * desk_session_get_store:
 *
 * Returns: (nullable) (transfer none): the store, from the state "new" on
 */
DeskStore *
desk_session_get_store (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * desk_session_get_sync:
 *
 * Returns: (nullable) (transfer none): the sync client, from the state "new" on
 */
DeskSync *
desk_session_get_sync (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  return self->sync;
}

/**
 * desk_session_get_lock:
 *
 * Returns: (transfer none): whether what is here may be shown
 */
DeskLock *
desk_session_get_lock (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  return self->lock;
}
