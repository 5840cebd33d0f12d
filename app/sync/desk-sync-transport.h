/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync.h"

G_BEGIN_DECLS

#define DESK_SYNC_JSON   "application/json"
#define DESK_SYNC_NDJSON "application/x-ndjson"

#define DESK_TYPE_SYNC_TRANSPORT (desk_sync_transport_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncTransport, desk_sync_transport, DESK, SYNC_TRANSPORT, GObject)

/* Asks the hub one thing and reads the whole reply. Only a 200 of the type asked for is a reply;
 * everything else is a DeskSyncError. */
DeskSyncTransport *desk_sync_transport_new          (guint                 timeout_s);
void               desk_sync_transport_prepare      (DeskSyncTransport    *self,
                                                     const char           *hub_url);
void               desk_sync_transport_send_async   (DeskSyncTransport    *self,
                                                     const char           *url,
                                                     const char           *token,
                                                     const char           *type,
                                                     GBytes               *body,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
GBytes            *desk_sync_transport_send_finish  (DeskSyncTransport    *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
gint64             desk_sync_transport_get_wait     (DeskSyncTransport    *self);
gboolean           desk_sync_transport_get_hub_time (DeskSyncTransport    *self,
                                                     gint64               *now_ms);

G_END_DECLS
