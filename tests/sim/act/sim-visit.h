/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: visits, planned by several laptops into the hours of one day. */
void sim_visit_schedule (SimWorld      *world,
                         const SimStep *step);
void sim_visit_move     (SimWorld      *world,
                         const SimStep *step);
void sim_visit_done     (SimWorld      *world,
                         const SimStep *step);
void sim_visit_cancel   (SimWorld      *world,
                         const SimStep *step);

/* An argument for further steps of this sort: when it is to be. */
void sim_visit_set_start (SimWorld      *world,
                          JsonObject    *args,
                          const SimStep *step);

G_END_DECLS
