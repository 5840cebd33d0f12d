/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-command.h"

#include <hub-assign.h>

/**
 * hub_command_assign:
 *
 * Moves a member to another manager; a hub that serves at this moment tells both laptops.
 */
HubExit
hub_command_assign (HubSetup  *setup,
                    int        argc,
                    char     **argv,
                    GError   **error)
{
  g_autoptr (DeskDb) db = NULL;

  if (!hub_setup_parse (setup, "MEMBER_NO MANAGER_NO", NULL, &argc, &argv, error)
      || (db = hub_setup_open (setup, error)) == NULL
      || !hub_assign_member (db, setup->clock, argv[1], argv[2], error))
    return HUB_EXIT_FAILED;
  return HUB_EXIT_DONE;
}
