/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskXlsxSheet:
 * @name: as people see it
 * @relation: what the file calls its document by
 * @document: of its cells
 */
typedef struct
{
  char *name;
  char *relation;
  char *document;
} DeskXlsxSheet;

/**
 * DeskXlsxBook:
 * @sheets: (element-type DeskXlsxSheet): those that are shown
 * @texts: what cells name by number, each with a NUL behind it
 * @starts: (element-type guint32): of the texts
 * @dates: by the number of a cell's style, whether it shows a date
 * @from_1904: days are counted from 1904, not 1900
 *
 * What the cells of an .xlsx file mean.
 */
typedef struct
{
  GPtrArray  *sheets;
  GString    *texts;
  GArray     *starts;
  GByteArray *dates;
  gboolean    from_1904;
} DeskXlsxBook;

DeskXlsxBook *desk_xlsx_book_load     (const char    *path,
                                       GCancellable  *cancellable,
                                       GError       **error);
const char   *desk_xlsx_book_get_text (DeskXlsxBook  *self,
                                       const char    *number);
gboolean      desk_xlsx_book_is_date  (DeskXlsxBook  *self,
                                       gint64         style);
void          desk_xlsx_book_free     (DeskXlsxBook  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskXlsxBook, desk_xlsx_book_free)

G_END_DECLS
