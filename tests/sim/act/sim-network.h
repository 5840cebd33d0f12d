/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: rounds over a good and a bad network. */
void     sim_network_good_round (SimWorld       *world,
                                 const SimStep  *step);
void     sim_network_bad_round  (SimWorld       *world,
                                 const SimStep  *step);
void     sim_network_release    (SimWorld       *world,
                                 const SimStep  *step);
/* A round that only what was done to the laptop may end: revoked, copied. */
gboolean sim_network_round      (SimWorld       *world,
                                 SimLaptop      *laptop,
                                 DeskSyncRound  *round);

G_END_DECLS
