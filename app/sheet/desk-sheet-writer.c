/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sheet-writer.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>

#include "desk-sheet-file.h"
#include "desk-sheet-private.h"

struct _DeskSheetWriter
{
  const DeskSheetFormat *format;
  gpointer               sheet;
  DeskSheetColumn       *columns;
  guint                  n_columns;
  guint                  column;        /* where the next cell goes */
  DeskSheetFile         *file;
};

static const DeskSheetFormat *
find_format (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (folded, desk_sheet_csv.ending))
    return &desk_sheet_csv;
  if (g_str_has_suffix (folded, desk_sheet_xlsx.ending))
    return &desk_sheet_xlsx;
  return NULL;
}

static guint
take_column (DeskSheetWriter *self)
{
  g_return_val_if_fail (self->column < self->n_columns, 0);
  return self->column++;
}

/**
 * desk_sheet_writer_can_write:
 *
 * Returns: whether a path ends in .csv or .xlsx
 */
gboolean
desk_sheet_writer_can_write (const char *path)
{
  return find_format (path) != NULL;
}

/**
 * desk_sheet_writer_new:
 * @title: of the sheet, translated
 * @columns: their titles must live as long as the writer
 *
 * Begins a file and writes the row of titles. What stood at @path stays until
 * desk_sheet_writer_finish().
 *
 * Returns: (transfer full) (nullable): the writer; %NULL with %DESK_ERROR_UNSUITABLE for another
 *   ending, or a %G_IO_ERROR
 */
DeskSheetWriter *
desk_sheet_writer_new (const char             *path,
                       const char             *title,
                       const DeskSheetColumn  *columns,
                       guint                   n_columns,
                       GError                **error)
{
  const DeskSheetFormat *format = find_format (path);
  g_autoptr (DeskSheetWriter) self = g_new0 (DeskSheetWriter, 1);

  if (format == NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                   _("“%s” ends neither in .csv nor in .xlsx"), path);
      return NULL;
    }
  self->format = format;
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  self->file = desk_sheet_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  self->sheet = format->open (title, self->columns, n_columns,
                              desk_sheet_file_get_stream (self->file), error);
  return self->sheet != NULL ? g_steal_pointer (&self) : NULL;
}

void
desk_sheet_writer_add_text (DeskSheetWriter *self,
                            const char      *text)
{
  self->format->put_text (self->sheet, take_column (self), text);
}

void
desk_sheet_writer_add_count (DeskSheetWriter *self,
                             gint64           count)
{
  self->format->put_count (self->sheet, take_column (self), count);
}

/**
 * desk_sheet_writer_add_money:
 * @fen: of either sign
 */
void
desk_sheet_writer_add_money (DeskSheetWriter *self,
                             gint64           fen)
{
  self->format->put_money (self->sheet, take_column (self), fen);
}

/**
 * desk_sheet_writer_add_time:
 * @time: in the zone it is to be read in
 */
void
desk_sheet_writer_add_time (DeskSheetWriter *self,
                            GDateTime       *time)
{
  self->format->put_time (self->sheet, take_column (self), time);
}

void
desk_sheet_writer_add_blank (DeskSheetWriter *self)
{
  self->format->put_blank (self->sheet, take_column (self));
}

/**
 * desk_sheet_writer_end_row:
 *
 * Cells that were not given stay empty.
 *
 * Returns: %FALSE with @error set when the row cannot be written; the file is given up then
 */
gboolean
desk_sheet_writer_end_row (DeskSheetWriter  *self,
                           GError          **error)
{
  while (self->column < self->n_columns)
    desk_sheet_writer_add_blank (self);
  self->column = 0;
  return self->format->end_row (self->sheet, error);
}

/**
 * desk_sheet_writer_finish:
 *
 * Puts the whole file into its place. The writer takes nothing more.
 *
 * Returns: %FALSE with @error set when it could not; what stood there before still does
 */
gboolean
desk_sheet_writer_finish (DeskSheetWriter  *self,
                          GError          **error)
{
  return self->format->finish (self->sheet, error) && desk_sheet_file_finish (self->file, error);
}

void
desk_sheet_writer_free (DeskSheetWriter *self)
{
  if (self->sheet != NULL)
    self->format->free (self->sheet);
  g_clear_pointer (&self->file, desk_sheet_file_free);
  g_free (self->columns);
  g_free (self);
}
