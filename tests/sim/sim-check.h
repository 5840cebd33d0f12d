/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* All that must hold once everything has run dry. */
void sim_check (SimWorld *world);

G_END_DECLS
