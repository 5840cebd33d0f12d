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

/* What a proxy added last; what stands before that, anybody may have written. */
static char *
read_forwarded (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_list (headers, "X-Forwarded-For");
  const char *comma = text != NULL ? strrchr (text, ',') : NULL;
  g_autofree char *last = g_strdup (comma != NULL ? comma + 1 : text);
  g_autoptr (GInetAddress) address =
    last != NULL ? g_inet_address_new_from_string (g_strstrip (last)) : NULL;

  return address != NULL ? g_inet_address_to_string (address) : NULL;
}

/* Where the laptop is. A proxy on this machine says it; nobody else is believed. */
static char *
read_address (SoupServerMessage  *message,
              SoupMessageHeaders *headers)
{
  const char *host = soup_server_message_get_remote_host (message);
  g_autoptr (GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;
  char *forwarded = NULL;

  if (address != NULL && g_inet_address_get_is_loopback (address))
    forwarded = read_forwarded (headers);
  return forwarded != NULL ? forwarded : g_strdup (host != NULL ? host : "");
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
  HubRequest *self = g_new0 (HubRequest, 1);

  self->address = read_address (message, headers);
  self->token = read_token (headers);
  self->protocol = dup_header (headers, "Member-Desk-Protocol");
  self->encoding = dup_header (headers, "Content-Encoding");
  self->known = dup_header (headers, "If-None-Match");
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

/**
 * hub_request_has_clear_end:
 * @headers: of a request
 * @has_body: whether its address takes a body
 *
 * Whether all on its way agree where the request ends. What says its length twice, or not at all
 * where there is a body, may hide another request behind it.
 */
gboolean
hub_request_has_clear_end (SoupMessageHeaders *headers,
                           gboolean            has_body)
{
  const char *length = soup_message_headers_get_list (headers, "Content-Length");
  const char *coding = soup_message_headers_get_list (headers, "Transfer-Encoding");

  if (coding != NULL)
    return length == NULL && g_ascii_strcasecmp (coding, "chunked") == 0;
  if (length == NULL)
    return !has_body;
  return *length != '\0' && length[strspn (length, "0123456789")] == '\0';
}

/* Stops one byte beyond @max_body, whatever the body would swell to. */
static GBytes *
inflate (GBytes  *body,
         gsize    max_body,
         GError **error)
{
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_bytes (body);
  g_autoptr (GConverter) gzip =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, gzip);
  g_autofree char *text = g_malloc (max_body + 1);
  gsize length;

  if (!g_input_stream_read_all (stream, text, max_body + 1, &length, NULL, error))
    return NULL;
  if (length > max_body)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   "at most %" G_GSIZE_FORMAT " bytes are taken here, also unpacked", max_body);
      return NULL;
    }
  return g_bytes_new (text, length);
}

/**
 * hub_request_inflate:
 * @max_body: bytes that are taken, unpacked
 *
 * Unpacks a body sent as gzip; one that was not packed stays as it is.
 *
 * Returns: %FALSE with @error set; %G_IO_ERROR_NO_SPACE: too large; %G_IO_ERROR_NOT_SUPPORTED:
 *   another encoding; otherwise it cannot be unpacked
 */
gboolean
hub_request_inflate (HubRequest  *self,
                     gsize        max_body,
                     GError     **error)
{
  GBytes *body;

  if (*self->encoding == '\0' || g_ascii_strcasecmp (self->encoding, "identity") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (self->encoding, "gzip") != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           "a body comes as it is, or as gzip");
      return FALSE;
    }

  body = inflate (self->body, max_body, error);
  if (body == NULL)
    return FALSE;
  g_bytes_unref (self->body);
  self->body = body;
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
  g_free (self->encoding);
  g_free (self->known);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  hub_device_free (self->device);
  g_free (self);
}
