/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sync-authorities.h"

#include <desk-site.h>
#include <glib/gi18n-lib.h>

#include "desk-sync.h"

/* Names a file of certificates to trust. */
#define CA_FILE_VARIABLE "MEMBER_DESK_CA_FILE"

static gboolean
find_file (char   **path,
           GError **error)
{
  const char *name = g_getenv (CA_FILE_VARIABLE);
  g_autoptr (DeskSite) site = NULL;
  g_autoptr (GError) local_error = NULL;

  if (name != NULL && *name != '\0')
    {
      *path = g_canonicalize_filename (name, NULL);
      return TRUE;
    }
  site = desk_site_load (&local_error);
  if (site == NULL)
    {
      g_set_error_literal (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CERTIFICATE,
                           local_error->message);
      return FALSE;
    }
  *path = g_steal_pointer (&site->ca_file);
  return TRUE;
}

/**
 * desk_sync_authorities_load:
 * @authorities: (out) (transfer full): those in the file that `MEMBER_DESK_CA_FILE` names, or else
 *   the organisation's own settings; %NULL where there is none
 *
 * Returns: %FALSE with a %DESK_SYNC_ERROR_CERTIFICATE when it, or the organisation's settings, cannot
 *   be read
 */
gboolean
desk_sync_authorities_load (GTlsDatabase **authorities,
                            GError       **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) local_error = NULL;

  *authorities = NULL;
  if (!find_file (&path, error))
    return FALSE;
  if (path == NULL)
    return TRUE;
  *authorities = G_TLS_DATABASE (g_tls_file_database_new (path, &local_error));
  if (*authorities != NULL)
    return TRUE;
  g_set_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CERTIFICATE,
               _("The trusted certificates in %s cannot be read: %s"), path, local_error->message);
  return FALSE;
}

/**
 * desk_sync_authorities_verify:
 * @self: (nullable)
 * @uri: of the hub
 * @errors: what the system's store has against @certificate
 *
 * Returns: what is left of @errors; where the system knows no authority, one of these may vouch
 */
GTlsCertificateFlags
desk_sync_authorities_verify (GTlsDatabase         *self,
                              GTlsCertificate      *certificate,
                              GUri                 *uri,
                              GTlsCertificateFlags  errors)
{
  g_autoptr (GSocketConnectable) identity = NULL;

  if (self == NULL || (errors & G_TLS_CERTIFICATE_UNKNOWN_CA) == 0)
    return errors;
  identity = g_network_address_new (g_uri_get_host (uri), 443);
  return g_tls_database_verify_chain (self, certificate,
                                      G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
                                      G_TLS_DATABASE_VERIFY_NONE, NULL, NULL);
}
