/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-store-private.h"

#include "desk-identity.h"
#include "desk-meta.h"
#include "desk-store-token.h"

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
  DeskTokenState token_state;   /* of the database */
  GMainContext *context;        /* where the store was made */
};

G_DEFINE_FINAL_TYPE (DeskStore, desk_store, G_TYPE_OBJECT)

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

/* What stands for a token that has moved is none. */
static void
read_token_state (DeskStore *self)
{
  self->token_state = DESK_TOKEN_ELSEWHERE;
  if (self->identity == NULL || *self->identity->token == '\0')
    return;
  self->token_state = DESK_TOKEN_HERE;
  if (!g_str_equal (self->identity->token, DESK_META_TOKEN_WIPED))
    return;
  self->token_state = DESK_TOKEN_WIPED;
  *self->identity->token = '\0';
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
  g_signal_new ("changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRV | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * DeskStore::status-changed:
   *
   * What desk_store_load_status_async() answers, or the identity, is another one.
   */
  g_signal_new ("status-changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * DeskStore::filters-changed:
   *
   * The saved filters are others, or come in another order.
   */
  g_signal_new ("filters-changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * DeskStore::visits-changed:
   *
   * Visits, or the members they are to, may be others: what shows some days reads them anew.
   */
  g_signal_new ("visits-changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * DeskStore::occasions-changed:
   *
   * What is an occasion of care today may be another: the manager said something of the weather.
   */
  g_signal_new ("occasions-changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * DeskStore::damaged:
   * @error: what the work came upon
   *
   * The database is damaged: close the store, and see desk_store_rescue_async().
   */
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
  read_token_state (self);
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

/**
 * desk_store_get_policy:
 *
 * Returns: (transfer none): the policy in use, as long as the store lives; the hub may send another
 *   one, see "changed"
 */
DeskPolicy *
desk_store_get_policy (DeskStore *self)
{
  g_return_val_if_fail (DESK_IS_STORE (self), NULL);

  return g_atomic_pointer_get (&self->local->policy);
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

DeskLocal *
desk_store_get_local (DeskStore *self)
{
  return self->local;
}

DeskDbThread *
desk_store_get_thread (DeskStore *self)
{
  return self->thread;
}

/* In the context where the store was made, as soon as it comes to that. */
void
desk_store_tell (DeskStore      *self,
                 GSourceFunc     tell,
                 gpointer        data,
                 GDestroyNotify  free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell, data, free_data);
  g_source_attach (source, self->context);
}

void
desk_store_set_identity (DeskStore          *self,
                         const DeskIdentity *identity)
{
  g_clear_pointer (&self->identity, desk_identity_free);
  if (identity != NULL)
    self->identity = desk_identity_copy (identity);
}

/* The database has it no more. */
void
desk_store_forget_token (DeskStore *self)
{
  self->token_state = DESK_TOKEN_ELSEWHERE;
}

DeskTokenState
desk_store_get_token_state (DeskStore *self)
{
  g_return_val_if_fail (DESK_IS_STORE (self), DESK_TOKEN_ELSEWHERE);

  return self->token_state;
}

/**
 * desk_store_hold_token:
 *
 * From now on the identity has this token, in memory only.
 */
void
desk_store_hold_token (DeskStore  *self,
                       const char *token)
{
  g_return_if_fail (DESK_IS_STORE (self));
  g_return_if_fail (self->identity != NULL && token != NULL);

  if (token == self->identity->token)
    return;
  g_free (self->identity->token);
  self->identity->token = g_strdup (token);
}
