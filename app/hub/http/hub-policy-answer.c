/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-handlers.h"

#include "hub-writer.h"

static gboolean
has_already (HubRequest *request,
             const char *etag)
{
  g_auto (GStrv) known = g_strsplit (request->known, ",", -1);

  for (guint i = 0; known[i] != NULL; i++)
    {
      const char *tag = g_strstrip (known[i]);

      if (g_str_has_prefix (tag, "W/"))
        tag += strlen ("W/");
      if (g_str_equal (tag, etag) || g_str_equal (tag, "*"))
        return TRUE;
    }
  return FALSE;
}

/**
 * hub_policy_handle:
 *
 * `/v1/policy`: the policy in force, its version and its text.
 */
gboolean
hub_policy_handle (HubContext  *context,
                   HubRequest  *request,
                   HubReply    *reply,
                   GError     **error)
{
  const char *version = desk_policy_get_version (context->policy);

  reply->etag = g_strdup_printf ("\"%s\"", version);
  if (has_already (request, reply->etag))
    {
      reply->status = SOUP_STATUS_NOT_MODIFIED;
      return TRUE;
    }
  if (!hub_begin_header (context, reply->body, error))
    return FALSE;
  g_string_append (reply->body, ",\"version\":");
  hub_writer_add_text (reply->body, version);
  g_string_append (reply->body, ",\"text\":");
  hub_writer_add_text (reply->body, desk_policy_get_text (context->policy));
  g_string_append (reply->body, "}\n");
  return TRUE;
}
