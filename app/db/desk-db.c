/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-db-private.h"

#include <desk-memory.h>

/* Idle statements kept prepared. The product has fewer texts than this but for searches, whose
 * texts vary. */
#define MAX_IDLE 192

/* How much of a statement's text makes its place among the idle ones. */
#define HASHED_LETTERS 16

/* Pages in the journal from which they are written back into the file: at a commit, or (many more)
 * where desk_db_tidy() does it between two pieces of work. */
#define JOURNAL_PAGES 1000
#define JOURNAL_PAGES_PATIENT 8000

/* How many steps of the engine's machine pass between two looks at the cancellable. */
#define STEPS_A_LOOK 2000

/* Where statements go: desk_db_prepare() takes an idle one of the same text or prepares a new one;
 * desk_stmt_free() gives it back. At most one idle statement a text; the longest idle leave first.
 *
 *     idle   (text → DeskStmt)
 *     recent (links of the idle statements, newest first)
 */
struct _DeskDb
{
  GObject       parent_instance;

  char         *path;
  sqlite3      *handle;
  GHashTable   *idle;
  GQueue        recent;
  GCancellable *cancellable;
  guint64       n_steps;
  int           n_journal_pages;
  gboolean      patient;        /* desk_db_tidy() is called between two pieces of work */
  gboolean      lasting;        /* a commit waits for the disk */
};

G_DEFINE_FINAL_TYPE (DeskDb, desk_db, G_TYPE_OBJECT)

static void
desk_db_finalize (GObject *object)
{
  DeskDb *self = DESK_DB (object);

  g_hash_table_unref (self->idle);
  sqlite3_close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (desk_db_parent_class)->finalize (object);
}

static void
desk_db_class_init (DeskDbClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_db_finalize;
}

/* Texts are long and looked up at every turn, and few of a length: some letters tell them apart. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text);
  gsize stride = length / HASHED_LETTERS + 1;
  guint hash = (guint) length;

  for (gsize i = 0; i < length; i += stride)
    hash = hash * 33 + (guchar) text[i];
  return hash;
}

static void
desk_db_init (DeskDb *self)
{
  self->idle =
    g_hash_table_new_full (hash_sql, g_str_equal, NULL, (GDestroyNotify) desk_stmt_destroy);
  g_queue_init (&self->recent);
}

static void
write_back (DeskDb *self)
{
  sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->n_journal_pages = 0;
}

static int
committed_cb (void       *user_data,
              sqlite3    *handle,
              const char *name,
              int         n_pages)
{
  DeskDb *self = user_data;

  self->n_journal_pages = n_pages;
  if (n_pages >= (self->patient ? JOURNAL_PAGES_PATIENT : JOURNAL_PAGES))
    write_back (self);
  return SQLITE_OK;
}

static int
look_cb (void *user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

sqlite3 *
desk_db_get_handle (DeskDb *self)
{
  return self->handle;
}

GCancellable *
desk_db_get_cancellable (DeskDb *self)
{
  return self->cancellable;
}

/* Always FALSE. */
gboolean
desk_db_set_failure (DeskDb      *self,
                     int          code,
                     const char  *sql,
                     GError     **error)
{
  gboolean is_last = sqlite3_extended_errcode (self->handle) == code;
  const char *message = is_last ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);
  int kind = code & 0xff;
  gboolean is_file = kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_IOERR;
  /* Of a file or a disk it says nothing which statement came upon the damage. */
  g_autofree char *detail =
    is_file ? g_strdup (message) : g_strdup_printf ("%s: %s", message, sql);

  desk_db_failure (self->path, code, sqlite3_system_errno (self->handle), detail, error);
  return FALSE;
}

/* (transfer full) (nullable) */
DeskStmt *
desk_db_take_idle (DeskDb     *self,
                   const char *sql)
{
  DeskStmt *stmt = NULL;

  if (g_hash_table_steal_extended (self->idle, sql, NULL, (gpointer *) &stmt))
    g_queue_unlink (&self->recent, desk_stmt_get_link (stmt));
  return stmt;
}

/* (transfer full): @stmt is reset and holds no reference to the connection any more. */
void
desk_db_give_back (DeskDb   *self,
                   DeskStmt *stmt)
{
  if (g_hash_table_contains (self->idle, desk_stmt_get_sql (stmt)))
    {
      desk_stmt_destroy (stmt);
      return;
    }

  g_hash_table_insert (self->idle, (gpointer) desk_stmt_get_sql (stmt), stmt);
  g_queue_push_head_link (&self->recent, desk_stmt_get_link (stmt));
  if (self->recent.length > MAX_IDLE)
    {
      GList *oldest = g_queue_pop_tail_link (&self->recent);

      g_hash_table_remove (self->idle, desk_stmt_get_sql (oldest->data));
    }
}

void
desk_db_count_step (DeskDb *self)
{
  self->n_steps++;
}

/**
 * desk_db_open:
 * @path: a file name, or `:memory:` for a database that lives as long as the connection
 *
 * Opens a database, and creates it (0600, its folder 0700) where there is none. What is committed
 * is on the disk. Where the last process ended without closing, the file is checked first, unless
 * it is large. A file that is read-only, held by another process (waited for, some seconds),
 * damaged, or no database is a #DeskDbError that says how to mend it; the file stays as it was.
 *
 * Returns: (transfer full) (nullable): a connection, for one thread at a time
 */
DeskDb *
desk_db_open (const char  *path,
              GError     **error)
{
  g_autofree char *full = NULL;
  g_autoptr (DeskDb) self = NULL;

  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  full =
    strcmp (path, DESK_DB_MEMORY) == 0 ? g_strdup (path) : g_canonicalize_filename (path, NULL);
  self = g_object_new (DESK_TYPE_DB, NULL);
  self->handle = desk_db_open_handle (full, error);
  if (self->handle == NULL)
    return NULL;

  self->path = g_steal_pointer (&full);
  self->lasting = TRUE;
  sqlite3_wal_hook (self->handle, committed_cb, self);
  return g_steal_pointer (&self);
}

/**
 * desk_db_open_damaged:
 * @path: a file that is there
 *
 * Opens what is left of a damaged database, to read what can be read; any statement may come upon
 * the damage (%DESK_DB_ERROR_DAMAGED), also after some rows. The file is not written.
 *
 * Returns: (transfer full) (nullable): %NULL when nothing of it can be read
 */
DeskDb *
desk_db_open_damaged (const char  *path,
                      GError     **error)
{
  g_autoptr (DeskDb) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (DESK_TYPE_DB, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->handle = desk_db_open_damaged_handle (self->path, error);
  return self->handle != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_db_get_path:
 *
 * Returns: the absolute file name, or `:memory:`
 */
const char *
desk_db_get_path (DeskDb *self)
{
  g_return_val_if_fail (DESK_IS_DB (self), NULL);

  return self->path;
}

/**
 * desk_db_exec:
 * @script: one or more statements without parameters, separated by semicolons
 *
 * Runs them in order and drops their rows; stops at the first that fails.
 */
gboolean
desk_db_exec (DeskDb      *self,
              const char  *script,
              GError     **error)
{
  g_return_val_if_fail (DESK_IS_DB (self), FALSE);
  g_return_val_if_fail (script != NULL, FALSE);

  while (*script != '\0')
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (DeskStmt) stmt = desk_stmt_new (self, script, &script, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (stmt != NULL && !desk_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_db_set_lasting:
 * @lasting: whether a commit waits until it is on the disk, as it does after opening
 *
 * For what can be had again: a power cut may take the last commits that did not wait, in whole and
 * none before one that is kept. Not to be called within a transaction.
 */
void
desk_db_set_lasting (DeskDb  *self,
                     gboolean lasting)
{
  g_return_if_fail (DESK_IS_DB (self));

  if (lasting == self->lasting)
    return;
  self->lasting = lasting;
  sqlite3_exec (self->handle, lasting ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL",
                NULL, NULL, NULL);
}

/**
 * desk_db_tidy:
 *
 * Writes back what has gathered in the journal. For whoever has a moment between two pieces of
 * work: once this was called, commits leave it to further calls, within bounds.
 */
void
desk_db_tidy (DeskDb *self)
{
  g_return_if_fail (DESK_IS_DB (self));

  self->patient = TRUE;
  if (self->n_journal_pages >= JOURNAL_PAGES)
    write_back (self);
}

/**
 * desk_db_rest:
 *
 * Gives back the memory that holds pages of the file. For whoever has nothing to do for a while.
 */
void
desk_db_rest (DeskDb *self)
{
  g_return_if_fail (DESK_IS_DB (self));

  sqlite3_db_release_memory (self->handle);
  desk_memory_give_back ();
}

/**
 * desk_db_get_cached:
 *
 * Returns: bytes of the file that are held in memory
 */
guint
desk_db_get_cached (DeskDb *self)
{
  int n_bytes = 0;
  int n_highest;

  g_return_val_if_fail (DESK_IS_DB (self), 0);

  sqlite3_db_status (self->handle, SQLITE_DBSTATUS_CACHE_USED, &n_bytes, &n_highest, FALSE);
  return n_bytes;
}

/**
 * desk_db_interrupt:
 *
 * Stops the statement that runs at this moment, if one does; it fails with
 * %DESK_DB_ERROR_CANCELLED, and a write among it ends its transaction. Safe from any thread while
 * the connection lives.
 */
void
desk_db_interrupt (DeskDb *self)
{
  g_return_if_fail (DESK_IS_DB (self));

  sqlite3_interrupt (self->handle);
}

/**
 * desk_db_set_cancellable:
 * @cancellable: (nullable)
 *
 * From now on, statements stop as by desk_db_interrupt() once @cancellable is cancelled, also those
 * that begin later. Short statements may still run to their end.
 */
void
desk_db_set_cancellable (DeskDb       *self,
                         GCancellable *cancellable)
{
  g_return_if_fail (DESK_IS_DB (self));

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, cancellable != NULL ? STEPS_A_LOOK : 0,
                            cancellable != NULL ? look_cb : NULL, cancellable);
}

/**
 * desk_db_check:
 *
 * Reads the whole database and checks that it is sound, indexes included.
 * %DESK_DB_ERROR_DAMAGED with the first finding when it is not.
 */
gboolean
desk_db_check (DeskDb  *self,
               GError **error)
{
  g_return_val_if_fail (DESK_IS_DB (self), FALSE);

  return desk_db_check_handle (self->handle, self->path, "integrity_check", error);
}

/**
 * desk_db_get_n_steps:
 *
 * Returns: how many statements this connection has run so far, those of transactions included
 */
guint64
desk_db_get_n_steps (DeskDb *self)
{
  g_return_val_if_fail (DESK_IS_DB (self), 0);

  return self->n_steps;
}

/**
 * desk_db_get_n_changed:
 *
 * Returns: how many rows the last statement that writes inserted, changed or deleted
 */
gint64
desk_db_get_n_changed (DeskDb *self)
{
  g_return_val_if_fail (DESK_IS_DB (self), 0);

  return sqlite3_changes64 (self->handle);
}
