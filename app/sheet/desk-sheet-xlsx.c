/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "desk-xlsx-part.h"

/* libxlsxwriter wants a file name: the sheet is made in a file of its own and then copied. */
typedef struct
{
  GOutputStream         *stream;
  const DeskSheetColumn *columns;
  guint                  n_columns;
  char                  *path;
  lxw_workbook          *workbook;
  lxw_worksheet         *sheet;
  lxw_format            *formats[DESK_CELL_MOMENT + 1];
  lxw_format            *head;
  lxw_row_t              row;
  lxw_row_t              n_filled;      /* rows that have a cell: the others are not written */
  gboolean               filled;
  lxw_error              failure;       /* the first, of the row */
} Xlsx;

static void
note (Xlsx      *xlsx,
      lxw_error  failure)
{
  xlsx->filled = TRUE;
  if (xlsx->failure == LXW_NO_ERROR)
    xlsx->failure = failure;
}

static lxw_format *
get_format (Xlsx  *xlsx,
            guint  column)
{
  return xlsx->formats[xlsx->columns[column].kind];
}

static void
put_text (gpointer    self,
          guint       column,
          const char *text)
{
  Xlsx *xlsx = self;

  note (xlsx, worksheet_write_string (xlsx->sheet, xlsx->row, (lxw_col_t) column, text,
                                      get_format (xlsx, column)));
}

static void
put_number (Xlsx   *xlsx,
            guint   column,
            double  number)
{
  note (xlsx, worksheet_write_number (xlsx->sheet, xlsx->row, (lxw_col_t) column, number,
                                      get_format (xlsx, column)));
}

static void
put_count (gpointer self,
           guint    column,
           gint64   count)
{
  put_number (self, column, (double) count);
}

/* A sheet knows no fen: what is written there is not computed with here. */
static void
put_money (gpointer self,
           guint    column,
           gint64   fen)
{
  put_number (self, column, (double) fen / 100);
}

static void
put_time (gpointer   self,
          guint      column,
          GDateTime *time)
{
  Xlsx *xlsx = self;
  lxw_datetime value = {
    .year = g_date_time_get_year (time),
    .month = g_date_time_get_month (time),
    .day = g_date_time_get_day_of_month (time),
  };

  if (xlsx->columns[column].kind == DESK_CELL_MOMENT)
    {
      value.hour = g_date_time_get_hour (time);
      value.min = g_date_time_get_minute (time);
    }
  note (xlsx, worksheet_write_datetime (xlsx->sheet, xlsx->row, (lxw_col_t) column, &value,
                                        get_format (xlsx, column)));
}

static void
put_blank (gpointer self,
           guint    column)
{
}

static gboolean
report (lxw_error   failure,
        GError    **error)
{
  if (failure == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("The sheet could not be written: %s"), lxw_strerror (failure));
  return FALSE;
}

static gboolean
end_row (gpointer   self,
         GError   **error)
{
  Xlsx *xlsx = self;

  xlsx->row++;
  xlsx->n_filled += xlsx->filled;
  xlsx->filled = FALSE;
  return report (xlsx->failure, error);
}

/* The library does not say when the disk for its temporary files was full: what it wrote is read
 * again. */
static gboolean
check_rows (Xlsx    *xlsx,
            GError **error)
{
  g_autoptr (DeskXlsxPart) part =
    desk_xlsx_part_open (xlsx->path, "xl/worksheets/sheet1.xml", NULL, NULL);
  lxw_row_t n_rows = 0;

  while (part != NULL && desk_xlsx_part_find (part, "row", NULL))
    n_rows++;
  if (n_rows == xlsx->n_filled)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _("The sheet could not be written whole; the disk for temporary files (%s) may be "
                 "full"),
               g_get_tmp_dir ());
  return FALSE;
}

static gboolean
copy_file (Xlsx    *xlsx,
           GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (xlsx->path);
  g_autoptr (GFileInputStream) source = g_file_read (file, NULL, error);

  return source != NULL &&
         g_output_stream_splice (xlsx->stream, G_INPUT_STREAM (source),
                                 G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, NULL, error) >= 0;
}

static gboolean
finish (gpointer   self,
        GError   **error)
{
  Xlsx *xlsx = self;

  if (xlsx->row > 1)
    worksheet_autofilter (xlsx->sheet, 0, 0, xlsx->row - 1, (lxw_col_t) (xlsx->n_columns - 1));
  return report (workbook_close (g_steal_pointer (&xlsx->workbook)), error) &&
         check_rows (xlsx, error) && copy_file (xlsx, error);
}

/* A workbook is freed by closing it only, which writes the file that is thrown away here. */
static void
free_xlsx (gpointer self)
{
  Xlsx *xlsx = self;

  if (xlsx->workbook != NULL)
    workbook_close (xlsx->workbook);
  g_remove (xlsx->path);
  g_free (xlsx->path);
  g_clear_object (&xlsx->stream);
  g_free (xlsx);
}

static char *
make_file (GError **error)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("member-desk-XXXXXX.xlsx", &stream, error);

  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
add_formats (Xlsx *xlsx)
{
  static const char * const numbers[] = {
    [DESK_CELL_TEXT] = "@",
    [DESK_CELL_COUNT] = "0",
    [DESK_CELL_MONEY] = "#,##0.00",
    [DESK_CELL_DAY] = "yyyy-mm-dd",
    [DESK_CELL_MOMENT] = "yyyy-mm-dd hh:mm",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      xlsx->formats[i] = workbook_add_format (xlsx->workbook);
      format_set_num_format (xlsx->formats[i], numbers[i]);
    }
  xlsx->head = workbook_add_format (xlsx->workbook);
  format_set_bold (xlsx->head);
  format_set_bottom (xlsx->head, LXW_BORDER_THIN);
}

static void
add_titles (Xlsx *xlsx)
{
  for (guint i = 0; i < xlsx->n_columns; i++)
    {
      lxw_col_t column = (lxw_col_t) i;

      worksheet_set_column (xlsx->sheet, column, column, xlsx->columns[i].width, NULL);
      note (xlsx, worksheet_write_string (xlsx->sheet, 0, column, xlsx->columns[i].title,
                                          xlsx->head));
    }
  worksheet_freeze_panes (xlsx->sheet, 1, 0);
}

static gpointer
open_xlsx (const char             *title,
           const DeskSheetColumn  *columns,
           guint                   n_columns,
           GOutputStream          *stream,
           GError                **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = (char *) g_get_tmp_dir () };
  g_autofree char *path = make_file (error);
  Xlsx *xlsx;

  if (path == NULL)
    return NULL;
  xlsx = g_new0 (Xlsx, 1);
  xlsx->stream = g_object_ref (stream);
  xlsx->columns = columns;
  xlsx->n_columns = n_columns;
  xlsx->path = g_steal_pointer (&path);
  xlsx->workbook = workbook_new_opt (xlsx->path, &options);
  xlsx->sheet = workbook_add_worksheet (xlsx->workbook, title);
  add_formats (xlsx);
  add_titles (xlsx);
  if (end_row (xlsx, error))
    return xlsx;
  free_xlsx (xlsx);
  return NULL;
}

const DeskSheetFormat desk_sheet_xlsx = {
  .ending = ".xlsx",
  .open = open_xlsx,
  .put_text = put_text,
  .put_count = put_count,
  .put_money = put_money,
  .put_time = put_time,
  .put_blank = put_blank,
  .end_row = end_row,
  .finish = finish,
  .free = free_xlsx,
};
