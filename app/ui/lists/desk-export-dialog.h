/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-export.h>

G_BEGIN_DECLS

#define DESK_TYPE_EXPORT_DIALOG (desk_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskExportDialog, desk_export_dialog, DESK, EXPORT_DIALOG, AdwWindow)

/* Members as a file for other programs. Actions: `export.choose`, `export.stop`. */
GtkWidget  *desk_export_dialog_new         (DeskStore          *store,
                                            GArray             *ids,
                                            const char * const *columns);
void        desk_export_dialog_set_unmasked (DeskExportDialog  *self,
                                             gboolean           unmasked);
void        desk_export_dialog_write       (DeskExportDialog   *self,
                                            const char         *path);
const char *desk_export_dialog_get_message (DeskExportDialog   *self);
gboolean    desk_export_dialog_is_busy     (DeskExportDialog   *self);

G_END_DECLS
