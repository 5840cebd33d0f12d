/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <desk-sheet-writer.h>

#include "desk-export.h"

G_BEGIN_DECLS

typedef struct
{
  DeskPolicy *policy;
  gboolean    unmasked;
} DeskExportContext;

/**
 * DeskExportField:
 * @title: to be translated in the context "column"
 * @put: writes the cell of a line; @item is one of the list's, %NULL where the line is the member's
 */
typedef struct
{
  const char   *title;
  DeskCellKind  kind;
  guint         width;
  void        (*put) (DeskSheetWriter         *sheet,
                      const DeskExportContext *context,
                      const DeskMemberFile    *member,
                      gconstpointer            item);
} DeskExportField;

/**
 * DeskExportFields:
 * @title: of the sheet, to be translated in the context "sheet"
 * @list: (nullable): what of a member has a line each; %NULL: the member
 */
typedef struct
{
  const char            *title;
  const DeskExportField *fields;
  guint                  n_fields;
  GPtrArray           *(*list) (const DeskMemberFile *member);
} DeskExportFields;

const DeskExportFields *desk_export_fields_get (DeskExportKind kind);

G_END_DECLS
