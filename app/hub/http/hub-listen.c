/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-listen.h"

#include <glib/gi18n-lib.h>

#include <desk-error.h>

#include <gnutls/gnutls.h>

#define DEFAULT_PORT 8427

static GSocketAddress *
resolve (const char  *host_port,
         GError     **error)
{
  g_autoptr (GSocketConnectable) host = g_network_address_parse (host_port, DEFAULT_PORT, error);
  g_autoptr (GSocketAddressEnumerator) addresses = NULL;

  if (host == NULL)
    return NULL;
  addresses = g_socket_connectable_enumerate (host);
  return g_socket_address_enumerator_next (addresses, NULL, error);
}

/**
 * hub_listen_resolve:
 * @host_port: `HOST:PORT`, or `HOST` for the usual port; port 0 leaves the choice to the system
 * @tls: whether what is sent there will be encrypted
 *
 * Finds the address to listen on. May ask the name service, so for the start of a program only.
 *
 * Returns: (transfer full): the address, or %NULL with @error set; %DESK_ERROR_UNSUITABLE: members'
 *   data would go over a network in the clear
 */
GSocketAddress *
hub_listen_resolve (const char  *host_port,
                    gboolean     tls,
                    GError     **error)
{
  g_autoptr (GSocketAddress) address = resolve (host_port, error);
  GInetAddress *host;

  if (address == NULL)
    {
      g_prefix_error (error, _("cannot listen on “%s”: "), host_port);
      return NULL;
    }
  host = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));
  if (!tls && !g_inet_address_get_is_loopback (host))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                   _("“%s” can be reached from other machines: give --tls-cert and --tls-key,"
                     " or listen on a loopback address such as 127.0.0.1"),
                   host_port);
      return NULL;
    }
  return g_steal_pointer (&address);
}

/* Reading the two files tells nothing of that. */
static gboolean
check_pair (GTlsCertificate  *certificate,
            GError          **error)
{
  g_autofree char *cert = NULL;
  g_autofree char *key = NULL;
  gnutls_certificate_credentials_t credentials;
  gnutls_datum_t cert_pem;
  gnutls_datum_t key_pem;
  int status;

  g_object_get (certificate, "certificate-pem", &cert, "private-key-pem", &key, NULL);
  cert_pem = (gnutls_datum_t) { (guint8 *) cert, strlen (cert) };
  key_pem = (gnutls_datum_t) { (guint8 *) key, strlen (key) };
  gnutls_certificate_allocate_credentials (&credentials);
  status = gnutls_certificate_set_x509_key_mem (credentials, &cert_pem, &key_pem,
                                                GNUTLS_X509_FMT_PEM);
  gnutls_certificate_free_credentials (credentials);
  if (status >= 0)
    return TRUE;
  if (status == GNUTLS_E_CERTIFICATE_KEY_MISMATCH)
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                         _("the key belongs to another certificate"));
  else
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE, gnutls_strerror (status));
  return FALSE;
}

/**
 * hub_listen_load_certificate:
 * @cert_file: PEM, the certificate and those that signed it
 * @key_file: PEM, its private key
 *
 * Returns: (transfer full): the certificate, or %NULL with @error set, also when the two do not fit
 *   each other
 */
GTlsCertificate *
hub_listen_load_certificate (const char  *cert_file,
                             const char  *key_file,
                             GError     **error)
{
  g_autoptr (GTlsCertificate) certificate =
    g_tls_certificate_new_from_files (cert_file, key_file, error);

  if (certificate != NULL && check_pair (certificate, error))
    return g_steal_pointer (&certificate);
  g_prefix_error (error, _("cannot use the certificate “%s” with the key “%s”: "),
                  cert_file, key_file);
  return NULL;
}
