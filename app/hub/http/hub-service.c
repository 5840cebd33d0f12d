/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-service.h"

#include <desk-db-thread.h>
#include <desk-time.h>
#include <hub-database.h>
#include <hub-witness.h>

#include "hub-policy-watch.h"
#include "hub-presence.h"
#include "hub-sweeper.h"
#include "hub-waiters.h"

/* Requests come in on the main thread, are judged on a database thread and answered on the main
 * thread; meanwhile their message is paused, and the main loop goes on. There are two threads: what
 * only reads never waits behind what waits for its turn to write. */
struct _HubService
{
  GObject         parent_instance;

  HubPolicyWatch *policies;
  DeskClock      *clock;
  HubLimiter     *limiter;        /* the writing thread's */
  HubMetrics     *metrics;
  DeskDbThread   *reader;
  DeskDbThread   *writer;
  HubWaiters     *waiters;
  HubPresence    *presence;
  HubSweeper     *sweeper;
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

  g_autoptr (DeskDb) db = hub_database_open (data->uri, data->clock, error);

  if (db == NULL || !hub_database_settle (db, data->clock, error))
    return NULL;
  return g_steal_pointer (&db);
}

static DeskDb *
open_to_write (gpointer       user_data,
               GCancellable  *cancellable,
               GError       **error)
{
  OpenData *data = user_data;
  g_autoptr (DeskDb) db = open_database (data, cancellable, error);

  if (db == NULL || !hub_witness_renew (db, data->clock, error))
    return NULL;
  return g_steal_pointer (&db);
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
free_exchange (gpointer data)
{
  Exchange *exchange = data;

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
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy = hub_policy_watch_follow (self->policies, db, &error);
  HubContext context = {
    .db = db,
    .policy = policy,
    .clock = self->clock,
    .limiter = self->limiter,
    .metrics = self->metrics,
  };

  if (policy != NULL)
    hub_route_run (exchange->route, &context, exchange->request, exchange->reply);
  else
    hub_reply_failure (exchange->reply, error);
  g_task_return_boolean (task, TRUE);
}

static void
send_reply (HubService        *self,
            const HubRoute    *route,
            SoupServerMessage *message,
            HubReply          *reply)
{
  g_autoptr (DeskPolicy) policy = hub_policy_watch_get (self->policies);
  g_autofree char *now = desk_time_to_rfc3339 (desk_clock_now (self->clock),
                                               desk_policy_get_zone (policy));

  hub_metrics_count_request (self->metrics, route != NULL ? route->name : "other", reply->status);
  hub_reply_send (reply, message, now);
}

static void
send_answer (HubService *self,
             Exchange   *exchange)
{
  send_reply (self, exchange->route, exchange->message, exchange->reply);
  soup_server_message_unpause (exchange->message);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  HubService *self = HUB_SERVICE (source);
  Exchange *exchange = user_data;
  HubDevice *device = exchange->request->device;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    hub_reply_failure (exchange->reply, error);
  if (device != NULL)
    hub_presence_note (self->presence, device);
  if (exchange->reply->wait_s > 0)
    {
      hub_waiters_add (self->waiters, device, exchange->request->cursor, exchange->reply->wait_s,
                       exchange);
      hub_metrics_set_waiting (self->metrics, hub_waiters_get_count (self->waiters));
      return;
    }

  send_answer (self, exchange);
  if (device != NULL && exchange->route->writes)
    hub_waiters_look (self->waiters, device->manager_no);
  free_exchange (exchange);
}

/* Takes @exchange over. */
static void
answer (HubService *self,
        Exchange   *exchange)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, answered_cb, exchange);

  g_task_set_source_tag (task, answer);
  g_task_set_task_data (task, exchange, NULL);
  desk_db_thread_push (exchange->route->writes ? self->writer : self->reader, task,
                       answer_on_thread);
}

/* Who has waited is judged as anew: access may have been taken away meanwhile. */
static void
wake_cb (gpointer data,
         gpointer user_data)
{
  HubService *self = user_data;
  Exchange *exchange = data;

  hub_metrics_set_waiting (self->metrics, hub_waiters_get_count (self->waiters));
  exchange->request->waited = TRUE;
  exchange->reply->wait_s = 0;
  g_clear_pointer (&exchange->request->device, hub_device_free);
  answer (self, exchange);
}

static void
reader_closed_cb (GObject      *source,
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
writer_closed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  HubService *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (desk_db_thread_close_finish (DESK_DB_THREAD (source), result, &error))
    desk_db_thread_close_async (self->reader, NULL, reader_closed_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* So that copies made until now are told from what is left. Where that fails, the hub has ended all
 * the same. */
static void
leave_on_thread (GTask        *task,
                 DeskDb       *db,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  HubService *self = g_task_get_source_object (task);

  g_task_return_boolean (task, hub_witness_renew (db, self->clock, NULL));
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  HubService *self = HUB_SERVICE (source);

  desk_db_thread_close_async (self->writer, NULL, writer_closed_cb, user_data);
}

static void
hub_service_finalize (GObject *object)
{
  HubService *self = HUB_SERVICE (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->waiters);
  g_clear_object (&self->presence);
  g_clear_object (&self->sweeper);
  g_clear_object (&self->reader);
  g_clear_object (&self->writer);
  hub_limiter_free (self->limiter);
  hub_metrics_free (self->metrics);
  g_clear_pointer (&self->policies, hub_policy_watch_free);

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

static DeskDbThread *
start_thread (const char     *name,
              DeskDbOpenFunc  open,
              const char     *db_uri,
              DeskClock      *clock)
{
  OpenData *data = g_new0 (OpenData, 1);

  data->uri = g_strdup (db_uri);
  data->clock = g_object_ref (clock);
  return desk_db_thread_new (name, open, data, free_open_data);
}

HubService *
hub_service_new (const char *db_uri,
                 DeskPolicy *policy,
                 DeskClock  *clock)
{
  HubService *self = g_object_new (HUB_TYPE_SERVICE, NULL);

  self->policies = hub_policy_watch_new (policy);
  self->clock = g_object_ref (clock);
  self->reader = start_thread ("hub-reader", open_database, db_uri, clock);
  self->writer = start_thread ("hub-writer", open_to_write, db_uri, clock);
  self->waiters = hub_waiters_new (self->reader, clock, wake_cb, self, free_exchange);
  self->presence = hub_presence_new (self->writer, clock);
  self->sweeper = hub_sweeper_new (self->writer, clock);
  return self;
}

/**
 * hub_service_start:
 * @keep_days: how long tombstones are kept
 *
 * Begins with what is done without being asked. Requests may be answered before.
 */
void
hub_service_start (HubService *self,
                   guint       keep_days)
{
  hub_sweeper_start (self->sweeper, keep_days);
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

  exchange->route = route;
  exchange->message = g_object_ref (message);
  exchange->request = hub_request_new (message, query);
  exchange->reply = hub_reply_new ();

  soup_server_message_pause (message);
  answer (self, exchange);
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
  send_reply (self, route, message, reply);
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

/**
 * hub_service_count_waiting:
 *
 * Returns: how many requests wait for news
 */
guint
hub_service_count_waiting (HubService *self)
{
  return hub_waiters_get_count (self->waiters);
}

/**
 * hub_service_stop:
 *
 * Answers those that wait for news, and lets none wait any more; nothing is done any more without
 * being asked.
 */
void
hub_service_stop (HubService *self)
{
  hub_sweeper_stop (self->sweeper);
  hub_waiters_end (self->waiters);
}

/**
 * hub_service_close_async:
 *
 * Lets the database threads do what is queued, and closes the database.
 */
void
hub_service_close_async (HubService          *self,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) leaving = g_task_new (self, NULL, left_cb, task);

  g_task_set_source_tag (task, hub_service_close_async);
  desk_db_thread_push (self->writer, leaving, leave_on_thread);
}

gboolean
hub_service_close_finish (HubService    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
