/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sheet-reader.h"

#include "desk-csv.h"
#include "desk-sheet-kind.h"
#include "desk-xlsx.h"

struct _DeskSheetReader
{
  DeskCsv  *csv;                /* else @xlsx */
  DeskXlsx *xlsx;
};

static gboolean
has_text (const char *cell)
{
  for (; *cell != '\0'; cell = g_utf8_next_char (cell))
    if (!g_unichar_isspace (g_utf8_get_char (cell)))
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (DeskSheetReader *self)
{
  for (guint i = desk_sheet_reader_n_cells (self); i > 0; i--)
    if (has_text (desk_sheet_reader_get_cell (self, i - 1)))
      return FALSE;
  return TRUE;
}

/**
 * desk_sheet_reader_new:
 * @path: what the file is shows in its first bytes, whatever its name
 * @cancellable: (nullable): ends all reading
 *
 * Returns: (transfer full) (nullable): the file, of whose sheets one is still to be chosen; %NULL
 *   with %DESK_ERROR_UNSUITABLE for what cannot be read, %DESK_ERROR_INVALID for what is damaged, or
 *   a %G_IO_ERROR
 */
DeskSheetReader *
desk_sheet_reader_new (const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (DeskSheetReader) self = g_new0 (DeskSheetReader, 1);
  DeskSheetKind kind;

  if (!desk_sheet_kind_find (path, &kind, cancellable, error))
    return NULL;
  if (kind == DESK_SHEET_XLSX)
    self->xlsx = desk_xlsx_open (path, cancellable, error);
  else
    self->csv = desk_csv_open (path, DESK_CSV_LOOSE, cancellable, error);
  return self->xlsx != NULL || self->csv != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_sheet_reader_n_sheets:
 *
 * Returns: how many sheets there are, at least one; hidden ones are none
 */
guint
desk_sheet_reader_n_sheets (DeskSheetReader *self)
{
  return self->xlsx != NULL ? desk_xlsx_n_sheets (self->xlsx) : 1;
}

/**
 * desk_sheet_reader_get_sheet_name:
 *
 * Returns: (transfer none): what a sheet is called, "" where it has no name
 */
const char *
desk_sheet_reader_get_sheet_name (DeskSheetReader *self,
                                  guint            sheet)
{
  return self->xlsx != NULL ? desk_xlsx_get_sheet_name (self->xlsx, sheet) : "";
}

/**
 * desk_sheet_reader_choose:
 *
 * Goes to before the first row of a sheet.
 */
gboolean
desk_sheet_reader_choose (DeskSheetReader  *self,
                          guint             sheet,
                          GError          **error)
{
  return self->csv != NULL ? desk_csv_rewind (self->csv, error)
                           : desk_xlsx_choose (self->xlsx, sheet, error);
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
