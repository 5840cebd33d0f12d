/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>

#include "desk-export.h"

G_BEGIN_DECLS

/**
 * DeskExportFile:
 *
 * The file of an export while it is written: members come in, lines go out. Belongs to one thread at
 * a time.
 */
typedef struct _DeskExportFile DeskExportFile;

DeskExportFile *desk_export_file_new    (DeskStore             *store,
                                         const DeskExportOrder *order,
                                         GError               **error);
gboolean        desk_export_file_add    (DeskExportFile        *self,
                                         const DeskMemberFile  *member,
                                         GError               **error);
gboolean        desk_export_file_finish (DeskExportFile        *self,
                                         guint64               *n_lines,
                                         GError               **error);
void            desk_export_file_free   (DeskExportFile        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskExportFile, desk_export_file_free)

G_END_DECLS
