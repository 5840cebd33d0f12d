/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-backup.h"

#include <glib/gi18n-lib.h>

#include <desk-error.h>

#include "hub-database.h"

/* Marks the copy, so that a hub that serves from it knows itself for another one. Only its file is
 * put in place afterwards, without what stands beside it. */
static gboolean
write_copy (DeskDb      *db,
            DeskClock   *clock,
            const char  *path,
            GError     **error)
{
  g_autofree char *moment = g_strdup_printf ("%" G_GINT64_FORMAT, desk_clock_now (clock));
  g_autoptr (DeskDb) copy = desk_db_open (path, error);

  return copy != NULL
         && desk_db_copy_to (db, copy, error)
         && hub_database_set_meta (copy, HUB_META_BACKUP_MS, moment, error)
         && desk_db_checkpoint (copy, error);
}

/* Whatever was not finished; what is not there need not be removed. */
static void
remove_copy (const char *path)
{
  const char *suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (name);

      g_file_delete (file, NULL, NULL);
    }
}

static gboolean
refuse_existing (const char  *path,
                 GError     **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("“%s” is there already, and a backup overwrites nothing; name a new file"), path);
  return FALSE;
}

static gboolean
put_in_place (const char  *part,
              const char  *path,
              GError     **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (part);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;

  if (g_file_move (from, to, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &failure))
    return TRUE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return refuse_existing (path, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * hub_backup_write:
 * @path: a file that is not there yet
 *
 * Copies the database as it is at one moment, readable for its owner only; the hub goes on serving.
 * The file appears once it is whole and on the disk. Where a hub serves from it later, it does so
 * under a new epoch: laptops that know more than the copy start over.
 *
 * Returns: %FALSE with @error set, and no file is left
 */
gboolean
hub_backup_write (DeskDb      *db,
                  DeskClock   *clock,
                  const char  *path,
                  GError     **error)
{
  g_autofree char *part = g_strdup_printf ("%s.part-%08x", path, g_random_int ());

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse_existing (path, error);
  if (write_copy (db, clock, part, error) && put_in_place (part, path, error))
    return TRUE;

  remove_copy (part);
  return FALSE;
}
