/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-console.h>

#include "desk-cli-fields.h"

G_BEGIN_DECLS

#define desk_cli_print desk_console_print
#define desk_cli_print_object desk_console_print_object

void       desk_cli_print_written    (DeskCli     *cli,
                                      const char  *path,
                                      guint64      n_lines);

JsonArray *desk_cli_build_texts      (const char * const *texts);
/* One item of a list as an object. */
typedef JsonObject *(*DeskCliBuildFunc) (DeskCli       *cli,
                                         gconstpointer  item);

/* An object for each item, in their order. */
JsonArray *desk_cli_build_list       (DeskCli          *cli,
                                      GPtrArray        *items,
                                      DeskCliBuildFunc  build);
/* The reasons (element-type DeskReason) as sentences. */
JsonArray *desk_cli_describe_reasons (GPtrArray   *reasons);

/* For people, in the policy's zone. */
char      *desk_cli_format_time      (DeskCli     *cli,
                                      gint64       time_ms);

G_END_DECLS
