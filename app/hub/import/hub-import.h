/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>
#include <desk-policy.h>

#include "hub-import-result.h"

G_BEGIN_DECLS

/**
 * HubImportFiles:
 *
 * The three files of a billing feed, by path.
 */
typedef struct
{
  const char *managers;
  const char *members;
  const char *accounts;
} HubImportFiles;

/**
 * HubImportOptions:
 * @allow_shrink: go on although more than a tenth of the open members or accounts is missing
 * @rejects: (nullable): path of a CSV file to list the rejected rows in
 */
typedef struct
{
  gboolean    allow_shrink;
  const char *rejects;
} HubImportOptions;

/* Takes a billing feed into the hub's database: all of it that can be read, or nothing (an error).
   */
HubImportResult *hub_import_run (DeskDb                  *db,
                                 DeskPolicy              *policy,
                                 DeskClock               *clock,
                                 const HubImportFiles    *files,
                                 const HubImportOptions  *options,
                                 GError                 **error);

G_END_DECLS
