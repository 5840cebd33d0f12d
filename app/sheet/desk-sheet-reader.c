/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sheet-reader.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk-csv.h"
#include "desk-xlsx.h"

/* How old spreadsheets begin, and new ones behind a password. */
#define COMPOUND_FILE "\xD0\xCF\x11\xE0"
#define ZIP_FILE      "PK\003\004"
#define MAGIC_LENGTH  4

struct _DeskSheetReader
{
  DeskCsv  *csv;                /* else @xlsx */
  DeskXlsx *xlsx;
};

static gboolean
read_magic (const char  *path,
            char         magic[MAGIC_LENGTH],
            GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), magic, MAGIC_LENGTH, NULL, NULL, error);
}

static gboolean
is_blank (DeskSheetReader *self)
{
  for (guint i = desk_sheet_reader_n_cells (self); i > 0; i--)
    if (*desk_sheet_reader_get_cell (self, i - 1) != '\0')
      return FALSE;
  return TRUE;
}

/**
 * desk_sheet_reader_new:
 * @path: what the file is shows in its first bytes, whatever its name
 *
 * Returns: (transfer full) (nullable): the sheet before its first row; %NULL with
 *   %DESK_ERROR_UNSUITABLE for an old or a protected spreadsheet, %DESK_ERROR_INVALID for a damaged
 *   one, or a %G_IO_ERROR
 */
DeskSheetReader *
desk_sheet_reader_new (const char  *path,
                       GError     **error)
{
  g_autoptr (DeskSheetReader) self = g_new0 (DeskSheetReader, 1);
  char magic[MAGIC_LENGTH] = { 0 };

  if (!read_magic (path, magic, error))
    return NULL;
  if (memcmp (magic, COMPOUND_FILE, MAGIC_LENGTH) == 0)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                   _("%s: this sheet is protected by a password or of the old .xls kind; "
                     "save it as .xlsx without a password"),
                   path);
      return NULL;
    }
  if (memcmp (magic, ZIP_FILE, MAGIC_LENGTH) == 0)
    self->xlsx = desk_xlsx_open (path, error);
  else
    self->csv = desk_csv_open (path, DESK_CSV_LOOSE, error);
  return self->xlsx != NULL || self->csv != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_sheet_reader_next:
 *
 * Returns: %FALSE at the end, or with @error set
 */
gboolean
desk_sheet_reader_next (DeskSheetReader  *self,
                        GError          **error)
{
  gboolean found;

  do
    found = self->csv != NULL ? desk_csv_next (self->csv, error)
                              : desk_xlsx_next (self->xlsx, error);
  while (found && is_blank (self));
  return found;
}

guint
desk_sheet_reader_n_cells (DeskSheetReader *self)
{
  return self->csv != NULL ? desk_csv_n_fields (self->csv) : desk_xlsx_n_cells (self->xlsx);
}

/**
 * desk_sheet_reader_get_cell:
 *
 * Returns: (transfer none): the text of a cell, valid until the next row; "" beyond the last
 */
const char *
desk_sheet_reader_get_cell (DeskSheetReader *self,
                            guint            column)
{
  if (column >= desk_sheet_reader_n_cells (self))
    return "";
  return self->csv != NULL ? desk_csv_field (self->csv, column)
                           : desk_xlsx_get_cell (self->xlsx, column);
}

/**
 * desk_sheet_reader_get_row_no:
 *
 * Returns: the row of the sheet, or the line of the file where it begins, from 1
 */
gint64
desk_sheet_reader_get_row_no (DeskSheetReader *self)
{
  return self->csv != NULL ? desk_csv_get_line_no (self->csv) : desk_xlsx_get_row_no (self->xlsx);
}

void
desk_sheet_reader_free (DeskSheetReader *self)
{
  g_clear_pointer (&self->csv, desk_csv_free);
  g_clear_pointer (&self->xlsx, desk_xlsx_free);
  g_free (self);
}
