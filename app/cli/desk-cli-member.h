/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <json-glib/json-glib.h>

#include "desk-cli.h"

G_BEGIN_DECLS

/* DESK_ERROR_NOT_FOUND where there is no such member here. */
DeskMemberFile *desk_cli_member_load       (DeskCli               *cli,
                                            const char            *member_no,
                                            GError               **error);
JsonArray      *desk_cli_member_build_tags (const DeskMemberFile  *file);
void            desk_cli_member_print      (DeskCli               *cli,
                                            const DeskMemberFile  *file);
void            desk_cli_member_print_json (DeskCli               *cli,
                                            const DeskMemberFile  *file);

G_END_DECLS
