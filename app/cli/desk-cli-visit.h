/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visits.h>
#include <json-glib/json-glib.h>

#include "desk-cli.h"

G_BEGIN_DECLS

/* Visits as several commands show them. A DeskCliBuildFunc: @item is a DeskVisit. */
JsonObject *desk_cli_visit_build (DeskCli       *cli,
                                  gconstpointer  item);
void        desk_cli_visit_print (DeskCli       *cli,
                                  GPtrArray     *visits);

G_END_DECLS
