/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-server.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include <desk-db-thread.h>
#include <hub-database.h>

#include "hub-listen.h"
#include "hub-route.h"

/* How long a stopping server waits for requests that were begun. */
#define STOP_TIMEOUT_S 10

/* Requests come in on the main thread, are judged on the database thread and answered on the main
 * thread; meanwhile their message is paused. */
struct _HubServer
{
  GObject       parent_instance;

  DeskPolicy   *policy;
  DeskClock    *clock;
  HubLimiter   *limiter;        /* the database thread's */
  HubMetrics   *metrics;
  DeskDbThread *thread;
  SoupServer   *soup;
  char         *uri;
  guint         n_in_flight;    /* requests whose headers were read and that are not answered */
  GTask        *stop;
  guint         stop_source;
};

G_DEFINE_FINAL_TYPE (HubServer, hub_server, G_TYPE_OBJECT)

/* --- the database thread ------------------------------------------------------------------- */

typedef struct
{
  char      *uri;
  DeskClock *clock;
} OpenData;

typedef struct
{
  const HubRoute    *route;
  SoupServerMessage *message;   /* the main thread's */
  HubRequest        *request;
  HubReply          *reply;
} Exchange;

static DeskDb *
open_database (gpointer       user_data,
               GCancellable  *cancellable,
               GError       **error)
{
  OpenData *data = user_data;

  return hub_database_open (data->uri, data->clock, error);
}

static void
free_open_data (gpointer user_data)
{
  OpenData *data = user_data;

  g_free (data->uri);
  g_object_unref (data->clock);
  g_free (data);
}

static void
free_exchange (gpointer user_data)
{
  Exchange *exchange = user_data;

  g_object_unref (exchange->message);
  hub_request_free (exchange->request);
  hub_reply_free (exchange->reply);
  g_free (exchange);
}

static void
answer_on_thread (GTask        *task,
                  DeskDb       *db,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  HubServer *self = g_task_get_source_object (task);
  Exchange *exchange = task_data;
  HubContext context = {
    .db = db,
    .policy = self->policy,
    .clock = self->clock,
    .limiter = self->limiter,
    .metrics = self->metrics,
  };

  hub_route_run (exchange->route, &context, exchange->request, exchange->reply);
  g_task_return_boolean (task, TRUE);
}

/* --- requests ------------------------------------------------------------------------------ */

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  HubServer *self = HUB_SERVER (source);
  Exchange *exchange = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    hub_reply_failure (exchange->reply, error);

  hub_metrics_count_request (self->metrics, exchange->route->name, exchange->reply->status);
  hub_reply_send (exchange->reply, exchange->message);
  soup_server_message_unpause (exchange->message);
}

static void
request_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  HubServer *self = user_data;
  Exchange *exchange = g_new0 (Exchange, 1);
  GTask *task = g_task_new (self, NULL, answered_cb, NULL);

  exchange->route = hub_route_find (path);
  exchange->message = g_object_ref (message);
  exchange->request = hub_request_new (message, query);
  exchange->reply = hub_reply_new ();
  g_task_set_source_tag (task, request_cb);
  g_task_set_task_data (task, exchange, free_exchange);

  soup_server_message_pause (message);
  desk_db_thread_push (self->thread, task, answer_on_thread);
}

/* Answers without asking the database; what is still to come of the body is read, but not kept. */
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
  hub_metrics_count_request (self->metrics, route != NULL ? route->name : "other", status);
  hub_reply_send (reply, message);
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

static void
refuse_size (HubServer         *self,
             SoupServerMessage *message,
             const HubRoute    *route)
{
  g_autofree char *text = g_strdup_printf ("at most %" G_GSIZE_FORMAT " bytes are taken here", route->max_body);

  refuse (self, message, route, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too-large", text);
}

static void
refuse_method (HubServer         *self,
               SoupServerMessage *message,
               const HubRoute    *route)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", route->method);
  refuse (self, message, route, SOUP_STATUS_METHOD_NOT_ALLOWED, "method", "this address wants another method");
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

static void plan_end (HubServer *self);

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
  goffset length = soup_message_headers_get_content_length (soup_server_message_get_request_headers (message));

  if (self->stop != NULL)
    refuse (self, message, route, SOUP_STATUS_SERVICE_UNAVAILABLE, "stopping", "this hub is being stopped");
  else if (route == NULL)
    refuse (self, message, route, SOUP_STATUS_NOT_FOUND, "not-found", "nothing is served at this address");
  else if (!g_str_equal (soup_server_message_get_method (message), route->method))
    refuse_method (self, message, route);
  else if ((gsize) length > route->max_body)
    refuse_size (self, message, route);
  else
    {
      self->n_in_flight++;
      g_signal_connect_object (message, "finished", G_CALLBACK (finished_cb), self, 0);
      g_signal_connect_object (message, "got-chunk", G_CALLBACK (got_chunk_cb), self, 0);
    }
}

/* --- stopping ------------------------------------------------------------------------------ */

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (desk_db_thread_close_finish (DESK_DB_THREAD (source), result, &error))
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
  desk_db_thread_close_async (self->thread, NULL, closed_cb, g_steal_pointer (&self->stop));
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

/* --- object -------------------------------------------------------------------------------- */

static void
hub_server_dispose (GObject *object)
{
  HubServer *self = HUB_SERVER (object);

  g_clear_handle_id (&self->stop_source, g_source_remove);
  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
  g_clear_object (&self->thread);

  G_OBJECT_CLASS (hub_server_parent_class)->dispose (object);
}

static void
hub_server_finalize (GObject *object)
{
  HubServer *self = HUB_SERVER (object);

  g_clear_object (&self->policy);
  g_clear_object (&self->clock);
  hub_limiter_free (self->limiter);
  hub_metrics_free (self->metrics);
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
  self->limiter = hub_limiter_new (HUB_WRONG_CODES);
  self->metrics = hub_metrics_new ();
  self->soup = soup_server_new (NULL, NULL);
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
  OpenData *data = g_new0 (OpenData, 1);

  self->policy = g_object_ref (policy);
  self->clock = g_object_ref (clock);
  data->uri = g_strdup (db_uri);
  data->clock = g_object_ref (clock);
  self->thread = desk_db_thread_new ("hub-db", open_database, data, free_open_data);
  return self;
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
 * Begins to serve as soon as the main loop runs. For the start of a program: it may read files and ask
 * the name service.
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
  if (!soup_server_listen (self->soup, address, tls ? SOUP_SERVER_LISTEN_HTTPS : 0, error))
    {
      g_prefix_error (error, _("cannot listen on “%s”: "), host_port);
      return FALSE;
    }
  self->uri = make_uri (self->soup);
  return TRUE;
}

/**
 * hub_server_get_uri:
 *
 * Returns: (nullable): where it is reached, with the port that was picked, without a slash at the end;
 *   %NULL before it listens
 */
const char *
hub_server_get_uri (HubServer *self)
{
  g_return_val_if_fail (HUB_IS_SERVER (self), NULL);

  return self->uri;
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
