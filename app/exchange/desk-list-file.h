/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-list-row.h>
#include <gio/gio.h>

#include "desk-list-columns.h"

G_BEGIN_DECLS

/**
 * DeskListFile:
 *
 * A manager's own list while it is read, .csv or .xlsx, in little memory. Belongs to one thread at a
 * time.
 */
typedef struct _DeskListFile DeskListFile;

DeskListFile    *desk_list_file_open         (const char    *path,
                                              const char    *sheet,
                                              GArray        *roles,
                                              GCancellable  *cancellable,
                                              GError       **error);
DeskListRow     *desk_list_file_next         (DeskListFile  *self,
                                              GError       **error);
DeskListColumns *desk_list_file_take_columns (DeskListFile  *self);
void             desk_list_file_free         (DeskListFile  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskListFile, desk_list_file_free)

G_END_DECLS
