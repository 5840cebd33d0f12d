/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: what people do at their laptops. */
void sim_people_use     (SimWorld      *world,
                         const SimStep *step);
void sim_people_care    (SimWorld      *world,
                         const SimStep *step);
void sim_people_reveal  (SimWorld      *world,
                         const SimStep *step);
void sim_people_resolve (SimWorld      *world,
                         const SimStep *step);

G_END_DECLS
