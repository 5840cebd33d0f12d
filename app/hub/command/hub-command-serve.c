/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-command.h"

#include <glib/gi18n-lib.h>

#include <desk-console.h>
#include <desk-signal.h>
#include <hub-listen.h>
#include <hub-log.h>
#include <hub-server.h>

#define UNSAID -1

typedef struct
{
  char *listen;
  char *tls_cert;
  char *tls_key;
  int   keep_days;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->listen);
  g_free (self->tls_cert);
  g_free (self->tls_key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

typedef struct
{
  HubServer *server;
  GMainLoop *loop;
  gboolean   stopping;
  GError    *error;
} Service;

static void
stopped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Service *service = user_data;

  hub_server_stop_finish (service->server, result, &service->error);
  g_main_loop_quit (service->loop);
}

static gboolean
end_cb (gpointer user_data)
{
  Service *service = user_data;

  if (!service->stopping)
    hub_server_stop_async (service->server, NULL, stopped_cb, service);
  service->stopping = TRUE;
  return G_SOURCE_CONTINUE;
}

static gboolean
serve (HubServer  *server,
       GError    **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Service service = { .server = server, .loop = loop };

  desk_signal_add (DESK_SIGNAL_TERMINATE, end_cb, &service);
  desk_signal_add (DESK_SIGNAL_INTERRUPT, end_cb, &service);
  /* Scripts wait for this line: it is the same in every language. */
  desk_console_print ("listening on %s\n", hub_server_get_uri (server));
  if (!desk_console_flush (error))
    return FALSE;
  hub_log (HUB_LOG_SERVING, "serving at %s", hub_server_get_uri (server));
  g_main_loop_run (loop);
  hub_log (HUB_LOG_STOPPED, "stopped");

  if (service.error == NULL)
    return TRUE;
  g_propagate_error (error, service.error);
  return FALSE;
}

/* What the command line does not say, the configuration may; what neither says is as usual. */
static void
take_text (char **option,
           char **configured)
{
  if (*option == NULL)
    *option = g_steal_pointer (configured);
}

static void
take_config (Options   *self,
             HubConfig *config)
{
  take_text (&self->listen, &config->listen);
  take_text (&self->tls_cert, &config->tls_cert);
  take_text (&self->tls_key, &config->tls_key);
  if (self->keep_days == UNSAID)
    self->keep_days = config->keep_days != 0 ? config->keep_days : HUB_KEEP_TOMBSTONES_DAYS;
}

static gboolean
check_options (Options  *self,
               GError  **error)
{
  if ((self->tls_cert == NULL) != (self->tls_key == NULL))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("--tls-cert and --tls-key go together"));
  else if (self->keep_days < 1 || self->keep_days > HUB_CONFIG_MAX_DAYS)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("--keep-tombstones takes a number of days from 1 to %d"), HUB_CONFIG_MAX_DAYS);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse (Options    *self,
       HubSetup   *setup,
       int        *argc,
       char     ***argv,
       GError    **error)
{
  const GOptionEntry entries[] = {
    { "listen", 0, 0, G_OPTION_ARG_STRING, &self->listen,
      N_("where to listen, 127.0.0.1:8427 by default; port 0 picks one"), N_("HOST:PORT") },
    { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &self->tls_cert,
      N_("the certificate to show, PEM"), N_("FILE") },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &self->tls_key,
      N_("its private key, PEM"), N_("FILE") },
    { "keep-tombstones", 0, 0, G_OPTION_ARG_INT, &self->keep_days,
      N_("for how many days to remember what left a manager, 180 by default; a laptop that was"
         " away for longer fetches everything anew"), N_("DAYS") },
    G_OPTION_ENTRY_NULL
  };

  if (!hub_setup_parse (setup, NULL, entries, argc, argv, error))
    return FALSE;
  take_config (self, &setup->config);
  return check_options (self, error);
}

/**
 * hub_command_serve:
 *
 * Serves until SIGTERM or Ctrl+C, then finishes what is in flight.
 */
HubExit
hub_command_serve (HubSetup  *setup,
                   int        argc,
                   char     **argv,
                   GError   **error)
{
  g_auto (Options) options = { .keep_days = UNSAID };
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (HubServer) server = NULL;

  if (!parse (&options, setup, &argc, &argv, error))
    return HUB_EXIT_FAILED;

  /* The server opens its own connection when it is asked; this one says at once what is wrong. */
  db = hub_setup_make (setup, error);
  if (db == NULL)
    return HUB_EXIT_FAILED;
  g_clear_object (&db);

  server = hub_server_new (setup->db_uri, setup->policy, setup->clock);
  hub_server_set_keep_tombstones (server, options.keep_days);
  if (!hub_server_listen (server, options.listen != NULL ? options.listen : HUB_DEFAULT_LISTEN,
                          options.tls_cert, options.tls_key, error)
      || !serve (server, error))
    return HUB_EXIT_FAILED;
  return HUB_EXIT_DONE;
}
