/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-error.h>
#include <desk-sync-forget.h>
#include <desk-sync-status.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"

/* remove: everything that this computer keeps. */

static gboolean yes;

static const GOptionEntry entries[] = {
  { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("Remove it, whatever is not at the hub"), NULL },
  G_OPTION_ENTRY_NULL
};

/* 0 also where it cannot be read. */
static guint
count_unsent (DeskCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskSyncStatus) status = NULL;

  desk_store_load_status_async (cli->store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  status = desk_store_load_status_finish (cli->store, result, NULL);
  return status != NULL ? status->pending + status->rejected : 0;
}

static DeskCliExit
remove_all (DeskCli  *cli,
            GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *keys_left = NULL;

  desk_sync_forget_async (cli->store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  if (!desk_sync_forget_finish (cli->store, result, &keys_left, error))
    return DESK_CLI_FAILED;
  if (keys_left != NULL)
    desk_console_print (_("The key to the hub is still in the key ring: %s\n"), keys_left);
  desk_console_print ("%s\n", _("Everything was removed from this computer."));
  return keys_left != NULL ? DESK_CLI_PARTLY : DESK_CLI_DONE;
}

/* Data that cannot be opened is removed, too. */
static DeskCliExit
run_remove (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  guint n_unsent;

  if (!desk_cli_open (cli, NULL))
    cli->store = desk_store_new (cli->data_dir, cli->policy, cli->clock);
  n_unsent = count_unsent (cli);
  if (yes)
    return remove_all (cli, error);
  g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
               g_dngettext (GETTEXT_PACKAGE,
                            "Nothing was removed. %u record is not at the hub and would be lost. With "
                            "--yes everything goes.",
                            "Nothing was removed. %u records are not at the hub and would be lost. With "
                            "--yes everything goes.", n_unsent),
               n_unsent);
  return DESK_CLI_FAILED;
}

const DeskCliCommand desk_cli_remove = {
  .name = "remove",
  .parameters = "",
  .summary = N_("Removes all data of Member Desk from this computer"),
  .options = entries,
  .closed = TRUE,
  .run = run_remove,
};
