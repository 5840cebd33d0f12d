/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sync-address.h"

#include <glib/gi18n-lib.h>

#include "desk-sync-error.h"

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0;
}

/* The address without a scheme gets the one that fits: http stays on this machine. */
static GUri *
parse_bare (const char *typed)
{
  g_autofree char *guess = g_strconcat ("https://", typed, NULL);
  g_autoptr (GUri) uri = g_uri_parse (guess, G_URI_FLAGS_NONE, NULL);

  if (uri != NULL && g_uri_get_host (uri) != NULL && is_loopback (g_uri_get_host (uri)))
    {
      g_autofree char *local = g_strconcat ("http://", typed, NULL);

      return g_uri_parse (local, G_URI_FLAGS_NONE, NULL);
    }
  return g_steal_pointer (&uri);
}

static gboolean
is_plain (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) &&
         host != NULL && *host != '\0' && strpbrk (host, " \t%") == NULL &&
         g_uri_get_userinfo (uri) == NULL && g_uri_get_query (uri) == NULL &&
         g_uri_get_fragment (uri) == NULL;
}

static char *
build_base (GUri *uri)
{
  g_autoptr (GUri) bare = NULL;
  g_autofree char *path = g_strdup (g_uri_get_path (uri));
  gsize length = strlen (path);

  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  bare = g_uri_build (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), path, NULL, NULL);
  return g_uri_to_string (bare);
}

/**
 * desk_sync_address_complete:
 * @typed: what a person typed for the hub's address
 *
 * The address as it is kept: with a scheme (https, or http for this machine), without a slash at
 * the end. Plain http to another machine is refused: members' data would travel readable.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with %DESK_SYNC_ERROR_ADDRESS
 */
char *
desk_sync_address_complete (const char  *typed,
                            GError     **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autoptr (GUri) uri = strstr (text, "://") != NULL ? g_uri_parse (text, G_URI_FLAGS_NONE, NULL)
                                                      : parse_bare (text);

  if (uri == NULL || !is_plain (uri))
    {
      g_propagate_error (error, desk_sync_error_new (DESK_SYNC_ERROR_ADDRESS, text));
      return NULL;
    }
  if (g_str_equal (g_uri_get_scheme (uri), "http") && !is_loopback (g_uri_get_host (uri)))
    {
      g_set_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_ADDRESS,
                   _("%s would be spoken to without protection. The address of a hub on another "
                     "machine begins with https://."),
                   g_uri_get_host (uri));
      return NULL;
    }
  return build_base (uri);
}
