/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: copies of databases, and what becomes of the world when they are put to use. */
void sim_restore_backup (SimWorld      *world,
                         const SimStep *step);
void sim_restore_hub    (SimWorld      *world,
                         const SimStep *step);
void sim_restore_copy   (SimWorld      *world,
                         const SimStep *step);
void sim_restore_laptop (SimWorld      *world,
                         const SimStep *step);
void sim_restore_clone  (SimWorld      *world,
                         const SimStep *step);

G_END_DECLS
