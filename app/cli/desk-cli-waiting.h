/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>
#include <json-glib/json-glib.h>

#include "desk-cli.h"

G_BEGIN_DECLS

/* What waits in the outbox, as several commands show it. (element-type DeskOutboxEntry) */
GPtrArray *desk_cli_waiting_load     (DeskCli                *cli,
                                      GError                **error);
JsonArray *desk_cli_waiting_to_json  (DeskCli                *cli,
                                      GPtrArray              *entries);
char      *desk_cli_waiting_describe (const DeskOutboxEntry  *entry);

G_END_DECLS
