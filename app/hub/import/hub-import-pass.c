/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-import-pass.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>

#include "hub-history.h"

#define KEY_COLUMN 0

static void
reject_row (HubImportPass *self,
            const char    *reason)
{
  self->count->rejected++;
  hub_import_result_reject (self->import->result, desk_csv_get_name (self->csv),
                            desk_csv_get_line_no (self->csv), NULL, NULL, reason);
}

static const char *
get_field (HubImportPass *self,
           guint          sheet_column)
{
  guint place = self->places[sheet_column];

  return place < desk_csv_n_fields (self->csv) ? desk_csv_field (self->csv, place) : "";
}

/* Finds the row's key, though the rest of the row may be unreadable: what the feed names is not
   missing * from it. Returns whether it was named before. */
static gboolean
name_key (HubImportPass *self)
{
  const char *field = get_field (self, KEY_COLUMN);
  gboolean named_before;

  self->key = NULL;
  if (*field == '\0')
    {
      self->n_nameless++;
      return FALSE;
    }

  self->key = hub_key_set_find (self->keys, field);
  if (self->key == NULL)
    self->key = hub_key_set_add (self->keys, field);
  named_before = self->key->named;
  self->key->named = TRUE;
  return named_before;
}

static gboolean
read_cells (HubImportPass *self)
{
  for (guint i = 0; i < self->rules->sheet->n_columns; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!hub_cell_parse (hub_import_pass_cell (self, i), &self->rules->sheet->columns[i],
                           get_field (self, i), &error))
        {
          hub_import_pass_reject (self, i, error->message);
          return FALSE;
        }
    }
  return TRUE;
}

/* FALSE when the row was turned away. */
static gboolean
read_row (HubImportPass *self,
          guint          n_fields)
{
  gboolean named_before = name_key (self);

  if (desk_csv_is_malformed (self->csv))
    reject_row (self, _("a quote stands in the middle of a field"));
  else if (desk_csv_n_fields (self->csv) != n_fields)
    {
      g_autofree char *reason = g_strdup_printf (_("%u fields, while the header has %u"),
                                                 desk_csv_n_fields (self->csv), n_fields);

      reject_row (self, reason);
    }
  else if (named_before)
    hub_import_pass_reject (self, KEY_COLUMN, _("stands in this file a second time"));
  else
    return read_cells (self);
  return FALSE;
}

static gint64
take_rev (HubImportPass  *self,
          const char     *manager_no,
          GError        **error)
{
  return hub_feed_batch_next (self->import->db, manager_no, self->import->feeds, error);
}

static gboolean
has_history (HubImportPass *self)
{
  return self->rules->close_sql != NULL;
}

static gboolean
add_row (HubImportPass  *self,
         const char     *manager_no,
         GError        **error)
{
  gint64 rev = take_rev (self, manager_no, error);

  if (rev < 0 || !hub_row_writer_insert (self->writer, self->cells, rev, error))
    return FALSE;
  hub_key_set_assign (self->keys, self->key, manager_no);
  self->key->stored = TRUE;
  self->count->added++;
  return !has_history (self) || hub_history_note_opening (self, error);
}

static gboolean
change_row (HubImportPass  *self,
            const char     *manager_no,
            GError        **error)
{
  gint64 rev;

  if (hub_row_writer_is_loaded (self->writer, self->cells))
    {
      self->count->unchanged++;
      return TRUE;
    }

  if (strcmp (self->key->manager_no, manager_no) != 0 &&
      !self->rules->move (self, manager_no, error))
    return FALSE;
  rev = take_rev (self, manager_no, error);
  if (rev < 0 || !hub_row_writer_update (self->writer, self->cells, rev, error))
    return FALSE;
  hub_key_set_assign (self->keys, self->key, manager_no);
  self->count->changed++;
  return !has_history (self) || hub_history_note_change (self, error);
}

static gboolean
take_row (HubImportPass  *self,
          GError        **error)
{
  const char *manager_no;

  if (self->key->stored && !hub_row_writer_load (self->writer, self->key->key, error))
    return FALSE;

  manager_no = self->rules->complete (self);
  if (manager_no == NULL)
    return TRUE;
  return self->key->stored ? change_row (self, manager_no, error)
                           : add_row (self, manager_no, error);
}

static gboolean
take_file (HubImportPass  *self,
           GError        **error)
{
  guint n_fields = desk_csv_n_fields (self->csv);
  g_autoptr (GError) local_error = NULL;

  while (desk_csv_next (self->csv, &local_error))
    if (read_row (self, n_fields) && !take_row (self, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_shrink (HubImportPass  *self,
              guint           n_missing,
              GError        **error)
{
  guint n_open = hub_key_set_get_n_open (self->keys);

  if (self->import->allow_shrink || (guint64) n_missing * 10 <= n_open)
    return TRUE;

  /* Translators: a file name, two numbers, and the kind of rows (members, accounts). */
  g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
               _("%s lacks %u of the %u open %s, more than a tenth: nothing was imported. "
                 "If this feed is right, import it with --allow-shrink"),
               desk_csv_get_name (self->csv), n_missing, n_open, self->rules->sheet->name);
  return FALSE;
}

static gboolean
close_row (HubImportPass  *self,
           HubKey         *key,
           GError        **error)
{
  gint64 rev = take_rev (self, key->manager_no, error);

  self->key = key;
  self->count->closed++;
  return rev >= 0 &&
         hub_history_note_closing (self, error) &&
         desk_db_run (self->import->db, error, self->rules->close_sql, "is", rev, key->key) >= 0;
}

/* A feed is the whole picture: what it does not name is closed. A row whose key cannot be read may
   be any * of the missing ones, so then none is closed until a feed comes that can be read. */
static gboolean
close_missing (HubImportPass  *self,
               GError        **error)
{
  g_autoptr (GPtrArray) missing = hub_key_set_find_missing (self->keys);

  if (!check_shrink (self, missing->len, error))
    return FALSE;
  if (self->n_nameless > 0)
    return TRUE;

  for (guint i = 0; i < missing->len; i++)
    if (!close_row (self, g_ptr_array_index (missing, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
run (HubImportPass  *self,
     GError        **error)
{
  const HubFeedSheet *sheet = self->rules->sheet;

  for (guint i = 0; i < sheet->n_columns; i++)
    self->targets[i] = hub_import_pass_find_column (self, sheet->columns[i].column);

  return take_file (self, error) &&
         (!has_history (self) || close_missing (self, error));
}

/**
 * hub_import_pass_run:
 * @csv: behind its header
 * @places: of the columns in the file, from hub_feed_sheet_match()
 *
 * Takes one file into its table: adds, changes, leaves alone, lists what it turns away, and closes
 * what the file no longer has. A row that changes gets a revision; one that does not, costs none.
 */
gboolean
hub_import_pass_run (HubImport             *import,
                     const HubImportRules  *rules,
                     DeskCsv               *csv,
                     const guint           *places,
                     HubKeySet             *keys,
                     HubImportCount        *count,
                     GError               **error)
{
  const DeskTable *table = desk_table_find (rules->sheet->name);
  g_autoptr (HubRowWriter) writer = hub_row_writer_new (import->db, table, error);
  g_autofree guint *targets = g_new (guint, rules->sheet->n_columns);
  g_autofree HubCell *cells = g_new0 (HubCell, table->n_columns);
  HubImportPass self = {
    .import = import,
    .rules = rules,
    .csv = csv,
    .places = places,
    .table = table,
    .targets = targets,
    .writer = writer,
    .keys = keys,
    .cells = cells,
    .count = count,
  };

  return writer != NULL && run (&self, error);
}

/**
 * hub_import_pass_cell:
 * @sheet_column: by its place in the sheet
 *
 * Returns: (transfer none): the cell of a column of the file
 */
HubCell *
hub_import_pass_cell (HubImportPass *self,
                      guint          sheet_column)
{
  return &self->cells[self->targets[sheet_column]];
}

/**
 * hub_import_pass_find_column:
 *
 * Returns: the place of a column in the table, and so in the cells
 */
guint
hub_import_pass_find_column (HubImportPass *self,
                             const char    *table_column)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (strcmp (self->table->columns[i], table_column) == 0)
      return i;
  g_error ("no column %s in %s", table_column, self->table->name);
}

/**
 * hub_import_pass_reject:
 *
 * Turns the row at hand away for one of its fields.
 */
void
hub_import_pass_reject (HubImportPass *self,
                        guint          sheet_column,
                        const char    *reason)
{
  const HubFeedColumn *column = &self->rules->sheet->columns[sheet_column];
  gboolean secret = (column->flags & HUB_FIELD_SECRET) != 0;

  self->count->rejected++;
  hub_import_result_reject (self->import->result, desk_csv_get_name (self->csv),
                            desk_csv_get_line_no (self->csv), column->name,
                            secret ? NULL : get_field (self, sheet_column), reason);
}
