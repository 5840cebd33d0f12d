/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync-transport.h"

G_BEGIN_DECLS

/**
 * DeskSyncProgressFunc:
 * @fraction: 0…1 of the running pull
 * @rows: how many rows it brought so far
 */
typedef void (*DeskSyncProgressFunc) (double   fraction,
                                      guint64  rows,
                                      gpointer user_data);

/* Fetches what the hub changed after the cursor, page by page; the hub makes the next page while
 * the store applies this one. */
void     desk_sync_pull_async  (DeskStore             *store,
                                DeskSyncTransport     *transport,
                                DeskSyncProgressFunc   progress,
                                gpointer               progress_data,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data);
gboolean desk_sync_pull_finish (DeskStore             *store,
                                GAsyncResult          *result,
                                DeskSyncRound         *round,
                                gint64                *skew_ms,
                                GError               **error);

G_END_DECLS
