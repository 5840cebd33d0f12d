/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-server.h"

#include <glib/gi18n-lib.h>

#include "hub-listen.h"
#include "hub-patience.h"
#include "hub-plain.h"
#include "hub-service.h"

/* How long a stopping server waits for requests that were begun. */
#define STOP_TIMEOUT_S 10

struct _HubServer
{
  GObject      parent_instance;

  HubService  *service;
  SoupServer  *soup;
  HubPatience *patience;
  char        *uri;
  guint        keep_days;
  guint        n_in_flight;     /* requests whose headers were read and that are not answered */
  GTask       *stop;
  guint        stop_source;
};

G_DEFINE_FINAL_TYPE (HubServer, hub_server, G_TYPE_OBJECT)

static void plan_end (HubServer *self);

static void
request_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  HubServer *self = user_data;

  hub_service_answer (self->service, hub_route_find (path), message, query);
}

static void
refuse (HubServer         *self,
        SoupServerMessage *message,
        const HubRoute    *route,
        guint              status,
        const char        *code,
        const char        *text)
{
  g_autoptr (HubReply) reply = hub_reply_new ();

  hub_reply_problem (reply, status, code, text);
  if (status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    reply->retry_after_s = STOP_TIMEOUT_S;
  hub_service_refuse (self->service, route, message, reply);
}

static void
refuse_size (HubServer         *self,
             SoupServerMessage *message,
             const HubRoute    *route)
{
  g_autofree char *text = g_strdup_printf ("at most %" G_GSIZE_FORMAT " bytes are taken here",
                                            route->max_body);

  refuse (self, message, route, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too-large", text);
}

static void
refuse_method (HubServer         *self,
               SoupServerMessage *message,
               const HubRoute    *route)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Allow", route->method);
  refuse (self, message, route, SOUP_STATUS_METHOD_NOT_ALLOWED, "method",
          "this address wants another method");
}

/* What comes behind it is not for anybody to read. */
static void
refuse_end (HubServer         *self,
            SoupServerMessage *message,
            const HubRoute    *route)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Connection", "close");
  refuse (self, message, route, SOUP_STATUS_BAD_REQUEST, "invalid",
          "a request must say once how long its body is");
}

/* A body may come without its length being said before. */
static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           user_data)
{
  HubServer *self = user_data;
  const HubRoute *route = hub_route_find (g_uri_get_path (soup_server_message_get_uri (message)));
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if ((gsize) body->length > route->max_body && soup_server_message_get_status (message) == 0)
    refuse_size (self, message, route);
}

static void
finished_cb (SoupServerMessage *message,
             gpointer           user_data)
{
  HubServer *self = user_data;

  self->n_in_flight--;
  if (self->stop != NULL)
    plan_end (self);
}

/* Before the body: turns away what need not be read. */
static void
headers_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  HubServer *self = user_data;
  const HubRoute *route = hub_route_find (path);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  goffset length = soup_message_headers_get_content_length (headers);

  if (self->stop != NULL)
    refuse (self, message, route, SOUP_STATUS_SERVICE_UNAVAILABLE, "stopping",
            "this hub is being stopped");
  else if (route == NULL)
    refuse (self, message, route, SOUP_STATUS_NOT_FOUND, "not-found",
            "nothing is served at this address");
  else if (!g_str_equal (soup_server_message_get_method (message), route->method))
    refuse_method (self, message, route);
  else if (!hub_request_has_clear_end (headers, route->max_body > 0))
    refuse_end (self, message, route);
  else if ((gsize) length > route->max_body)
    refuse_size (self, message, route);
  else
    {
      self->n_in_flight++;
      g_signal_connect_object (message, "finished", G_CALLBACK (finished_cb), self, 0);
      g_signal_connect_object (message, "got-chunk", G_CALLBACK (got_chunk_cb), self, 0);
    }
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (hub_service_close_finish (HUB_SERVICE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
end_cb (gpointer user_data)
{
  HubServer *self = user_data;

  self->stop_source = 0;
  soup_server_disconnect (self->soup);
  hub_service_close_async (self->service, closed_cb, g_steal_pointer (&self->stop));
  return G_SOURCE_REMOVE;
}

/* Ends when nothing is in flight; from the main loop, as the last answer is still on the stack. */
static void
plan_end (HubServer *self)
{
  if (self->n_in_flight > 0)
    return;
  g_clear_handle_id (&self->stop_source, g_source_remove);
  self->stop_source = g_idle_add (end_cb, self);
}

static void
hub_server_dispose (GObject *object)
{
  HubServer *self = HUB_SERVER (object);

  g_clear_handle_id (&self->stop_source, g_source_remove);
  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->patience);
  g_clear_object (&self->soup);
  g_clear_object (&self->service);

  G_OBJECT_CLASS (hub_server_parent_class)->dispose (object);
}

static void
hub_server_finalize (GObject *object)
{
  HubServer *self = HUB_SERVER (object);

  g_free (self->uri);

  G_OBJECT_CLASS (hub_server_parent_class)->finalize (object);
}

static void
hub_server_class_init (HubServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_server_dispose;
  object_class->finalize = hub_server_finalize;
}

static void
hub_server_init (HubServer *self)
{
  self->keep_days = HUB_KEEP_TOMBSTONES_DAYS;
  self->soup = soup_server_new (NULL, NULL);
  self->patience = hub_patience_new (self->soup);
  soup_server_add_early_handler (self->soup, NULL, headers_cb, self, NULL);
  soup_server_add_handler (self->soup, NULL, request_cb, self, NULL);
}

/**
 * hub_server_new:
 * @db_uri: the hub's database; opened when the first request needs it
 *
 * Returns: (transfer full): a server that does not listen yet, for the thread of the main loop
 */
HubServer *
hub_server_new (const char *db_uri,
                DeskPolicy *policy,
                DeskClock  *clock)
{
  HubServer *self = g_object_new (HUB_TYPE_SERVER, NULL);

  self->service = hub_service_new (db_uri, policy, clock);
  return self;
}

/**
 * hub_server_set_keep_tombstones:
 * @days: 1 or more; %HUB_KEEP_TOMBSTONES_DAYS where nothing is said
 *
 * How long it is remembered what left a manager's feed. A laptop that was away for longer pulls its
 * whole list anew. To be said before hub_server_listen().
 */
void
hub_server_set_keep_tombstones (HubServer *self,
                                guint      days)
{
  g_return_if_fail (HUB_IS_SERVER (self) && self->uri == NULL && days > 0);

  self->keep_days = days;
}

/**
 * hub_server_set_patience:
 * @seconds: for how long a laptop may keep the hub waiting for the rest of a request, or with a
 *   reply that it does not read; see hub_patience_set()
 */
void
hub_server_set_patience (HubServer *self,
                         guint      seconds)
{
  g_return_if_fail (HUB_IS_SERVER (self));

  hub_patience_set (self->patience, seconds);
}

static char *
make_uri (SoupServer *soup)
{
  GSList *uris = soup_server_get_uris (soup);
  char *text = g_uri_to_string (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  if (g_str_has_suffix (text, "/"))
    text[strlen (text) - 1] = '\0';
  return text;
}

/**
 * hub_server_listen:
 * @host_port: where to listen; see hub_listen_resolve()
 * @tls_cert_file: (nullable): PEM file; without one only loopback addresses are listened on
 * @tls_key_file: (nullable): PEM file, with @tls_cert_file
 *
 * Begins to serve as soon as the main loop runs. For the start of a program: it may read files
 * and ask the name service.
 *
 * Returns: %FALSE with @error set in words for a person when that is not possible
 */
gboolean
hub_server_listen (HubServer   *self,
                   const char  *host_port,
                   const char  *tls_cert_file,
                   const char  *tls_key_file,
                   GError     **error)
{
  gboolean tls = tls_cert_file != NULL;
  g_autoptr (GSocketAddress) address = hub_listen_resolve (host_port, tls, error);
  g_autoptr (GTlsCertificate) certificate = NULL;

  g_return_val_if_fail (HUB_IS_SERVER (self) && self->uri == NULL, FALSE);

  if (address == NULL)
    return FALSE;
  if (tls)
    {
      certificate = hub_listen_load_certificate (tls_cert_file, tls_key_file, error);
      if (certificate == NULL)
        return FALSE;
      soup_server_set_tls_certificate (self->soup, certificate);
    }
  else
    {
      hub_plain_watch (self->soup);
    }
  if (!soup_server_listen (self->soup, address, tls ? SOUP_SERVER_LISTEN_HTTPS : 0, error))
    {
      g_prefix_error (error, _("cannot listen on “%s”: "), host_port);
      return FALSE;
    }
  self->uri = make_uri (self->soup);
  hub_service_start (self->service, self->keep_days);
  return TRUE;
}

/**
 * hub_server_get_uri:
 *
 * Returns: (nullable): where it is reached, with the port that was picked, without a slash at the
 *   end; %NULL before it listens
 */
const char *
hub_server_get_uri (HubServer *self)
{
  g_return_val_if_fail (HUB_IS_SERVER (self), NULL);

  return self->uri;
}

/**
 * hub_server_count_waiting:
 *
 * Returns: how many laptops wait for news at this moment
 */
guint
hub_server_count_waiting (HubServer *self)
{
  g_return_val_if_fail (HUB_IS_SERVER (self), 0);

  return hub_service_count_waiting (self->service);
}

/**
 * hub_server_stop_async:
 * @cancellable: (nullable): not looked at; stopping goes through
 *
 * Finishes the requests in flight, refuses new ones with 503, then closes the connections and the
 * database. A request that does not get on is cut off after some seconds. The server cannot be
 * started again.
 */
void
hub_server_stop_async (HubServer           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HUB_IS_SERVER (self) && self->stop == NULL);

  self->stop = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->stop, hub_server_stop_async);
  g_task_set_check_cancellable (self->stop, FALSE);
  self->stop_source = g_timeout_add_seconds (STOP_TIMEOUT_S, end_cb, self);
  hub_service_stop (self->service);
  plan_end (self);
}

gboolean
hub_server_stop_finish (HubServer     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
