/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-world.h"

G_BEGIN_DECLS

/* Steps: what people do at their laptops. */
void sim_people_use    (SimWorld      *world,
                        const SimStep *step);
void sim_people_care   (SimWorld      *world,
                        const SimStep *step);
void sim_people_reveal (SimWorld      *world,
                        const SimStep *step);

/* For further steps of this sort: arguments that begin with a member, (transfer full); and the
 * operation itself, which is promised when the app says yes. */
JsonObject *sim_people_start_args (SimWorld      *world,
                                   const SimStep *step);
/* Arguments that `sql` makes of what the laptop shows, a JSON object a line; NULL: of nothing. */
JsonObject *sim_people_pick_args  (SimWorld      *world,
                                   const SimStep *step,
                                   const char    *sql);
void        sim_people_perform    (SimWorld      *world,
                                   const SimStep *step,
                                   const char    *kind,
                                   JsonObject    *args);
/* What the app said yes to is promised from now on. */
void        sim_people_note       (SimWorld          *world,
                                   SimLaptop         *laptop,
                                   const DeskVerdict *verdict);

G_END_DECLS
