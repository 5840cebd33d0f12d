/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-grants.h"

#include <desk-json.h>
#include <desk-store-grants.h>
#include <desk-store-sync.h>
#include <desk-time.h>

#include "desk-sync-error.h"
#include "desk-sync-stream.h"

typedef struct
{
  DeskSyncTransport *transport;
  DeskGrantWish *wish;
} Asking;

static void
asking_free (Asking *asking)
{
  g_clear_object (&asking->transport);
  g_clear_pointer (&asking->wish, desk_grant_wish_free);
  g_free (asking);
}

static JsonArray *
list_texts (GPtrArray *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (texts, i));
  return array;
}

static GBytes *
write_request (DeskGrantWish *wish,
               const char    *incarnation)
{
  g_autoptr (JsonObject) request = json_object_new ();
  char *text;

  json_object_set_string_member (request, "incarnation", incarnation);
  json_object_set_array_member (request, "members", list_texts (wish->members));
  json_object_set_array_member (request, "back", list_texts (wish->back));
  text = desk_json_object_text (request);
  return g_bytes_new_take (text, strlen (text));
}

static DeskGrant *
read_grant (JsonNode *node)
{
  g_autoptr (DeskGrant) grant = g_new0 (DeskGrant, 1);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    return NULL;
  grant->grant_id = g_strdup (desk_json_peek_string (object, "id", NULL));
  grant->member_no = g_strdup (desk_json_peek_string (object, "member_no", NULL));
  grant->quota = g_strdup (desk_json_peek_string (object, "quota", NULL));
  grant->month = g_strdup (desk_json_peek_string (object, "month", NULL));
  if (grant->grant_id == NULL || grant->member_no == NULL || grant->quota == NULL ||
      grant->month == NULL ||
      !desk_time_from_rfc3339 (desk_json_peek_string (object, "until", ""), &grant->until_ms, NULL))
    return NULL;
  return g_steal_pointer (&grant);
}

/* NULL: no reply of a hub. */
static GPtrArray *
read_reply (GBytes *body)
{
  g_autoptr (GPtrArray) grants = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_grant_free);
  g_autoptr (JsonObject) reply = desk_sync_stream_read_object (body);
  JsonNode *node = reply != NULL ? json_object_get_member (reply, "grants") : NULL;
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      DeskGrant *grant = read_grant (json_array_get_element (array, i));

      if (grant == NULL)
        return NULL;
      g_ptr_array_add (grants, grant);
    }
  return g_steal_pointer (&grants);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (desk_store_take_grants_finish (DESK_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
take (GTask     *task,
      GPtrArray *grants)
{
  Asking *asking = g_task_get_task_data (task);

  desk_store_take_grants_async (g_task_get_source_object (task), g_steal_pointer (&asking->wish),
                                grants, g_task_get_cancellable (task), taken_cb,
                                g_object_ref (task));
}

/* The pull went through just now: who does not know the question is a hub that is older. */
static gboolean
is_older_hub (const GError *error)
{
  return g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_A_HUB);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskStore *store = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body =
    desk_sync_transport_send_finish (DESK_SYNC_TRANSPORT (source), result, &error);
  g_autoptr (GPtrArray) grants = body != NULL ? read_reply (body) : NULL;

  if (grants != NULL || is_older_hub (error))
    take (task, grants);
  else if (body == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_CUT,
                                                    desk_store_get_identity (store)->hub_url));
}

static void
point_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  const DeskIdentity *identity = desk_store_get_identity (DESK_STORE (source));
  GError *error = NULL;
  g_autoptr (DeskSyncPoint) point =
    desk_store_load_sync_point_finish (DESK_STORE (source), result, &error);
  g_autofree char *url = g_strconcat (identity->hub_url, "/v1/grants", NULL);
  g_autoptr (GBytes) request = NULL;

  if (point == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  request = write_request (asking->wish, point->incarnation);
  desk_sync_transport_send_async (asking->transport, url, identity->token, DESK_SYNC_JSON, request,
                                  g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

static void
wish_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  GError *error = NULL;
  DeskGrantWish *wish = desk_store_load_grant_wish_finish (DESK_STORE (source), result, &error);

  asking->wish = wish;
  if (wish == NULL)
    g_task_return_error (task, error);
  else if (!wish->due)
    g_task_return_boolean (task, TRUE);
  else if (wish->members->len == 0 && wish->back->len == 0)
    take (task, NULL);
  else
    desk_store_load_sync_point_async (DESK_STORE (source), g_task_get_cancellable (task),
                                      point_loaded_cb, g_object_ref (task));
}

/**
 * desk_sync_grants_async:
 * @store: of a laptop that is enrolled, and has just pulled
 *
 * Asks for units of the quotas of this manager's members, so that uses are certain while offline
 * (promise 8). Where nothing is due, nothing is sent.
 */
void
desk_sync_grants_async (DeskStore           *store,
                        DeskSyncTransport   *transport,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);

  g_task_set_source_tag (task, desk_sync_grants_async);
  asking->transport = g_object_ref (transport);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  desk_store_load_grant_wish_async (store, cancellable, wish_loaded_cb, g_object_ref (task));
}

gboolean
desk_sync_grants_finish (DeskStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
