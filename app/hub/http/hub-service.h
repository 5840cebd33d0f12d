/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-route.h"

G_BEGIN_DECLS

#define HUB_TYPE_SERVICE (hub_service_get_type ())
G_DECLARE_FINAL_TYPE (HubService, hub_service, HUB, SERVICE, GObject)

/* What a server's requests are answered with: the database on its threads, and the counters. */
HubService *hub_service_new          (const char           *db_uri,
                                      DeskPolicy           *policy,
                                      DeskClock            *clock);
void        hub_service_start        (HubService           *self,
                                      guint                 keep_days);
/* Pauses the message, answers on a database thread, and lets the message go on. */
void        hub_service_answer       (HubService           *self,
                                      const HubRoute       *route,
                                      SoupServerMessage    *message,
                                      GHashTable           *query);
/* Answers at once, without asking the database. */
void        hub_service_refuse       (HubService           *self,
                                      const HubRoute       *route,
                                      SoupServerMessage    *message,
                                      HubReply             *reply);
guint       hub_service_count_waiting
                                     (HubService           *self);
void        hub_service_stop         (HubService           *self);
void        hub_service_close_async  (HubService           *self,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean    hub_service_close_finish (HubService           *self,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
