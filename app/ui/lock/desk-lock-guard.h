/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-lock.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_LOCK_GUARD (desk_lock_guard_get_type ())
G_DECLARE_FINAL_TYPE (DeskLockGuard, desk_lock_guard, DESK, LOCK_GUARD, GObject)

/* Locks by itself, and sees to it that nothing shows or can be done while it is locked. Adds the action
 * "lock" to the application. What a DeskWindow shows is its own affair. */
DeskLockGuard *desk_lock_guard_new (GtkApplication *application,
                                    DeskLock       *lock,
                                    GType           spared);

G_END_DECLS
