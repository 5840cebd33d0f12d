/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>

G_BEGIN_DECLS

#define DESK_TYPE_DAY_WATCH (desk_day_watch_get_type ())
G_DECLARE_FINAL_TYPE (DeskDayWatch, desk_day_watch, DESK, DAY_WATCH, GObject)

/* Signal "changed": another day has begun in the policy's zone. */
DeskDayWatch *desk_day_watch_new (DeskStore *store);

G_END_DECLS
