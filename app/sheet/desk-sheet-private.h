/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sheet-writer.h"

G_BEGIN_DECLS

/* An .xlsx file has no more rows, the one with the titles included. */
#define DESK_SHEET_XLSX_ROWS 1048576

/* What a kind of file is written by. A cell is given with the number of its column. */
typedef struct
{
  const char *ending;
  gpointer (*open) (const char             *title,
                    const DeskSheetColumn  *columns,
                    guint                   n_columns,
                    GOutputStream          *stream,
                    GError                **error);
  void (*put_text) (gpointer    self,
                    guint       column,
                    const char *text);
  void (*put_count) (gpointer self,
                     guint    column,
                     gint64   count);
  void (*put_money) (gpointer self,
                     guint    column,
                     gint64   fen);
  void (*put_time) (gpointer   self,
                    guint      column,
                    GDateTime *time);
  void (*put_blank) (gpointer self,
                     guint    column);
  gboolean (*end_row) (gpointer   self,
                       GError   **error);
  gboolean (*finish) (gpointer   self,
                      GError   **error);
  void (*free) (gpointer self);
} DeskSheetFormat;

extern const DeskSheetFormat desk_sheet_csv;
extern const DeskSheetFormat desk_sheet_xlsx;

G_END_DECLS
