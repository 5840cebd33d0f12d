/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-migration.h"

#include "desk-db-private.h"

/* How many scripts the folder holds: they are numbered without a gap. */
static int
count_scripts (GResource  *resource,
               const char *folder)
{
  int n = 0;

  while (TRUE)
    {
      g_autofree char *path = g_strdup_printf ("%s/%03d.sql", folder, n + 1);

      if (!g_resource_get_info (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
        return n;
      n++;
    }
}

static gboolean
read_version (DeskDb      *db,
              const char  *part,
              gint64      *version,
              GError     **error)
{
  return desk_db_query_int (db, version, error,
                            "SELECT version FROM schema_parts WHERE part = $1", "s", part);
}

static gboolean
run_script (DeskDb      *db,
            const char  *part,
            GResource   *resource,
            const char  *folder,
            int          version,
            GError     **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%03d.sql", folder, version);
  g_autoptr (GBytes) script =
    g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  /* GResource ends its data with a NUL that is not counted. */
  return script != NULL &&
         desk_db_exec (db, g_bytes_get_data (script, NULL), error) &&
         desk_db_run (db, error,
                      "INSERT INTO schema_parts (part, version) VALUES ($1, $2) "
                      "ON CONFLICT (part) DO UPDATE SET version = excluded.version",
                      "si", part, (gint64) version) >= 0;
}

/* Another process may have done the same in between, so the version is read under the write
 * lock. */
static gboolean
run_next (DeskDb      *db,
          const char  *part,
          GResource   *resource,
          const char  *folder,
          int          wanted,
          GError     **error)
{
  gint64 version;

  if (!desk_db_begin (db, error))
    return FALSE;
  if (read_version (db, part, &version, error) &&
      (version >= wanted || run_script (db, part, resource, folder, version + 1, error)) &&
      desk_db_commit (db, error))
    return TRUE;

  desk_db_rollback (db);
  return FALSE;
}

/**
 * desk_migrate:
 * @part: the room whose tables the scripts make
 * @folder: where `001.sql`, `002.sql`… are, without a slash at its end
 *
 * Brings a part of the database up to date, or does nothing. Each script is one transaction; where
 * one fails, the database stays at the version before. %DESK_DB_ERROR_NEWER when the database has
 * seen scripts that are not here.
 */
gboolean
desk_migrate (DeskDb      *db,
              const char  *part,
              GResource   *resource,
              const char  *folder,
              GError     **error)
{
  int wanted = count_scripts (resource, folder);
  gint64 version;

  if (!desk_db_exec (db,
                     "CREATE TABLE IF NOT EXISTS schema_parts ("
                     "part TEXT NOT NULL PRIMARY KEY, version BIGINT NOT NULL)", error) ||
      !read_version (db, part, &version, error))
    return FALSE;

  while (version < wanted)
    {
      if (!run_next (db, part, resource, folder, wanted, error) ||
          !read_version (db, part, &version, error))
        return FALSE;
    }

  if (version > wanted)
    {
      desk_db_newer_failure (desk_db_get_path (db), error);
      return FALSE;
    }
  return TRUE;
}
