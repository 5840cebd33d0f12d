/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-error.h>
#include <desk-test.h>
#include <hub-listen.h>

static void
test_health (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200);

  g_assert_cmpstr (body, ==, "ok\n");
}

static void
test_health_broken (HubFixture    *fixture,
                    gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->dir, "not-a-database", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  g_file_set_contents (file, "this is a letter, not a database, however long it may become", -1,
                       &error);
  g_assert_no_error (error);
  hub_fixture_stop (fixture);
  fixture->server = hub_server_new (uri, fixture->policy, fixture->clock);
  g_assert_true (hub_server_listen (fixture->server, "127.0.0.1:0", NULL, NULL, &error));

  body = hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 503);
  hub_fixture_assert_error (body, "database");
}

static void
test_metrics (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *missing = hub_fixture_call (fixture, HUB_CALL (.path = "/nothing"), 404);
  g_autofree char *pulled = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0",
                                                                 .token = token), 200);
  g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = "/metrics"), 200);
  const char *lines[] = {
    "member_desk_hub_requests_total{handler=\"enrol\",status=\"200\"} 1\n",
    "member_desk_hub_requests_total{handler=\"other\",status=\"404\"} 1\n",
    "member_desk_hub_operations_total{verdict=\"accepted\"} 0\n",
    "member_desk_hub_rows_served_total 1\n",
    "member_desk_hub_devices 1\n",
    "member_desk_hub_members 0\n",
    "member_desk_hub_rows{table=\"managers\"} 2\n",
    "member_desk_hub_rows{table=\"notes\"} 0\n",
    "\nmember_desk_hub_uptime_seconds ",
    "\nmember_desk_hub_database_bytes ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_nonnull (strstr (body, lines[i]));
  g_assert_null (strstr (body, token));
}

static void
test_unknown (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (SoupMessage) message = hub_fixture_message (fixture, HUB_CALL (.path = "/v1/enrol"));
  g_autoptr (GBytes) refused = hub_fixture_send (fixture, message);
  g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = "/healthz/more"), 404);

  hub_fixture_assert_error (body, "not-found");
  g_assert_cmpuint (soup_message_get_status (message), ==, 405);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                 "Allow"), ==, "POST");
}

static void
test_too_large (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *letters = g_strnfill (5 * 1024 * 1024, 'x');
  g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .body = letters),
                                            413);

  hub_fixture_assert_error (body, "too-large");
}

/* The same without saying so before. */
static void
test_too_large_chunked (HubFixture    *fixture,
                        gconstpointer  data)
{
  g_autofree char *letters = g_strnfill (5 * 1024 * 1024, 'x');
  g_autoptr (SoupMessage) message = hub_fixture_message (fixture, HUB_CALL (.method = "POST",
                                                                            .path = "/v1/push"));
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (letters, strlen (letters),
                                                                         NULL);
  g_autoptr (GBytes) body = NULL;

  soup_message_set_request_body (message, "application/x-ndjson", stream, -1);
  body = hub_fixture_send (fixture, message);
  g_assert_cmpuint (soup_message_get_status (message), ==, 413);
}

static void
write_text (GSocketConnection *connection,
            const char        *text)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                             text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Reads up to the line that begins so. */
static void
wait_for_line (GDataInputStream *stream,
               const char       *prefix)
{
  gboolean found = FALSE;

  while (!found)
    {
      g_autofree char *line = hub_fixture_read_line (stream);

      g_assert_nonnull (line);
      found = g_str_has_prefix (line, prefix);
    }
}

/* What is in flight is finished; what comes later is refused, and not for good. */
static void
test_stop (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GDataInputStream) answer = NULL;
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autofree char *late = NULL;
  GAsyncResult *slot = NULL;

  connection = g_socket_client_connect_to_uri (client, hub_server_get_uri (fixture->server), 0,
                                               NULL, &error);
  g_assert_no_error (error);
  answer = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  write_text (connection,
              "POST /v1/enrol HTTP/1.1\r\nHost: hub\r\nExpect: 100-continue\r\n"
              "Content-Length: 2\r\n\r\n");
  wait_for_line (answer, "HTTP/1.1 100 ");

  hub_server_stop_async (fixture->server, NULL, desk_test_ready_cb, &slot);
  late = hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 503);
  hub_fixture_assert_error (late, "stopping");
  g_assert_null (slot);

  write_text (connection, "{}");
  wait_for_line (answer, "\r");
  wait_for_line (answer, "HTTP/1.1 400 ");
  stopped = desk_test_wait_result (&slot);
  hub_server_stop_finish (fixture->server, stopped, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->server);
}

static void
test_gone_client (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SoupMessage) message = hub_fixture_message (fixture, HUB_CALL (.path = "/metrics"));
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *body = NULL;
  GAsyncResult *slot = NULL;
  int begun = 0;

  g_signal_connect_swapped (message, "wrote-body", G_CALLBACK (g_atomic_int_inc), &begun);
  soup_session_send_and_read_async (fixture->session, message, 0, cancellable, desk_test_ready_cb,
                                    &slot);
  desk_test_wait_until (begun > 0);
  g_cancellable_cancel (cancellable);
  result = desk_test_wait_result (&slot);

  body = hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200);
  g_assert_cmpstr (body, ==, "ok\n");
}

static void
assert_listen (const char *host_port,
               gboolean    tls,
               int         code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = hub_listen_resolve (host_port, tls, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, DESK_ERROR, code);
  g_assert_true ((address != NULL) == (code < 0));
}

static void
test_listen (void)
{
  assert_listen ("127.0.0.1:0", FALSE, -1);
  assert_listen ("127.8.8.8:8080", FALSE, -1);
  assert_listen ("[::1]:8080", FALSE, -1);
  assert_listen ("0.0.0.0:0", FALSE, DESK_ERROR_UNSUITABLE);
  assert_listen ("[::]:0", FALSE, DESK_ERROR_UNSUITABLE);
  assert_listen ("192.168.1.20:8080", FALSE, DESK_ERROR_UNSUITABLE);
  assert_listen ("0.0.0.0:0", TRUE, -1);
  assert_listen ("192.168.1.20:8080", TRUE, -1);
}

static void
test_listen_default_port (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = hub_listen_resolve ("127.0.0.1", FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)), ==, 8427);
}

static void
test_listen_nonsense (void)
{
  const char *cases[] = { "127.0.0.1:99999", "[::1", "127.0.0.1:x y" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hub_listen_resolve (cases[i], FALSE, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i]));
    }
}

static void
test_port_taken (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HubServer) second = hub_server_new (fixture->db_uri, fixture->policy, fixture->clock);
  const char *host_port = hub_server_get_uri (fixture->server) + strlen ("http://");

  g_assert_false (hub_server_listen (second, host_port, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_nonnull (strstr (error->message, host_port));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hub_fixture_add ("/hub/server/health", test_health);
  hub_fixture_add ("/hub/server/health-broken", test_health_broken);
  hub_fixture_add ("/hub/server/metrics", test_metrics);
  hub_fixture_add ("/hub/server/unknown", test_unknown);
  hub_fixture_add ("/hub/server/too-large", test_too_large);
  hub_fixture_add ("/hub/server/too-large-chunked", test_too_large_chunked);
  hub_fixture_add ("/hub/server/stop", test_stop);
  hub_fixture_add ("/hub/server/gone-client", test_gone_client);
  hub_fixture_add ("/hub/server/port-taken", test_port_taken);
  g_test_add_func ("/hub/server/listen", test_listen);
  g_test_add_func ("/hub/server/listen/default-port", test_listen_default_port);
  g_test_add_func ("/hub/server/listen/nonsense", test_listen_nonsense);
  return g_test_run ();
}
