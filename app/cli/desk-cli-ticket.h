/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-cli-fields.h"

G_BEGIN_DECLS

/* Of a DeskTicketItem. */
extern const DeskCliField desk_cli_ticket_fields[];

/* At least one, as a table. */
void desk_cli_ticket_print (DeskCli   *cli,
                            GPtrArray *tickets);

G_END_DECLS
