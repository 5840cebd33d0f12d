/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync-transport.h"

G_BEGIN_DECLS

/* Sends what waits in the outbox, batch by batch, and lets the store settle the verdicts. */
void     desk_sync_push_async  (DeskStore            *store,
                                DeskSyncTransport    *transport,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean desk_sync_push_finish (DeskStore            *store,
                                GAsyncResult         *result,
                                DeskSyncRound        *round,
                                gboolean             *sent,
                                GError              **error);

G_END_DECLS
