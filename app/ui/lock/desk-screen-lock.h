/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_TYPE_SCREEN_LOCK (desk_screen_lock_get_type ())
G_DECLARE_FINAL_TYPE (DeskScreenLock, desk_screen_lock, DESK, SCREEN_LOCK, GObject)

/* Tells by the signal "locked" that the system locked the screen, or that it is about to sleep. */
DeskScreenLock *desk_screen_lock_new (void);

G_END_DECLS
