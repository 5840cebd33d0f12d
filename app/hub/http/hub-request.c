/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-request.h"

static char *
dup_header (SoupMessageHeaders *headers,
            const char         *name)
{
  const char *value = soup_message_headers_get_one (headers, name);

  return g_strdup (value != NULL ? value : "");
}

static char *
read_token (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Authorization");
  const char scheme[] = "Bearer ";

  if (value == NULL || g_ascii_strncasecmp (value, scheme, strlen (scheme)) != 0)
    return g_strdup ("");
  return g_strstrip (g_strdup (value + strlen (scheme)));
}

static gboolean
read_accepts_gzip (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_list (headers, "Accept-Encoding");
  GSList *accepted = value != NULL ? soup_header_parse_quality_list (value, NULL) : NULL;
  GSList *gzip = g_slist_find_custom (accepted, "gzip", (GCompareFunc) g_ascii_strcasecmp);
  gboolean accepts = gzip != NULL;

  soup_header_free_list (accepted);
  return accepts;
}

/**
 * hub_request_new:
 * @message: with its whole body, on the main thread
 * @query: (nullable): what stood behind the question mark of the address
 *
 * Returns: (transfer full): a copy of what counts, safe on one other thread
 */
HubRequest *
hub_request_new (SoupServerMessage *message,
                 GHashTable        *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *address = soup_server_message_get_remote_host (message);
  HubRequest *self = g_new0 (HubRequest, 1);

  self->address = g_strdup (address != NULL ? address : "");
  self->token = read_token (headers);
  self->protocol = dup_header (headers, "Member-Desk-Protocol");
  self->accepts_gzip = read_accepts_gzip (headers);
  self->query = query != NULL ? g_hash_table_ref (query) : NULL;
  self->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  return self;
}

/**
 * hub_request_get_query:
 *
 * Returns: (nullable): the value of a parameter, %NULL when it is absent or empty
 */
const char *
hub_request_get_query (HubRequest *self,
                       const char *name)
{
  const char *value = self->query != NULL ? g_hash_table_lookup (self->query, name) : NULL;

  return value != NULL && *value != '\0' ? value : NULL;
}

/**
 * hub_request_query_int:
 * @value: (inout): what is taken when the parameter is absent; then its value, 0 or more
 *
 * Returns: %FALSE with @error set when it is not a number
 */
gboolean
hub_request_query_int (HubRequest  *self,
                       const char  *name,
                       gint64      *value,
                       GError     **error)
{
  const char *text = hub_request_get_query (self, name);
  guint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  *value = number;
  return TRUE;
}

void
hub_request_free (HubRequest *self)
{
  if (self == NULL)
    return;

  g_free (self->address);
  g_free (self->token);
  g_free (self->protocol);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  hub_device_free (self->device);
  g_free (self);
}
