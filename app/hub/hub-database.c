/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-database.h"

#include <desk-error.h>
#include <desk-migration.h>
#include <desk-ops.h>
#include <desk-uuid.h>
#include <glib/gi18n-lib.h>

#include "desk-hub-resources.h"
#include "hub-witness.h"

#define SQLITE_SCHEME "sqlite:"
#define SQL_FOLDER "/org/memberdesk/hub/sql"

static const char *
parse_uri (const char  *uri,
           GError     **error)
{
  if (g_str_has_prefix (uri, SQLITE_SCHEME) && uri[strlen (SQLITE_SCHEME)] != '\0')
    return uri + strlen (SQLITE_SCHEME);

  /* The URI itself stays unsaid: it may hold a password. */
  if (g_str_has_prefix (uri, "postgresql:") || g_str_has_prefix (uri, "postgres:"))
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                         _("This build of member-desk-hub has no PostgreSQL; use sqlite:PATH"));
  else
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                         _("A database is given as sqlite:PATH, for example "
                           "sqlite:/var/lib/member-desk/hub.db"));
  return NULL;
}

static gboolean
make_epoch (DeskDb     *db,
            DeskClock  *clock,
            GError    **error)
{
  g_autofree char *epoch = desk_uuid_new (clock);
  gint64 n_found;

  if (!desk_db_query_int (db, &n_found, error, "SELECT count (*) FROM hub_meta WHERE key = $1", "s",
                          HUB_META_EPOCH))
    return FALSE;
  if (n_found > 0)
    return TRUE;

  /* Another process may have been quicker: the first epoch stays. */
  return desk_db_run (db, error,
                      "INSERT INTO hub_meta (key, value) VALUES ($1, $2) "
                      "ON CONFLICT (key) DO NOTHING",
                      "ss", HUB_META_EPOCH, epoch) >= 0;
}

/**
 * hub_database_check_there:
 * @uri: `sqlite:PATH`
 *
 * Returns: %FALSE with @error set; %DESK_ERROR_NOT_FOUND: there is no such database yet
 */
gboolean
hub_database_check_there (const char  *uri,
                          GError     **error)
{
  const char *path = parse_uri (uri, error);

  if (path == NULL)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               _("there is no database “%s”; “member-desk-hub import” makes one"), path);
  return FALSE;
}

/**
 * hub_database_open:
 * @uri: `sqlite:PATH`; a file that is not there is made
 *
 * Opens the hub's database, brings its tables up to date and gives a new one its epoch, the id by
 * which laptops tell it from a restored copy.
 *
 * Returns: (transfer full) (nullable): a connection for one thread
 */
DeskDb *
hub_database_open (const char  *uri,
                   DeskClock   *clock,
                   GError     **error)
{
  g_autoptr (DeskDb) db = NULL;
  const char *path;

  g_return_val_if_fail (uri != NULL, NULL);
  g_return_val_if_fail (DESK_IS_CLOCK (clock), NULL);

  path = parse_uri (uri, error);
  if (path == NULL)
    return NULL;

  db = desk_db_open (path, error);
  if (db == NULL ||
      !desk_ops_migrate (db, error) ||
      !desk_migrate (db, "hub", hub_get_resource (), SQL_FOLDER, error) ||
      !make_epoch (db, clock, error))
    return NULL;
  return g_steal_pointer (&db);
}

/* Whether a backup or another copy of an earlier day was put in the database's place. */
static gboolean
is_restored (DeskDb    *db,
             gboolean  *restored,
             GError   **error)
{
  gint64 n_marks;
  gboolean known;

  if (!desk_db_query_int (db, &n_marks, error, "SELECT count (*) FROM hub_meta WHERE key = $1", "s",
                          HUB_META_BACKUP_MS) ||
      !hub_witness_check (db, &known, error))
    return FALSE;
  *restored = n_marks > 0 || !known;
  return TRUE;
}

static gboolean
begin_epoch (DeskDb     *db,
             DeskClock  *clock,
             GError    **error)
{
  g_autofree char *epoch = desk_uuid_new (clock);
  gboolean restored;

  /* Another process may have been quicker. */
  if (!is_restored (db, &restored, error))
    return FALSE;
  return !restored ||
         (desk_db_run (db, error, "DELETE FROM hub_meta WHERE key = $1", "s",
                       HUB_META_BACKUP_MS) >= 0 &&
          hub_database_set_meta (db, HUB_META_EPOCH, epoch, error));
}

/**
 * hub_database_settle:
 *
 * Call it before serving. A database that a backup or an earlier copy was restored to knows less
 * than the laptops that synced after it was taken, and would give revisions to other changes that
 * they have seen already: it gets a new epoch, by which each laptop notices that it must start over.
 * Reading a backup (`check`, `stats`) leaves it a backup.
 *
 * Returns: %FALSE with @error set when the database fails
 */
gboolean
hub_database_settle (DeskDb     *db,
                     DeskClock  *clock,
                     GError    **error)
{
  gboolean restored;

  if (!is_restored (db, &restored, error))
    return FALSE;
  if (!restored)
    return TRUE;

  if (!desk_db_begin (db, error))
    return FALSE;
  if (begin_epoch (db, clock, error))
    return desk_db_commit (db, error) && hub_witness_renew (db, clock, error);
  desk_db_rollback (db);
  return FALSE;
}

/**
 * hub_database_default_uri:
 *
 * Returns: (transfer full): the database in the user's data directory
 */
char *
hub_database_default_uri (void)
{
  return g_strconcat (SQLITE_SCHEME, g_get_user_data_dir (), G_DIR_SEPARATOR_S,
                      "member-desk-hub" NAME_SUFFIX, G_DIR_SEPARATOR_S, "hub.db", NULL);
}

/**
 * hub_database_get_meta:
 *
 * Returns: (transfer full) (nullable): the value; %NULL when it was never set, or with @error set
 */
char *
hub_database_get_meta (DeskDb      *db,
                       const char  *key,
                       GError     **error)
{
  return desk_db_query_text (db, error, "SELECT value FROM hub_meta WHERE key = $1", "s", key);
}

gboolean
hub_database_set_meta (DeskDb      *db,
                       const char  *key,
                       const char  *value,
                       GError     **error)
{
  return desk_db_run (db, error,
                      "INSERT INTO hub_meta (key, value) VALUES ($1, $2) "
                      "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                      "ss", key, value) >= 0;
}
