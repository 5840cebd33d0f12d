/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_WAKE (desk_sync_wake_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncWake, desk_sync_wake, DESK, SYNC_WAKE, GObject)

/* Notices that this computer has slept. Signal "woke": some seconds ago at most. */
DeskSyncWake *desk_sync_wake_new   (DeskClock    *clock);
void          desk_sync_wake_start (DeskSyncWake *self);
void          desk_sync_wake_stop  (DeskSyncWake *self);
void          desk_sync_wake_look  (DeskSyncWake *self);

G_END_DECLS
