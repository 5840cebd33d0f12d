/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-sync-face.h"

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_HEAD (desk_sync_head_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncHead, desk_sync_head, DESK, SYNC_HEAD, GtkWidget)

void        desk_sync_head_set_face     (DeskSyncHead       *self,
                                         const DeskSyncFace *face,
                                         const GError       *error);
void        desk_sync_head_set_progress (DeskSyncHead       *self,
                                         gboolean            running,
                                         double              progress);
const char *desk_sync_head_get_title    (DeskSyncHead       *self);
const char *desk_sync_head_get_story    (DeskSyncHead       *self);
const char *desk_sync_head_get_clock    (DeskSyncHead       *self);
const char *desk_sync_head_get_policy   (DeskSyncHead       *self);

G_END_DECLS
