/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-crash.h"

#include <desk-test-disk.h>

#include "sim-act.h"
#include "sim-query.h"

#define MAX_WRITES 16

static const struct
{
  DeskTestDiskFault  fault;
  const char        *witness;
} faults[] = {
  { DESK_TEST_DISK_CRASH, "crashed" },
  { DESK_TEST_DISK_CRASH, "crashed" },
  { DESK_TEST_DISK_FULL, "disk-full" },
  { DESK_TEST_DISK_ERROR, "disk-broken" },
};

/* What was about to be promised when the power went may be on the disk, or not. */
static void
adopt (SimWorld  *world,
       SimLaptop *laptop)
{
  g_autoptr (DeskDb) db = sim_laptop_look (laptop);
  g_autoptr (GPtrArray) ids = sim_query_list (db, "SELECT op_id FROM outbox ORDER BY seq");

  for (guint i = 0; i < ids->len; i++)
    if (sim_ledger_find (world->ledger, g_ptr_array_index (ids, i)) == NULL)
      {
        sim_ledger_add (world->ledger, g_ptr_array_index (ids, i), laptop->index);
        sim_report_witness (world->report, "kept-unpromised");
      }
}

/* Does something while the disk of that folder fails from one of the next writes on. TRUE: it
 * did. */
static gboolean
act_on_failing_disk (SimWorld      *world,
                     const char    *folder,
                     const SimStep *inner,
                     const SimStep *step)
{
  guint which = step->n / MAX_WRITES % G_N_ELEMENTS (faults);
  gboolean failed;

  desk_test_disk_fail (folder, faults[which].fault, 1 + step->n % MAX_WRITES, step->n);
  world->is_failing = TRUE;
  sim_act (world, inner);
  world->is_failing = FALSE;
  failed = desk_test_disk_has_failed (folder);
  if (failed)
    {
      g_autofree char *witness =
        g_strdup_printf ("%s-%s", sim_kind_to_string (step->kind), faults[which].witness);

      sim_report_log (world->report, "   %s", witness);
      sim_report_witness (world->report, witness);
    }
  return failed;
}

/* An app that met a broken disk is started anew, as after a crash. */
void
sim_crash_laptop (SimWorld      *world,
                  const SimStep *step)
{
  static const SimKind kinds[] = { SIM_USE, SIM_CARE, SIM_ROUND, SIM_ROUND, SIM_RESOLVE,
                                   SIM_AMEND, SIM_ENGINE };
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);
  SimStep inner = { kinds[step->what % G_N_ELEMENTS (kinds)], step->who, step->what, step->n };
  g_autoptr (GError) error = NULL;

  if (!act_on_failing_disk (world, laptop->dir, &inner, step))
    {
      desk_test_disk_mend (laptop->dir);
      return;
    }
  sim_laptop_close (laptop);
  desk_test_disk_restart (laptop->dir);
  if (sim_laptop_open (laptop, &error))
    adopt (world, laptop);
  else
    sim_report_fail (world->report, "reopen", "laptop %u: %s", laptop->index, error->message);
}

static void
crash_hub (SimWorld      *world,
           const SimStep *inner,
           const SimStep *step)
{
  if (!act_on_failing_disk (world, world->hub_dir, inner, step))
    {
      desk_test_disk_mend (world->hub_dir);
      return;
    }
  sim_world_stop_hub (world);
  desk_test_disk_restart (world->hub_dir);
  sim_world_start_hub (world);
}

void
sim_crash_hub (SimWorld      *world,
               const SimStep *step)
{
  SimKind kind = step->what % 3 == 0 ? SIM_ENGINE : SIM_ROUND;
  SimStep inner = { kind, step->who, step->what, step->n };

  crash_hub (world, &inner, step);
}

void
sim_crash_import (SimWorld      *world,
                  const SimStep *step)
{
  SimStep inner = { step->what % 2 == 0 ? SIM_IMPORT : SIM_ASSIGN, 0, step->what, step->n };

  crash_hub (world, &inner, step);
}
