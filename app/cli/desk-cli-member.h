/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>

#include "desk-cli.h"

G_BEGIN_DECLS

void desk_cli_member_print      (DeskCli               *cli,
                                 const DeskMemberFile  *file);
void desk_cli_member_print_json (DeskCli               *cli,
                                 const DeskMemberFile  *file);

G_END_DECLS
