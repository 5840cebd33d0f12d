/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-privacy.h>
#include <hub-command.h>

int
main (int   argc,
      char *argv[])
{
  desk_privacy_set_up ();
  return hub_command_main (argc, argv);
}
