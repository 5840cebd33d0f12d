/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-policy.h"

#include <desk-json.h>
#include <desk-store-sync.h>

#include "desk-sync-error.h"
#include "desk-sync-stream.h"

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (desk_store_take_policy_finish (DESK_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Whether @reply is a policy is for the store to say. */
static gboolean
take (GTask  *task,
      GBytes *body)
{
  g_autoptr (JsonObject) reply = desk_sync_stream_read_object (body);
  const char *version;
  const char *policy;

  if (reply == NULL)
    return FALSE;
  version = desk_json_peek_string (reply, "version", NULL);
  policy = desk_json_peek_string (reply, "text", NULL);
  if (version == NULL || policy == NULL)
    return FALSE;
  desk_store_take_policy_async (g_task_get_source_object (task), version, policy,
                                g_task_get_cancellable (task), taken_cb, g_object_ref (task));
  return TRUE;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskStore *store = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GBytes) body =
    desk_sync_transport_send_finish (DESK_SYNC_TRANSPORT (source), result, &error);

  if (body == NULL)
    g_task_return_error (task, error);
  else if (!take (task, body))
    g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_CUT,
                                                    desk_store_get_identity (store)->hub_url));
}

/**
 * desk_sync_policy_async:
 * @store: of a laptop that is enrolled
 *
 * Fetches the hub's policy and has the store take it. To be called when the hub names a version that
 * desk_sync_point_wants_policy().
 */
void
desk_sync_policy_async (DeskStore           *store,
                        DeskSyncTransport   *transport,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  const DeskIdentity *identity = desk_store_get_identity (store);
  g_autofree char *url = g_strconcat (identity->hub_url, "/v1/policy", NULL);

  g_task_set_source_tag (task, desk_sync_policy_async);
  desk_sync_transport_send_async (transport, url, identity->token, DESK_SYNC_JSON, NULL,
                                  cancellable, answered_cb, g_object_ref (task));
}

gboolean
desk_sync_policy_finish (DeskStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
