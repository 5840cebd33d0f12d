/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-command.h"

#include <glib/gi18n-lib.h>

#include <desk-console.h>
#include <hub-import.h>

static gboolean
check_files (const HubImportFiles  *files,
             GError               **error)
{
  if (files->managers != NULL && files->members != NULL && files->accounts != NULL)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("a feed is three files: --managers, --members and --accounts"));
  return FALSE;
}

static gboolean
is_same_file (const char *one,
              const char *other)
{
  g_autoptr (GFile) first = g_file_new_for_path (one);
  g_autoptr (GFile) second = g_file_new_for_path (other);

  return g_file_equal (first, second);
}

/* The list is written over what stands there. */
static gboolean
check_rejects (const HubImportFiles  *files,
               const char            *rejects,
               GError               **error)
{
  if (rejects == NULL
      || (!is_same_file (rejects, files->managers) && !is_same_file (rejects, files->members)
          && !is_same_file (rejects, files->accounts)))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is a file of the feed: --rejects would write over it"), rejects);
  return FALSE;
}

/* Standard output keeps to the result, so that it can be one document. */
static void
list_rejects (const HubImportResult *result)
{
  for (guint i = 0; i < result->rejects->len; i++)
    {
      g_autofree char *line = hub_reject_describe (g_ptr_array_index (result->rejects, i));

      desk_console_complain ("%s", line);
    }
}

static void
print_result (const HubImportResult *result,
              gboolean               json)
{
  g_autofree char *text = NULL;

  if (json)
    desk_console_print_object (hub_import_result_to_json (result));
  else
    {
      text = hub_import_result_describe (result);
      desk_console_print ("%s\n", text);
    }
}

/**
 * hub_command_import:
 *
 * Takes a billing feed; rows that cannot be read are listed and make it %HUB_EXIT_PARTLY.
 */
HubExit
hub_command_import (HubSetup  *setup,
                    int        argc,
                    char     **argv,
                    GError   **error)
{
  g_autofree char *managers = NULL;
  g_autofree char *members = NULL;
  g_autofree char *accounts = NULL;
  g_autofree char *rejects = NULL;
  gboolean allow_shrink = FALSE;
  gboolean json = FALSE;
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (HubImportResult) result = NULL;
  const GOptionEntry entries[] = {
    { "managers", 0, 0, G_OPTION_ARG_FILENAME, &managers, N_("the managers, CSV"), N_("FILE") },
    { "members", 0, 0, G_OPTION_ARG_FILENAME, &members, N_("the members, CSV"), N_("FILE") },
    { "accounts", 0, 0, G_OPTION_ARG_FILENAME, &accounts,
      N_("their service numbers, CSV"), N_("FILE") },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &rejects,
      N_("where to list the rows turned away"), N_("FILE") },
    { "allow-shrink", 0, 0, G_OPTION_ARG_NONE, &allow_shrink,
      N_("goes on although more than a tenth is missing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("prints a JSON document"), NULL },
    G_OPTION_ENTRY_NULL
  };
  HubImportFiles files;
  HubImportOptions options;

  if (!hub_setup_parse (setup, NULL, entries, &argc, &argv, error))
    return HUB_EXIT_FAILED;
  files = (HubImportFiles) { managers, members, accounts };
  options = (HubImportOptions) { .allow_shrink = allow_shrink, .rejects = rejects };
  if (!check_files (&files, error)
      || !check_rejects (&files, rejects, error)
      || (db = hub_setup_make (setup, error)) == NULL
      || (result = hub_import_run (db, setup->policy, setup->clock, &files, &options,
                                   error)) == NULL)
    return HUB_EXIT_FAILED;

  list_rejects (result);
  print_result (result, json);
  return result->rejects->len > 0 ? HUB_EXIT_PARTLY : HUB_EXIT_DONE;
}
