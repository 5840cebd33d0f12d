/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-policy.h>
#include <desk-table.h>

#include "hub-cell.h"
#include "hub-feed-batch.h"
#include "hub-import-result.h"
#include "hub-key-set.h"
#include "hub-row-writer.h"

G_BEGIN_DECLS

/**
 * HubImport:
 *
 * An import at work: one write transaction.
 */
typedef struct
{
  DeskDb          *db;
  DeskPolicy      *policy;
  gint64           now_ms;
  gint64           feed_no;     /* counts the feeds that changed something, from 1 */
  gboolean         allow_shrink;
  HubFeedBatch    *feeds;
  HubKeySet       *managers;    /* NULL until its file's turn has come; likewise the others */
  HubKeySet       *members;
  HubKeySet       *accounts;
  HubImportResult *result;
} HubImport;

typedef struct _HubImportPass HubImportPass;

/**
 * HubImportRules:
 * @keys_sql: selects key, manager_no and whether it is open
 * @close_sql: (nullable): closes the row $2 under the revision $1; %NULL where missing rows stay,
 *   and where no history is kept
 * @complete: fills in the cells that the file does not have. Returns the manager in whose feed the
 *   row belongs, or %NULL after hub_import_pass_reject()
 * @move: takes a stored row, with what hangs on it, from its feed into another manager's
 *
 * What differs between the three files.
 */
typedef struct
{
  const HubFeedSheet *sheet;
  const char         *keys_sql;
  const char         *close_sql;
  const char       *(*complete) (HubImportPass  *pass);
  gboolean          (*move)     (HubImportPass  *pass,
                                 const char     *to_manager_no,
                                 GError        **error);
} HubImportRules;

/**
 * HubImportPass:
 *
 * The way of one file into its table. @key and @cells are those of the row at hand.
 */
struct _HubImportPass
{
  HubImport            *import;
  const HubImportRules *rules;
  DeskCsv              *csv;
  const guint          *places;     /* of the sheet's columns in the file */
  const DeskTable      *table;
  guint                *targets;    /* of the sheet's columns in the table */
  HubRowWriter         *writer;
  HubKeySet            *keys;
  HubKey               *key;
  HubCell              *cells;      /* in the order of the table */
  HubImportCount       *count;
  guint                 n_nameless; /* rows turned away without a key that could be read */
};

gboolean hub_import_pass_run         (HubImport             *import,
                                      const HubImportRules  *rules,
                                      DeskCsv               *csv,
                                      const guint           *places,
                                      HubKeySet             *keys,
                                      HubImportCount        *count,
                                      GError               **error);
HubCell *hub_import_pass_cell        (HubImportPass         *self,
                                      guint                  sheet_column);
guint    hub_import_pass_find_column (HubImportPass         *self,
                                      const char            *table_column);
void     hub_import_pass_reject      (HubImportPass         *self,
                                      guint                  sheet_column,
                                      const char            *reason);

G_END_DECLS
