/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-cli.h"

void
desk_cli_ready_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DeskCli *cli = user_data;

  cli->result = g_object_ref (result);
}

/**
 * desk_cli_wait:
 *
 * Returns: (transfer full): the result of the call that was started with desk_cli_ready_cb()
 */
GAsyncResult *
desk_cli_wait (DeskCli *cli)
{
  while (cli->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&cli->result);
}

/**
 * desk_cli_prepare:
 *
 * The clock and the policy.
 */
gboolean
desk_cli_prepare (DeskCli  *cli,
                  GError  **error)
{
  cli->clock = desk_clock_new_from_environment (error);
  if (cli->clock == NULL)
    return FALSE;
  cli->policy = desk_policy_new_default (error);
  return cli->policy != NULL;
}

/**
 * desk_cli_open:
 *
 * Opens the local data.
 */
gboolean
desk_cli_open (DeskCli  *cli,
               GError  **error)
{
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  store = desk_store_new (cli->data_dir, cli->policy, cli->clock);
  desk_store_open_async (store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  if (!desk_store_open_finish (store, result, error))
    return FALSE;
  cli->store = g_steal_pointer (&store);
  /* The hub's, where it sent one. */
  g_set_object (&cli->policy, desk_store_get_policy (cli->store));
  return TRUE;
}

/**
 * desk_cli_close:
 *
 * All that a command did is on disk already; closing only tidies up.
 */
void
desk_cli_close (DeskCli *cli)
{
  if (cli->store != NULL)
    {
      g_autoptr (GAsyncResult) result = NULL;

      desk_store_close_async (cli->store, NULL, desk_cli_ready_cb, cli);
      result = desk_cli_wait (cli);
      desk_store_close_finish (cli->store, result, NULL);
    }
  g_clear_object (&cli->store);
  g_clear_object (&cli->policy);
  g_clear_object (&cli->clock);
  g_clear_pointer (&cli->data_dir, g_free);
}
