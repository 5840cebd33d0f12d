/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sheet.h"

G_BEGIN_DECLS

/* What a cell reads whose formula was never computed: the file does not have its value. */
#define DESK_SHEET_NOT_COMPUTED "#FORMULA"

/**
 * DeskSheetReader:
 *
 * The rows of a .csv file, or of a sheet of an .xlsx one, in little memory. A cell is the text that
 * a person sees there, without any grouping of digits; a day is `YYYY-MM-DD`. Belongs to one thread
 * at a time.
 */
typedef struct _DeskSheetReader DeskSheetReader;

DeskSheetReader *desk_sheet_reader_new            (const char       *path,
                                                   GCancellable     *cancellable,
                                                   GError          **error);
guint            desk_sheet_reader_n_sheets       (DeskSheetReader  *self);
const char      *desk_sheet_reader_get_sheet_name (DeskSheetReader  *self,
                                                   guint             sheet);
gboolean         desk_sheet_reader_choose         (DeskSheetReader  *self,
                                                   guint             sheet,
                                                   GError          **error);
/* The next row that is not blank. */
gboolean         desk_sheet_reader_next           (DeskSheetReader  *self,
                                                   GError          **error);
guint            desk_sheet_reader_n_cells        (DeskSheetReader  *self);
const char      *desk_sheet_reader_get_cell       (DeskSheetReader  *self,
                                                   guint             column);
gint64           desk_sheet_reader_get_row_no     (DeskSheetReader  *self);
void             desk_sheet_reader_free           (DeskSheetReader  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSheetReader, desk_sheet_reader_free)

G_END_DECLS
