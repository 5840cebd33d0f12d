/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-act.h"

#include <hub-assign.h>
#include <hub-device.h>
#include <hub-sweep.h>

#include "sim-crash.h"
#include "sim-engine.h"
#include "sim-known.h"
#include "sim-network.h"
#include "sim-note.h"
#include "sim-overlap.h"
#include "sim-people.h"
#include "sim-policy.h"
#include "sim-resolve.h"
#include "sim-restore.h"
#include "sim-visit.h"

#define MINUTE_MS (G_GINT64_CONSTANT (60) * 1000)
#define HOUR_MS (60 * MINUTE_MS)
#define MAX_HOURS 12
#define SWEEP_BATCH 100
#define MAX_SKEW_MINUTES (5 * 60)

static void
act_hours (SimWorld      *world,
           const SimStep *step)
{
  sim_world_pass (world, (1 + step->n % MAX_HOURS) * HOUR_MS);
}

static void
act_skew (SimWorld      *world,
          const SimStep *step)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);
  gint64 minutes = (gint64) (step->n * 17 % (2 * MAX_SKEW_MINUTES)) - MAX_SKEW_MINUTES;

  laptop->skew_ms = minutes * MINUTE_MS;
  sim_laptop_set_time (laptop, world->now_ms);
}

static void
act_restart (SimWorld      *world,
             const SimStep *step)
{
  sim_world_stop_hub (world);
  sim_world_start_hub (world);
}

static void
act_import (SimWorld      *world,
            const SimStep *step)
{
  g_autoptr (GError) error = NULL;

  sim_feed_change (world->feed, step->what, step->n);
  if (!sim_feed_import (world->feed, world->dir, world->db, world->policy, world->hub_clock,
                        &error))
    sim_world_blame (world, "import", "the feed", error);
}

static void
act_assign (SimWorld      *world,
            const SimStep *step)
{
  g_autofree char *member_no =
    sim_feed_member_no (step->what % sim_feed_get_n_members (world->feed));
  g_autofree char *manager_no = sim_feed_manager_no (step->n % world->n_managers);
  g_autoptr (GError) error = NULL;

  sim_feed_note_moved (world->feed, member_no);
  sim_world_ungrant (world);
  if (!hub_assign_member (world->db, world->hub_clock, member_no, manager_no, &error))
    sim_world_blame (world, "assign", member_no, error);
}

static void
act_revoke (SimWorld      *world,
            const SimStep *step)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);
  const DeskIdentity *identity = desk_store_get_identity (laptop->store);

  sim_world_ungrant (world);
  /* A hub restored from a backup may not know the device. */
  if (identity != NULL)
    hub_device_revoke (world->db, world->hub_clock, identity->device_id, NULL);
}

/* Mostly the same manager again; sometimes the laptop goes to a colleague. No request is under way
 * so long that it comes after that. */
static void
act_enrol (SimWorld      *world,
           const SimStep *step)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);
  g_autoptr (GHashTable) before = sim_world_census (world);
  g_autofree char *manager_no = step->what % 4 == 0
                                  ? sim_feed_manager_no (step->n % world->n_managers)
                                  : g_strdup (laptop->manager_no);
  g_autoptr (GError) error = NULL;

  sim_world_ungrant (world);
  if (!g_str_equal (manager_no, laptop->manager_no))
    {
      sim_world_release (world);
      sim_report_witness (world->report, "another-manager");
    }
  if (!sim_world_enrol (world, laptop, manager_no, &error))
    sim_report_fail (world->report, "enrol", "%s", error->message);
  sim_world_account (world, before);
}

/* Tombstones are cleared that are older than some hours: who was away since starts over. */
static void
act_sweep (SimWorld      *world,
           const SimStep *step)
{
  gint64 before_ms = world->now_ms + 1 - step->n % MAX_HOURS * HOUR_MS;
  g_autoptr (GError) error = NULL;
  gint64 n_cleared;

  while ((n_cleared = hub_sweep_tombstones (world->db, before_ms, SWEEP_BATCH, &error)) > 0)
    sim_report_witness (world->report, "tombstones-cleared");
  if (n_cleared < 0)
    sim_world_blame (world, "sweep", "tombstones", error);
}

static void (* const acts[SIM_N_KINDS]) (SimWorld      *world,
                                         const SimStep *step) = {
  [SIM_USE] = sim_people_use,
  [SIM_CARE] = sim_people_care,
  [SIM_REVEAL] = sim_people_reveal,
  [SIM_NOTE_ADD] = sim_note_add,
  [SIM_NOTE_EDIT] = sim_note_edit,
  [SIM_NOTE_REMOVE] = sim_note_remove,
  [SIM_TAG_ADD] = sim_known_add_tag,
  [SIM_TAG_REMOVE] = sim_known_remove_tag,
  [SIM_FACT_SET] = sim_known_set_fact,
  [SIM_FACT_REMOVE] = sim_known_remove_fact,
  [SIM_MARK] = sim_known_mark,
  [SIM_SNOOZE] = sim_known_snooze,
  [SIM_TICKET] = sim_known_ticket,
  [SIM_CALLBACK] = sim_known_promise,
  [SIM_VISIT_SCHEDULE] = sim_visit_schedule,
  [SIM_VISIT_MOVE] = sim_visit_move,
  [SIM_VISIT_DONE] = sim_visit_done,
  [SIM_VISIT_CANCEL] = sim_visit_cancel,
  [SIM_RESOLVE] = sim_resolve,
  [SIM_AMEND] = sim_resolve_amend,
  [SIM_ROUND] = sim_network_good_round,
  [SIM_BAD_ROUND] = sim_network_bad_round,
  [SIM_ENGINE] = sim_engine,
  [SIM_RELEASE] = sim_network_release,
  [SIM_HOURS] = act_hours,
  [SIM_SKEW] = act_skew,
  [SIM_RESTART] = act_restart,
  [SIM_IMPORT] = act_import,
  [SIM_POLICY] = sim_policy_load,
  [SIM_ASSIGN] = act_assign,
  [SIM_REVOKE] = act_revoke,
  [SIM_ENROL] = act_enrol,
  [SIM_BACKUP] = sim_restore_backup,
  [SIM_RESTORE_HUB] = sim_restore_hub,
  [SIM_COPY] = sim_restore_copy,
  [SIM_RESTORE_LAPTOP] = sim_restore_laptop,
  [SIM_CLONE] = sim_restore_clone,
  [SIM_SWEEP] = act_sweep,
  [SIM_CRASH_LAPTOP] = sim_crash_laptop,
  [SIM_CRASH_HUB] = sim_crash_hub,
  [SIM_CRASH_IMPORT] = sim_crash_import,
  [SIM_OVERLAP_ROUND] = sim_overlap_round,
  [SIM_OVERLAP_WRITER] = sim_overlap_writer,
};

/**
 * sim_act:
 *
 * Does one step. What went wrong is in the report.
 */
void
sim_act (SimWorld      *world,
         const SimStep *step)
{
  g_autofree char *text = sim_step_print (step);

  sim_report_log (world->report, "%s", text);
  sim_report_witness (world->report, sim_kind_to_string (step->kind));
  acts[step->kind](world, step);
}
