/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-lock.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* What the application shows on the screen, where others see it too. While it is locked, a notice names
 * nobody; those that stood there when it was locked are taken away. */
void desk_notices_set_lock (GApplication  *application,
                            DeskLock      *lock);
void desk_notices_send     (GApplication  *application,
                            const char    *id,
                            GNotification *notice);
void desk_notices_withdraw (GApplication  *application,
                            const char    *id);

G_END_DECLS
