/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-lock.h>

G_BEGIN_DECLS

#define DESK_TYPE_LOCK_GROUP (desk_lock_group_get_type ())
G_DECLARE_FINAL_TYPE (DeskLockGroup, desk_lock_group, DESK, LOCK_GROUP, AdwPreferencesGroup)

/* The settings of the lock. Actions: "lock.set-pin", "lock.remove-pin". */
void desk_lock_group_show (DeskLockGroup *self,
                           DeskLock      *lock);

G_END_DECLS
