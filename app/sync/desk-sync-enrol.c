/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sync-enrol.h"

#include <desk-json.h>
#include <desk-secret.h>
#include <desk-site.h>
#include <desk-store-sync.h>
#include <glib/gi18n-lib.h>

#include "desk-sync-address.h"
#include "desk-sync-error.h"

#define PROTOCOL 1

typedef struct
{
  DeskSyncTransport *transport;
  char *hub_url;
  char *code;
  DeskIdentity *identity;       /* (nullable): what the hub answered */
  char *epoch;
  char *former_id;              /* (nullable): the device that this laptop was before */
} Enrol;

static void
enrol_free (Enrol *enrol)
{
  g_clear_object (&enrol->transport);
  g_free (enrol->hub_url);
  g_free (enrol->code);
  g_clear_pointer (&enrol->identity, desk_identity_free);
  g_free (enrol->epoch);
  g_free (enrol->former_id);
  g_free (enrol);
}

/* What is left of the former device's token harms nobody: the hub admits another one now. */
static void
former_removed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  desk_secret_remove_finish (result, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskStore *store = DESK_STORE (source);
  Enrol *enrol = g_task_get_task_data (task);
  const char *former[] = { enrol->former_id, NULL };
  GError *error = NULL;

  /* It is on disk: cancelling came too late. */
  g_task_set_check_cancellable (task, FALSE);
  if (!desk_store_save_identity_finish (store, result, &error))
    g_task_return_error (task, error);
  else if (enrol->former_id == NULL || g_str_equal (enrol->former_id, enrol->identity->device_id))
    g_task_return_boolean (task, TRUE);
  else
    desk_secret_remove_async (desk_store_get_data_dir (store), former, NULL, former_removed_cb,
                              g_object_ref (task));
}

/* The token is kept before the database names the device that it is of. */
static void
token_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Enrol *enrol = g_task_get_task_data (task);
  GError *error = NULL;

  if (desk_secret_save_finish (result, &error) == DESK_SECRET_NOWHERE)
    g_task_return_error (task, error);
  else
    desk_store_save_identity_async (g_task_get_source_object (task), enrol->identity, enrol->epoch,
                                    g_task_get_cancellable (task), saved_cb, g_object_ref (task));
}

static void
keep (GTask *task)
{
  Enrol *enrol = g_task_get_task_data (task);
  DeskStore *store = g_task_get_source_object (task);
  const DeskIdentity *former = desk_store_get_identity (store);

  enrol->former_id = former != NULL ? g_strdup (former->device_id) : NULL;
  desk_secret_save_async (desk_store_get_data_dir (store), enrol->identity->device_id,
                          enrol->identity->token, g_task_get_cancellable (task), token_saved_cb,
                          g_object_ref (task));
}

static char *
dup_member (JsonObject *object,
            const char *member)
{
  const char *text = desk_json_peek_string (object, member, "");

  return g_strdup (text);
}

/* %NULL when something that every hub says is missing. */
static DeskIdentity *
read_identity (JsonObject *reply,
               const char *hub_url)
{
  g_autoptr (DeskIdentity) identity = g_new0 (DeskIdentity, 1);
  JsonNode *node = json_object_get_member (reply, "manager");
  JsonObject *manager;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  manager = json_node_get_object (node);
  identity->hub_url = g_strdup (hub_url);
  identity->device_id = dup_member (reply, "device_id");
  identity->token = dup_member (reply, "token");
  identity->manager_no = dup_member (manager, "manager_no");
  identity->manager_name = dup_member (manager, "name");
  identity->region = dup_member (manager, "region");
  if (*identity->device_id == '\0' || *identity->token == '\0' || *identity->manager_no == '\0')
    return NULL;
  return g_steal_pointer (&identity);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Enrol *enrol = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) body = desk_sync_transport_send_finish (enrol->transport, result, &error);
  g_autoptr (JsonObject) reply = NULL;

  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  reply =
    desk_json_parse_object (g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body), NULL);
  enrol->identity = reply != NULL ? read_identity (reply, enrol->hub_url) : NULL;
  if (enrol->identity == NULL)
    {
      g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_NOT_A_HUB, enrol->hub_url));
      return;
    }
  if (desk_json_peek_int (reply, "protocol", PROTOCOL) != PROTOCOL)
    {
      g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_UPDATE, enrol->hub_url));
      return;
    }
  enrol->epoch = dup_member (reply, "epoch");
  keep (task);
}

static GBytes *
build_request (Enrol      *enrol,
               const char *incarnation)
{
  g_autoptr (JsonObject) request = json_object_new ();
  char *text;

  json_object_set_string_member (request, "code", enrol->code);
  json_object_set_string_member (request, "device_name", g_get_host_name ());
  json_object_set_string_member (request, "incarnation", incarnation);
  text = desk_json_object_text (request);
  return g_bytes_new_take (text, strlen (text));
}

static void
point_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Enrol *enrol = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DeskSyncPoint) point =
    desk_store_load_sync_point_finish (DESK_STORE (source), result, &error);
  g_autoptr (GBytes) body = NULL;
  g_autofree char *url = NULL;

  if (point == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  body = build_request (enrol, point->incarnation);
  url = g_strconcat (enrol->hub_url, "/v1/enrol", NULL);
  desk_sync_transport_send_async (enrol->transport, url, NULL, DESK_SYNC_JSON, body,
                                  g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

/* As it is kept; only the organisation's own hub, where that is fixed. */
static char *
complete_address (const char  *typed,
                  GError     **error)
{
  g_autofree char *address = desk_sync_address_complete (typed, error);
  g_autofree char *fixed = NULL;
  g_autoptr (DeskSite) site = NULL;

  if (address == NULL || (site = desk_site_load (error)) == NULL)
    return NULL;
  if (site->hub_address == NULL)
    return g_steal_pointer (&address);
  fixed = desk_sync_address_complete (site->hub_address, error);
  if (fixed == NULL)
    return NULL;
  if (g_str_equal (fixed, address))
    return g_steal_pointer (&address);
  g_set_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_ADDRESS,
               _("Your organisation has set another hub for this computer: %s"), fixed);
  return NULL;
}

/* As a person types or pastes it: with blanks around or within, in either case. */
static char *
complete_code (const char *typed)
{
  GString *code = g_string_new (NULL);

  for (const char *c = typed; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (code, g_ascii_toupper (*c));
  return g_string_free (code, FALSE);
}

/**
 * desk_sync_run_enrol_async:
 * @hub_url: the hub's address as typed
 * @code: the one-time code as typed
 */
void
desk_sync_run_enrol_async (DeskStore           *store,
                           DeskSyncTransport   *transport,
                           const char          *hub_url,
                           const char          *code,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Enrol *enrol = g_new0 (Enrol, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, desk_sync_run_enrol_async);
  g_task_set_task_data (task, enrol, (GDestroyNotify) enrol_free);
  enrol->transport = g_object_ref (transport);
  enrol->code = complete_code (code);
  enrol->hub_url = complete_address (hub_url, &error);
  if (enrol->hub_url == NULL)
    g_task_return_error (task, error);
  else if (*enrol->code == '\0')
    g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_CODE, enrol->hub_url));
  else
    desk_store_load_sync_point_async (store, cancellable, point_loaded_cb, g_object_ref (task));
}

gboolean
desk_sync_run_enrol_finish (DeskStore     *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
