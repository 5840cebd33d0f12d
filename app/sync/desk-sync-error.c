/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sync-error.h"

#include <desk-json.h>
#include <desk-time.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define PROTOCOL 1

G_DEFINE_QUARK (desk-sync-error-quark, desk_sync_error)

/* A hub's own refusal, NULL when the body is not one: then something else answered. */
static JsonObject *
read_problem (GBytes *body)
{
  g_autoptr (JsonObject) problem = NULL;
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (length == 0)
    return NULL;
  problem = desk_json_parse_object (text, (gssize) length, NULL);
  if (problem == NULL || desk_json_peek_string (problem, "error", NULL) == NULL)
    return NULL;
  return g_steal_pointer (&problem);
}

/* Which of the two has to be updated is told by the version that the hub speaks. */
static gboolean
is_older_hub (JsonObject *problem)
{
  return desk_json_peek_int (problem, "protocol", PROTOCOL) < PROTOCOL;
}

/* A server that does not even know the method (501) stands in for no hub. */
static gboolean
is_trouble (guint status)
{
  return (status >= 500 && status != SOUP_STATUS_NOT_IMPLEMENTED) ||
         status == SOUP_STATUS_REQUEST_TIMEOUT || status == 429;
}

static DeskSyncError
classify_problem (guint       status,
                  const char *problem)
{
  static const struct
  {
    const char *problem;
    DeskSyncError code;
  } known[] = {
    { "wrong-code", DESK_SYNC_ERROR_CODE },
    { "unknown-device", DESK_SYNC_ERROR_REVOKED },
    { "revoked", DESK_SYNC_ERROR_REVOKED },
    { "start-over", DESK_SYNC_ERROR_START_OVER },
    { "other-database", DESK_SYNC_ERROR_OTHER_DATABASE },
    { "update", DESK_SYNC_ERROR_UPDATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (problem, known[i].problem) == 0)
      return known[i].code;
  if (problem == NULL || status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN ||
      status == SOUP_STATUS_NOT_FOUND)
    return DESK_SYNC_ERROR_NOT_A_HUB;
  return DESK_SYNC_ERROR_HUB;
}

static char *
describe (DeskSyncError  code,
          const char    *host)
{
  switch (code)
    {
    case DESK_SYNC_ERROR_UNREACHABLE:
      return g_strdup_printf (
        _("No hub answers at %s. Check the address and the network, then try again."), host);
    case DESK_SYNC_ERROR_CERTIFICATE:
      return g_strdup_printf (
        _("A safe connection to %s could not be made. Tell your IT department."), host);
    case DESK_SYNC_ERROR_NOT_A_HUB:
      return g_strdup_printf (
        _("Something answers at %s, but it is not a Member Desk hub. Check the "
          "address, and whether the network wants you to sign in first."),
        host);
    case DESK_SYNC_ERROR_ADDRESS:
      return g_strdup_printf (_("“%s” is not the address of a hub. It looks like hub.example.com."),
                              host);
    case DESK_SYNC_ERROR_CODE:
      return g_strdup (_("The code is wrong, was used already or is older than ten minutes. "
                         "Ask for a new one."));
    case DESK_SYNC_ERROR_REVOKED:
      return g_strdup (_("The hub no longer admits this computer. What you recorded is kept here. "
                         "Ask for a new code and enrol again."));
    case DESK_SYNC_ERROR_OTHER_DATABASE:
      return g_strdup (_("The data of this computer is a copy of another one’s. What you recorded "
                         "is kept here. Ask for a new code and enrol again."));
    case DESK_SYNC_ERROR_UPDATE:
      return g_strdup (
        _("This version of Member Desk is too old for the hub. What you recorded is kept "
          "here. Install the new version."));
    case DESK_SYNC_ERROR_HUB:
      return g_strdup_printf (_("The hub at %s has trouble of its own. Try again later."), host);
    case DESK_SYNC_ERROR_CUT:
      return g_strdup_printf (
        _("The answer of the hub at %s broke off or cannot be read. Try again."), host);
    case DESK_SYNC_ERROR_NOT_ENROLLED:
      return g_strdup (
        _("This computer is not tied to a hub yet. Enrol it with the hub’s address and "
          "a one-time code."));
    case DESK_SYNC_ERROR_START_OVER:
      return g_strdup_printf (
        _("The hub at %s does not know what this computer has already fetched. "
          "Try again to fetch everything anew."),
        host);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The gravest reason first. */
static char *
describe_certificate (GTlsCertificateFlags  errors,
                      const char           *host)
{
  if (errors & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return g_strdup_printf (
      _("The certificate shown at %s belongs to another machine. Check the address."), host);
  if (errors & G_TLS_CERTIFICATE_EXPIRED)
    return g_strdup_printf (_("The certificate of %s has expired. Tell your IT department."), host);
  if (errors & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return g_strdup_printf (
      _("The certificate of %s is not valid yet. Check the date of this computer."), host);
  if (errors & G_TLS_CERTIFICATE_REVOKED)
    return g_strdup_printf (_("The certificate of %s was withdrawn. Tell your IT department."),
                            host);
  if (errors & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return g_strdup_printf (_("The certificate of %s is not trusted on this computer. Ask your IT "
                              "department to install the authority that issued it."),
                            host);
  return describe (DESK_SYNC_ERROR_CERTIFICATE, host);
}

/**
 * desk_sync_error_new:
 * @host: the machine spoken to, or for %DESK_SYNC_ERROR_ADDRESS what was typed
 */
GError *
desk_sync_error_new (DeskSyncError  code,
                     const char    *host)
{
  g_autofree char *message = describe (code, host);

  return g_error_new_literal (DESK_SYNC_ERROR, code, message);
}

/**
 * desk_sync_error_from_status:
 *
 * What a reply other than 200 means. A refusal counts only when a hub worded it: any machine
 * between here and the hub can answer 401 or 403 with a page of its own.
 */
GError *
desk_sync_error_from_status (guint       status,
                             GBytes     *body,
                             const char *host)
{
  g_autoptr (JsonObject) reply = read_problem (body);
  const char *problem = reply != NULL ? desk_json_peek_string (reply, "error", NULL) : NULL;

  if (g_strcmp0 (problem, "update") == 0 && is_older_hub (reply))
    return g_error_new (DESK_SYNC_ERROR, DESK_SYNC_ERROR_HUB,
                        _("The hub at %s is older than this version of Member Desk. What you "
                          "recorded is kept here, and sent once the hub is updated. Tell your IT "
                          "department."),
                        host);
  if (g_strcmp0 (problem, "too-many") == 0)
    return g_error_new_literal (
      DESK_SYNC_ERROR, DESK_SYNC_ERROR_HUB,
      _("Too many wrong codes were tried. Wait a minute, then try again."));
  if (is_trouble (status))
    return g_error_new (DESK_SYNC_ERROR, DESK_SYNC_ERROR_HUB,
                        _("The hub at %s has trouble of its own (%u). Try again later."), host,
                        status);
  return desk_sync_error_new (classify_problem (status, problem), host);
}

/**
 * desk_sync_error_from_certificate:
 *
 * Why the hub's certificate is not good enough.
 */
GError *
desk_sync_error_from_certificate (GTlsCertificateFlags  errors,
                                  const char           *host)
{
  g_autofree char *message = describe_certificate (errors, host);

  return g_error_new_literal (DESK_SYNC_ERROR, DESK_SYNC_ERROR_CERTIFICATE, message);
}

/**
 * desk_sync_error_from_network:
 *
 * What GIO or libsoup reported while asking @host. A cancelled call stays G_IO_ERROR_CANCELLED.
 */
GError *
desk_sync_error_from_network (const GError *error,
                              const char   *host)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_error_new (DESK_SYNC_ERROR, DESK_SYNC_ERROR_UNREACHABLE,
                        _("The hub at %s did not answer in time. Try again."), host);
  if (error->domain == G_RESOLVER_ERROR)
    return g_error_new (
      DESK_SYNC_ERROR, DESK_SYNC_ERROR_UNREACHABLE,
      _("The network knows no machine named %s. Check the address and the network, "
        "then try again."),
      host);
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS) ||
      (error->domain == SOUP_SESSION_ERROR && error->code == SOUP_SESSION_ERROR_PARSING))
    return desk_sync_error_new (DESK_SYNC_ERROR_NOT_A_HUB, host);
  if (error->domain == G_TLS_ERROR)
    return desk_sync_error_new (DESK_SYNC_ERROR_CERTIFICATE, host);
  if (error->domain == SOUP_SESSION_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return desk_sync_error_new (DESK_SYNC_ERROR_CUT, host);
  return desk_sync_error_new (DESK_SYNC_ERROR_UNREACHABLE, host);
}

/**
 * desk_sync_error_read_time:
 * @body: of a reply other than 200
 * @now_ms: (out): the hub's time
 *
 * Returns: whether it is a hub's refusal, and tells the time
 */
gboolean
desk_sync_error_read_time (GBytes *body,
                           gint64 *now_ms)
{
  g_autoptr (JsonObject) problem = read_problem (body);
  const char *now = problem != NULL ? desk_json_peek_string (problem, "now", NULL) : NULL;

  return now != NULL && desk_time_from_rfc3339 (now, now_ms, NULL);
}
