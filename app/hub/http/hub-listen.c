/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-listen.h"

#include <glib/gi18n-lib.h>

#include <desk-error.h>

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

/**
 * hub_listen_load_certificate:
 * @cert_file: PEM, the certificate and those that signed it
 * @key_file: PEM, its private key
 *
 * Returns: (transfer full): the certificate, or %NULL with @error set
 */
GTlsCertificate *
hub_listen_load_certificate (const char  *cert_file,
                             const char  *key_file,
                             GError     **error)
{
  GTlsCertificate *certificate = g_tls_certificate_new_from_files (cert_file, key_file, error);

  if (certificate == NULL)
    g_prefix_error (error, _("cannot use the certificate “%s” with the key “%s”: "),
                    cert_file, key_file);
  return certificate;
}
