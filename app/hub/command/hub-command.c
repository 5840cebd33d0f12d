/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-command.h"

#include <desk-console.h>
#include <desk-language.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  const char     *name;         /* one word, or two */
  HubCommandFunc  run;
  const char     *synopsis;     /* NULL: is not listed */
  const char     *summary;
} Command;

static const Command commands[] = {
  { "serve", hub_command_serve,
    " [--listen HOST:PORT] [--tls-cert FILE --tls-key FILE] [--keep-tombstones DAYS]",
    N_("serves the laptops until it is told to stop") },
  { "import", hub_command_import,
    " --managers FILE --members FILE --accounts FILE [--rejects FILE] [--allow-shrink] [--json]",
    N_("takes a billing feed") },
  { "enrol", hub_command_enrol, " MANAGER_NO",
    N_("prints a code that ties one laptop to the manager, good for ten minutes") },
  { "devices", hub_command_devices, " [--json]", N_("lists the laptops that were enrolled") },
  { "revoke", hub_command_revoke, " DEVICE_ID", N_("takes a laptop's access away at once") },
  { "assign", hub_command_assign, " MEMBER_NO MANAGER_NO",
    N_("moves a member, with their history, to another manager") },
  { "policy", hub_command_policy, NULL,
    N_("the service standard's figures: shows those in force, checks a file, puts it in force") },
  { "policy show", hub_command_policy_show, " [--json]",
    N_("shows the service standard's figures that are in force, each explained") },
  { "policy check", hub_command_policy_check, " FILE",
    N_("says what is wrong in a policy file, each fault with its line; changes nothing") },
  { "policy load", hub_command_policy_load, " FILE",
    N_("puts a policy file in force, also for a hub that serves; what was judged before stays") },
  { "backup", hub_command_backup, " FILE",
    N_("writes a copy of the database into a new file, also while serving") },
  { "check", hub_command_check, "", N_("checks that the database is sound") },
  { "stats", hub_command_stats, " [--json]", N_("counts and sizes") },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* Two words become one, @argv begins with them. */
static const Command *
take_command (int    *argc,
              char ***argv)
{
  char **words = *argv + 1;
  g_autofree char *both = *argc > 2 ? g_strjoin (" ", words[0], words[1], NULL) : NULL;
  const Command *command = both != NULL ? find_command (both) : NULL;

  if (command == NULL)
    command = find_command (words[0]);
  else
    words++;
  if (command != NULL)
    words[0] = (char *) command->name;
  *argc -= (int) (words - *argv);
  *argv = words;
  return command;
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].synopsis != NULL)
      g_string_append_printf (text, "\n  %s%s\n      %s", commands[i].name, commands[i].synopsis,
                              _(commands[i].summary));
  return g_string_free (text, FALSE);
}

/* Reads what stands before the command. FALSE without an error: nothing is left to do. */
static gboolean
parse_before (HubSetup   *setup,
              int        *argc,
              char     ***argv,
              GError    **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND"));
  g_autofree char *description = describe_commands ();
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("prints the version"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context,
                                _("The central server of Member Desk, and its administration."));
  g_option_context_set_description (context, description);
  hub_setup_add_options (setup, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (version)
    {
      desk_console_print ("member-desk-hub %s\n", APP_VERSION);
      return FALSE;
    }
  if (*argc > 1)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("no command is given; “member-desk-hub --help” lists them"));
  return FALSE;
}

static HubExit
run (HubSetup  *setup,
     int        argc,
     char     **argv,
     GError   **error)
{
  const Command *command;

  if (!parse_before (setup, &argc, &argv, error))
    return HUB_EXIT_DONE;

  command = take_command (&argc, &argv);
  if (command == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("there is no command “%s”; “member-desk-hub --help” lists them"), argv[0]);
      return HUB_EXIT_USAGE;
    }
  setup->summary = _(command->summary);
  return command->run (setup, argc, argv, error);
}

/**
 * hub_command_main:
 *
 * The program member-desk-hub: runs the command that its arguments name.
 *
 * Returns: the exit code
 */
int
hub_command_main (int    argc,
                  char **argv)
{
  g_auto (HubSetup) setup = { 0 };
  g_autoptr (GError) error = NULL;
  HubExit exit_code;

  /* Standard output is for what was asked; messages of libraries go elsewhere. */
  g_log_writer_default_set_use_stderr (TRUE);
  desk_language_set_up ();
  g_set_prgname ("member-desk-hub");

  exit_code = run (&setup, argc, argv, &error);
  if (error == NULL && desk_console_flush (&error))
    return exit_code;

  if (g_error_matches (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED))
    desk_console_complain ("member-desk-hub: %s %s", error->message,
                                    _("Put a backup in its place."));
  else
    desk_console_complain ("member-desk-hub: %s", error->message);
  return error->domain == G_OPTION_ERROR ? HUB_EXIT_USAGE : HUB_EXIT_FAILED;
}
