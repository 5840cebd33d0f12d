/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SyncTap:
 * @up: bytes that went to the hub, headers and all
 * @down: bytes that came back
 * @requests: how many requests they were
 *
 * A wire of plain sockets between a laptop and its hub, on a port of its own.
 */
typedef struct
{
  GSocketService *service;
  char           *uri;
  guint16         hub_port;
  guint64         up;
  guint64         down;
  guint           requests;
  GString        *said;         /* what the laptop said */
  guint           n_flows;
} SyncTap;

SyncTap *sync_tap_new   (const char *hub_uri);
void     sync_tap_reset (SyncTap    *self);
void     sync_tap_free  (SyncTap    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncTap, sync_tap_free)

G_END_DECLS
