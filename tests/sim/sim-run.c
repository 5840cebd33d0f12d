/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-run.h"

#include "sim-act.h"
#include "sim-check.h"
#include "sim-engine.h"
#include "sim-network.h"

/* A copied laptop needs the most: it notices, is enrolled anew, sends, and others pull that. */
#define MAX_DRY_PASSES 10

/* Whether that laptop had nothing to do. */
static gboolean
run_dry (SimWorld  *world,
         SimLaptop *laptop)
{
  DeskSyncRound round = { 0 };

  sim_report_log (world->report, "dry %u", laptop->index);
  if (sim_network_round (world, laptop, &round))
    return round.pushed == 0 && round.pulled == 0;
  sim_world_enrol_again (world, laptop);
  return FALSE;
}

/* Once laptops have got there by themselves a round finds nothing to do. */
static void
heal (SimWorld *world,
      gboolean  by_themselves)
{
  guint max_passes = by_themselves ? 1 : MAX_DRY_PASSES;
  gboolean dry = FALSE;

  sim_world_release (world);
  if (by_themselves)
    sim_engine_heal (world);
  for (guint pass = 0; !dry && pass < max_passes; pass++)
    {
      dry = TRUE;
      for (guint i = 0; i < world->n_laptops; i++)
        dry = run_dry (world, world->laptops[i]) && dry;
    }
  if (!dry)
    sim_report_fail (world->report, "stuck", "not dry after %u rounds each", max_passes);
}

/* Life goes on afterwards: everybody does something more. */
static void
work_on (SimWorld *world)
{
  for (guint i = 0; i < world->n_laptops; i++)
    {
      SimStep step = { .kind = SIM_CARE, .who = i, .what = i, .n = i };

      sim_act (world, &step);
    }
}

void
sim_run (const SimSchedule *schedule,
         SimReport         *report)
{
  SimWorld *world;

  g_random_set_seed (schedule->seed);
  world = sim_world_new (schedule, report);
  for (guint i = 0; i < schedule->steps->len && !sim_report_has_failed (report); i++)
    sim_act (world, &g_array_index (schedule->steps, SimStep, i));
  if (!sim_report_has_failed (report))
    heal (world, schedule->seed % 2 == 0);
  if (!sim_report_has_failed (report))
    work_on (world);
  if (!sim_report_has_failed (report))
    heal (world, schedule->seed % 4 == 1);
  if (!sim_report_has_failed (report))
    sim_check (world);
  sim_world_free (world);
}
