/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-cli.h>
#include <desk-privacy.h>

int
main (int   argc,
      char *argv[])
{
  desk_privacy_set_up ();
  return desk_cli_main (argc, argv);
}
