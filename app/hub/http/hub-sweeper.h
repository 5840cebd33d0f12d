/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db-thread.h>

G_BEGIN_DECLS

#define HUB_TYPE_SWEEPER (hub_sweeper_get_type ())
G_DECLARE_FINAL_TYPE (HubSweeper, hub_sweeper, HUB, SWEEPER, GObject)

/* Clears old tombstones, at once and then daily, a few at a time. */
HubSweeper *hub_sweeper_new   (DeskDbThread *thread,
                               DeskClock    *clock);
void        hub_sweeper_start (HubSweeper   *self,
                               guint         keep_days);
void        hub_sweeper_look  (HubSweeper   *self);
void        hub_sweeper_stop  (HubSweeper   *self);

G_END_DECLS
