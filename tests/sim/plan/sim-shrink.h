/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-schedule.h"

G_BEGIN_DECLS

/* Whether a schedule still fails as the first one did. */
typedef gboolean (*SimFailsFunc) (const SimSchedule *schedule,
                                  gpointer           user_data);

/* A short schedule that still fails: steps are taken out, half of them first. */
SimSchedule *sim_shrink (const SimSchedule *schedule,
                         SimFailsFunc       fails,
                         gpointer           user_data);

G_END_DECLS
