/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_LISTEN (desk_sync_listen_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncListen, desk_sync_listen, DESK, SYNC_LISTEN, GObject)

/* Listens for news of the hub: while nothing happens one request waits there. Signal "due", with
 * milliseconds (gint64): there are news, or it heard nothing, and a round is to be made so soon. */
DeskSyncListen *desk_sync_listen_new    (DeskStore      *store);
/* Nothing when it listens already. */
void            desk_sync_listen_start  (DeskSyncListen *self);
void            desk_sync_listen_stop   (DeskSyncListen *self);
/* The way to the hub may be another one: what is known of this one counts for nothing. */
void            desk_sync_listen_forget (DeskSyncListen *self);

G_END_DECLS
