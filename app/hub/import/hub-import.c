/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-import.h"

#include "hub-database.h"
#include "hub-import-rules.h"

/* A feed touches most pages of the database, in no order: with this much memory each is written
   once. */
#define CACHE_KIB 262144

/* A file of the feed, opened and found to be the one that it should be. */
typedef struct
{
  const HubImportRules *rules;
  DeskCsv              *csv;
  guint                *places;
} Source;

static void
clear_source (Source *source)
{
  g_clear_pointer (&source->csv, desk_csv_free);
  g_clear_pointer (&source->places, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, clear_source)

static gboolean
open_source (Source                *source,
             const HubImportRules  *rules,
             const char            *path,
             GError               **error)
{
  source->rules = rules;
  source->csv = desk_csv_open (path, DESK_CSV_STRICT, NULL, error);
  if (source->csv != NULL)
    source->places = hub_feed_sheet_match (rules->sheet, source->csv, error);
  return source->places != NULL;
}

static void
clear_import (HubImport *import)
{
  g_clear_pointer (&import->feeds, hub_feed_batch_free);
  g_clear_pointer (&import->managers, hub_key_set_free);
  g_clear_pointer (&import->members, hub_key_set_free);
  g_clear_pointer (&import->accounts, hub_key_set_free);
  g_clear_pointer (&import->result, hub_import_result_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubImport, clear_import)

static gboolean
take_source (HubImport       *import,
             Source          *source,
             HubKeySet      **keys,
             HubImportCount  *count,
             GError         **error)
{
  *keys = hub_key_set_load (import->db, source->rules->keys_sql, error);
  return *keys != NULL &&
         hub_import_pass_run (import, source->rules, source->csv, source->places, *keys, count,
                              error);
}

static gboolean
has_changes (const HubImportResult *result)
{
  const HubImportCount *counts[] = { &result->managers, &result->members, &result->accounts };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i]->added + counts[i]->changed + counts[i]->closed > 0)
      return TRUE;
  return FALSE;
}

static gboolean
note_feed (HubImport  *import,
           GError    **error)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, import->now_ms);
  g_autofree char *feed_no = g_strdup_printf ("%" G_GINT64_FORMAT, import->feed_no);

  return !has_changes (import->result) ||
         (hub_feed_batch_flush (import->feeds, import->db, error) &&
          hub_database_set_meta (import->db, HUB_META_FEED_MS, now, error) &&
          hub_database_set_meta (import->db, HUB_META_FEED_NO, feed_no, error));
}

/* The number that this feed bears if it changes anything. */
static gboolean
read_feed_no (HubImport  *import,
              GError    **error)
{
  if (!desk_db_query_int (import->db, &import->feed_no, error,
                          "SELECT CAST (value AS BIGINT) FROM hub_meta WHERE key = $1", "s",
                          HUB_META_FEED_NO))
    return FALSE;
  import->feed_no++;
  return TRUE;
}

/* Each file needs what the one before it brought: accounts their members, members their managers.
   */
static gboolean
take_feed (HubImport               *import,
           Source                  *managers,
           Source                  *members,
           Source                  *accounts,
           const HubImportOptions  *options,
           GError                 **error)
{
  HubImportResult *result = import->result;

  return read_feed_no (import, error) &&
         take_source (import, managers, &import->managers, &result->managers, error) &&
         take_source (import, members, &import->members, &result->members, error) &&
         take_source (import, accounts, &import->accounts, &result->accounts, error) &&
         note_feed (import, error) &&
         (options->rejects == NULL ||
          hub_import_result_write_rejects (result, options->rejects, error)) &&
         desk_db_commit (import->db, error);
}

static gboolean
set_cache (DeskDb  *db,
           gint64   size,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = %" G_GINT64_FORMAT, size);

  return desk_db_exec (db, sql, error);
}

/* In one transaction: all that can be read, or nothing. */
static gboolean
run_transaction (HubImport               *import,
                 Source                  *managers,
                 Source                  *members,
                 Source                  *accounts,
                 const HubImportOptions  *options,
                 GError                 **error)
{
  gint64 cache_size;
  gboolean taken;

  if (!desk_db_query_int (import->db, &cache_size, error, "PRAGMA cache_size", "") ||
      !set_cache (import->db, -CACHE_KIB, error))
    return FALSE;

  taken = desk_db_begin (import->db, error) &&
          take_feed (import, managers, members, accounts, options, error);
  if (!taken)
    desk_db_rollback (import->db);
  set_cache (import->db, cache_size, NULL);
  return taken;
}

/**
 * hub_import_run:
 * @db: the hub's database, outside a transaction
 * @policy: says which balances are low (E5)
 * @clock: the moment of the import is that of the falls under the line
 *
 * Takes a billing feed, the whole picture as of its day. Rows that cannot be read, or do not fit
 * the others, are turned away and listed; the others land, each under a revision of its manager's
 * feed. A row that is as it was is not written: taking the same files again changes nothing. What
 * the feed no longer has is closed. A member whose manager changed moves to the other's feed with
 * their history.
 *
 * It is an error, and nothing is changed, when a file is none of a feed, when more than a tenth of
 * the open members or accounts is missing (unless @options allow that), and when the list of
 * rejects or the database cannot be written.
 *
 * Returns: (transfer full) (nullable): what became of the rows
 */
HubImportResult *
hub_import_run (DeskDb                  *db,
                DeskPolicy              *policy,
                DeskClock               *clock,
                const HubImportFiles    *files,
                const HubImportOptions  *options,
                GError                 **error)
{
  g_auto (Source) managers = { NULL };
  g_auto (Source) members = { NULL };
  g_auto (Source) accounts = { NULL };
  g_auto (HubImport) import = {
    .db = db,
    .policy = policy,
    .now_ms = desk_clock_now (clock),
    .allow_shrink = options->allow_shrink,
  };

  if (!open_source (&managers, &hub_import_managers, files->managers, error) ||
      !open_source (&members, &hub_import_members, files->members, error) ||
      !open_source (&accounts, &hub_import_accounts, files->accounts, error))
    return NULL;

  import.feeds = hub_feed_batch_new ();
  import.result = hub_import_result_new ();
  if (!run_transaction (&import, &managers, &members, &accounts, options, error))
    return NULL;
  return g_steal_pointer (&import.result);
}
