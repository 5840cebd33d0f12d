/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-db-private.h"

#define BUSY_TIMEOUT_MS 4000

/* Up to this size a whole check after an unclean end is a blink (about 1 GB a second). Above it the
 * check is left to desk_db_check(): a start must not take minutes. */
#define CHECK_LIMIT_BYTES (256 * 1024 * 1024)

typedef sqlite3 Sqlite;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sqlite, sqlite3_close)

/* Set while this thread opens a database whose last user ended without closing it. */
static GPrivate recovered_key;

static void
log_cb (void       *user_data,
        int         code,
        const char *message)
{
  if (code == SQLITE_NOTICE_RECOVER_WAL)
    g_private_set (&recovered_key, GINT_TO_POINTER (TRUE));
}

/* The engine says through its log alone that it took over the remains of a killed process. */
static void
listen_for_recovery (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_LOG, log_cb, NULL);
      /* Nobody asks how much memory it has; keeping count takes a lock at each allocation. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, TRUE);
    }
}

/* SQLite gives its side files the mode of the database, so the mode of a new one is all that
 * matters. */
static gboolean
create_file (const char  *path,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  if (folder != NULL)
    g_mkdir_with_parents (g_file_peek_path (folder), 0700);

  stream = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &local_error);
  if (stream != NULL || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;

  desk_db_file_failure (path, local_error, error);
  return FALSE;
}

static gboolean
fail (sqlite3     *handle,
      const char  *path,
      int          code,
      GError     **error)
{
  desk_db_failure (path, code, handle != NULL ? sqlite3_system_errno (handle) : 0,
                   handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code), error);
  return FALSE;
}

static gboolean
set_up (sqlite3     *handle,
        const char  *path,
        GError     **error)
{
  static const char script[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = FAST;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA cache_size = -16384;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA journal_size_limit = 16777216;"
    "SELECT count (*) FROM sqlite_schema;";
  int code;

  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);

  /* A file that cannot be written is opened all the same, for reading. */
  if (sqlite3_db_readonly (handle, "main") == 1)
    return fail (handle, path, SQLITE_READONLY, error);

  code = sqlite3_exec (handle, script, NULL, NULL, NULL);
  return code == SQLITE_OK || fail (handle, path, code, error);
}

static int
keep_text_cb (void  *user_data,
              int    n_columns,
              char **texts,
              char **names)
{
  char **kept = user_data;

  if (*kept == NULL)
    *kept = g_strdup (texts[0]);
  return 0;
}

/* Runs quick_check or integrity_check: the first thing it finds is the error. */
gboolean
desk_db_check_handle (sqlite3     *handle,
                      const char  *path,
                      const char  *pragma,
                      GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s (1)", pragma);
  g_autofree char *answer = NULL;
  int code = sqlite3_exec (handle, sql, keep_text_cb, &answer, NULL);

  if (code != SQLITE_OK)
    return fail (handle, path, code, error);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;

  desk_db_failure (path, SQLITE_CORRUPT, 0, answer, error);
  return FALSE;
}

static gboolean
check_after_unclean_end (sqlite3     *handle,
                         const char  *path,
                         GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;

  if (!GPOINTER_TO_INT (g_private_get (&recovered_key)))
    return TRUE;

  info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info == NULL || g_file_info_get_size (info) > CHECK_LIMIT_BYTES)
    return TRUE;
  return desk_db_check_handle (handle, path, "quick_check", error);
}

/* Opens the file (a new one is private to its owner), sets the connection up, and checks what a
 * killed process left behind. */
sqlite3 *
desk_db_open_handle (const char  *path,
                     GError     **error)
{
  g_autoptr (Sqlite) handle = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  int code;

  if (strcmp (path, DESK_DB_MEMORY) == 0)
    flags |= SQLITE_OPEN_MEMORY;
  else if (!create_file (path, error))
    return NULL;

  listen_for_recovery ();
  g_private_set (&recovered_key, NULL);
  code = sqlite3_open_v2 (path, &handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      fail (handle, path, code, error);
      return NULL;
    }

  if (!set_up (handle, path, error) || !check_after_unclean_end (handle, path, error))
    return NULL;
  return g_steal_pointer (&handle);
}

/* Opens what is left of a damaged file, for reading alone; the file stays as it is. */
sqlite3 *
desk_db_open_damaged_handle (const char  *path,
                             GError     **error)
{
  static const char script[] = "PRAGMA writable_schema = ON; PRAGMA query_only = ON;"
                               "PRAGMA temp_store = MEMORY;";
  g_autoptr (Sqlite) handle = NULL;
  int code = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_extended_result_codes (handle, 1);
      sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      code = sqlite3_exec (handle, script, NULL, NULL, NULL);
    }
  if (code == SQLITE_OK)
    return g_steal_pointer (&handle);
  fail (handle, path, code, error);
  return NULL;
}
