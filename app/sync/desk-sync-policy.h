/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync-transport.h"

G_BEGIN_DECLS

/* Fetches the policy that the hub has in force, and gives it to the store. */
void     desk_sync_policy_async  (DeskStore            *store,
                                  DeskSyncTransport    *transport,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean desk_sync_policy_finish (DeskStore            *store,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
