/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes an .xlsx file: names of its sheets, each with the rows and whatever else stands behind
 * them as XML, then NULL. A sheet whose name begins with "-" is hidden. */
void desk_test_write_xlsx (const char *path,
                           ...) G_GNUC_NULL_TERMINATED;

/* `<sheetData>…</sheetData>` of rows such as "a|b|c", each cell a text. */
char *desk_test_sheet_rows (const char *row,
                            ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
