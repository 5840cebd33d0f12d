/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-run.h"

#include "sim-act.h"
#include "sim-check.h"
#include "sim-network.h"

/* A copied laptop needs the most: it notices, is enrolled anew, sends, and others pull that. */
#define MAX_DRY_PASSES 10

/* What a person does who is told that this laptop was revoked, or is a copy. */
static void
enrol_again (SimWorld  *world,
             SimLaptop *laptop)
{
  g_autoptr (GError) error = NULL;

  if (!sim_world_enrol (world, laptop, laptop->manager_no, &error))
    sim_report_fail (world->report, "enrol", "%s", error->message);
}

/* Whether that laptop had nothing to do. */
static gboolean
run_dry (SimWorld  *world,
         SimLaptop *laptop)
{
  DeskSyncRound round = { 0 };

  sim_report_log (world->report, "dry %u", laptop->index);
  if (sim_network_round (world, laptop, &round))
    return round.pushed == 0 && round.pulled == 0;
  enrol_again (world, laptop);
  return FALSE;
}

static void
heal (SimWorld *world)
{
  gboolean dry = FALSE;

  sim_world_release (world);
  for (guint pass = 0; !dry && pass < MAX_DRY_PASSES; pass++)
    {
      dry = TRUE;
      for (guint i = 0; i < world->n_laptops; i++)
        dry = run_dry (world, world->laptops[i]) && dry;
    }
  if (!dry)
    sim_report_fail (world->report, "stuck", "not dry after %d rounds each", MAX_DRY_PASSES);
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
    heal (world);
  if (!sim_report_has_failed (report))
    work_on (world);
  if (!sim_report_has_failed (report))
    heal (world);
  if (!sim_report_has_failed (report))
    sim_check (world);
  sim_world_free (world);
}
