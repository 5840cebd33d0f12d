/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-hub-policy.h"
#include "desk-store-private.h"
#include "desk-store-sync.h"

typedef struct
{
  char *version;
  char *text;
} Served;

static void
free_served (gpointer data)
{
  Served *served = data;

  g_free (served->version);
  g_free (served->text);
  g_free (served);
}

static gboolean
take (DeskLocal   *local,
      DeskDb      *db,
      DeskChange  *change,
      gpointer     data,
      GError     **error)
{
  Served *served = data;

  return desk_hub_policy_take (local, db, served->version, served->text, change, error);
}

/**
 * desk_sync_point_wants_policy:
 * @version: (nullable): that the hub says is in force; %NULL: an older hub, which serves none
 *
 * Returns: whether to ask for it: not where it is in use, or was refused, or somebody named a file
 */
gboolean
desk_sync_point_wants_policy (DeskSyncPoint *self,
                              const char    *version)
{
  return version != NULL && self->policy != NULL && !g_str_equal (version, self->policy) &&
         !g_str_equal (version, self->refused_policy);
}

/**
 * desk_store_take_policy_async:
 * @version: what the hub calls it
 * @text: all of it
 *
 * Keeps the hub's policy and uses it from now on: "changed" is emitted for everything. One that this
 * program cannot use is noted in the sync status, and the one before stays. What was recorded stays
 * as it is in any case.
 */
void
desk_store_take_policy_async (DeskStore           *store,
                              const char          *version,
                              const char          *text,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Served *served;

  g_return_if_fail (DESK_IS_STORE (store));

  served = g_new0 (Served, 1);
  served->version = g_strdup (version);
  served->text = g_strdup (text);
  desk_store_write (store, take, served, free_served, desk_store_take_policy_async, cancellable,
                    callback, user_data);
}

gboolean
desk_store_take_policy_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_take_policy_async, error) != NULL;
}
