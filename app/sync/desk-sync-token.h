/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync.h"

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_TOKEN (desk_sync_token_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncToken, desk_sync_token, DESK, SYNC_TOKEN, GObject)

/* Sees to it that the store's identity has its token. Signal "late": it came after whoever waited for
 * it had gone. */
DeskSyncToken *desk_sync_token_new          (DeskStore            *store);
void           desk_sync_token_ready_async  (DeskSyncToken        *self,
                                             guint                 patience_s,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean       desk_sync_token_ready_finish (DeskSyncToken        *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void           desk_sync_token_stop         (DeskSyncToken        *self);

G_END_DECLS
