/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-sync-status.h>
#include <desk-sync.h>

#include "desk-sync-face.h"

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_GLANCE (desk_sync_glance_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncGlance, desk_sync_glance, DESK, SYNC_GLANCE, GObject)

/* Signal "changed": it stands otherwise than before. */
DeskSyncGlance       *desk_sync_glance_new        (DeskStore      *store,
                                                   DeskSync       *sync);
DeskSyncFace         *desk_sync_glance_make_face  (DeskSyncGlance *self);
const DeskSyncStatus *desk_sync_glance_get_status (DeskSyncGlance *self);

G_END_DECLS
