/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-command.h"

#include <glib/gi18n-lib.h>

#include <desk-console.h>
#include <desk-error.h>
#include <hub-database.h>
#include <hub-policy.h>

#include "hub-policy-file.h"

/* A database that is not there yet is no obstacle to a look at the policy. */
static gboolean
open_if_there (HubSetup  *setup,
               DeskDb   **db,
               GError   **error)
{
  g_autoptr (GError) failure = NULL;

  if (!hub_database_check_there (setup->db_uri, &failure))
    {
      if (g_error_matches (failure, DESK_ERROR, DESK_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *db = hub_setup_make (setup, error);
  return *db != NULL;
}

/**
 * hub_command_policy_show:
 *
 * Shows the policy in force, each key with what it means.
 */
HubExit
hub_command_policy_show (HubSetup  *setup,
                         int        argc,
                         char     **argv,
                         GError   **error)
{
  gboolean json = FALSE;
  g_autoptr (DeskDb) db = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("prints a JSON document"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hub_setup_parse (setup, NULL, entries, &argc, &argv, error)
      || !open_if_there (setup, &db, error))
    return HUB_EXIT_FAILED;

  if (json)
    hub_policy_print_document (setup);
  else
    hub_policy_print_lines (setup);
  return HUB_EXIT_DONE;
}

/**
 * hub_command_policy_check:
 *
 * Says what is wrong in a file; changes nothing.
 */
HubExit
hub_command_policy_check (HubSetup  *setup,
                          int        argc,
                          char     **argv,
                          GError   **error)
{
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (DeskPolicy) policy = NULL;

  if (!hub_setup_parse (setup, "FILE", NULL, &argc, &argv, error)
      || !open_if_there (setup, &db, error)
      || (policy = hub_policy_file_read (argv[1], db, setup->policy, error)) == NULL)
    return HUB_EXIT_FAILED;

  desk_console_print (_("The policy %s can be loaded.\n"), desk_policy_get_version (policy));
  return HUB_EXIT_DONE;
}

/* What would be loaded would not be in force. */
static gboolean
check_not_named (HubSetup  *setup,
                 GError   **error)
{
  if (!desk_policy_is_named (setup->policy))
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _("a file is named by --policy, the settings of the hub or MEMBER_DESK_POLICY,"
                         " and wins over what is loaded: name none, then load; nothing was changed"));
  return FALSE;
}

/**
 * hub_command_policy_load:
 *
 * Puts a file in force, once nothing in it is wrong.
 */
HubExit
hub_command_policy_load (HubSetup  *setup,
                         int        argc,
                         char     **argv,
                         GError   **error)
{
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (DeskPolicy) policy = NULL;
  gboolean saved;

  if (!hub_setup_parse (setup, "FILE", NULL, &argc, &argv, error)
      || !check_not_named (setup, error)
      || (db = hub_setup_open (setup, error)) == NULL
      || (policy = hub_policy_file_read (argv[1], db, setup->policy, error)) == NULL
      || !hub_policy_save (db, setup->clock, policy, &saved, error))
    return HUB_EXIT_FAILED;

  desk_console_print (saved ? _("The policy %s is in force.\n")
                            : _("The policy %s was in force already.\n"),
                      desk_policy_get_version (policy));
  return HUB_EXIT_DONE;
}

/**
 * hub_command_policy:
 *
 * The first of two words alone: for its `--help`; everything else says too little.
 */
HubExit
hub_command_policy (HubSetup  *setup,
                    int        argc,
                    char     **argv,
                    GError   **error)
{
  if (!hub_setup_parse (setup, "show|check|load", NULL, &argc, &argv, error))
    return HUB_EXIT_USAGE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("“member-desk-hub policy” goes on with show, check FILE or load FILE"));
  return HUB_EXIT_USAGE;
}
