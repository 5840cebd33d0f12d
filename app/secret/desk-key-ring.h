/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The Secret Service of the desktop; inside a sandbox what its portal gives. On systems without one,
 * a key ring that is never there. Any thread but the main one: they wait. */
gboolean  desk_key_ring_is_there (GCancellable  *cancellable);
gboolean  desk_key_ring_save     (const char    *device_id,
                                  const char    *token,
                                  GCancellable  *cancellable,
                                  GError       **error);
char     *desk_key_ring_load     (const char    *device_id,
                                  gboolean       may_ask,
                                  GCancellable  *cancellable,
                                  GError       **error);
gboolean  desk_key_ring_is_locked (GCancellable  *cancellable);
gboolean  desk_key_ring_has      (const char    *device_id,
                                  GCancellable  *cancellable);
gboolean  desk_key_ring_remove   (const char    *device_id,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
