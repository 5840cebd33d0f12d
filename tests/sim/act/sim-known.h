/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: tags and facts of members, which several laptops add, change and remove, what they say of
 * two members, what they put off, and which call-backs they promise. */
void sim_known_add_tag     (SimWorld      *world,
                            const SimStep *step);
void sim_known_remove_tag  (SimWorld      *world,
                            const SimStep *step);
void sim_known_set_fact    (SimWorld      *world,
                            const SimStep *step);
void sim_known_remove_fact (SimWorld      *world,
                            const SimStep *step);
void sim_known_mark        (SimWorld      *world,
                            const SimStep *step);
void sim_known_snooze      (SimWorld      *world,
                            const SimStep *step);
void sim_known_promise     (SimWorld      *world,
                            const SimStep *step);
void sim_known_ticket      (SimWorld      *world,
                            const SimStep *step);

G_END_DECLS
