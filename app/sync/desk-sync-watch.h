/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_WATCH (desk_sync_watch_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncWatch, desk_sync_watch, DESK, SYNC_WATCH, GObject)

/* Knows when the next round is due. Signal "due": now. It is told when a round begins and ends. */
DeskSyncWatch *desk_sync_watch_new         (DeskStore     *store);
void           desk_sync_watch_start       (DeskSyncWatch *self);
void           desk_sync_watch_stop        (DeskSyncWatch *self);
void           desk_sync_watch_round_began (DeskSyncWatch *self);
void           desk_sync_watch_round_ended (DeskSyncWatch *self,
                                            const GError  *error,
                                            gboolean       hopeless,
                                            gint64         hub_wait_ms);

G_END_DECLS
