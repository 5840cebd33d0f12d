/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskSheetKind:
 * @DESK_SHEET_TEXT: fields in lines of text
 * @DESK_SHEET_XLSX: a package of XML documents
 *
 * What a file with rows is.
 */
typedef enum
{
  DESK_SHEET_TEXT,
  DESK_SHEET_XLSX,
} DeskSheetKind;

gboolean desk_sheet_kind_find (const char     *path,
                               DeskSheetKind  *kind,
                               GCancellable   *cancellable,
                               GError        **error);

G_END_DECLS
