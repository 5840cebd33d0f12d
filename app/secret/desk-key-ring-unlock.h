/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_KEY_RING_SERVICE "org.freedesktop.secrets"
#define DESK_KEY_RING_SCHEMA "org.memberdesk.Device"

/* Unlocks by the bus itself: libsecret never returns from a prompt that was turned away (0.20). Not
 * for the main thread. */
gboolean  desk_key_ring_unlock         (const char    *path,
                                        GCancellable  *cancellable);
gboolean  desk_key_ring_lists          (const char    *device_id,
                                        GCancellable  *cancellable);
char     *desk_key_ring_find_default   (GCancellable  *cancellable);
gboolean  desk_key_ring_may_hide       (GCancellable  *cancellable);

G_END_DECLS
