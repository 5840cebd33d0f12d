/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-command.h"

#include <glib/gi18n-lib.h>

#include <desk-console.h>
#include <desk-time.h>
#include <hub-database.h>
#include <hub-policy.h>

static gboolean
parse_options (HubSetup             *self,
               const char           *parameters,
               const GOptionEntry   *entries,
               int                  *argc,
               char               ***argv,
               GError              **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);

  g_option_context_set_summary (context, self->summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  hub_setup_add_options (self, context);
  return g_option_context_parse (context, argc, argv, error);
}

/* What was said on the command line goes before what the file says. */
static gboolean
read_config (HubSetup  *self,
             GError   **error)
{
  if (self->config_file == NULL)
    self->config_file = hub_config_find ();
  if (self->config_file != NULL &&
      !hub_config_read (&self->config, self->config_file, error))
    return FALSE;
  if (self->policy_file == NULL)
    self->policy_file = g_steal_pointer (&self->config.policy_file);
  if (self->db_uri == NULL)
    self->db_uri = g_steal_pointer (&self->config.db_uri);
  if (self->db_uri == NULL)
    self->db_uri = hub_database_default_uri ();
  return TRUE;
}

/**
 * hub_setup_add_options:
 *
 * Adds the options that every command takes, before its name or after it.
 */
void
hub_setup_add_options (HubSetup       *self,
                       GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->db_uri,
      N_("the hub's database: sqlite:PATH"), N_("URI") },
    { "policy", 0, 0, G_OPTION_ARG_FILENAME, &self->policy_file,
      N_("the service standard's figures; without it those that were loaded last count, else the"
         " built-in ones"), N_("FILE") },
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &self->config_file,
      N_("where the settings of the hub stand, instead of the system's file"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * hub_setup_parse:
 * @self: what was said before the command already
 * @parameters: (nullable): the names of the arguments, separated by blanks
 * @entries: (nullable): the command's own options
 * @argc: (inout): number of @argv
 * @argv: (inout): afterwards the command's name and its arguments
 *
 * Returns: %FALSE with @error set; %G_OPTION_ERROR: wrong usage
 */
gboolean
hub_setup_parse (HubSetup             *self,
                 const char           *parameters,
                 const GOptionEntry   *entries,
                 int                  *argc,
                 char               ***argv,
                 GError              **error)
{
  g_autofree char *command = g_strconcat ("member-desk-hub ", (*argv)[0], NULL);

  g_set_prgname (command);
  if (!parse_options (self, parameters, entries, argc, argv, error))
    return FALSE;
  desk_console_take_separator (argc, *argv);
  if (!desk_console_check_arguments (command, parameters != NULL ? parameters : "", *argc - 1,
                                     *argv + 1, error))
    return FALSE;

  if (!read_config (self, error))
    return FALSE;
  self->clock = desk_clock_new_from_environment (error);
  if (self->clock == NULL)
    return FALSE;
  self->policy = self->policy_file != NULL ? desk_policy_new_from_file (self->policy_file, error)
                                           : desk_policy_new_default (error);
  return self->policy != NULL;
}

/* What was loaded replaces what is built in, but not a file that somebody named. */
static gboolean
take_policy (HubSetup  *self,
             DeskDb    *db,
             GError   **error)
{
  g_auto (HubPolicy) loaded = { 0 };

  if (desk_policy_is_named (self->policy))
    return TRUE;
  if (!hub_policy_load (db, &loaded, error))
    return FALSE;
  if (loaded.policy != NULL)
    g_set_object (&self->policy, loaded.policy);
  self->loaded_ms = loaded.loaded_ms;
  return TRUE;
}

/**
 * hub_setup_make:
 *
 * Opens the database, which may be a new one, and finds the policy in force.
 */
DeskDb *
hub_setup_make (HubSetup  *self,
                GError   **error)
{
  g_autoptr (DeskDb) db = hub_database_open (self->db_uri, self->clock, error);

  return db != NULL && take_policy (self, db, error) ? g_steal_pointer (&db) : NULL;
}

/**
 * hub_setup_open:
 *
 * Opens the database, which must be there: about a new one there is nothing to ask, so its name is
 * a wrong one.
 */
DeskDb *
hub_setup_open (HubSetup  *self,
                GError   **error)
{
  return hub_database_check_there (self->db_uri, error) ? hub_setup_make (self, error) : NULL;
}

/**
 * hub_setup_format:
 *
 * Returns: (transfer full) (nullable): a moment in RFC 3339, %NULL for 0, never
 */
char *
hub_setup_format (HubSetup *self,
                  gint64    time_ms)
{
  return time_ms != 0 ? desk_time_to_rfc3339 (time_ms, desk_policy_get_zone (self->policy)) : NULL;
}

void
hub_setup_clear (HubSetup *self)
{
  g_clear_pointer (&self->db_uri, g_free);
  g_clear_pointer (&self->policy_file, g_free);
  g_clear_pointer (&self->config_file, g_free);
  hub_config_clear (&self->config);
  g_clear_object (&self->policy);
  g_clear_object (&self->clock);
}
