/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync-transport.h"

G_BEGIN_DECLS

/* Trades a one-time code for an identity, and saves it. Nothing is kept of a failed attempt. */
void     desk_sync_run_enrol_async  (DeskStore            *store,
                                     DeskSyncTransport    *transport,
                                     const char           *hub_url,
                                     const char           *code,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean desk_sync_run_enrol_finish (DeskStore            *store,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
