/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db-thread.h>
#include <hub-device.h>

G_BEGIN_DECLS

#define HUB_TYPE_PRESENCE (hub_presence_get_type ())
G_DECLARE_FINAL_TYPE (HubPresence, hub_presence, HUB, PRESENCE, GObject)

/* Notes when devices were seen, while their requests are answered without waiting for that. */
HubPresence *hub_presence_new  (DeskDbThread    *thread,
                                DeskClock       *clock);
void         hub_presence_note (HubPresence     *self,
                                const HubDevice *device);

G_END_DECLS
