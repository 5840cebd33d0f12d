/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* For how many seconds the other end of a connection may keep the hub waiting. */
#define HUB_PATIENCE_S 30

#define HUB_TYPE_PATIENCE (hub_patience_get_type ())
G_DECLARE_FINAL_TYPE (HubPatience, hub_patience, HUB, PATIENCE, GObject)

/* Ends the connections of a server that do not get on. */
HubPatience *hub_patience_new (SoupServer  *soup);
void         hub_patience_set (HubPatience *self,
                               guint        seconds);

G_END_DECLS
