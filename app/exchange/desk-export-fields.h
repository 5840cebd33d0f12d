/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <desk-sheet-writer.h>

#include "desk-export.h"

G_BEGIN_DECLS

typedef struct
{
  DeskPolicy *policy;
  gint64      now_ms;
  gboolean    unmasked;
} DeskExportContext;

/**
 * DeskExportLine:
 * @item: one of the list's, or the DeskMember where the line is the member's
 */
typedef struct
{
  const DeskExportContext *context;
  const DeskMemberFile    *member;
  gconstpointer            item;
} DeskExportLine;

/**
 * DeskExportField:
 * @title: to be translated in the context "column"
 * @put: writes the cell of a line
 * @offset: where in the item, for those that write what stands there
 * @label: (nullable): what people call what stands there
 */
typedef struct _DeskExportField DeskExportField;
struct _DeskExportField
{
  const char   *title;
  DeskCellKind  kind;
  guint         width;
  void        (*put)   (DeskSheetWriter       *sheet,
                        const DeskExportLine  *line,
                        const DeskExportField *field);
  gsize         offset;
  const char *(*label) (const char            *word);
};

/**
 * DeskExportFields:
 * @title: of the sheet, to be translated in the context "sheet"
 * @list: which list of a DeskMemberFile has a line for each item; 0: a line for the member
 */
typedef struct
{
  const char            *title;
  const DeskExportField *fields;
  guint                  n_fields;
  gsize                  list;
} DeskExportFields;

const DeskExportFields *desk_export_fields_get (DeskExportKind kind);

G_END_DECLS
