/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-front.h>
#include <desk-sync.h>
#include <hub-server.h>

G_BEGIN_DECLS

#define DESK_LAPSE_MAX_LAPTOPS 8

/**
 * DeskLapse:
 *
 * Time that goes by for a hub and for laptops that sync by themselves, as fast as they get things
 * done. All clocks are driven ones, one for the hub and one for each laptop. Before time goes on,
 * nobody has anything to do but to wait: for it, or at the hub.
 */
typedef struct
{
  HubServer *hub;
  DeskClock *hub_clock;
  DeskFront *front;
  DeskSync  *syncs[DESK_LAPSE_MAX_LAPTOPS];
  DeskClock *clocks[DESK_LAPSE_MAX_LAPTOPS];
  guint      n_laptops;
} DeskLapse;

void     desk_lapse_add    (DeskLapse  *self,
                            DeskSync   *sync,
                            DeskClock  *clock);
/* What is under way comes to its end, and no time goes by; FALSE: it does not. */
gboolean desk_lapse_settle (DeskLapse  *self);
/* Settles, lets `ms` go by, and settles again. */
gboolean desk_lapse_run    (DeskLapse  *self,
                            gint64      ms);

G_END_DECLS
