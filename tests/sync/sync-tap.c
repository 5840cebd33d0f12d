/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-tap.h"

#define CHUNK (64 * 1024)

/* One direction of a connection. */
typedef struct
{
  SyncTap *tap;
  GIOStream *from;
  GIOStream *to;
  gboolean is_up;
} Flow;

static void read_more (Flow *flow);

static void
flow_end (Flow *flow)
{
  flow->tap->n_flows--;
  g_io_stream_close (flow->to, NULL, NULL);
  g_object_unref (flow->from);
  g_object_unref (flow->to);
  g_free (flow);
}

static void
count (Flow   *flow,
       GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!flow->is_up)
    {
      flow->tap->down += length;
      return;
    }
  flow->tap->up += length;
  flow->tap->requests += g_str_has_prefix (text, "GET /") || g_str_has_prefix (text, "POST /");
  g_string_append_len (flow->tap->said, text, length);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Flow *flow = user_data;
  g_autoptr (GBytes) bytes =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (bytes == NULL || g_bytes_get_size (bytes) == 0 ||
      !g_output_stream_write_all (g_io_stream_get_output_stream (flow->to),
                                  g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                  NULL, NULL))
    {
      flow_end (flow);
      return;
    }
  count (flow, bytes);
  read_more (flow);
}

static void
read_more (Flow *flow)
{
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (flow->from), CHUNK,
                                   G_PRIORITY_DEFAULT, NULL, read_cb, flow);
}

static void
flow_begin (SyncTap   *tap,
            GIOStream *from,
            GIOStream *to,
            gboolean   is_up)
{
  Flow *flow = g_new0 (Flow, 1);

  flow->tap = tap;
  flow->from = g_object_ref (from);
  flow->to = g_object_ref (to);
  flow->is_up = is_up;
  tap->n_flows++;
  read_more (flow);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *laptop,
             GObject           *source,
             gpointer           user_data)
{
  SyncTap *self = user_data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) hub =
    g_socket_client_connect_to_host (client, "127.0.0.1", self->hub_port, NULL, &error);

  g_assert_no_error (error);
  flow_begin (self, G_IO_STREAM (laptop), G_IO_STREAM (hub), TRUE);
  flow_begin (self, G_IO_STREAM (hub), G_IO_STREAM (laptop), FALSE);
  return TRUE;
}

SyncTap *
sync_tap_new (const char *hub_uri)
{
  SyncTap *self = g_new0 (SyncTap, 1);
  g_autoptr (GUri) uri = g_uri_parse (hub_uri, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  self->said = g_string_new (NULL);
  self->hub_port = g_uri_get_port (uri);
  self->service = g_socket_service_new ();
  self->uri = g_strdup_printf ("http://127.0.0.1:%u",
                               g_socket_listener_add_any_inet_port (
                                 G_SOCKET_LISTENER (self->service), NULL, &error));
  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_service_start (self->service);
  return self;
}

/* Counts from now on. */
void
sync_tap_reset (SyncTap *self)
{
  self->up = self->down = self->requests = 0;
  g_string_truncate (self->said, 0);
}

/* After the laptop is gone: waits for what it still had on the way. */
void
sync_tap_free (SyncTap *self)
{
  while (self->n_flows > 0)
    g_main_context_iteration (NULL, TRUE);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_string_free (self->said, TRUE);
  g_free (self->uri);
  g_free (self);
}
