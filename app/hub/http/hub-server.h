/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-policy.h>

#include <desk-clock.h>

G_BEGIN_DECLS

/* Longer than any leave: who comes back sooner pulls only what changed. */
#define HUB_KEEP_TOMBSTONES_DAYS 180

#define HUB_TYPE_SERVER (hub_server_get_type ())
G_DECLARE_FINAL_TYPE (HubServer, hub_server, HUB, SERVER, GObject)

/* The hub, serving from the main loop; its database works on threads of its own. */
HubServer  *hub_server_new                 (const char           *db_uri,
                                            DeskPolicy           *policy,
                                            DeskClock            *clock);
void        hub_server_set_keep_tombstones (HubServer            *self,
                                            guint                 days);
void        hub_server_set_patience        (HubServer            *self,
                                            guint                 seconds);
gboolean    hub_server_listen              (HubServer            *self,
                                            const char           *host_port,
                                            const char           *tls_cert_file,
                                            const char           *tls_key_file,
                                            GError              **error);
const char *hub_server_get_uri             (HubServer            *self);
guint       hub_server_count_waiting       (HubServer            *self);
void        hub_server_stop_async          (HubServer            *self,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean    hub_server_stop_finish         (HubServer            *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
