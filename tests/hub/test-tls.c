/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test.h>

#include <gnutls/x509.h>

#define VALID_S (24 * 60 * 60)

static void
check (int status)
{
  if (status < 0)
    g_error ("%s", gnutls_strerror (status));
}

static char *
save_pem (const char     *dir,
          const char     *name,
          gnutls_datum_t *pem)
{
  char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, (const char *) pem->data, pem->size, &error);
  g_assert_no_error (error);
  gnutls_free (pem->data);
  return path;
}

/* A certificate for 127.0.0.1, signed by itself. */
static void
make_certificate (const char  *dir,
                  char       **cert_file,
                  char       **key_file)
{
  const guint8 address[] = { 127, 0, 0, 1 };
  const guint8 serial[] = { 1 };
  time_t now = g_get_real_time () / G_USEC_PER_SEC;
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
  gnutls_datum_t pem;

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                       GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  check (gnutls_x509_crt_init (&certificate));
  check (gnutls_x509_crt_set_version (certificate, 3));
  check (gnutls_x509_crt_set_serial (certificate, serial, sizeof serial));
  check (gnutls_x509_crt_set_activation_time (certificate, now - VALID_S));
  check (gnutls_x509_crt_set_expiration_time (certificate, now + VALID_S));
  check (gnutls_x509_crt_set_dn (certificate, "CN=hub.test", NULL));
  check (gnutls_x509_crt_set_basic_constraints (certificate, 1, -1));
  check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, address,
                                               sizeof address,
                                               GNUTLS_FSAN_SET));
  check (gnutls_x509_crt_set_key (certificate, key));
  check (gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0));

  check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem));
  *cert_file = save_pem (dir, "cert.pem", &pem);
  check (gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_PEM, &pem));
  *key_file = save_pem (dir, "key.pem", &pem);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);
}

static void
listen_with_tls (HubFixture  *fixture,
                 const char  *host_port,
                 char       **cert_file)
{
  g_autofree char *key_file = NULL;
  g_autoptr (GError) error = NULL;

  make_certificate (fixture->dir, cert_file, &key_file);
  hub_fixture_stop (fixture);
  fixture->server = hub_server_new (fixture->db_uri, fixture->policy, fixture->clock);
  hub_server_listen (fixture->server, host_port, *cert_file, key_file, &error);
  g_assert_no_error (error);
}

static void
test_trusted (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *cert_file = NULL;
  g_autofree char *body = NULL;
  g_autofree char *device_id = NULL;
  g_autofree char *token = NULL;
  g_autoptr (GTlsDatabase) trusted = NULL;
  g_autoptr (GError) error = NULL;

  listen_with_tls (fixture, "127.0.0.1:0", &cert_file);
  g_assert_true (g_str_has_prefix (hub_server_get_uri (fixture->server), "https://127.0.0.1:"));
  trusted = g_tls_file_database_new (cert_file, &error);
  g_assert_no_error (error);
  soup_session_set_tls_database (fixture->session, trusted);

  body = hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200);
  g_assert_cmpstr (body, ==, "ok\n");
  token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_assert_nonnull (token);
}

static void
test_untrusted (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *cert_file = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  listen_with_tls (fixture, "127.0.0.1:0", &cert_file);
  message = hub_fixture_message (fixture, HUB_CALL (.path = "/healthz"));
  result = desk_test_call (soup_session_send_and_read, fixture->session, message, 0);
  body = soup_session_send_and_read_finish (fixture->session, result, &error);
  g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
}

/* Mistake 6: nobody holds a connection by not shaking hands. */
static void
test_silent (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *cert_file = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GDataInputStream) answer = NULL;
  g_autoptr (GError) error = NULL;

  listen_with_tls (fixture, "127.0.0.1:0", &cert_file);
  hub_server_set_patience (fixture->server, 1);
  connection =
    g_socket_client_connect_to_host (client, strrchr (hub_server_get_uri (fixture->server), '/') + 1,
                                     0, NULL, &error);
  g_assert_no_error (error);
  answer = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  line = hub_fixture_read_line (answer);
  g_assert_null (line);
}

static void
test_any_address (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *cert_file = NULL;

  listen_with_tls (fixture, "0.0.0.0:0", &cert_file);
  g_assert_true (g_str_has_prefix (hub_server_get_uri (fixture->server), "https://0.0.0.0:"));
}

static void
test_no_certificate (HubFixture    *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  hub_fixture_stop (fixture);
  fixture->server = hub_server_new (fixture->db_uri, fixture->policy, fixture->clock);
  g_assert_false (hub_server_listen (fixture->server, "127.0.0.1:0", "/nowhere/cert.pem",
                                     "/nowhere/key.pem",
                                     &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/nowhere/cert.pem"));
}

/* A hub must not start only to fail at every greeting. */
static void
test_other_key (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autoptr (DeskTestDir) other_dir = desk_test_make_dir ();
  g_autofree char *cert_file = NULL;
  g_autofree char *other_cert = NULL;
  g_autofree char *key_file = NULL;
  g_autofree char *other_key = NULL;
  g_autoptr (GError) error = NULL;

  make_certificate (fixture->dir, &cert_file, &key_file);
  make_certificate (other_dir, &other_cert, &other_key);
  hub_fixture_stop (fixture);
  fixture->server = hub_server_new (fixture->db_uri, fixture->policy, fixture->clock);
  g_assert_false (hub_server_listen (fixture->server, "127.0.0.1:0", cert_file, other_key, &error));
  g_assert_nonnull (strstr (error->message, other_key));
  g_assert_nonnull (strstr (error->message, "belongs to another certificate"));
}

/* Who expects TLS of a hub without it is told so at once, by something that is none. */
static void
test_none (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_client_set_tls (client, TRUE);
  result = desk_test_call (g_socket_client_connect_to_host, client,
                           strrchr (hub_server_get_uri (fixture->server), '/') + 1, 0);
  connection = g_socket_client_connect_to_host_finish (client, result, &error);
  g_assert_null (connection);
  g_assert_true (error->domain == G_TLS_ERROR);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hub_fixture_add ("/hub/tls/trusted", test_trusted);
  hub_fixture_add ("/hub/tls/untrusted", test_untrusted);
  hub_fixture_add ("/hub/tls/mistake-6-silent", test_silent);
  hub_fixture_add ("/hub/tls/any-address", test_any_address);
  hub_fixture_add ("/hub/tls/no-certificate", test_no_certificate);
  hub_fixture_add ("/hub/tls/other-key", test_other_key);
  hub_fixture_add ("/hub/tls/none", test_none);
  return g_test_run ();
}
