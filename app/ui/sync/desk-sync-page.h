/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync-head.h"

#include <desk-sync.h>

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_PAGE (desk_sync_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncPage, desk_sync_page, DESK, SYNC_PAGE, GtkWidget)

GtkWidget    *desk_sync_page_new       (DeskStore    *store,
                                        DeskSync     *sync);
DeskSyncHead *desk_sync_page_get_head  (DeskSyncPage *self);
/* Writes the outbox there, as "sync.export" does after asking where. */
void          desk_sync_page_export_to (DeskSyncPage *self,
                                        GFile        *file);

G_END_DECLS
