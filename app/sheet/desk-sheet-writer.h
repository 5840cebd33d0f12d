/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sheet.h"

G_BEGIN_DECLS

/**
 * DeskSheetWriter:
 *
 * A file for spreadsheets, written row by row in little memory: .csv or .xlsx, as its name ends.
 * The file is there whole, or not at all. Belongs to one thread at a time.
 */
typedef struct _DeskSheetWriter DeskSheetWriter;

gboolean         desk_sheet_writer_can_write  (const char             *path);
DeskSheetWriter *desk_sheet_writer_new        (const char             *path,
                                               const char             *title,
                                               const DeskSheetColumn  *columns,
                                               guint                   n_columns,
                                               GError                **error);
/* The next cell of the row; its column says what kind it is. */
void             desk_sheet_writer_add_text   (DeskSheetWriter        *self,
                                               const char             *text);
void             desk_sheet_writer_add_count  (DeskSheetWriter        *self,
                                               gint64                  count);
void             desk_sheet_writer_add_money  (DeskSheetWriter        *self,
                                               gint64                  fen);
void             desk_sheet_writer_add_time   (DeskSheetWriter        *self,
                                               GDateTime              *time);
void             desk_sheet_writer_add_blank  (DeskSheetWriter        *self);
gboolean         desk_sheet_writer_end_row    (DeskSheetWriter        *self,
                                               GError                **error);
gboolean         desk_sheet_writer_finish     (DeskSheetWriter        *self,
                                               GError                **error);
void             desk_sheet_writer_free       (DeskSheetWriter        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSheetWriter, desk_sheet_writer_free)

G_END_DECLS
