/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: what people do with what the hub turned away. */
void sim_resolve       (SimWorld      *world,
                        const SimStep *step);
void sim_resolve_amend (SimWorld      *world,
                        const SimStep *step);

G_END_DECLS
