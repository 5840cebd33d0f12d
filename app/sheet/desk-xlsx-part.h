/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskXlsxPart:
 *
 * One XML document inside an .xlsx file, read node by node in little memory.
 */
typedef struct _DeskXlsxPart DeskXlsxPart;

DeskXlsxPart *desk_xlsx_part_open        (const char    *path,
                                          const char    *name,
                                          GCancellable  *cancellable,
                                          GError       **error);
gboolean      desk_xlsx_part_next        (DeskXlsxPart  *self,
                                          GError       **error);
gboolean      desk_xlsx_part_find        (DeskXlsxPart  *self,
                                          const char    *element,
                                          GError       **error);
gboolean      desk_xlsx_part_begins      (DeskXlsxPart  *self,
                                          const char    *element);
gboolean      desk_xlsx_part_ends        (DeskXlsxPart  *self,
                                          const char    *element);
gboolean      desk_xlsx_part_is_empty    (DeskXlsxPart  *self);
char         *desk_xlsx_part_get         (DeskXlsxPart  *self,
                                          const char    *attribute);
gint64        desk_xlsx_part_get_int     (DeskXlsxPart  *self,
                                          const char    *attribute,
                                          gint64         fallback);
void          desk_xlsx_part_append_text (DeskXlsxPart  *self,
                                          GString       *text);
void          desk_xlsx_part_free        (DeskXlsxPart  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskXlsxPart, desk_xlsx_part_free)

G_END_DECLS
