/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-db-private.h"

/* A statement at work holds its connection; an idle one is held by it (desk-db.c). */
struct _DeskStmt
{
  DeskDb       *db;             /* NULL while idle */
  sqlite3_stmt *handle;
  char         *sql;
  int          *positions;      /* the engine's index of $1, $2… */
  int           n_values;
  int           bind_code;      /* the first failure to bind, told by the next step */
  gboolean      running;        /* between its first step and its end */
  GList         link;
};

/* n of the engine's parameter $n; 0 where it is called anything else. */
static int
get_number (DeskStmt *self,
            int       position)
{
  const char *name = sqlite3_bind_parameter_name (self->handle, position);
  guint64 number;

  if (name == NULL || name[0] != '$' ||
      !g_ascii_string_to_unsigned (name + 1, 10, 1, self->n_values, &number, NULL))
    return 0;
  return (int) number;
}

/* The engine numbers $1, $2… by the place where they first stand: $2 may be its first parameter. As
 * many different numbers as parameters, none above their count: so none is missing. */
static gboolean
resolve_parameters (DeskStmt *self)
{
  self->n_values = sqlite3_bind_parameter_count (self->handle);
  self->positions = g_new0 (int, self->n_values + 1);

  for (int position = 1; position <= self->n_values; position++)
    {
      int number = get_number (self, position);

      if (number == 0 || self->positions[number - 1] != 0)
        return FALSE;
      self->positions[number - 1] = position;
    }
  return TRUE;
}

static int
get_position (DeskStmt *self,
              int       parameter)
{
  g_return_val_if_fail (parameter >= 1 && parameter <= self->n_values, 0);

  return self->positions[parameter - 1];
}

static void
note_bind (DeskStmt *self,
           int       code)
{
  if (code != SQLITE_OK && self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

static void
end_run (DeskStmt *self)
{
  sqlite3_reset (self->handle);
  self->running = FALSE;
}

/* Prepares the first statement of @sql; @tail, where given, is set behind it. NULL without an error
 * where there is only white space or a comment. */
DeskStmt *
desk_stmt_new (DeskDb      *db,
               const char  *sql,
               const char **tail,
               GError     **error)
{
  unsigned int flags = tail == NULL ? SQLITE_PREPARE_PERSISTENT : 0;
  sqlite3_stmt *handle = NULL;
  const char *rest = NULL;
  DeskStmt *self;
  int code = sqlite3_prepare_v3 (desk_db_get_handle (db), sql, -1, flags, &handle, &rest);

  if (code != SQLITE_OK)
    {
      desk_db_set_failure (db, code, sql, error);
      return NULL;
    }
  if (tail != NULL)
    *tail = rest;
  if (handle == NULL)
    return NULL;

  self = g_new0 (DeskStmt, 1);
  self->handle = handle;
  self->sql = g_strndup (sql, rest - sql);
  self->link.data = self;
  if (!resolve_parameters (self))
    {
      g_set_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE, "placeholders are not $1, $2…: %s",
                   self->sql);
      desk_stmt_destroy (self);
      return NULL;
    }
  desk_stmt_attach (self, db);
  return self;
}

void
desk_stmt_attach (DeskStmt *self,
                  DeskDb   *db)
{
  self->db = g_object_ref (db);
}

GList *
desk_stmt_get_link (DeskStmt *self)
{
  return &self->link;
}

const char *
desk_stmt_get_sql (DeskStmt *self)
{
  return self->sql;
}

/* How many values the statement takes. */
int
desk_stmt_n_values (DeskStmt *self)
{
  return self->n_values;
}

void
desk_stmt_destroy (DeskStmt *self)
{
  sqlite3_finalize (self->handle);
  g_free (self->positions);
  g_free (self->sql);
  g_free (self);
}

/**
 * desk_stmt_step:
 *
 * Goes to the next row. After the last one the statement is reset, holds no lock, and may be bound
 * and stepped again; parameters keep their values until bound anew.
 *
 * Returns: %TRUE when there is a row; %FALSE at the end, or with @error set
 */
gboolean
desk_stmt_step (DeskStmt  *self,
                GError   **error)
{
  int code = self->bind_code;

  if (code == SQLITE_OK)
    {
      if (!self->running)
        desk_db_count_step (self->db);
      self->running = TRUE;
      code = sqlite3_step (self->handle);
    }

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    desk_db_set_failure (self->db, code, self->sql, error);
  self->bind_code = SQLITE_OK;
  end_run (self);
  return FALSE;
}

/**
 * desk_stmt_run:
 *
 * Runs a statement whose rows are of no interest, to its end. It may be bound and run again.
 */
gboolean
desk_stmt_run (DeskStmt  *self,
               GError   **error)
{
  g_autoptr (GError) local_error = NULL;

  while (desk_stmt_step (self, &local_error))
    ;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * desk_stmt_bind_text:
 * @parameter: n of $n
 * @value: (nullable): UTF-8, copied
 */
void
desk_stmt_bind_text (DeskStmt   *self,
                     int         parameter,
                     const char *value)
{
  note_bind (self, sqlite3_bind_text (self->handle, get_position (self, parameter), value, -1,
                                      SQLITE_TRANSIENT));
}

void
desk_stmt_bind_int (DeskStmt *self,
                    int       parameter,
                    gint64    value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, get_position (self, parameter), value));
}

/**
 * desk_stmt_bind_bytes:
 * @value: (nullable): copied
 */
void
desk_stmt_bind_bytes (DeskStmt *self,
                      int       parameter,
                      GBytes   *value)
{
  gsize size = 0;
  const void *data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  /* No bytes are bytes all the same; a null pointer would bind NULL. */
  if (value != NULL && data == NULL)
    data = "";
  note_bind (self, sqlite3_bind_blob64 (self->handle, get_position (self, parameter), data, size,
                                        SQLITE_TRANSIENT));
}

void
desk_stmt_bind_null (DeskStmt *self,
                     int       parameter)
{
  note_bind (self, sqlite3_bind_null (self->handle, get_position (self, parameter)));
}

int
desk_stmt_n_columns (DeskStmt *self)
{
  return sqlite3_column_count (self->handle);
}

gboolean
desk_stmt_is_null (DeskStmt *self,
                   int       column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * desk_stmt_is_int:
 *
 * Whether the value of this row is a whole number. Ask before reading it as text.
 */
gboolean
desk_stmt_is_int (DeskStmt *self,
                  int       column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_INTEGER;
}

/**
 * desk_stmt_int:
 *
 * Returns: the number; 0 for NULL
 */
gint64
desk_stmt_int (DeskStmt *self,
               int       column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * desk_stmt_text:
 *
 * Returns: (nullable): the text, until the next step; %NULL for NULL
 */
const char *
desk_stmt_text (DeskStmt *self,
                int       column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * desk_stmt_dup_text:
 *
 * Returns: (transfer full) (nullable): a copy of the text; %NULL for NULL
 */
char *
desk_stmt_dup_text (DeskStmt *self,
                    int       column)
{
  return g_strdup (desk_stmt_text (self, column));
}

/**
 * desk_stmt_bytes:
 *
 * Returns: (transfer full) (nullable): a copy of the bytes; %NULL for NULL
 */
GBytes *
desk_stmt_bytes (DeskStmt *self,
                 int       column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  if (desk_stmt_is_null (self, column))
    return NULL;
  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}

/**
 * desk_stmt_free:
 *
 * Gives the statement back to its connection, without its values. A row not read to the end is
 * dropped.
 */
void
desk_stmt_free (DeskStmt *self)
{
  g_autoptr (DeskDb) db = g_steal_pointer (&self->db);

  end_run (self);
  self->bind_code = SQLITE_OK;
  sqlite3_clear_bindings (self->handle);
  desk_db_give_back (db, self);
}
