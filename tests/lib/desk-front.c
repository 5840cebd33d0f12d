/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-front.h"

#include <libsoup/soup.h>

#define PAGE "<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>"
#define MAX_CONNECTIONS 64

struct _DeskFront
{
  GObject parent_instance;

  SoupServer *server;
  SoupSession *session;
  char *uri;
  char *hub_uri;
  DeskFrontFault fault;
  char *path;
  guint passes;
  guint status;
  char *retry_after;
  char *body;
  guint page;
  DeskClock *clock;
  gint64 patience_ms;           /* 0: endless */
  GPtrArray *log;
  GQueue held;                  /* (element-type Handing) */
  gboolean releasing;
  guint n_under_way;
  guint n_silent;
};

G_DEFINE_FINAL_TYPE (DeskFront, desk_front, G_TYPE_OBJECT)

/* A request on its way; @message is NULL where nobody waits for the reply. */
typedef struct
{
  DeskFront *front;             /* referenced while it is under way */
  SoupServerMessage *message;
  SoupMessage *onward;
  GBytes *body;
  char *type;
  DeskFrontFault fault;
  guint copies;                 /* still to be handed on */
  guint timer;                  /* until it is cut */
} Handing;

static void
handing_free (Handing *handing)
{
  g_clear_handle_id (&handing->timer, g_source_remove);
  g_clear_object (&handing->message);
  g_object_unref (handing->onward);
  g_bytes_unref (handing->body);
  g_free (handing->type);
  g_free (handing);
}

static void
answer_page (SoupServerMessage *message,
             guint              status)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, PAGE, strlen (PAGE));
}

static void
answer_status (DeskFront         *self,
               SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (self->body == NULL)
    answer_page (message, self->status);
  else
    {
      soup_server_message_set_status (message, self->status, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, self->body,
                                        strlen (self->body));
    }
  if (self->retry_after != NULL)
    soup_message_headers_append (headers, "Retry-After", self->retry_after);
}

/* Writes what is given, then closes: the reader sees the reply end in the middle. */
static void
cut (SoupServerMessage *message,
     GBytes            *body)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  gsize length = body != NULL ? g_bytes_get_size (body) : 0;
  g_autofree char *head =
    g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
                     "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                     length);
  GOutputStream *output = g_io_stream_get_output_stream (stream);

  if (body != NULL)
    {
      g_output_stream_write_all (output, head, strlen (head), NULL, NULL, NULL);
      g_output_stream_write_all (output, g_bytes_get_data (body, NULL), length / 2, NULL, NULL,
                                 NULL);
    }
  g_io_stream_close (stream, NULL, NULL);
}

/* Without its last line. */
static GBytes *
shorten (GBytes *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  while (length > 1 && text[length - 2] != '\n')
    length--;
  return g_bytes_new (text, length > 0 ? length - 1 : 0);
}

static void
answer_handed (Handing *handing,
               GBytes  *body)
{
  SoupMessageHeaders *from = soup_message_get_response_headers (handing->onward);
  SoupMessageHeaders *to = soup_server_message_get_response_headers (handing->message);
  const char *type = soup_message_headers_get_content_type (from, NULL);
  g_autoptr (GBytes) kept =
    handing->fault == DESK_FRONT_CUT_CLEAN ? shorten (body) : g_bytes_ref (body);

  soup_server_message_set_status (handing->message, soup_message_get_status (handing->onward),
                                  NULL);
  if (type != NULL)
    soup_message_headers_set_content_type (to, type, NULL);
  if (g_bytes_get_size (kept) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (handing->message),
                                    kept);
}

static void
copy_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  static const char * const kept[] = { "Authorization", "Member-Desk-Protocol", "Accept",
                                       "Content-Encoding", NULL };

  if (g_strv_contains (kept, name))
    soup_message_headers_append (user_data, name, value);
}

static void
answer (Handing *handing,
        GBytes  *body)
{
  if (handing->fault == DESK_FRONT_LOSE || handing->fault == DESK_FRONT_CUT)
    {
      cut (handing->message, handing->fault == DESK_FRONT_CUT ? body : NULL);
      return;
    }
  if (body != NULL)
    answer_handed (handing, body);
  else
    answer_page (handing->message, SOUP_STATUS_BAD_GATEWAY);
  soup_server_message_unpause (handing->message);
}

static void hand_on (Handing *handing);

static void
handed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Handing *handing = user_data;
  g_autoptr (DeskFront) self = handing->front;
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  self->n_under_way--;
  if (handing->copies > 0)
    {
      hand_on (handing);
      return;
    }
  if (handing->message != NULL)
    answer (handing, body);
  handing_free (handing);
  if (self->releasing)
    desk_front_release (self);
}

/* Takes @handing. */
static void
hand_on (Handing *handing)
{
  DeskFront *self = g_object_ref (handing->front);
  g_autoptr (SoupMessage) first = g_steal_pointer (&handing->onward);

  /* A message of libsoup is sent once. */
  handing->onward = soup_message_new_from_uri (soup_message_get_method (first),
                                               soup_message_get_uri (first));
  soup_message_headers_foreach (soup_message_get_request_headers (first), copy_header,
                                soup_message_get_request_headers (handing->onward));
  soup_message_disable_feature (handing->onward, SOUP_TYPE_AUTH_MANAGER);
  if (g_bytes_get_size (handing->body) > 0)
    soup_message_set_request_body_from_bytes (handing->onward, handing->type, handing->body);
  handing->copies--;
  self->n_under_way++;
  soup_session_send_and_read_async (self->session, handing->onward, G_PRIORITY_DEFAULT, NULL,
                                    handed_cb, handing);
}

/* Where a request goes at the hub. */
static char *
build_url (DeskFront *self,
           GUri      *uri)
{
  const char *query = g_uri_get_query (uri);
  const char *limit = self->page > 0 && query != NULL ? strstr (query, "limit=") : NULL;
  g_autofree char *smaller = NULL;

  if (limit != NULL)
    smaller = g_strdup_printf ("%.*slimit=%u%s", (int) (limit - query), query, self->page,
                               limit + strlen ("limit=") + strspn (limit + strlen ("limit="),
                                                                   "0123456789"));
  return g_strconcat (self->hub_uri, g_uri_get_path (uri), query != NULL ? "?" : "",
                      smaller != NULL ? smaller : query, NULL);
}

static Handing *
handing_new (DeskFront         *self,
             SoupServerMessage *message,
             DeskFrontFault     fault)
{
  g_autofree char *url = build_url (self, soup_server_message_get_uri (message));
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  Handing *handing = g_new0 (Handing, 1);

  handing->front = self;
  handing->message = g_object_ref (message);
  handing->onward = soup_message_new (soup_server_message_get_method (message), url);
  handing->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  handing->type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  handing->fault = fault;
  handing->copies = fault == DESK_FRONT_REPEAT ? 2 : 1;
  soup_message_headers_foreach (headers, copy_header,
                                soup_message_get_request_headers (handing->onward));
  return handing;
}

/* The laptop sees its connection end, and the request goes on to live here. */
static void
hold (DeskFront         *self,
      SoupServerMessage *message)
{
  Handing *handing = handing_new (self, message, DESK_FRONT_HOLD);

  cut (message, NULL);
  g_clear_object (&handing->message);
  g_queue_push_tail (&self->held, handing);
}

/* The hub goes on with it and finds nobody there. */
static gboolean
patience_over_cb (gpointer user_data)
{
  Handing *handing = user_data;

  handing->timer = 0;
  cut (handing->message, NULL);
  g_clear_object (&handing->message);
  return G_SOURCE_REMOVE;
}

static void
pass (DeskFront         *self,
      SoupServerMessage *message,
      DeskFrontFault     fault)
{
  Handing *handing = handing_new (self, message, fault);

  if (self->patience_ms > 0)
    handing->timer =
      desk_clock_add_timeout (self->clock, self->patience_ms, patience_over_cb, handing);
  soup_server_message_pause (message);
  hand_on (handing);
}

static DeskFrontFault
pick_fault (DeskFront  *self,
            const char *path)
{
  if (self->path != NULL && !g_str_equal (self->path, path))
    return DESK_FRONT_PASS;
  if (self->passes == 0)
    return self->fault;
  self->passes--;
  return DESK_FRONT_PASS;
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  DeskFront *self = user_data;
  DeskFrontFault fault = pick_fault (self, path);

  g_ptr_array_add (self->log,
                   g_strdup_printf ("%s %s", soup_server_message_get_method (message), path));
  switch (fault)
    {
    case DESK_FRONT_STATUS:
      answer_status (self, message);
      break;
    case DESK_FRONT_HTML:
      answer_page (message, SOUP_STATUS_OK);
      break;
    case DESK_FRONT_SILENT:
      self->n_silent++;
      soup_server_message_pause (message);
      break;
    case DESK_FRONT_DROP:
      cut (message, NULL);
      break;
    case DESK_FRONT_HOLD:
      hold (self, message);
      break;
    case DESK_FRONT_PASS:
    case DESK_FRONT_CUT:
    case DESK_FRONT_CUT_CLEAN:
    case DESK_FRONT_LOSE:
    case DESK_FRONT_REPEAT:
    default:
      pass (self, message, fault);
    }
}

static void
desk_front_finalize (GObject *object)
{
  DeskFront *self = DESK_FRONT (object);

  soup_session_abort (self->session);
  soup_server_disconnect (self->server);
  g_object_unref (self->session);
  g_object_unref (self->server);
  g_free (self->uri);
  g_free (self->hub_uri);
  g_free (self->path);
  g_free (self->retry_after);
  g_free (self->body);
  g_object_unref (self->clock);
  g_ptr_array_unref (self->log);
  g_queue_clear_full (&self->held, (GDestroyNotify) handing_free);

  G_OBJECT_CLASS (desk_front_parent_class)->finalize (object);
}

static void
desk_front_class_init (DeskFrontClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_front_finalize;
}

static void
desk_front_init (DeskFront *self)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->log = g_ptr_array_new_with_free_func (g_free);
  self->clock = desk_clock_new_driven (0);
  /* Whoever waits at the hub keeps nobody else from getting there. */
  self->session = soup_session_new_with_options ("max-conns", MAX_CONNECTIONS,
                                                 "max-conns-per-host", MAX_CONNECTIONS, NULL);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->uri = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

DeskFront *
desk_front_new (const char *hub_uri)
{
  DeskFront *self = g_object_new (DESK_TYPE_FRONT, NULL);

  self->hub_uri = g_strdup (hub_uri);
  return self;
}

const char *
desk_front_get_uri (DeskFront *self)
{
  return self->uri;
}

void
desk_front_set_hub (DeskFront  *self,
                    const char *hub_uri)
{
  g_free (self->hub_uri);
  self->hub_uri = g_strdup (hub_uri);
}

void
desk_front_set_fault (DeskFront      *self,
                      DeskFrontFault  fault)
{
  self->fault = fault;
}

void
desk_front_set_path (DeskFront  *self,
                     const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
}

void
desk_front_set_passes (DeskFront *self,
                       guint      passes)
{
  self->passes = passes;
}

void
desk_front_set_answer (DeskFront  *self,
                       guint       status,
                       const char *retry_after,
                       const char *body)
{
  self->fault = DESK_FRONT_STATUS;
  self->status = status;
  g_free (self->retry_after);
  self->retry_after = g_strdup (retry_after);
  g_free (self->body);
  self->body = g_strdup (body);
}

void
desk_front_set_patience (DeskFront *self,
                         gint64     ms)
{
  self->patience_ms = ms;
}

DeskClock *
desk_front_get_clock (DeskFront *self)
{
  return self->clock;
}

void
desk_front_set_page (DeskFront *self,
                     guint      rows)
{
  self->page = rows;
}

void
desk_front_release (DeskFront *self)
{
  Handing *handing = g_queue_pop_head (&self->held);

  self->releasing = handing != NULL;
  if (handing != NULL)
    hand_on (handing);
}

guint
desk_front_get_n_held (DeskFront *self)
{
  return g_queue_get_length (&self->held);
}

guint
desk_front_get_n_under_way (DeskFront *self)
{
  return self->n_under_way;
}

guint
desk_front_get_n_silent (DeskFront *self)
{
  return self->n_silent;
}

GStrv
desk_front_take_log (DeskFront *self)
{
  GStrv log;

  g_ptr_array_add (self->log, NULL);
  log = (GStrv) g_ptr_array_steal (self->log, NULL);
  return log;
}
