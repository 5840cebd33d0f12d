/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-certificate.h"

#include <desk-front.h>
#include <desk-sync-transport.h>
#include <desk-test.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>

typedef struct
{
  DeskTestDir *dir;
  SoupServer *server;
  char *url;
} TlsHub;

/* Through which a server is reached. */
typedef struct
{
  SoupServer *server;
  guint n_connections;
} Door;

static void
answer_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, DESK_SYNC_JSON, SOUP_MEMORY_STATIC, "{}", 2);
}

static void
tls_hub_set_up (TlsHub              *self,
                SyncCertificateKind  kind)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->dir = desk_test_make_dir ();
  certificate = sync_certificate_make (self->dir, kind);
  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, answer_cb, NULL, NULL);
  soup_server_listen_local (self->server, 0,
                            SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tls_hub_tear_down (TlsHub *self)
{
  g_unsetenv ("MEMBER_DESK_CA_FILE");
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->url);
  desk_test_remove_dir (self->dir);
}

static GBytes *
ask (const char  *url,
     guint        timeout_s,
     GError     **error)
{
  g_autoptr (DeskSyncTransport) transport = desk_sync_transport_new (timeout_s);
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (desk_sync_transport_send, transport, url, NULL, DESK_SYNC_JSON, NULL);
  return desk_sync_transport_send_finish (transport, result, error);
}

/* An older hub: what is packed it cannot read. */
static void
old_answer_cb (SoupServer        *server,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query,
               gpointer           user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  gboolean packed = soup_message_headers_get_one (headers, "Content-Encoding") != NULL;
  guint *requests = user_data;

  (*requests)++;
  soup_server_message_set_status (message, packed ? SOUP_STATUS_BAD_REQUEST : SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, DESK_SYNC_JSON, SOUP_MEMORY_STATIC, "{}", 2);
}

static void
post_long (DeskSyncTransport *transport,
           const char        *url,
           const char        *token)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = desk_test_call (desk_sync_transport_send, transport, url, token, DESK_SYNC_JSON, body);
  reply = desk_sync_transport_send_finish (transport, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (reply), ==, 2);
}

static char *
listen_plain (SoupServer         *server,
              SoupServerCallback  callback,
              gpointer            user_data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  char *url;

  soup_server_add_handler (server, NULL, callback, user_data, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return url;
}

/* From which sockets requests come. */
static void
note_socket_cb (SoupServer        *server,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                gpointer           user_data)
{
  GInetSocketAddress *address =
    G_INET_SOCKET_ADDRESS (soup_server_message_get_remote_address (message));

  g_hash_table_add (user_data, GUINT_TO_POINTER (g_inet_socket_address_get_port (address)));
  answer_cb (server, message, path, query, NULL);
}

/* What is pushed may be sent twice, so the open connection is trusted with it; a code is good once,
 * and is not risked on a connection that may be half open. */
static void
test_connections (void)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (DeskSyncTransport) transport = desk_sync_transport_new (10);
  g_autoptr (GHashTable) sockets = g_hash_table_new (NULL, NULL);
  g_autofree char *url = listen_plain (server, note_socket_cb, sockets);

  for (guint i = 0; i < 3; i++)
    post_long (transport, url, "token");
  g_assert_cmpuint (g_hash_table_size (sockets), ==, 1);
  for (guint i = 0; i < 2; i++)
    post_long (transport, url, NULL);
  g_assert_cmpuint (g_hash_table_size (sockets), >=, 2);
  soup_server_disconnect (server);
}

static gboolean
accept_cb (GSocketService    *service,
           GSocketConnection *connection,
           GObject           *source,
           gpointer           user_data)
{
  Door *door = user_data;
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GSocketAddress) local = g_socket_get_local_address (socket, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_get_remote_address (socket, NULL);

  door->n_connections++;
  return soup_server_accept_iostream (door->server, G_IO_STREAM (connection), local, remote, NULL);
}

/* Prepared, the first request finds an open connection. */
static void
test_prepared (void)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (DeskSyncTransport) transport = desk_sync_transport_new (10);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  Door door = { server, 0 };
  guint16 port;

  soup_server_add_handler (server, NULL, answer_cb, NULL, NULL);
  g_signal_connect (service, "incoming", G_CALLBACK (accept_cb), &door);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_assert_no_error (error);
  url = g_strdup_printf ("http://127.0.0.1:%u", port);

  desk_sync_transport_prepare (transport, url);
  desk_test_wait_until (door.n_connections == 1);
  post_long (transport, url, "token");
  g_assert_cmpuint (door.n_connections, ==, 1);
  g_socket_service_stop (service);
  soup_server_disconnect (server);
}

/* It gets the same once more as it is, and from then on nothing packed. */
static void
test_takes_plain (void)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (DeskSyncTransport) transport = desk_sync_transport_new (10);
  guint requests = 0;
  g_autofree char *url = listen_plain (server, old_answer_cb, &requests);

  post_long (transport, url, NULL);
  g_assert_cmpuint (requests, ==, 2);
  post_long (transport, url, NULL);
  g_assert_cmpuint (requests, ==, 3);
  soup_server_disconnect (server);
}

static void
check_refused (const char    *url,
               DeskSyncError  code,
               const char    *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (url, 30, &error));
  g_assert_error (error, DESK_SYNC_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
trust (TlsHub *hub)
{
  g_autofree char *path = g_build_filename (hub->dir, SYNC_CERTIFICATE_CA, NULL);

  g_setenv ("MEMBER_DESK_CA_FILE", path, TRUE);
}

static void
test_trusted (void)
{
  TlsHub hub;
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GError) error = NULL;

  tls_hub_set_up (&hub, SYNC_CERTIFICATE_GOOD);
  trust (&hub);
  reply = ask (hub.url, 30, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (reply), ==, 2);
  tls_hub_tear_down (&hub);
}

/* The file may be named from where one stands. */
static void
test_trusted_relative (void)
{
  TlsHub hub;
  g_autofree char *here = g_get_current_dir ();
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GError) error = NULL;

  tls_hub_set_up (&hub, SYNC_CERTIFICATE_GOOD);
  g_setenv ("MEMBER_DESK_CA_FILE", SYNC_CERTIFICATE_CA, TRUE);
  g_assert_cmpint (g_chdir (hub.dir), ==, 0);
  reply = ask (hub.url, 30, &error);
  g_assert_cmpint (g_chdir (here), ==, 0);
  g_assert_no_error (error);
  tls_hub_tear_down (&hub);
}

/* As the organisation's settings name it, beside them. */
static void
test_trusted_by_site (void)
{
  static const char text[] = "[hub]\nca-file=" SYNC_CERTIFICATE_CA "\n";
  TlsHub hub;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GError) error = NULL;

  tls_hub_set_up (&hub, SYNC_CERTIFICATE_GOOD);
  path = g_build_filename (hub.dir, "desk.conf", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("MEMBER_DESK_SITE_FILE", path, TRUE);
  reply = ask (hub.url, 30, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (reply), ==, 2);

  g_assert_true (g_file_set_contents (path, "[hub]\nca-file\n", -1, NULL));
  check_refused (hub.url, DESK_SYNC_ERROR_CERTIFICATE, "line 2");
  g_unsetenv ("MEMBER_DESK_SITE_FILE");
  tls_hub_tear_down (&hub);
}

static void
test_untrusted (void)
{
  TlsHub hub;

  tls_hub_set_up (&hub, SYNC_CERTIFICATE_GOOD);
  check_refused (hub.url, DESK_SYNC_ERROR_CERTIFICATE, "not trusted");
  tls_hub_tear_down (&hub);
}

static void
test_other_machine (void)
{
  TlsHub hub;

  tls_hub_set_up (&hub, SYNC_CERTIFICATE_OTHER_MACHINE);
  trust (&hub);
  check_refused (hub.url, DESK_SYNC_ERROR_CERTIFICATE, "another machine");
  tls_hub_tear_down (&hub);
}

static void
test_expired (void)
{
  TlsHub hub;

  tls_hub_set_up (&hub, SYNC_CERTIFICATE_EXPIRED);
  trust (&hub);
  check_refused (hub.url, DESK_SYNC_ERROR_CERTIFICATE, "expired");
  tls_hub_tear_down (&hub);
}

static void
test_authorities_unreadable (void)
{
  g_setenv ("MEMBER_DESK_CA_FILE", "/nowhere/ca.pem", TRUE);
  check_refused ("https://127.0.0.1:1", DESK_SYNC_ERROR_CERTIFICATE, "/nowhere/ca.pem");
  g_unsetenv ("MEMBER_DESK_CA_FILE");
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  const char *greeting = user_data;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), greeting,
                             strlen (greeting), NULL, NULL, NULL);
  return TRUE;
}

/* Something that greets everybody with the same words, whatever they say. */
static guint16
start_greeter (GSocketService *service,
               const char     *greeting)
{
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);

  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), (gpointer) greeting);
  return port;
}

static void
check_greeting (const char    *scheme,
                const char    *greeting,
                DeskSyncError  code,
                const char    *words)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autofree char *url =
    g_strdup_printf ("%s://127.0.0.1:%u/", scheme, start_greeter (service, greeting));

  check_refused (url, code, words);
  g_socket_service_stop (service);
}

static void
test_not_http (void)
{
  check_greeting ("http", "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n", DESK_SYNC_ERROR_NOT_A_HUB,
                  "not a Member Desk hub");
  check_greeting ("http", "220 mail.example.com ESMTP\r\n\r\n", DESK_SYNC_ERROR_NOT_A_HUB,
                  "not a Member Desk hub");
}

static void
test_not_tls (void)
{
  check_greeting ("https", "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                  DESK_SYNC_ERROR_CERTIFICATE, "safe connection");
}

/* A half-open connection ends. */
static void
test_silent (void)
{
  g_autoptr (DeskFront) front = desk_front_new ("http://127.0.0.1:1");
  g_autoptr (GError) error = NULL;

  desk_front_set_fault (front, DESK_FRONT_SILENT);
  g_assert_null (ask (desk_front_get_uri (front), 1, &error));
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_UNREACHABLE);
}

static void
test_type (void)
{
  g_autoptr (DeskFront) front = desk_front_new ("http://127.0.0.1:1");
  g_autoptr (GError) error = NULL;

  desk_front_set_fault (front, DESK_FRONT_HTML);
  g_assert_null (ask (desk_front_get_uri (front), 30, &error));
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_A_HUB);
}

static void
test_nobody (void)
{
  check_refused ("http://127.0.0.1:1/", DESK_SYNC_ERROR_UNREACHABLE, "127.0.0.1:1");
  check_refused ("http://[::1]:1/", DESK_SYNC_ERROR_UNREACHABLE, "[::1]:1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/transport/trusted", test_trusted);
  g_test_add_func ("/sync/transport/trusted-relative", test_trusted_relative);
  g_test_add_func ("/sync/transport/trusted-by-site", test_trusted_by_site);
  g_test_add_func ("/sync/transport/untrusted", test_untrusted);
  g_test_add_func ("/sync/transport/other-machine", test_other_machine);
  g_test_add_func ("/sync/transport/expired", test_expired);
  g_test_add_func ("/sync/transport/authorities-unreadable", test_authorities_unreadable);
  g_test_add_func ("/sync/transport/not-http", test_not_http);
  g_test_add_func ("/sync/transport/not-tls", test_not_tls);
  g_test_add_func ("/sync/transport/silent", test_silent);
  g_test_add_func ("/sync/transport/type", test_type);
  g_test_add_func ("/sync/transport/nobody", test_nobody);
  g_test_add_func ("/sync/transport/takes-plain", test_takes_plain);
  g_test_add_func ("/sync/transport/connections", test_connections);
  g_test_add_func ("/sync/transport/prepared", test_prepared);
  return g_test_run ();
}
