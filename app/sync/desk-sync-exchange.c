/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-exchange.h"

#include <desk-gzip.h>

#include "desk-sync-error.h"

/**
 * desk_sync_exchange_new:
 * @token: (nullable): the device's
 * @type: the media type of @sent and of the reply
 * @sent: (nullable): what to send; without it the hub is only asked (GET)
 */
DeskSyncExchange *
desk_sync_exchange_new (const char *url,
                        const char *token,
                        const char *type,
                        GBytes     *sent)
{
  DeskSyncExchange *self = g_new0 (DeskSyncExchange, 1);

  self->url = g_strdup (url);
  self->token = g_strdup (token);
  self->type = type;
  self->sent = sent != NULL ? g_bytes_ref (sent) : NULL;
  self->body = g_byte_array_new ();
  return self;
}

void
desk_sync_exchange_free (DeskSyncExchange *self)
{
  g_clear_object (&self->message);
  g_free (self->url);
  g_free (self->token);
  g_free (self->host);
  g_clear_pointer (&self->sent, g_bytes_unref);
  g_clear_object (&self->stream);
  g_byte_array_unref (self->body);
  g_free (self);
}

static char *
build_host (SoupMessage *message)
{
  GUri *uri = soup_message_get_uri (message);
  const char *host = g_uri_get_host (uri);
  int port = g_uri_get_port (uri);

  if (port == -1 || port == 80 || port == 443)
    return g_strdup (host);
  /* An IPv6 address has colons of its own. */
  return g_strdup_printf (strchr (host, ':') != NULL ? "[%s]:%d" : "%s:%d", host, port);
}

/* A long body goes as gzip, if that makes it shorter. */
static void
set_body (DeskSyncExchange *self,
          gboolean          plain)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (self->message);
  gsize length;
  const void *data = g_bytes_get_data (self->sent, &length);
  g_autoptr (GBytes) packed = NULL;

  if (length >= DESK_GZIP_FROM_BYTES && !plain)
    packed = desk_gzip_pack (data, length, NULL);
  self->packed = packed != NULL && g_bytes_get_size (packed) < length;
  if (self->packed)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  soup_message_set_request_body_from_bytes (self->message, self->type,
                                            self->packed ? packed : self->sent);
}

/**
 * desk_sync_exchange_build_message:
 * @plain: whether what is sent goes as it is, however long
 *
 * Makes the message to send: the first one, or the same once more.
 *
 * Returns: %FALSE where the address is none
 */
gboolean
desk_sync_exchange_build_message (DeskSyncExchange *self,
                                  gboolean          plain)
{
  const char *method = self->sent != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET;
  SoupMessageHeaders *headers;

  g_clear_object (&self->message);
  self->message = soup_message_new (method, self->url);
  if (self->message == NULL)
    return FALSE;
  g_free (self->host);
  self->host = build_host (self->message);
  headers = soup_message_get_request_headers (self->message);
  soup_message_headers_replace (headers, "Accept", self->type);
  soup_message_headers_replace (headers, "Member-Desk-Protocol", "1");
  if (self->token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", self->token, NULL);

      soup_message_headers_replace (headers, "Authorization", bearer);
    }
  if (self->sent != NULL)
    set_body (self, plain);
  /* A token is meant for the hub only, wherever a reply points; no cookies, no passwords asked. */
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  /* Operations carry their ids: sent twice they count once. So an open connection will do, where
   * libsoup would shake hands anew for each POST. An enrolment code is good once. */
  if (self->token != NULL)
    soup_message_add_flags (self->message, SOUP_MESSAGE_IDEMPOTENT);
  soup_message_disable_feature (self->message, SOUP_TYPE_AUTH_MANAGER);
  return TRUE;
}

/**
 * desk_sync_exchange_is_unread:
 *
 * Whether the reply is what an older hub answers to a packed body: the same goes once more as it
 * is, and so from now on.
 */
gboolean
desk_sync_exchange_is_unread (DeskSyncExchange *self)
{
  guint status = soup_message_get_status (self->message);

  return self->packed &&
         (status == SOUP_STATUS_BAD_REQUEST || status == SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE);
}

/**
 * desk_sync_exchange_take_body:
 *
 * Returns: (transfer full): what has come of the reply; it begins anew
 */
GBytes *
desk_sync_exchange_take_body (DeskSyncExchange *self)
{
  GBytes *body = g_byte_array_free_to_bytes (self->body);

  self->body = g_byte_array_new ();
  return body;
}

/**
 * desk_sync_exchange_get_wait:
 *
 * Returns: for how many milliseconds the reply asks to be left alone: Retry-After in seconds, as our
 *   hub says it; a date, which proxies may send, is passed over
 */
gint64
desk_sync_exchange_get_wait (DeskSyncExchange *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  guint64 seconds;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, 24 * 3600, &seconds, NULL))
    return 0;
  return (gint64) seconds * 1000;
}

/**
 * desk_sync_exchange_get_failure:
 * @error: why no reply came
 *
 * Returns: (transfer full): the same as a #DeskSyncError
 */
GError *
desk_sync_exchange_get_failure (DeskSyncExchange *self,
                                const GError     *error)
{
  if (self->tls_errors != 0)
    return desk_sync_error_from_certificate (self->tls_errors, self->host);
  return desk_sync_error_from_network (error, self->host);
}
