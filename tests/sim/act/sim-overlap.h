/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: two do something at the hub at the same time, the one in the middle of the other. */
void sim_overlap_round  (SimWorld      *world,
                         const SimStep *step);
void sim_overlap_writer (SimWorld      *world,
                         const SimStep *step);

G_END_DECLS
