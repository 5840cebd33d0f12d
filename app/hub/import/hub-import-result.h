/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HubReject:
 *
 * A row of the feed that was turned away. @value is what stood in the column, "" where that is a
 * customer's secret (S) or where the whole row is meant (@column is "" then).
 */
typedef struct
{
  char  *file;
  gint64 line;                  /* from 1, where the row begins */
  char  *column;
  char  *value;
  char  *reason;
} HubReject;

/**
 * HubImportCount:
 *
 * What became of one file: its rows @added, @changed, @unchanged and @rejected, and the rows
 * @closed because the file no longer has them.
 */
typedef struct
{
  guint added;
  guint changed;
  guint unchanged;
  guint rejected;
  guint closed;
} HubImportCount;

typedef struct
{
  HubImportCount managers;
  HubImportCount members;
  HubImportCount accounts;
  GPtrArray     *rejects;       /* (element-type HubReject), in the order of files and lines */
} HubImportResult;

HubImportResult *hub_import_result_new           (void);
void             hub_import_result_reject        (HubImportResult       *self,
                                                  const char            *file,
                                                  gint64                 line,
                                                  const char            *column,
                                                  const char            *value,
                                                  const char            *reason);
JsonObject      *hub_import_result_to_json       (const HubImportResult *self);
char            *hub_import_result_describe      (const HubImportResult *self);
gboolean         hub_import_result_write_rejects (const HubImportResult *self,
                                                  const char            *path,
                                                  GError               **error);
void             hub_import_result_free          (HubImportResult       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubImportResult, hub_import_result_free)

/* "members.csv, line 17, spend_12m: …": one line for a person. */
char            *hub_reject_describe             (const HubReject       *self);

G_END_DECLS
