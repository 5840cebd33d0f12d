/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* What must hold after every round: nothing that was done here, and that nobody turned away, is out
 * of sight. */
void sim_check_in_sight (SimWorld  *world,
                         SimLaptop *laptop);
/* All that must hold once everything has run dry. */
void sim_check          (SimWorld  *world);

G_END_DECLS
