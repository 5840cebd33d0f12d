/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-schedule.h"
#include "sim-world.h"

G_BEGIN_DECLS

/* The hub has another policy in force; laptops that are away hear of it when they come back. */
void sim_policy_load (SimWorld      *world,
                      const SimStep *step);

G_END_DECLS
