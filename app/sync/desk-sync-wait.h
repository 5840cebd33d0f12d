/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync-transport.h"

G_BEGIN_DECLS

/**
 * DeskSyncNews:
 * @cursor: what the store had when it was asked
 * @any: the hub has more than that
 */
typedef struct
{
  gint64 cursor;
  gboolean any;
} DeskSyncNews;

/* One request that the hub answers when there is something to pull, or after `seconds`. */
void     desk_sync_wait_async  (DeskStore            *store,
                                DeskSyncTransport    *transport,
                                guint                 seconds,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean desk_sync_wait_finish (DeskStore            *store,
                                GAsyncResult         *result,
                                DeskSyncNews         *news,
                                GError              **error);

G_END_DECLS
