/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "desk-cli.h"

G_BEGIN_DECLS

/* To stdout, in UTF-8 whatever the locale says: it may be a document. */
void       desk_cli_print            (const char  *format,
                                      ...) G_GNUC_PRINTF (1, 2);
/* One line to stderr. */
void       desk_cli_complain         (const char  *format,
                                      ...) G_GNUC_PRINTF (1, 2);
void       desk_cli_print_json       (JsonNode    *node);
void       desk_cli_print_object     (JsonObject  *object);
void       desk_cli_print_written    (DeskCli     *cli,
                                      const char  *path,
                                      guint64      n_lines);
gboolean   desk_cli_flush            (GError     **error);

/* What is not there is null: "" and NULL, a moment of 0, a limit below 0. */
void       desk_cli_set_text         (JsonObject  *object,
                                      const char  *name,
                                      const char  *text);
void       desk_cli_set_time         (JsonObject  *object,
                                      const char  *name,
                                      gint64       time_ms,
                                      DeskCli     *cli);
void       desk_cli_set_limit        (JsonObject  *object,
                                      const char  *name,
                                      gint64       limit);
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
