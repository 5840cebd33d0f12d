/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "desk-cli.h"

G_BEGIN_DECLS

/**
 * DeskCliKind:
 * @DESK_CLI_WORD: a char *
 * @DESK_CLI_TEXT: a char *, null where it is empty
 * @DESK_CLI_COUNT: a gint64
 * @DESK_CLI_SOME: a gint64, null where it is 0
 * @DESK_CLI_LIMIT: a gint64, null where it is below 0
 * @DESK_CLI_FEN: a gint64, null where it is %DESK_FEN_ABSENT
 * @DESK_CLI_TIME: a gint64, null where it is 0
 * @DESK_CLI_FLAG: a gboolean
 * @DESK_CLI_TIER: a DeskTier
 */
typedef enum
{
  DESK_CLI_WORD,
  DESK_CLI_TEXT,
  DESK_CLI_COUNT,
  DESK_CLI_SOME,
  DESK_CLI_LIMIT,
  DESK_CLI_FEN,
  DESK_CLI_TIME,
  DESK_CLI_FLAG,
  DESK_CLI_TIER,
} DeskCliKind;

/* What a document says of a record: under which name, and where it stands in the record. */
typedef struct
{
  const char  *name;
  DeskCliKind  kind;
  gsize        offset;
} DeskCliField;

/* What is not there is null: "" and NULL, a moment of 0, a limit below 0. */
void        desk_cli_set_text      (JsonObject          *object,
                                    const char          *name,
                                    const char          *text);
void        desk_cli_set_time      (JsonObject          *object,
                                    const char          *name,
                                    gint64               time_ms,
                                    DeskCli             *cli);
void        desk_cli_set_limit     (JsonObject          *object,
                                    const char          *name,
                                    gint64               limit);

/* The last of `fields` has no name. */
JsonObject *desk_cli_build_record  (DeskCli             *cli,
                                    const DeskCliField  *fields,
                                    gconstpointer        record);
JsonArray  *desk_cli_build_records (DeskCli             *cli,
                                    const DeskCliField  *fields,
                                    GPtrArray           *records);

G_END_DECLS
