/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* The laptop goes by the hub's policy, and what it shows is made after it. */
void sim_policy_check (SimWorld  *world,
                       SimLaptop *laptop,
                       DeskDb    *db);

G_END_DECLS
