/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-command.h"

#include <hub-backup.h>

/**
 * hub_command_backup:
 *
 * Writes a copy of the database into a new file, while the hub serves.
 */
HubExit
hub_command_backup (HubSetup  *setup,
                    int        argc,
                    char     **argv,
                    GError   **error)
{
  g_autoptr (DeskDb) db = NULL;

  if (!hub_setup_parse (setup, "FILE", NULL, &argc, &argv, error)
      || (db = hub_setup_open (setup, error)) == NULL
      || !hub_backup_write (db, setup->clock, argv[1], error))
    return HUB_EXIT_FAILED;
  return HUB_EXIT_DONE;
}
