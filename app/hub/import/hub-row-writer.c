/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-row-writer.h"

#include <desk-error.h>

struct _HubRowWriter
{
  DeskDb          *db;
  const DeskTable *table;
  char            *select;
  DeskStmt        *loaded;      /* at the row that was loaded last */
  DeskStmt        *insert;
  DeskStmt        *update;
};

/* The values $1, $2… are the columns of the table in their order, and rev behind them. */
static gboolean
prepare (HubRowWriter  *self,
         GError       **error)
{
  const DeskTable *table = self->table;
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) updates = g_string_new (NULL);
  g_autofree char *insert = NULL;
  g_autofree char *update = NULL;

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (columns, "%s, ", table->columns[i]);
      g_string_append_printf (values, "$%u, ", i + 1);
      if (i > 0)
        g_string_append_printf (updates, "%s = $%u, ", table->columns[i], i + 1);
    }
  self->select = g_strdup_printf ("SELECT %srev FROM %s WHERE %s = $1", columns->str, table->name,
                                  table->columns[0]);
  insert = g_strdup_printf ("INSERT INTO %s (%srev) VALUES (%s$%u)", table->name, columns->str,
                            values->str, table->n_columns + 1);
  update = g_strdup_printf ("UPDATE %s SET %srev = $%u WHERE %s = $1", table->name, updates->str,
                            table->n_columns + 1, table->columns[0]);

  self->insert = desk_db_prepare (self->db, insert, error);
  if (self->insert != NULL)
    self->update = desk_db_prepare (self->db, update, error);
  return self->update != NULL;
}

static gboolean
write_row (HubRowWriter   *self,
           DeskStmt       *stmt,
           const HubCell  *cells,
           gint64          rev,
           GError        **error)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    hub_cell_bind (&cells[i], stmt, i + 1);
  desk_stmt_bind_int (stmt, self->table->n_columns + 1, rev);
  return desk_stmt_run (stmt, error);
}

HubRowWriter *
hub_row_writer_new (DeskDb           *db,
                    const DeskTable  *table,
                    GError          **error)
{
  g_autoptr (HubRowWriter) self = g_new0 (HubRowWriter, 1);

  self->db = g_object_ref (db);
  self->table = table;
  if (!prepare (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * hub_row_writer_load:
 * @key: of a row that is there
 *
 * Reads a row, for hub_row_writer_loaded_int() and hub_row_writer_is_loaded().
 */
gboolean
hub_row_writer_load (HubRowWriter  *self,
                     const char    *key,
                     GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  g_clear_pointer (&self->loaded, desk_stmt_free);
  self->loaded = desk_db_query (self->db, error, self->select, "s", key);
  if (self->loaded == NULL)
    return FALSE;
  if (desk_stmt_step (self->loaded, &local_error))
    return TRUE;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, "A row of %s has gone while it was read",
                 self->table->name);
  return FALSE;
}

gint64
hub_row_writer_loaded_int (HubRowWriter *self,
                           guint         column)
{
  return desk_stmt_int (self->loaded, column);
}

/**
 * hub_row_writer_loaded_text:
 *
 * Returns: (nullable): a value of the row as it was when it was loaded, a number in figures; valid
 *   until the next is loaded
 */
const char *
hub_row_writer_loaded_text (HubRowWriter *self,
                            guint         column)
{
  return desk_stmt_text (self->loaded, column);
}

/**
 * hub_row_writer_is_loaded:
 *
 * Returns: whether the loaded row has these very values
 */
gboolean
hub_row_writer_is_loaded (HubRowWriter  *self,
                          const HubCell *cells)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (!hub_cell_equals (&cells[i], self->loaded, i))
      return FALSE;
  return TRUE;
}

gboolean
hub_row_writer_insert (HubRowWriter   *self,
                       const HubCell  *cells,
                       gint64          rev,
                       GError        **error)
{
  return write_row (self, self->insert, cells, rev, error);
}

gboolean
hub_row_writer_update (HubRowWriter   *self,
                       const HubCell  *cells,
                       gint64          rev,
                       GError        **error)
{
  return write_row (self, self->update, cells, rev, error);
}

void
hub_row_writer_free (HubRowWriter *self)
{
  g_clear_pointer (&self->loaded, desk_stmt_free);
  g_clear_pointer (&self->insert, desk_stmt_free);
  g_clear_pointer (&self->update, desk_stmt_free);
  g_object_unref (self->db);
  g_free (self->select);
  g_free (self);
}
