/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sync-token.h"

#include <desk-secret.h>
#include <desk-store-token.h>
#include <glib/gi18n-lib.h>

/* From a database of before the token moves: it is written elsewhere, read again there, and only then
 * taken out of the database. Whatever ends that half-way, one of the two has it. */
struct _DeskSyncToken
{
  GObject parent_instance;

  DeskStore *store;
  GTask *waiting;               /* (nullable): whom it is to be told */
  GCancellable *cancellable;    /* (nullable): of what is under way, whoever waits for it */
  char *device_id;              /* whose token that is */
  guint patience;
  gulong cancelled;
};

G_DEFINE_FINAL_TYPE (DeskSyncToken, desk_sync_token, G_TYPE_OBJECT)

enum
{
  LATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop_waiting (DeskSyncToken *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_signal_handler (&self->cancelled, g_task_get_cancellable (self->waiting));
}

/* Takes @error over. */
static void
tell (DeskSyncToken *self,
      GError        *error)
{
  g_autoptr (GError) owned = error;
  g_autoptr (GTask) task = NULL;

  g_clear_object (&self->cancellable);
  if (self->waiting == NULL)
    {
      if (owned == NULL)
        g_signal_emit (self, signals[LATE], 0);
      return;
    }
  stop_waiting (self);
  task = g_steal_pointer (&self->waiting);
  if (owned != NULL)
    g_task_return_error (task, g_steal_pointer (&owned));
  else
    g_task_return_boolean (task, TRUE);
}

/* While the key ring was asked, the computer may have become another device, or none. */
static gboolean
is_same_device (DeskSyncToken *self)
{
  const DeskIdentity *identity = desk_store_get_identity (self->store);

  return identity != NULL && g_str_equal (identity->device_id, self->device_id);
}

/* Nothing is lost where it could not be done: the next round tries again. */
static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskSyncToken) self = user_data;
  GError *error = NULL;

  desk_store_clear_token_finish (DESK_STORE (source), result, &error);
  tell (self, error);
}

static void
clear (DeskSyncToken *self)
{
  desk_store_clear_token_async (self->store, self->cancellable, cleared_cb, g_object_ref (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskSyncToken) self = user_data;
  GError *error = NULL;
  g_autofree char *token = desk_secret_load_finish (result, &error);

  if (token == NULL || !is_same_device (self))
    {
      tell (self, error);
      return;
    }
  desk_store_hold_token (self->store, token);
  if (desk_store_get_token_state (self->store) == DESK_TOKEN_WIPED)
    clear (self);
  else
    tell (self, NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskSyncToken) self = user_data;
  GError *error = NULL;

  if (desk_secret_save_finish (result, &error) == DESK_SECRET_NOWHERE || !is_same_device (self))
    tell (self, error);
  else
    clear (self);
}

static void
begin (DeskSyncToken *self)
{
  const DeskIdentity *identity = desk_store_get_identity (self->store);
  const char *data_dir = desk_store_get_data_dir (self->store);

  g_free (self->device_id);
  self->device_id = g_strdup (identity->device_id);
  self->cancellable = g_cancellable_new ();
  if (desk_store_get_token_state (self->store) == DESK_TOKEN_HERE)
    desk_secret_save_async (data_dir, identity->device_id, identity->token, self->cancellable,
                            saved_cb, g_object_ref (self));
  else
    desk_secret_load_async (data_dir, identity->device_id, self->cancellable, loaded_cb,
                            g_object_ref (self));
}

static gboolean
impatient_cb (gpointer user_data)
{
  DeskSyncToken *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->patience = 0;
  stop_waiting (self);
  task = g_steal_pointer (&self->waiting);
  g_task_return_new_error (task, DESK_SECRET_ERROR, DESK_SECRET_ERROR_LOCKED,
                           _("The key ring of this computer is locked, and the key to the hub is in "
                             "it. Unlock it; then the sync goes on by itself."));
  return G_SOURCE_REMOVE;
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskSyncToken *self = g_task_get_source_object (task);

  if (self->waiting != task)
    return G_SOURCE_REMOVE;
  stop_waiting (self);
  g_clear_object (&self->waiting);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/* Not from within: disconnecting would wait for itself. */
static void
cancelled_cb (GCancellable *cancellable,
              GTask        *task)
{
  g_idle_add (cancel_cb, g_object_ref (task));
}

static void
desk_sync_token_dispose (GObject *object)
{
  DeskSyncToken *self = DESK_SYNC_TOKEN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->device_id, g_free);

  G_OBJECT_CLASS (desk_sync_token_parent_class)->dispose (object);
}

static void
desk_sync_token_class_init (DeskSyncTokenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_sync_token_dispose;

  signals[LATE] = g_signal_new ("late", DESK_TYPE_SYNC_TOKEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
desk_sync_token_init (DeskSyncToken *self)
{
}

DeskSyncToken *
desk_sync_token_new (DeskStore *store)
{
  DeskSyncToken *self = g_object_new (DESK_TYPE_SYNC_TOKEN, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * desk_sync_token_ready_async:
 * @patience_s: for how long a key ring may ask the person before this ends with
 *   %DESK_SECRET_ERROR_LOCKED; it goes on asking then
 *
 * Until the identity of the store has its token, and the database has it no more. One at a time.
 */
void
desk_sync_token_ready_async (DeskSyncToken       *self,
                             guint                patience_s,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const DeskIdentity *identity = desk_store_get_identity (self->store);

  g_return_if_fail (self->waiting == NULL && identity != NULL);

  g_task_set_source_tag (task, desk_sync_token_ready_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (*identity->token != '\0' &&
      desk_store_get_token_state (self->store) == DESK_TOKEN_ELSEWHERE)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (cancellable != NULL)
    self->cancelled = g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task);
  self->waiting = g_steal_pointer (&task);
  self->patience = g_timeout_add_seconds (patience_s, impatient_cb, self);
  if (self->cancellable == NULL)
    begin (self);
}

gboolean
desk_sync_token_ready_finish (DeskSyncToken  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desk_sync_token_stop:
 *
 * Asks nobody any more.
 */
void
desk_sync_token_stop (DeskSyncToken *self)
{
  g_cancellable_cancel (self->cancellable);
}
