/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

void sim_act (SimWorld      *world,
              const SimStep *step);

G_END_DECLS
