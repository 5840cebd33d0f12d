/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-report.h"
#include "sim-schedule.h"

G_BEGIN_DECLS

/* Plays a schedule in this process, heals everything, lets it run dry and checks. */
void sim_run (const SimSchedule *schedule,
              SimReport         *report);

G_END_DECLS
