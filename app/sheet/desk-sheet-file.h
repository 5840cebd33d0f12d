/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskSheetFile:
 *
 * A file while it is written, beside the place where it belongs: it is there whole, or what stood
 * there before still is. Belongs to one thread at a time.
 */
typedef struct _DeskSheetFile DeskSheetFile;

DeskSheetFile *desk_sheet_file_new        (const char     *path,
                                           GError        **error);
GOutputStream *desk_sheet_file_get_stream (DeskSheetFile  *self);
gboolean       desk_sheet_file_finish     (DeskSheetFile  *self,
                                           GError        **error);
void           desk_sheet_file_free       (DeskSheetFile  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSheetFile, desk_sheet_file_free)

G_END_DECLS
