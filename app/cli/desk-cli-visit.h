/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visits.h>

#include "desk-cli-fields.h"

G_BEGIN_DECLS

/* Visits as several commands show them. */
extern const DeskCliField desk_cli_visit_fields[];

void desk_cli_visit_print (DeskCli   *cli,
                           GPtrArray *visits);

G_END_DECLS
