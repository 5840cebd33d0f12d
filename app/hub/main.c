/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hub-command.h>

int
main (int   argc,
      char *argv[])
{
  return hub_command_main (argc, argv);
}
