/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-plain.h"

/* The first byte of TLS; no HTTP begins with it. */
#define TLS_HANDSHAKE 0x16

static const char refusal[] =
  "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/* Looks at the first byte without taking it. */
static gboolean
look_cb (GSocket      *socket,
         GIOCondition  condition,
         gpointer      user_data)
{
  guint8 first = 0;
  GInputVector vector = { &first, 1 };
  int flags = G_SOCKET_MSG_PEEK;

  if (g_socket_receive_message (socket, NULL, &vector, 1, NULL, NULL, &flags, NULL, NULL) == 1
      && first == TLS_HANDSHAKE)
    {
      g_socket_send (socket, refusal, strlen (refusal), NULL, NULL);
      g_socket_shutdown (socket, TRUE, FALSE, NULL);
    }
  return G_SOURCE_REMOVE;
}

/* Before the server reads; it is what the first request of a connection begins with. */
static void
request_started_cb (SoupServer        *soup,
                    SoupServerMessage *message,
                    gpointer           user_data)
{
  GSocket *socket = soup_server_message_get_socket (message);
  g_autoptr (GSource) source = NULL;

  if (socket == NULL)
    return;
  if (g_socket_condition_check (socket, G_IO_IN) != 0)
    {
      look_cb (socket, G_IO_IN, NULL);
      return;
    }
  source = g_socket_create_source (socket, G_IO_IN, NULL);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, G_SOURCE_FUNC (look_cb), NULL, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/**
 * hub_plain_watch:
 * @soup: listens without TLS
 *
 * A laptop that says https to such a hub greets it and then waits for an answer that is none in
 * HTTP, until its time is over. It is answered at once, so that a person learns of the mistake.
 */
void
hub_plain_watch (SoupServer *soup)
{
  g_signal_connect (soup, "request-started", G_CALLBACK (request_started_cb), NULL);
}
