/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync-transport.h"

G_BEGIN_DECLS

/* Asks the hub for units of quotas, where it is time to, and gives them to the store. */
void     desk_sync_grants_async  (DeskStore            *store,
                                  DeskSyncTransport    *transport,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean desk_sync_grants_finish (DeskStore            *store,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
