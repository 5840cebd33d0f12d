/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync-pull.h"

G_BEGIN_DECLS

/* Push, then pull, both once more where the hub knew a number otherwise, then the note of how it
 * went. */
void     desk_sync_run_round_async  (DeskStore             *store,
                                     DeskSyncTransport     *transport,
                                     DeskSyncProgressFunc   progress,
                                     gpointer               progress_data,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data);
gboolean desk_sync_run_round_finish (DeskStore             *store,
                                     GAsyncResult          *result,
                                     DeskSyncRound         *round,
                                     GError               **error);

/* Whether the hub was not reached, and trying again may help. */
gboolean desk_sync_error_is_offline (const GError          *error);

G_END_DECLS
