/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: something is done while a disk is about to fail. */
void sim_crash_laptop (SimWorld      *world,
                       const SimStep *step);
void sim_crash_hub    (SimWorld      *world,
                       const SimStep *step);
void sim_crash_import (SimWorld      *world,
                       const SimStep *step);

G_END_DECLS
