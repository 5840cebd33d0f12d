/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-glance.h"

/**
 * DeskSyncGlance:
 *
 * Where sync stands: what the client is doing, and what the local database knows, which is read
 * again whenever the store says that it changed.
 */
struct _DeskSyncGlance
{
  GObject         parent_instance;

  DeskStore      *store;
  DeskSync       *sync;
  DeskSyncStatus *status;       /* nullable: not read yet */
  GCancellable   *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskSyncGlance, desk_sync_glance, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (DeskSyncGlance *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A status that cannot be read leaves the last one: the client has its own word for the trouble. */
static void
status_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DeskSyncGlance) self = user_data;
  g_autoptr (DeskSyncStatus) status = desk_store_load_status_finish (DESK_STORE (source), result,
                                                                     NULL);

  if (status == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_pointer (&self->status, desk_sync_status_free);
  self->status = g_steal_pointer (&status);
  tell (self);
}

static void
load (DeskSyncGlance *self)
{
  desk_store_load_status_async (self->store, self->cancellable, status_loaded_cb,
                                g_object_ref (self));
}

static void
desk_sync_glance_dispose (GObject *object)
{
  DeskSyncGlance *self = DESK_SYNC_GLANCE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->sync != NULL)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_sync_glance_parent_class)->dispose (object);
}

static void
desk_sync_glance_finalize (GObject *object)
{
  DeskSyncGlance *self = DESK_SYNC_GLANCE (object);

  g_clear_pointer (&self->status, desk_sync_status_free);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (desk_sync_glance_parent_class)->finalize (object);
}

static void
desk_sync_glance_class_init (DeskSyncGlanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_sync_glance_dispose;
  object_class->finalize = desk_sync_glance_finalize;

  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_SYNC_GLANCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_sync_glance_init (DeskSyncGlance *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_sync_glance_new:
 * @store: opened
 *
 * Returns: (transfer full): a glance that is reading the status
 */
DeskSyncGlance *
desk_sync_glance_new (DeskStore *store,
                      DeskSync  *sync)
{
  DeskSyncGlance *self = g_object_new (DESK_TYPE_SYNC_GLANCE, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  g_signal_connect_swapped (sync, "notify", G_CALLBACK (tell), self);
  g_signal_connect_swapped (store, "status-changed", G_CALLBACK (load), self);
  load (self);
  return self;
}

/**
 * desk_sync_glance_make_face:
 *
 * Returns: (transfer full): how it looks now
 */
DeskSyncFace *
desk_sync_glance_make_face (DeskSyncGlance *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_GLANCE (self), NULL);

  return desk_sync_face_new (desk_sync_get_state (self->sync), desk_sync_get_progress (self->sync),
                             desk_sync_get_error (self->sync), self->status,
                             desk_clock_now (desk_store_get_clock (self->store)),
                             desk_policy_get_zone (desk_store_get_policy (self->store)));
}

/**
 * desk_sync_glance_get_status:
 *
 * Returns: (transfer none) (nullable): what the local database knows, once it was read
 */
const DeskSyncStatus *
desk_sync_glance_get_status (DeskSyncGlance *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_GLANCE (self), NULL);

  return self->status;
}
