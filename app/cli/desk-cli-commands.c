/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-cli-commands.h"

#include <glib/gi18n-lib.h>

const DeskCliCommand * const desk_cli_commands[] = {
  &desk_cli_enrol,
  &desk_cli_sync,
  &desk_cli_status,
  &desk_cli_today,
  &desk_cli_members,
  &desk_cli_member,
  &desk_cli_use,
  &desk_cli_care,
  &desk_cli_visit_add,
  &desk_cli_visit_move,
  &desk_cli_visit_confirm,
  &desk_cli_visit_start,
  &desk_cli_visit_arrive,
  &desk_cli_visit_done,
  &desk_cli_visit_miss,
  &desk_cli_visit_cancel,
  &desk_cli_visit_list,
  &desk_cli_visit_history,
  &desk_cli_visit_free,
  &desk_cli_visit_suggest,
  &desk_cli_visit_order,
  &desk_cli_note_add,
  &desk_cli_note_edit,
  &desk_cli_note_remove,
  &desk_cli_loan_return,
  &desk_cli_callback_add,
  &desk_cli_callback_withdraw,
  &desk_cli_ticket_open,
  &desk_cli_ticket_told,
  &desk_cli_ticket_done,
  &desk_cli_ticket_list,
  &desk_cli_snooze_add,
  &desk_cli_snooze_end,
  &desk_cli_tag_add,
  &desk_cli_tag_remove,
  &desk_cli_fact_set,
  &desk_cli_fact_remove,
  &desk_cli_outbox,
  &desk_cli_resolve,
  &desk_cli_export,
  &desk_cli_import,
  &desk_cli_duplicate_list,
  &desk_cli_duplicate_mark,
  &desk_cli_rebuild,
  &desk_cli_remove,
  NULL,
};

/* As one types it, with its arguments. (transfer full) */
static char *
describe_usage (const DeskCliCommand *command)
{
  if (*command->parameters == '\0')
    return g_strdup (command->name);
  return g_strjoin (" ", command->name, command->parameters, NULL);
}

/* Of all the commands, or of those of a group. */
static char *
describe_commands (const char *group)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; desk_cli_commands[i] != NULL; i++)
    {
      const DeskCliCommand *command = desk_cli_commands[i];
      g_autofree char *usage = describe_usage (command);

      if (group == NULL || desk_cli_belongs_to (command, group))
        g_string_append_printf (text, "\n  %s\n      %s", usage, _(command->summary));
    }
  return g_string_free (text, FALSE);
}

/* What the last argument may be. */
static void
describe_words (GOptionContext       *context,
                const DeskCliCommand *command)
{
  g_autoptr (DeskPolicy) policy = desk_policy_new_default (NULL);
  g_autofree char *words = NULL;
  g_autofree char *description = NULL;

  if (policy == NULL)
    return;
  words = g_strjoinv (", ", (GStrv) command->list_words (policy));
  description = g_strdup_printf ("%s: %s", strrchr (command->parameters, ' ') + 1, words);
  g_option_context_set_description (context, description);
}

static GOptionContext *
build_overview (const char *group)
{
  g_autofree char *usage = g_strjoin (" ", group != NULL ? group : _("COMMAND"),
                                      group != NULL ? _("COMMAND") : NULL, NULL);
  g_autofree char *description = describe_commands (group);
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_summary (context,
                                _("Member Desk without a window: the same local data, for "
                                  "scripts and support."));
  g_option_context_set_description (context, description);
  return context;
}

/**
 * desk_cli_find_command:
 * @name: (nullable): one word, or two
 *
 * Returns: (nullable): the command of that name
 */
const DeskCliCommand *
desk_cli_find_command (const char *name)
{
  for (guint i = 0; name != NULL && desk_cli_commands[i] != NULL; i++)
    if (g_str_equal (desk_cli_commands[i]->name, name))
      return desk_cli_commands[i];
  return NULL;
}

/**
 * desk_cli_belongs_to:
 *
 * Returns: whether the command is one of two words of which @group is the first
 */
gboolean
desk_cli_belongs_to (const DeskCliCommand *command,
                     const char           *group)
{
  gsize length = strlen (group);

  return strncmp (command->name, group, length) == 0 && command->name[length] == ' ';
}

/**
 * desk_cli_is_group:
 *
 * Returns: whether there are commands of two words of which this is the first
 */
gboolean
desk_cli_is_group (const char *word)
{
  for (guint i = 0; desk_cli_commands[i] != NULL; i++)
    if (desk_cli_belongs_to (desk_cli_commands[i], word))
      return TRUE;
  return FALSE;
}

/**
 * desk_cli_build_help:
 * @command: (nullable): help on all of them, or on those of @group
 * @group: (nullable): the first of two words
 *
 * Returns: (transfer full): with the options of the command, not yet those that all have
 */
GOptionContext *
desk_cli_build_help (const DeskCliCommand *command,
                     const char           *group)
{
  GOptionContext *context;

  if (command != NULL)
    {
      g_autofree char *usage = describe_usage (command);

      context = g_option_context_new (usage);
      g_option_context_set_summary (context, _(command->summary));
      if (command->list_words != NULL)
        describe_words (context, command);
      if (command->options != NULL)
        g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
    }
  else
    context = build_overview (group);
  return context;
}
