/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: notes about members, which several laptops add, change and remove. */
void sim_note_add    (SimWorld      *world,
                      const SimStep *step);
void sim_note_edit   (SimWorld      *world,
                      const SimStep *step);
void sim_note_remove (SimWorld      *world,
                      const SimStep *step);

G_END_DECLS
