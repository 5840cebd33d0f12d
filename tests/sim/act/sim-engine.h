/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Step: a laptop syncs by itself for some minutes, through trouble and out of it. Nobody helps. */
void sim_engine      (SimWorld      *world,
                      const SimStep *step);
/* All laptops do, until there is nothing left to do; a person who is told to enrol anew does. */
void sim_engine_heal (SimWorld      *world);

G_END_DECLS
