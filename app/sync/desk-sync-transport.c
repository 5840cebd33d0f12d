/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sync-transport.h"

#include <libsoup/soup.h>

#include "desk-sync-authorities.h"
#include "desk-sync-error.h"
#include "desk-sync-exchange.h"

/* A page of the feed has 4 MB and a row; what is larger than this is no reply of a hub. */
#define MAX_REPLY (16 * 1024 * 1024)
#define READ_SIZE (128 * 1024)

struct _DeskSyncTransport
{
  GObject parent_instance;

  SoupSession *session;
  GTlsDatabase *more_authorities;
  GError *authorities_error;
  gint64 wait_ms;
  gint64 hub_ahead_ms;          /* of the monotonic clock, by the last refusal that told the time */
  gboolean knows_hub_time;
  gboolean takes_plain;         /* an older hub, which takes no packed bodies */
};

G_DEFINE_FINAL_TYPE (DeskSyncTransport, desk_sync_transport, G_TYPE_OBJECT)

/* A hub that refuses says what time it is, too. */
static void
read_hub_time (DeskSyncTransport *self,
               GBytes            *body)
{
  gint64 now_ms;

  self->knows_hub_time = desk_sync_error_read_time (body, &now_ms);
  if (self->knows_hub_time)
    self->hub_ahead_ms = now_ms - g_get_monotonic_time () / 1000;
}

static void send_message (GTask *task);

static void
send_plain (GTask *task)
{
  DeskSyncTransport *self = g_task_get_source_object (task);
  DeskSyncExchange *exchange = g_task_get_task_data (task);

  self->takes_plain = TRUE;
  g_clear_object (&exchange->stream);
  g_byte_array_set_size (exchange->body, 0);
  send_message (task);
}

static void
return_reply (GTask *task)
{
  DeskSyncTransport *self = g_task_get_source_object (task);
  DeskSyncExchange *exchange = g_task_get_task_data (task);
  guint status = soup_message_get_status (exchange->message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autoptr (GBytes) body = desk_sync_exchange_take_body (exchange);

  self->wait_ms = desk_sync_exchange_get_wait (exchange);
  if (status != SOUP_STATUS_OK)
    {
      read_hub_time (self, body);
      g_task_return_error (task, desk_sync_error_from_status (status, body, exchange->host));
    }
  else if (type == NULL || g_ascii_strcasecmp (type, exchange->type) != 0)
    g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_NOT_A_HUB, exchange->host));
  else
    g_task_return_pointer (task, g_steal_pointer (&body), (GDestroyNotify) g_bytes_unref);
}

static void read_more (GTask *task);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskSyncExchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, desk_sync_exchange_get_failure (exchange, error));
      return;
    }
  if (g_bytes_get_size (bytes) == 0)
    {
      if (desk_sync_exchange_is_unread (exchange))
        send_plain (task);
      else
        return_reply (task);
      return;
    }
  if (exchange->body->len + g_bytes_get_size (bytes) > MAX_REPLY)
    {
      g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_NOT_A_HUB, exchange->host));
      return;
    }
  g_byte_array_append (exchange->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  read_more (g_steal_pointer (&task));
}

static void
read_more (GTask *task)
{
  DeskSyncExchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (exchange->stream, READ_SIZE, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_cb, task);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskSyncExchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL)
    g_task_return_error (task, desk_sync_exchange_get_failure (exchange, error));
  else
    read_more (g_steal_pointer (&task));
}

static gboolean
accept_certificate_cb (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  errors,
                       gpointer              user_data)
{
  GTask *task = user_data;
  DeskSyncTransport *self = g_task_get_source_object (task);
  DeskSyncExchange *exchange = g_task_get_task_data (task);

  exchange->tls_errors = desk_sync_authorities_verify (self->more_authorities, certificate,
                                                       soup_message_get_uri (message), errors);
  return exchange->tls_errors == 0;
}

static gboolean
build_message (GTask *task)
{
  DeskSyncTransport *self = g_task_get_source_object (task);
  DeskSyncExchange *exchange = g_task_get_task_data (task);

  if (!desk_sync_exchange_build_message (exchange, self->takes_plain))
    return FALSE;
  g_signal_connect_object (exchange->message, "accept-certificate",
                           G_CALLBACK (accept_certificate_cb), task, 0);
  return TRUE;
}

static void
send_message (GTask *task)
{
  DeskSyncTransport *self = g_task_get_source_object (task);
  DeskSyncExchange *exchange = g_task_get_task_data (task);

  if (!build_message (task))
    {
      g_task_return_error (task, desk_sync_error_new (DESK_SYNC_ERROR_ADDRESS, exchange->url));
      return;
    }
  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task), sent_cb, g_object_ref (task));
}

static void
load_modules (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  DeskSyncExchange *exchange = task_data;
  g_auto (GStrv) proxies = NULL;

  g_tls_backend_get_default ();
  /* What the first question reads stays in memory; the answer is asked for again when it is needed. */
  proxies =
    g_proxy_resolver_lookup (g_proxy_resolver_get_default (), exchange->url, cancellable, NULL);
  g_task_return_boolean (task, TRUE);
}

/* Where there is no way to the hub, the first request will say so. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DeskSyncTransport *self = DESK_SYNC_TRANSPORT (source);
  GTask *task = G_TASK (result);
  DeskSyncExchange *exchange = g_task_get_task_data (task);

  if (self->authorities_error == NULL && build_message (task))
    soup_session_preconnect_async (self->session, exchange->message, G_PRIORITY_LOW, NULL, NULL,
                                   NULL);
}

static void
desk_sync_transport_finalize (GObject *object)
{
  DeskSyncTransport *self = DESK_SYNC_TRANSPORT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->more_authorities);
  g_clear_error (&self->authorities_error);

  G_OBJECT_CLASS (desk_sync_transport_parent_class)->finalize (object);
}

static void
desk_sync_transport_class_init (DeskSyncTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_sync_transport_finalize;
}

static void
desk_sync_transport_init (DeskSyncTransport *self)
{
  desk_sync_authorities_load (&self->more_authorities, &self->authorities_error);
}

/**
 * desk_sync_transport_new:
 * @timeout_s: how long the hub may be silent, while connecting as well as within a reply; 0: for
 *   as long as whoever sends bears it
 *
 * Trusts the system's authorities, and those in the file that `MEMBER_DESK_CA_FILE` or the
 * organisation's settings name.
 */
DeskSyncTransport *
desk_sync_transport_new (guint timeout_s)
{
  DeskSyncTransport *self = g_object_new (DESK_TYPE_SYNC_TRANSPORT, NULL);

  self->session = soup_session_new_with_options ("timeout", timeout_s,
                                                 "idle-timeout", 2 * timeout_s,
                                                 "user-agent", "member-desk/" APP_VERSION,
                                                 NULL);
  return self;
}

/**
 * desk_sync_transport_prepare:
 * @hub_url: where requests will go
 *
 * Loads on a thread what knows of proxies and of TLS, and then opens a connection, so that the first
 * request is no slower than those after it. A laptop without a hub has no need of either.
 */
void
desk_sync_transport_prepare (DeskSyncTransport *self,
                             const char        *hub_url)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, NULL);

  g_task_set_source_tag (task, desk_sync_transport_prepare);
  g_task_set_task_data (task, desk_sync_exchange_new (hub_url, NULL, DESK_SYNC_NDJSON, NULL),
                        (GDestroyNotify) desk_sync_exchange_free);
  g_task_run_in_thread (task, load_modules);
}

/**
 * desk_sync_transport_send_async:
 * @token: (nullable): the device's
 * @type: the media type of @body and of the reply
 * @body: (nullable): what to send; without it the hub is only asked (GET)
 */
void
desk_sync_transport_send_async (DeskSyncTransport   *self,
                                const char          *url,
                                const char          *token,
                                const char          *type,
                                GBytes              *body,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, desk_sync_transport_send_async);
  g_task_set_task_data (task, desk_sync_exchange_new (url, token, type, body),
                        (GDestroyNotify) desk_sync_exchange_free);
  self->wait_ms = 0;
  self->knows_hub_time = FALSE;
  if (self->authorities_error != NULL)
    g_task_return_error (task, g_error_copy (self->authorities_error));
  else
    send_message (task);
}

/**
 * desk_sync_transport_send_finish:
 *
 * Returns: (transfer full) (nullable): the body of the reply
 */
GBytes *
desk_sync_transport_send_finish (DeskSyncTransport  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desk_sync_transport_get_wait:
 *
 * Returns: for how many milliseconds the last reply asked to be left alone (Retry-After), 0: it did
 *   not
 */
gint64
desk_sync_transport_get_wait (DeskSyncTransport *self)
{
  return self->wait_ms;
}

/**
 * desk_sync_transport_get_hub_time:
 * @now_ms: (out): the hub's time at this moment
 *
 * Returns: whether the last reply was a refusal that told the time
 */
gboolean
desk_sync_transport_get_hub_time (DeskSyncTransport *self,
                                  gint64            *now_ms)
{
  *now_ms = g_get_monotonic_time () / 1000 + self->hub_ahead_ms;
  return self->knows_hub_time;
}
