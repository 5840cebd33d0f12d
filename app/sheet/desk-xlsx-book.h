/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskXlsxBook:
 * @sheet: the document of the first sheet that is shown
 * @texts: (element-type utf8): what cells name by number
 * @dates: (element-type gboolean): by the number of a cell's style, whether it shows a date
 * @from_1904: days are counted from 1904, not 1900
 *
 * What the cells of an .xlsx file mean.
 */
typedef struct
{
  char      *sheet;
  GPtrArray *texts;
  GArray    *dates;
  gboolean   from_1904;
} DeskXlsxBook;

DeskXlsxBook *desk_xlsx_book_load (const char    *path,
                                   GError       **error);
void          desk_xlsx_book_free (DeskXlsxBook  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskXlsxBook, desk_xlsx_book_free)

G_END_DECLS
