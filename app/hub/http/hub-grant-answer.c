/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-handlers.h"

#include <desk-json.h>
#include <desk-time.h>

#include <hub-grant.h>

#include "hub-writer.h"

typedef gboolean (*TextFunc) (HubContext       *context,
                              const HubDevice  *device,
                              const char       *text,
                              GError          **error);

static gboolean
take_back (HubContext       *context,
           const HubDevice  *device,
           const char       *grant_id,
           GError          **error)
{
  return hub_grant_take_back (context->db, device, grant_id, error);
}

static gboolean
give (HubContext       *context,
      const HubDevice  *device,
      const char       *member_no,
      GError          **error)
{
  return hub_grant_give (context->db, context->policy, device, member_no, context->clock, error);
}

/* Whatever is no text in the list names nothing, and is passed over. */
static gboolean
run_for_each (HubContext       *context,
              const HubDevice  *device,
              JsonObject       *asked,
              const char       *name,
              TextFunc          func,
              GError          **error)
{
  JsonNode *node = json_object_get_member (asked, name);
  JsonArray *texts = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; texts != NULL && i < json_array_get_length (texts); i++)
    {
      JsonNode *element = json_array_get_element (texts, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING &&
          !func (context, device, json_node_get_string (element), error))
        return FALSE;
    }
  return TRUE;
}

static void
write_grant (HubContext *context,
             HubGrant   *grant,
             GString    *json)
{
  g_autofree char *until =
    desk_time_to_rfc3339 (grant->until_ms, desk_policy_get_zone (context->policy));

  g_string_append (json, "{\"id\":");
  hub_writer_add_text (json, grant->grant_id);
  g_string_append (json, ",\"member_no\":");
  hub_writer_add_text (json, grant->member_no);
  g_string_append (json, ",\"quota\":");
  hub_writer_add_text (json, grant->quota);
  g_string_append (json, ",\"month\":");
  hub_writer_add_text (json, grant->month);
  g_string_append (json, ",\"until\":");
  hub_writer_add_text (json, until);
  g_string_append_c (json, '}');
}

static gboolean
write_grants (HubContext       *context,
              const HubDevice  *device,
              GString          *json,
              GError          **error)
{
  g_autoptr (GPtrArray) grants =
    hub_grant_list (context->db, device, desk_clock_now (context->clock), error);

  if (grants == NULL || !hub_begin_header (context, json, error))
    return FALSE;
  g_string_append (json, ",\"grants\":[");
  for (guint i = 0; i < grants->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      write_grant (context, g_ptr_array_index (grants, i), json);
    }
  g_string_append (json, "]}\n");
  return TRUE;
}

static gboolean
exchange (HubContext       *context,
          const HubDevice  *device,
          JsonObject       *asked,
          GString          *json,
          GError          **error)
{
  if (!desk_db_begin (context->db, error))
    return FALSE;
  if (hub_grant_sweep (context->db, desk_clock_now (context->clock), error) &&
      run_for_each (context, device, asked, "back", take_back, error) &&
      run_for_each (context, device, asked, "members", give, error) &&
      write_grants (context, device, json, error) && desk_db_commit (context->db, error))
    return TRUE;

  desk_db_rollback (context->db);
  return FALSE;
}

/**
 * hub_grant_handle:
 *
 * `/v1/grants`: units of quotas for a device that may be offline soon, and back.
 */
gboolean
hub_grant_handle (HubContext  *context,
                  HubRequest  *request,
                  HubReply    *reply,
                  GError     **error)
{
  g_autoptr (GError) failure = NULL;
  gsize length;
  const char *text = g_bytes_get_data (request->body, &length);
  g_autoptr (JsonObject) asked = desk_json_parse_object (text, (gssize) length, &failure);
  const char *incarnation =
    asked != NULL ? desk_json_get_string (asked, "incarnation", &failure) : NULL;

  if (incarnation == NULL)
    hub_reply_problem (reply, SOUP_STATUS_BAD_REQUEST, "invalid", failure->message);
  else if (!g_str_equal (incarnation, request->device->incarnation))
    hub_reply_problem (reply, SOUP_STATUS_CONFLICT, "other-database",
                       "this device was enrolled with another local database");
  else
    return exchange (context, request->device, asked, reply->body, error);
  return TRUE;
}
