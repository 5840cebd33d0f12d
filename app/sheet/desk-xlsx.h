/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskXlsx:
 *
 * The rows of a sheet of an .xlsx file.
 */
typedef struct _DeskXlsx DeskXlsx;

DeskXlsx   *desk_xlsx_open           (const char    *path,
                                      GCancellable  *cancellable,
                                      GError       **error);
guint       desk_xlsx_n_sheets       (DeskXlsx      *self);
const char *desk_xlsx_get_sheet_name (DeskXlsx      *self,
                                      guint          sheet);
gboolean    desk_xlsx_choose         (DeskXlsx      *self,
                                      guint          sheet,
                                      GError       **error);
gboolean    desk_xlsx_next           (DeskXlsx      *self,
                                      GError       **error);
guint       desk_xlsx_n_cells        (DeskXlsx      *self);
const char *desk_xlsx_get_cell       (DeskXlsx      *self,
                                      guint          column);
gint64      desk_xlsx_get_row_no     (DeskXlsx      *self);
void        desk_xlsx_free           (DeskXlsx      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskXlsx, desk_xlsx_free)

G_END_DECLS
