/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* What the hub's tables must hold, worked out from the operations that it accepted and nothing
 * else; and what the verdicts must have been. */
void sim_model_check (SimWorld *world);

G_END_DECLS
