/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-cli.h"

#include <desk-console.h>
#include <desk-language.h>
#include <desk-sync-error.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-commands.h"
#include "desk-cli-output.h"

#define PROGRAM "member-desk-cli"

static char *given_data_dir;
static gboolean given_json;
static gboolean given_version;

static const GOptionEntry common_options[] = {
  { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &given_data_dir, N_("Folder of the local data"),
    N_("DIR") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &given_json, N_("Print one JSON document"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, &given_version, N_("Print the version"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
lists_with_value (const GOptionEntry *options,
                  const char         *name)
{
  for (; options != NULL && options->long_name != NULL; options++)
    if (g_str_equal (options->long_name, name))
      return options->arg != G_OPTION_ARG_NONE;
  return FALSE;
}

/* Whether the word after this option is its value, in whichever command. */
static gboolean
takes_value (const char *word)
{
  if (!g_str_has_prefix (word, "--"))
    return FALSE;
  for (guint i = 0; desk_cli_commands[i] != NULL; i++)
    if (lists_with_value (desk_cli_commands[i]->options, word + 2))
      return TRUE;
  return lists_with_value (common_options, word + 2);
}

static guint
count_words (const char *name)
{
  return strchr (name, ' ') != NULL ? 2 : 1;
}

/* Where the first word from @at on is that is no option and no option's value; that of the NULL at
 * the end when there is none. */
static guint
find_word (GStrv words,
           guint at)
{
  for (; words[at] != NULL && words[at][0] == '-'; at++)
    if (takes_value (words[at]) && words[at + 1] != NULL)
      at++;
  return at;
}

/* The words that name the command, one or two ("note add"): options may stand before them as well
 * as after. (transfer full) (nullable) */
static char *
find_command_name (GStrv words)
{
  guint first = find_word (words, 1);
  guint second;
  g_autofree char *both = NULL;

  if (words[first] == NULL)
    return NULL;
  second = find_word (words, first + 1);
  if (words[second] != NULL)
    both = g_strjoin (" ", words[first], words[second], NULL);
  if (both != NULL && (desk_cli_find_command (both) != NULL || desk_cli_is_group (words[first])))
    return g_steal_pointer (&both);
  return g_strdup (words[first]);
}

/* An empty name would mean the folder one happens to be in: an unset variable in a script. */
static gboolean
check_data_dir (GError **error)
{
  if (given_data_dir == NULL || *given_data_dir != '\0')
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("the folder after --data-dir is empty"));
  return FALSE;
}

static gboolean
check_arguments (const DeskCliCommand  *command,
                 GStrv                  words,
                 GError               **error)
{
  g_autofree char *typed = g_strconcat (PROGRAM " ", command->name, NULL);
  int n_words = g_strv_length (words);
  int n_names = 1 + count_words (command->name);

  g_free (desk_console_take_separator (&n_words, words));
  return desk_console_check_arguments (typed, command->parameters, n_words - n_names,
                                       words + n_names, error);
}

/* UTF-8 as it stands, else as the locale says. */
static GStrv
read_words (char   **argv,
            GError **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; argv[i] != NULL; i++)
    {
      g_autofree char *word = g_utf8_validate (argv[i], -1, NULL)
                                ? g_strdup (argv[i])
                                : g_locale_to_utf8 (argv[i], -1, NULL, NULL, NULL);

      if (word == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("argument %u is not text"), i);
          return NULL;
        }
      g_strv_builder_add (words, word);
    }
  return g_strv_builder_end (words);
}

static DeskCliExit
refuse_word (const char  *word,
             GError     **error)
{
  if (word == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("no command is given; “member-desk-cli --help” lists them"));
  else if (desk_cli_is_group (word))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("“%s” takes another word; “member-desk-cli %s --help” lists them"), word, word);
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("there is no command “%s”; “member-desk-cli --help” lists them"), word);
  return DESK_CLI_USAGE;
}

static gboolean
check_enrolled (const DeskCliCommand  *command,
                DeskCli               *cli,
                GError               **error)
{
  if (!command->enrolled || desk_store_get_identity (cli->store) != NULL)
    return TRUE;
  g_propagate_error (error, desk_sync_error_new (DESK_SYNC_ERROR_NOT_ENROLLED, NULL));
  return FALSE;
}

static DeskCliExit
run_command (const DeskCliCommand  *command,
             const char * const    *arguments,
             GError               **error)
{
  DeskCli cli = { .data_dir = g_strdup (given_data_dir), .json = given_json };
  DeskCliExit exit_code = DESK_CLI_FAILED;

  if (desk_cli_prepare (&cli, error) &&
      (command->check == NULL || command->check (&cli, arguments, error)) &&
      (command->closed ||
       (desk_cli_open (&cli, error) && check_enrolled (command, &cli, error))))
    exit_code = command->run (&cli, arguments, error);
  desk_cli_close (&cli);
  return exit_code;
}

static DeskCliExit
run (char   **argv,
     GError **error)
{
  g_auto (GStrv) words = read_words (argv, error);
  g_autofree char *name = words != NULL ? find_command_name (words) : NULL;
  const DeskCliCommand *command = desk_cli_find_command (name);
  const char *group = name != NULL && desk_cli_is_group (name) ? name : NULL;
  g_autoptr (GOptionContext) context = desk_cli_build_help (command, group);

  if (words == NULL)
    return DESK_CLI_USAGE;
  if (name != NULL && command == NULL && group == NULL)
    return refuse_word (name, error);
  g_option_context_add_main_entries (context, common_options, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &words, error))
    return DESK_CLI_USAGE;
  if (given_version)
    {
      desk_console_print ("%s %s\n", PROGRAM, APP_VERSION);
      return DESK_CLI_DONE;
    }
  if (command == NULL)
    return refuse_word (name, error);
  if (!check_data_dir (error) || !check_arguments (command, words, error))
    return DESK_CLI_USAGE;
  return run_command (command, (const char * const *) words + 1 + count_words (command->name),
                      error);
}

/**
 * desk_cli_main:
 *
 * The program member-desk-cli: runs the command that its arguments name.
 *
 * Returns: the exit code
 */
int
desk_cli_main (int    argc,
               char **argv)
{
  g_autoptr (GError) error = NULL;
  DeskCliExit exit_code;

  /* Standard output is for what was asked; messages of libraries go elsewhere. */
  g_log_writer_default_set_use_stderr (TRUE);
  desk_language_set_up ();
  g_set_prgname (PROGRAM);

  exit_code = run (argv, &error);
  if (error == NULL && desk_console_flush (&error))
    return exit_code;

  if (g_error_matches (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED))
    desk_console_complain ("%s: %s %s", PROGRAM, error->message,
                           _("“member-desk-cli rebuild” makes it anew, with what was to be sent."));
  else
    desk_console_complain ("%s: %s", PROGRAM, error->message);
  return error->domain == G_OPTION_ERROR ? DESK_CLI_USAGE : DESK_CLI_FAILED;
}
