/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-route.h"

#include <desk-time.h>

#include <hub-database.h>

#include "hub-writer.h"

static const HubRoute routes[] = {
  { "health", "GET", "/healthz", 0, FALSE, FALSE, FALSE, hub_health_handle },
  { "metrics", "GET", "/metrics", 0, FALSE, FALSE, FALSE, hub_figures_handle },
  { "enrol", "POST", "/v1/enrol", HUB_ENROL_BYTES, FALSE, FALSE, TRUE, hub_enrol_handle },
  { "push", "POST", "/v1/push", HUB_PUSH_BYTES, TRUE, TRUE, TRUE, hub_push_handle },
  { "pull", "GET", "/v1/pull", 0, TRUE, TRUE, FALSE, hub_pull_handle },
  { "policy", "GET", "/v1/policy", 0, TRUE, TRUE, FALSE, hub_policy_handle },
  { "grants", "POST", "/v1/grants", HUB_GRANT_BYTES, TRUE, TRUE, TRUE, hub_grant_handle },
  { "wait", "GET", "/v1/wait", 0, TRUE, TRUE, FALSE, hub_wait_handle },
};

/**
 * hub_route_find:
 *
 * Returns: (transfer none) (nullable): what answers at @path
 */
const HubRoute *
hub_route_find (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (routes[i].path, path))
      return &routes[i];
  return NULL;
}

static gboolean
check_protocol (const HubRoute *self,
                HubRequest     *request,
                HubReply       *reply)
{
  if (g_str_equal (request->protocol, G_STRINGIFY (HUB_PROTOCOL))
      || (!self->versioned && *request->protocol == '\0'))
    return TRUE;

  hub_reply_problem (reply, HUB_STATUS_UPGRADE_REQUIRED, "update",
                     "this hub speaks version " G_STRINGIFY (HUB_PROTOCOL) " of the protocol");
  hub_reply_add_int (reply, "protocol", HUB_PROTOCOL);
  return FALSE;
}

/* TRUE when the device may go on; otherwise the reply says why not. */
static gboolean
check_device (HubRequest *request,
              HubReply   *reply)
{
  if (request->device == NULL)
    hub_reply_problem (reply, SOUP_STATUS_UNAUTHORIZED, "unknown-device",
                       "this device is not enrolled here");
  else if (request->device->revoked_ms != 0)
    hub_reply_problem (reply, SOUP_STATUS_FORBIDDEN, "revoked",
                       "this device's access was taken away");
  else
    return TRUE;
  return FALSE;
}

/* TRUE when the body can be read; otherwise the reply says why not. */
static gboolean
unpack_body (const HubRoute *self,
             HubRequest     *request,
             HubReply       *reply)
{
  g_autoptr (GError) failure = NULL;

  if (hub_request_inflate (request, self->max_body, &failure))
    return TRUE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    hub_reply_problem (reply, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too-large", failure->message);
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    hub_reply_problem (reply, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "encoding", failure->message);
  else
    hub_reply_problem (reply, SOUP_STATUS_BAD_REQUEST, "invalid", failure->message);
  return FALSE;
}

static gboolean
find_device (HubContext  *context,
             HubRequest  *request,
             GError     **error)
{
  g_autoptr (GError) failure = NULL;

  request->device = hub_device_find (context->db, request->token, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
handle (const HubRoute  *self,
        HubContext      *context,
        HubRequest      *request,
        HubReply        *reply,
        GError         **error)
{
  if (!check_protocol (self, request, reply))
    return TRUE;
  if (self->device_only)
    {
      if (!find_device (context, request, error))
        return FALSE;
      if (!check_device (request, reply))
        return TRUE;
    }
  if (!request->waited && !unpack_body (self, request, reply))
    return TRUE;
  return self->handle (context, request, reply, error)
         && (!request->accepts_gzip || hub_reply_gzip (reply, error));
}

void
hub_route_run (const HubRoute *self,
               HubContext     *context,
               HubRequest     *request,
               HubReply       *reply)
{
  g_autoptr (GError) error = NULL;

  if (!handle (self, context, request, reply, &error))
    hub_reply_failure (reply, error);
}

/**
 * hub_begin_header:
 *
 * Appends the beginning of a header: protocol, the id of this hub's database and the time.
 *
 * Returns: %FALSE with @error set when the database fails
 */
gboolean
hub_begin_header (HubContext  *context,
                  GString     *json,
                  GError     **error)
{
  g_autofree char *epoch = hub_database_get_meta (context->db, HUB_META_EPOCH, error);
  g_autofree char *now = NULL;

  if (epoch == NULL)
    return FALSE;
  now = desk_time_to_rfc3339 (desk_clock_now (context->clock),
                              desk_policy_get_zone (context->policy));
  g_string_append (json, "{\"protocol\":" G_STRINGIFY (HUB_PROTOCOL) ",\"epoch\":");
  hub_writer_add_text (json, epoch);
  g_string_append (json, ",\"now\":");
  hub_writer_add_text (json, now);
  return TRUE;
}
