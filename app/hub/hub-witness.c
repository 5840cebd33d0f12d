/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-witness.h"

#include <desk-uuid.h>

#include "hub-database.h"

#define SUFFIX "-run"

static char *
get_path (DeskDb *db)
{
  return g_strconcat (desk_db_get_path (db), SUFFIX, NULL);
}

/* @runs: (out) (nullable): what the file says, %NULL where there is none */
static gboolean
read_file (DeskDb  *db,
           char   **runs,
           GError **error)
{
  g_autofree char *path = get_path (db);
  g_autoptr (GError) failure = NULL;

  if (g_file_get_contents (path, runs, NULL, &failure) ||
      g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_file (DeskDb      *db,
            const char  *runs,
            GError     **error)
{
  g_autofree char *path = get_path (db);

  return g_file_set_contents_full (path, runs, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/* @run: (out) (nullable): in which the database was served from last, %NULL: never */
static gboolean
load_run (DeskDb  *db,
          char   **run,
          GError **error)
{
  g_autoptr (GError) failure = NULL;

  *run = hub_database_get_meta (db, HUB_META_RUN, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The file is first: until the database has the new run for good, it may have either. */
static gboolean
save_run (DeskDb      *db,
          const char  *run,
          GError     **error)
{
  g_autofree char *last = NULL;
  g_autofree char *runs = NULL;

  if (!load_run (db, &last, error))
    return FALSE;
  runs = g_strdup_printf ("%s\n%s\n", last != NULL ? last : "", run);
  return write_file (db, runs, error) && hub_database_set_meta (db, HUB_META_RUN, run, error);
}

/* Now it has it. Another process may have been quicker with one of its own. */
static gboolean
seal_run (DeskDb  *db,
          GError **error)
{
  g_autofree char *run = NULL;

  return load_run (db, &run, error) && write_file (db, run, error);
}

static gboolean
end (DeskDb    *db,
     gboolean   done,
     GError   **error)
{
  if (done)
    return desk_db_commit (db, error);
  desk_db_rollback (db);
  return FALSE;
}

/**
 * hub_witness_check:
 * @known: (out): %FALSE for a database that a hub served from elsewhere, or from which it went on
 *   after this copy was made. One that was never served from is known.
 *
 * Returns: %FALSE with @error set when the database or the file cannot be read
 */
gboolean
hub_witness_check (DeskDb    *db,
                   gboolean  *known,
                   GError   **error)
{
  g_autofree char *runs = NULL;
  g_autofree char *run = NULL;

  if (!read_file (db, &runs, error) || !load_run (db, &run, error))
    return FALSE;
  *known = run == NULL ? runs == NULL : runs != NULL && strstr (runs, run) != NULL;
  return TRUE;
}

/**
 * hub_witness_renew:
 *
 * Begins another run: copies that were made before it will not be known any more. For whoever may
 * write, outside of a transaction; killed in between, the database is known.
 *
 * Returns: %FALSE with @error set
 */
gboolean
hub_witness_renew (DeskDb     *db,
                   DeskClock  *clock,
                   GError    **error)
{
  g_autofree char *run = desk_uuid_new (clock);

  return desk_db_begin (db, error) && end (db, save_run (db, run, error), error) &&
         desk_db_begin (db, error) && end (db, seal_run (db, error), error);
}
