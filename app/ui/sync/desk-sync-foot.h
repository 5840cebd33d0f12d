/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-sync.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_FOOT (desk_sync_foot_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncFoot, desk_sync_foot, DESK, SYNC_FOOT, GtkWidget)

GtkWidget  *desk_sync_foot_new      (DeskStore    *store,
                                     DeskSync     *sync);
const char *desk_sync_foot_get_text (DeskSyncFoot *self);

G_END_DECLS
