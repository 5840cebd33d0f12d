/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-xlsx-part.h"

G_BEGIN_DECLS

/**
 * DeskXlsxMerges:
 *
 * The cells of a sheet that are merged over several rows: people see one text beside all of them.
 * Belongs to one thread at a time.
 */
typedef struct _DeskXlsxMerges DeskXlsxMerges;

DeskXlsxMerges *desk_xlsx_merges_load (DeskXlsxPart    *sheet,
                                       GError         **error);
void            desk_xlsx_merges_fill (DeskXlsxMerges  *self,
                                       gint64           row_no,
                                       GPtrArray       *cells);
void            desk_xlsx_merges_free (DeskXlsxMerges  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskXlsxMerges, desk_xlsx_merges_free)

G_END_DECLS
