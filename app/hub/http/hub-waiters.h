/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db-thread.h>

#include "hub-request.h"

G_BEGIN_DECLS

/* The requests that wait for news of their manager's feed. On the main thread. */
#define HUB_TYPE_WAITERS (hub_waiters_get_type ())
G_DECLARE_FINAL_TYPE (HubWaiters, hub_waiters, HUB, WAITERS, GObject)

/**
 * HubWakeFunc:
 * @exchange: (transfer full): what was handed over to wait
 *
 * Ends the wait of @exchange, be it for news or for time.
 */
typedef void (*HubWakeFunc) (gpointer exchange,
                             gpointer user_data);

HubWaiters *hub_waiters_new       (DeskDbThread    *thread,
                                   DeskClock       *clock,
                                   HubWakeFunc      wake,
                                   gpointer         user_data,
                                   GDestroyNotify   destroy);
void        hub_waiters_add       (HubWaiters      *self,
                                   const HubDevice *device,
                                   gint64           cursor,
                                   guint            seconds,
                                   gpointer         exchange);
/* Something may have been written for this manager by this server itself. */
void        hub_waiters_look      (HubWaiters      *self,
                                   const char      *manager_no);
/* Wakes them all; from now on none is kept waiting. */
void        hub_waiters_end       (HubWaiters      *self);
guint       hub_waiters_get_count (HubWaiters      *self);

G_END_DECLS
