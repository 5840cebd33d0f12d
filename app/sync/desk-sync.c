/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync.h"

#include <desk-secret.h>
#include <desk-store-token.h>

#include "desk-sync-enrol.h"
#include "desk-sync-error.h"
#include "desk-sync-round.h"
#include "desk-sync-token.h"
#include "desk-sync-watch.h"

/* For how long the hub may be silent before a connection counts as dead. */
#define TIMEOUT_S 30

/* For how long a round waits for a key ring that asks the person: what goes on by itself says soon why
 * it does not; who asked for one round can answer meanwhile. */
#define PATIENCE_S 3
#define PATIENCE_ONCE_S 60

struct _DeskSync
{
  GObject parent_instance;

  DeskStore *store;
  DeskSyncTransport *transport;
  DeskSyncToken *token;
  DeskSyncWatch *watch;
  GPtrArray *waiting;           /* (element-type GTask): those who wait for the running round */
  GCancellable *by_itself;      /* of the rounds that begin by themselves */
  DeskSyncState state;
  double progress;
  guint64 rows;
  GError *error;
};

G_DEFINE_FINAL_TYPE (DeskSync, desk_sync, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (DeskSyncState, desk_sync_state,
                    G_DEFINE_ENUM_VALUE (DESK_SYNC_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (DESK_SYNC_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (DESK_SYNC_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (DESK_SYNC_STOPPED, "stopped"))

enum
{
  PROP_STATE = 1,
  PROP_PROGRESS,
  PROP_ROWS,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_state (DeskSync      *self,
           DeskSyncState  state,
           const GError  *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->error != error)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_progress (double   progress,
              guint64  rows,
              gpointer user_data)
{
  DeskSync *self = user_data;

  self->progress = progress;
  self->rows = rows;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROWS]);
}

static gboolean
is_hopeless (const GError *error)
{
  return g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_REVOKED) ||
         g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_DATABASE) ||
         g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_UPDATE) ||
         g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_ENROLLED) ||
         g_error_matches (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_ABSENT);
}

static void
conclude (DeskSync     *self,
          const GError *error)
{
  gboolean hopeless = error != NULL && is_hopeless (error);

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_state (self, DESK_SYNC_IDLE, NULL);
  else if (hopeless)
    set_state (self, DESK_SYNC_STOPPED, error);
  else
    set_state (self, desk_sync_error_is_offline (error) ? DESK_SYNC_OFFLINE : DESK_SYNC_IDLE,
               error);
  desk_sync_watch_round_ended (self->watch, error, hopeless,
                               desk_sync_transport_get_wait (self->transport));
}

static void
end_round (DeskSync            *self,
           const DeskSyncRound *round,
           const GError        *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  conclude (self, error);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_memdup2 (round, sizeof *round), g_free);
    }
}

static void
round_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskSync) self = user_data;
  g_autoptr (GError) error = NULL;
  DeskSyncRound round = { 0 };

  desk_sync_run_round_finish (self->store, result, &round, &error);
  end_round (self, &round, error);
}

static void
run_round (DeskSync     *self,
           GCancellable *cancellable)
{
  desk_sync_run_round_async (self->store, self->transport, set_progress, self, cancellable, round_cb,
                             g_object_ref (self));
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskSync) self = user_data;
  g_autoptr (GError) error = NULL;
  GTask *task = g_ptr_array_index (self->waiting, 0);

  if (desk_sync_token_ready_finish (DESK_SYNC_TOKEN (source), result, &error))
    run_round (self, g_task_get_cancellable (task));
  else
    end_round (self, NULL, error);
}

/* Also where it is to leave the database yet. */
static gboolean
needs_token (DeskSync *self)
{
  return *desk_store_get_identity (self->store)->token == '\0' ||
         desk_store_get_token_state (self->store) != DESK_TOKEN_ELSEWHERE;
}

static void
begin_round (DeskSync *self,
             GTask    *task)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->waiting, task);
  set_state (self, DESK_SYNC_RUNNING, self->error);
  set_progress (-1, 0, self);
  desk_sync_watch_round_began (self->watch);
  if (needs_token (self))
    desk_sync_token_ready_async (self->token,
                                 self->by_itself != NULL ? PATIENCE_S : PATIENCE_ONCE_S,
                                 g_task_get_cancellable (task), token_cb, g_object_ref (self));
  else
    run_round (self, g_task_get_cancellable (task));
}

/* The person unlocked the key ring after all. */
static void
token_late_cb (DeskSync *self)
{
  if (self->by_itself != NULL)
    desk_sync_watch_start (self->watch);
}

static void
due_cb (DeskSync *self)
{
  if (desk_store_get_identity (self->store) != NULL)
    desk_sync_round_async (self, self->by_itself, NULL, NULL);
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskSync *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!desk_sync_run_enrol_finish (DESK_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->waiting == NULL)
    set_state (self, DESK_SYNC_IDLE, NULL);
  if (self->by_itself != NULL)
    desk_sync_watch_start (self->watch);
  g_task_return_boolean (task, TRUE);
}

static void
desk_sync_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DeskSync *self = DESK_SYNC (object);

  switch (property_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_ROWS:
      g_value_set_uint64 (value, self->rows);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
desk_sync_dispose (GObject *object)
{
  DeskSync *self = DESK_SYNC (object);

  if (self->watch != NULL)
    desk_sync_stop (self);
  if (self->token != NULL)
    desk_sync_token_stop (self->token);
  g_clear_object (&self->token);
  g_clear_object (&self->watch);
  g_clear_object (&self->transport);
  g_clear_object (&self->store);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (desk_sync_parent_class)->dispose (object);
}

static void
desk_sync_class_init (DeskSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = desk_sync_dispose;
  object_class->get_property = desk_sync_get_property;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, DESK_TYPE_SYNC_STATE, DESK_SYNC_IDLE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_ROWS] = g_param_spec_uint64 ("rows", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_sync_init (DeskSync *self)
{
  self->transport = desk_sync_transport_new (TIMEOUT_S);
  self->progress = -1;
}

/**
 * desk_sync_new:
 * @store: an open store
 *
 * All methods belong to the main thread and none of them blocks it.
 */
DeskSync *
desk_sync_new (DeskStore *store)
{
  DeskSync *self = g_object_new (DESK_TYPE_SYNC, NULL);
  const DeskIdentity *identity = desk_store_get_identity (store);

  self->store = g_object_ref (store);
  if (identity != NULL)
    desk_sync_transport_prepare (self->transport, identity->hub_url);
  self->token = desk_sync_token_new (store);
  g_signal_connect_object (self->token, "late", G_CALLBACK (token_late_cb), self, G_CONNECT_SWAPPED);
  self->watch = desk_sync_watch_new (store);
  g_signal_connect_object (self->watch, "due", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * desk_sync_enrol_async:
 * @hub_url: as typed; https is meant where no scheme is given, http for this machine
 * @code: the one-time code, as typed
 *
 * Ties this laptop to the hub. A failed attempt leaves everything as it was, and may be repeated.
 */
void
desk_sync_enrol_async (DeskSync            *self,
                       const char          *hub_url,
                       const char          *code,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, desk_sync_enrol_async);
  desk_sync_run_enrol_async (self->store, self->transport, hub_url, code, cancellable, enrolled_cb,
                             task);
}

gboolean
desk_sync_enrol_finish (DeskSync      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desk_sync_round_async:
 * @cancellable: (nullable): ends the round, if this call began it; what is on disk stays
 *
 * One full round: push until the outbox is empty, pull until there is no more. A call while one
 * runs joins it and shares its end.
 */
void
desk_sync_round_async (DeskSync            *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, desk_sync_round_async);
  if (self->waiting != NULL)
    {
      g_ptr_array_add (self->waiting, task);
    }
  else if (desk_store_get_identity (self->store) == NULL)
    {
      g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_NOT_ENROLLED, NULL));
      g_object_unref (task);
    }
  else
    {
      begin_round (self, task);
    }
}

/**
 * desk_sync_round_finish:
 * @round: (out) (optional): what it did
 */
gboolean
desk_sync_round_finish (DeskSync       *self,
                        GAsyncResult   *result,
                        DeskSyncRound  *round,
                        GError        **error)
{
  g_autofree DeskSyncRound *done = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = g_task_propagate_pointer (G_TASK (result), error);
  if (done == NULL)
    return FALSE;
  if (round != NULL)
    *round = *done;
  return TRUE;
}

void
desk_sync_start (DeskSync *self)
{
  if (self->by_itself == NULL)
    self->by_itself = g_cancellable_new ();
  desk_sync_watch_start (self->watch);
}

/**
 * desk_sync_stop:
 *
 * No further round by itself; one that began by itself is ended.
 */
void
desk_sync_stop (DeskSync *self)
{
  desk_sync_watch_stop (self->watch);
  g_cancellable_cancel (self->by_itself);
  g_clear_object (&self->by_itself);
}

DeskSyncState
desk_sync_get_state (DeskSync *self)
{
  return self->state;
}

double
desk_sync_get_progress (DeskSync *self)
{
  return self->progress;
}

guint64
desk_sync_get_rows (DeskSync *self)
{
  return self->rows;
}

/**
 * desk_sync_get_error:
 *
 * Returns: (nullable): why the last round failed, in words for a manager
 */
const GError *
desk_sync_get_error (DeskSync *self)
{
  return self->error;
}
