/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-cli.h>

int
main (int   argc,
      char *argv[])
{
  return desk_cli_main (argc, argv);
}
