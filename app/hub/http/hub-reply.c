/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-reply.h"

#include <desk-db.h>
#include <desk-gzip.h>
#include <hub-log.h>

#include "hub-writer.h"

#define RETRY_AFTER_S 10

static gboolean
is_problem (HubReply *self)
{
  return self->status != SOUP_STATUS_OK && self->status != SOUP_STATUS_NOT_MODIFIED;
}

HubReply *
hub_reply_new (void)
{
  HubReply *self = g_new0 (HubReply, 1);

  self->status = SOUP_STATUS_OK;
  self->content_type = HUB_TYPE_JSON;
  self->body = g_string_new (NULL);
  return self;
}

/**
 * hub_reply_problem:
 * @code: for the program that asked
 * @message: for a person, in English
 *
 * Makes the answer a refusal, whatever was written before. It is completed when it is sent.
 */
void
hub_reply_problem (HubReply   *self,
                   guint       status,
                   const char *code,
                   const char *message)
{
  self->status = status;
  self->content_type = HUB_TYPE_JSON;
  g_string_assign (self->body, "{\"error\":");
  hub_writer_add_text (self->body, code);
  g_string_append (self->body, ",\"message\":");
  hub_writer_add_text (self->body, message);
}

void
hub_reply_add_int (HubReply   *self,
                   const char *name,
                   gint64      value)
{
  g_string_append_c (self->body, ',');
  hub_writer_add_text (self->body, name);
  g_string_append_c (self->body, ':');
  hub_writer_add_int (self->body, value);
}

/**
 * hub_reply_failure:
 * @error: what failed here, not in the request
 *
 * Makes the answer a 503 where waiting may help, else a 500. The particulars go into the log only.
 */
void
hub_reply_failure (HubReply     *self,
                   const GError *error)
{
  hub_log (HUB_LOG_FAILED, "a request failed: %s", error->message);

  if (error->domain != DESK_DB_ERROR || error->code == DESK_DB_ERROR_CONSTRAINT)
    {
      hub_reply_problem (self, SOUP_STATUS_INTERNAL_SERVER_ERROR, "internal",
                         "the hub failed at this; its log says more");
      return;
    }
  self->retry_after_s = RETRY_AFTER_S;
  hub_reply_problem (self, SOUP_STATUS_SERVICE_UNAVAILABLE, "database",
                     "the hub's database does not answer; its log says more");
}

/**
 * hub_reply_gzip:
 *
 * Compresses a long body; a short one, a refusal, and one that would get longer stay as they are.
 *
 * Returns: %FALSE with @error set when that fails
 */
gboolean
hub_reply_gzip (HubReply  *self,
                GError   **error)
{
  g_autoptr (GBytes) packed = NULL;

  if (self->status != SOUP_STATUS_OK || self->body->len < DESK_GZIP_FROM_BYTES)
    return TRUE;
  packed = desk_gzip_pack (self->body->str, self->body->len, error);
  if (packed == NULL)
    return FALSE;
  if (g_bytes_get_size (packed) >= self->body->len)
    return TRUE;

  g_string_truncate (self->body, 0);
  g_string_append_len (self->body, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  self->gzipped = TRUE;
  return TRUE;
}

/**
 * hub_reply_send:
 * @message: on the main thread
 * @now: the hub's time, RFC 3339, for a refusal: also who is turned away can tell that its clock is
 *   wrong
 *
 * Hands the answer over to @message; @self is empty afterwards.
 */
void
hub_reply_send (HubReply          *self,
                SoupServerMessage *message,
                const char        *now)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gsize length;

  if (is_problem (self))
    g_string_append_printf (self->body, ",\"now\":\"%s\"}\n", now);
  length = self->body->len;

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  if (self->gzipped)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  if (self->etag != NULL)
    soup_message_headers_replace (headers, "ETag", self->etag);
  if (self->retry_after_s > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", self->retry_after_s);

      soup_message_headers_replace (headers, "Retry-After", seconds);
    }

  soup_server_message_set_status (message, self->status, NULL);
  if (self->status == SOUP_STATUS_NOT_MODIFIED)
    return;
  soup_server_message_set_response (message, self->content_type, SOUP_MEMORY_TAKE,
                                    g_string_free (g_steal_pointer (&self->body), FALSE), length);
}

void
hub_reply_free (HubReply *self)
{
  if (self == NULL)
    return;

  if (self->body != NULL)
    g_string_free (self->body, TRUE);
  g_free (self->etag);
  g_free (self);
}
