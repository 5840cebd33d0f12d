/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-service.h"

#include <desk-db-thread.h>
#include <hub-database.h>

/* Requests come in on the main thread, are judged on the database thread and answered on the main
 * thread; meanwhile their message is paused, and the main loop goes on. */
struct _HubService
{
  GObject       parent_instance;

  DeskPolicy   *policy;
  DeskClock    *clock;
  HubLimiter   *limiter;        /* the database thread's */
  HubMetrics   *metrics;
  DeskDbThread *thread;
};

G_DEFINE_FINAL_TYPE (HubService, hub_service, G_TYPE_OBJECT)

typedef struct
{
  char      *uri;
  DeskClock *clock;
} OpenData;

/* A request on its way. */
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
  HubService *self = g_task_get_source_object (task);
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

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  HubService *self = HUB_SERVICE (source);
  Exchange *exchange = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    hub_reply_failure (exchange->reply, error);

  hub_metrics_count_request (self->metrics, exchange->route->name, exchange->reply->status);
  hub_reply_send (exchange->reply, exchange->message);
  soup_server_message_unpause (exchange->message);
}

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

static void
hub_service_finalize (GObject *object)
{
  HubService *self = HUB_SERVICE (object);

  g_clear_object (&self->policy);
  g_clear_object (&self->clock);
  g_clear_object (&self->thread);
  hub_limiter_free (self->limiter);
  hub_metrics_free (self->metrics);

  G_OBJECT_CLASS (hub_service_parent_class)->finalize (object);
}

static void
hub_service_class_init (HubServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_service_finalize;
}

static void
hub_service_init (HubService *self)
{
  self->limiter = hub_limiter_new (HUB_WRONG_CODES);
  self->metrics = hub_metrics_new ();
}

HubService *
hub_service_new (const char *db_uri,
                 DeskPolicy *policy,
                 DeskClock  *clock)
{
  HubService *self = g_object_new (HUB_TYPE_SERVICE, NULL);
  OpenData *data = g_new0 (OpenData, 1);

  self->policy = g_object_ref (policy);
  self->clock = g_object_ref (clock);
  data->uri = g_strdup (db_uri);
  data->clock = g_object_ref (clock);
  self->thread = desk_db_thread_new ("hub-db", open_database, data, free_open_data);
  return self;
}

/**
 * hub_service_answer:
 * @message: with its whole body
 * @query: (nullable): what stood behind the question mark of the address
 */
void
hub_service_answer (HubService        *self,
                    const HubRoute    *route,
                    SoupServerMessage *message,
                    GHashTable        *query)
{
  Exchange *exchange = g_new0 (Exchange, 1);
  g_autoptr (GTask) task = g_task_new (self, NULL, answered_cb, NULL);

  exchange->route = route;
  exchange->message = g_object_ref (message);
  exchange->request = hub_request_new (message, query);
  exchange->reply = hub_reply_new ();
  g_task_set_source_tag (task, hub_service_answer);
  g_task_set_task_data (task, exchange, free_exchange);

  soup_server_message_pause (message);
  desk_db_thread_push (self->thread, task, answer_on_thread);
}

/**
 * hub_service_refuse:
 * @route: (nullable): what was asked for, %NULL where there is nothing
 * @reply: the refusal; empty afterwards
 *
 * What is still to come of the request's body is read, but not kept.
 */
void
hub_service_refuse (HubService        *self,
                    const HubRoute    *route,
                    SoupServerMessage *message,
                    HubReply          *reply)
{
  hub_metrics_count_request (self->metrics, route != NULL ? route->name : "other", reply->status);
  hub_reply_send (reply, message);
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

/**
 * hub_service_close_async:
 *
 * Lets the database thread do what is queued, and closes the database.
 */
void
hub_service_close_async (HubService          *self,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, hub_service_close_async);
  desk_db_thread_close_async (self->thread, NULL, closed_cb, task);
}

gboolean
hub_service_close_finish (HubService    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
