/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-patience.h"

#include "hub-handlers.h"

/* SoupServer waits for ever. So each connection gets a timer that is set anew whenever it gets on,
 * and otherwise ends it. */
struct _HubPatience
{
  GObject parent_instance;

  guint   seconds;
};

G_DEFINE_FINAL_TYPE (HubPatience, hub_patience, G_TYPE_OBJECT)

/**
 * Line:
 *
 * A connection, as it hangs on its socket.
 */
typedef struct
{
  GSocket *socket;              /* (unowned) */
  guint    timer;
} Line;

static GQuark line_quark (void);
G_DEFINE_QUARK (hub-patience-line, line)

static void
free_line (gpointer data)
{
  Line *line = data;

  g_clear_handle_id (&line->timer, g_source_remove);
  g_free (line);
}

/* The server reads an end, and lets go of the connection. */
static gboolean
expire_cb (gpointer user_data)
{
  Line *line = user_data;

  line->timer = 0;
  g_socket_shutdown (line->socket, TRUE, TRUE, NULL);
  return G_SOURCE_REMOVE;
}

static void
arm (SoupServerMessage *message,
     guint              seconds)
{
  GSocket *socket = soup_server_message_get_socket (message);
  Line *line = socket != NULL ? g_object_get_qdata (G_OBJECT (socket), line_quark ()) : NULL;

  if (line == NULL)
    return;
  g_clear_handle_id (&line->timer, g_source_remove);
  line->timer = g_timeout_add_seconds (seconds, expire_cb, line);
}

/* The body is to follow, or the rest of the reply is to be taken. */
static void
got_on_cb (HubPatience       *self,
           SoupServerMessage *message)
{
  arm (message, self->seconds);
}

static void
wrote_data_cb (HubPatience       *self,
               guint              n_bytes,
               SoupServerMessage *message)
{
  arm (message, self->seconds);
}

/* The reply may be kept back until there is news; then it is to be taken. */
static void
got_body_cb (HubPatience       *self,
             SoupServerMessage *message)
{
  arm (message, HUB_WAIT_S_MAX + 2 * self->seconds);
}

/* As soon as there is a connection, and again after each request. Between two requests there is
 * more time than a laptop keeps a connection that it does not use: it must not find it closed. */
static void
request_started_cb (HubPatience       *self,
                    SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);
  gboolean first = socket != NULL && g_object_get_qdata (G_OBJECT (socket), line_quark ()) == NULL;

  if (first)
    {
      Line *line = g_new0 (Line, 1);

      line->socket = socket;
      g_object_set_qdata_full (G_OBJECT (socket), line_quark (), line, free_line);
    }
  arm (message, first ? self->seconds : 3 * self->seconds);
  g_signal_connect_object (message, "got-headers", G_CALLBACK (got_on_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "got-body", G_CALLBACK (got_body_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "wrote-headers", G_CALLBACK (got_on_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "wrote-body-data", G_CALLBACK (wrote_data_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
hub_patience_class_init (HubPatienceClass *klass)
{
}

static void
hub_patience_init (HubPatience *self)
{
  self->seconds = HUB_PATIENCE_S;
}

/**
 * hub_patience_new:
 *
 * Returns: (transfer full): watches the connections of @soup while it lives
 */
HubPatience *
hub_patience_new (SoupServer *soup)
{
  HubPatience *self = g_object_new (HUB_TYPE_PATIENCE, NULL);

  g_signal_connect_object (soup, "request-started", G_CALLBACK (request_started_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * hub_patience_set:
 * @seconds: for how long the head of a request may be under way, and its body, and for how long a
 *   reply may lie without being read on; %HUB_PATIENCE_S where nothing is said
 *
 * Between two requests of a connection it may take three times as long, and nothing of this counts
 * while a request waits for news.
 */
void
hub_patience_set (HubPatience *self,
                  guint        seconds)
{
  g_return_if_fail (HUB_IS_PATIENCE (self) && seconds > 0);

  self->seconds = seconds;
}
