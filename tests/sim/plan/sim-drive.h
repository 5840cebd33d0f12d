/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-report.h"
#include "sim-schedule.h"

G_BEGIN_DECLS

/**
 * SimDrive:
 * @program: the simulation, which plays one schedule a process: a crash is a finding like any other
 * @report: gets the witnesses of all
 *
 * What is to be played: @n_seeds from @first on, or (0) for @minutes; @until_failure: or until one
 * fails.
 */
typedef struct
{
  const char *program;
  SimReport  *report;
  guint32     first;
  guint       n_seeds;
  guint       minutes;
  gboolean    until_failure;
  guint       n_jobs;
  guint       n_played;
  guint       n_failed;
} SimDrive;

/* Plays a schedule in a process of its own. (transfer full) */
SimReport *sim_drive_play  (const char         *program,
                            const SimSchedule  *schedule);
/* Plays them all; prints those that fail, shrunk. */
void       sim_drive_run   (SimDrive           *self);

G_END_DECLS
