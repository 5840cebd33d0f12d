/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV after RFC 4180, in UTF-8 with the mark by which spreadsheets know it. */

#include "desk-sheet-private.h"

#include <csv.h>
#include <desk-money.h>
#include <inttypes.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct
{
  GOutputStream         *stream;
  const DeskSheetColumn *columns;
  GString               *row;
} Csv;

static void
append_cell (Csv        *csv,
             guint       column,
             const char *text,
             gsize       length)
{
  gsize needed = csv_write (NULL, 0, text, length);
  gsize start;

  if (column > 0)
    g_string_append_c (csv->row, ',');
  start = csv->row->len;
  g_string_set_size (csv->row, start + needed);
  csv_write (csv->row->str + start, needed, text, length);
}

/* A text that a spreadsheet would run as a formula gets the sign by which it takes it for text. */
static void
put_text (gpointer    self,
          guint       column,
          const char *text)
{
  gboolean formula = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  g_autofree char *marked = formula ? g_strconcat ("'", text, NULL) : NULL;
  const char *cell = formula ? marked : text;

  append_cell (self, column, cell, strlen (cell));
}

static void
put_plain (Csv        *csv,
           guint       column,
           const char *text)
{
  if (column > 0)
    g_string_append_c (csv->row, ',');
  g_string_append (csv->row, text);
}

static void
put_count (gpointer self,
           guint    column,
           gint64   count)
{
  g_autofree char *text = g_strdup_printf ("%" PRId64, count);

  put_plain (self, column, text);
}

static void
put_money (gpointer self,
           guint    column,
           gint64   fen)
{
  g_autofree char *text = desk_money_format (fen);

  put_plain (self, column, text);
}

static void
put_time (gpointer   self,
          guint      column,
          GDateTime *time)
{
  Csv *csv = self;
  g_autofree char *text =
    g_date_time_format (time, csv->columns[column].kind == DESK_CELL_DAY ? "%Y-%m-%d"
                                                                         : "%Y-%m-%d %H:%M");

  put_plain (csv, column, text);
}

static void
put_blank (gpointer self,
           guint    column)
{
  put_plain (self, column, "");
}

static gboolean
end_row (gpointer   self,
         GError   **error)
{
  Csv *csv = self;
  gboolean written;

  g_string_append (csv->row, "\r\n");
  written = g_output_stream_write_all (csv->stream, csv->row->str, csv->row->len, NULL, NULL,
                                       error);
  g_string_truncate (csv->row, 0);
  return written;
}

static gboolean
finish (gpointer   self,
        GError   **error)
{
  Csv *csv = self;

  return g_output_stream_flush (csv->stream, NULL, error);
}

static void
free_csv (gpointer self)
{
  Csv *csv = self;

  g_clear_object (&csv->stream);
  g_string_free (csv->row, TRUE);
  g_free (csv);
}

static gpointer
open_csv (const char             *title,
          const DeskSheetColumn  *columns,
          guint                   n_columns,
          GOutputStream          *stream,
          GError                **error)
{
  Csv *csv = g_new0 (Csv, 1);

  csv->columns = columns;
  csv->row = g_string_new (BYTE_ORDER_MARK);
  csv->stream = g_buffered_output_stream_new (stream);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (csv->stream), FALSE);

  for (guint i = 0; i < n_columns; i++)
    append_cell (csv, i, columns[i].title, strlen (columns[i].title));
  if (end_row (csv, error))
    return csv;
  free_csv (csv);
  return NULL;
}

const DeskSheetFormat desk_sheet_csv = {
  .ending = ".csv",
  .open = open_csv,
  .put_text = put_text,
  .put_count = put_count,
  .put_money = put_money,
  .put_time = put_time,
  .put_blank = put_blank,
  .end_row = end_row,
  .finish = finish,
  .free = free_csv,
};
