/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-engine.h"

#include <desk-test-db.h>

#include "sim-act.h"
#include "sim-check.h"

#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS (60 * MINUTE_MS)
#define MAX_MINUTES 8
#define HASTY_MS (30 * SECOND_MS)
#define LOOK_MS (5 * SECOND_MS)

/* The longest wait after failures, a tenth longer, and a round; and the pause of who only polls. */
#define RECOVERY_MS (6 * MINUTE_MS)
#define HEARING_MS (70 * SECOND_MS)

#define MAX_ENROLMENTS 10

static void
sleep_long (SimWorld *world)
{
  sim_world_pass (world, 8 * HOUR_MS);
}

static void
change_network (SimWorld *world)
{
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
}

/* On a disk that fails it would not start. */
static void
restart_hub (SimWorld *world)
{
  if (world->is_failing)
    return;
  sim_world_stop_hub (world);
  sim_world_start_hub (world);
}

/* What there is between the laptop and the hub, for which requests, and what happens meanwhile. */
static const struct
{
  const char      *witness;
  const char      *path;
  DeskFrontFault   fault;
  guint            status;      /* of DESK_FRONT_STATUS */
  const char      *retry_after;
  gint64           patience_ms;
  void           (*happen) (SimWorld *world);
} troubles[] = {
  { "engine-no-trouble", .fault = DESK_FRONT_PASS },
  { "engine-unavailable", .fault = DESK_FRONT_STATUS, .status = 503 },
  { "engine-too-many", .fault = DESK_FRONT_STATUS, .status = 429, .retry_after = "30" },
  { "engine-proxy-401", .fault = DESK_FRONT_STATUS, .status = 401 },
  { "engine-proxy-410", .fault = DESK_FRONT_STATUS, .status = 410 },
  { "engine-sign-in", .fault = DESK_FRONT_HTML },
  { "engine-cut", .fault = DESK_FRONT_CUT },
  { "engine-cut-clean", .fault = DESK_FRONT_CUT_CLEAN },
  { "engine-lost-reply", .fault = DESK_FRONT_LOSE },
  { "engine-lost-request", .fault = DESK_FRONT_DROP },
  { "engine-delayed", .fault = DESK_FRONT_HOLD },
  { "engine-repeated", .fault = DESK_FRONT_REPEAT },
  { "engine-half-open", "/v1/wait", DESK_FRONT_SILENT },
  { "engine-no-waiting", "/v1/wait", DESK_FRONT_STATUS, 504 },
  { "engine-lost-push", "/v1/push", DESK_FRONT_LOSE },
  { "engine-hasty-proxy", .fault = DESK_FRONT_PASS, .patience_ms = HASTY_MS },
  { "engine-asleep", "/v1/wait", DESK_FRONT_SILENT, .happen = sleep_long },
  { "engine-another-network", "/v1/wait", DESK_FRONT_SILENT, .happen = change_network },
  { "engine-hub-restarts", .fault = DESK_FRONT_PASS, .happen = restart_hub },
};

static void
begin_trouble (SimWorld *world,
               guint     which)
{
  DeskFront *front = world->front;

  g_strfreev (desk_front_take_log (front));
  desk_front_set_path (front, troubles[which].path);
  desk_front_set_patience (front, troubles[which].patience_ms);
  if (troubles[which].fault == DESK_FRONT_STATUS)
    desk_front_set_answer (front, troubles[which].status, troubles[which].retry_after, NULL);
  else
    desk_front_set_fault (front, troubles[which].fault);
}

static void
end_trouble (SimWorld *world,
             guint     which)
{
  g_auto (GStrv) log = desk_front_take_log (world->front);

  if (log[0] != NULL)
    sim_report_witness (world->report, troubles[which].witness);
  desk_front_set_fault (world->front, DESK_FRONT_PASS);
  desk_front_set_path (world->front, NULL);
  desk_front_set_patience (world->front, 0);
}

/* Everything sent, and everything there is to have is here; or told to stop. */
static gboolean
is_dry (SimWorld  *world,
        SimLaptop *laptop)
{
  g_autofree char *head = g_strdup_printf ("SELECT rev FROM feeds WHERE manager_no = '%s'",
                                           laptop->manager_no);
  g_autoptr (DeskDb) db = NULL;

  if (desk_sync_get_state (laptop->sync) != DESK_SYNC_IDLE)
    return desk_sync_get_state (laptop->sync) == DESK_SYNC_STOPPED;
  db = sim_laptop_look (laptop);
  return desk_test_ask (db, "SELECT count (*) FROM outbox WHERE state IN ('queued', 'sent')") == 0 &&
         desk_test_ask (db, "SELECT value FROM meta WHERE key = 'cursor'") ==
           desk_test_ask (world->db, head);
}

static gboolean
are_all_dry (SimWorld *world)
{
  for (guint i = 0; i < world->n_laptops; i++)
    if (world->laptops[i]->is_running && !is_dry (world, world->laptops[i]))
      return FALSE;
  return TRUE;
}

static void
run_dry (SimWorld *world,
         gint64    within_ms)
{
  for (gint64 gone_ms = 0; gone_ms <= within_ms; gone_ms += LOOK_MS)
    {
      if (!sim_world_lapse (world, LOOK_MS) || are_all_dry (world))
        return;
    }
  sim_report_fail (world->report, "stuck", "left alone, a laptop gets nowhere in %d s",
                   (int) (within_ms / SECOND_MS));
}

/* Another laptop of the same manager writes something: this one hears of it. */
static void
work_elsewhere (SimWorld      *world,
                SimLaptop     *laptop,
                const SimStep *step)
{
  for (guint i = 0; i < world->n_laptops; i++)
    {
      SimLaptop *other = world->laptops[i];
      SimStep work = { SIM_CARE, i, step->what + 1, step->n };
      SimStep round = { SIM_ROUND, i };

      if (other == laptop || !g_str_equal (other->manager_no, laptop->manager_no))
        continue;
      sim_act (world, &work);
      sim_act (world, &round);
      sim_report_witness (world->report, "engine-news");
      run_dry (world, HEARING_MS);
      return;
    }
}

/* What the hub's administration does while it runs. */
static void
administer (SimWorld      *world,
            const SimStep *step)
{
  static const SimKind kinds[] = { SIM_IMPORT, SIM_ASSIGN, SIM_REVOKE, SIM_SWEEP,
                                   SIM_RESTORE_HUB };
  guint which = step->n / MAX_MINUTES % (2 * G_N_ELEMENTS (kinds));
  SimStep act = { .who = step->who, .what = step->what, .n = step->n };

  if (world->is_failing || which >= G_N_ELEMENTS (kinds))
    return;
  act.kind = kinds[which];
  sim_act (world, &act);
  sim_report_witness (world->report, "engine-administration");
}

static void
live (SimWorld      *world,
      SimLaptop     *laptop,
      const SimStep *step)
{
  guint which = step->what % G_N_ELEMENTS (troubles);
  SimStep work = { step->n % 2 == 0 ? SIM_CARE : SIM_USE, step->who, step->what, step->n };

  sim_report_log (world->report, "   %s", troubles[which].witness);
  begin_trouble (world, which);
  if (step->n % 3 != 0)
    sim_world_lapse (world, MINUTE_MS);
  sim_act (world, &work);
  administer (world, step);
  sim_world_lapse (world, (1 + step->n % MAX_MINUTES) * MINUTE_MS);
  if (troubles[which].happen != NULL)
    troubles[which].happen (world);
  if (!world->is_failing)
    sim_check_in_sight (world, laptop);
  end_trouble (world, which);
}

void
sim_engine (SimWorld      *world,
            const SimStep *step)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);

  if (desk_store_get_identity (laptop->store) == NULL)
    return;
  sim_laptop_start (laptop);
  live (world, laptop, step);
  if (!world->is_failing)
    {
      run_dry (world, RECOVERY_MS);
      sim_check_in_sight (world, laptop);
      if (desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE)
        work_elsewhere (world, laptop, step);
    }
  sim_laptop_stop (laptop);
  sim_world_drain (world);
}

/* Whether anybody had to be. */
static gboolean
enrol_those_told (SimWorld *world)
{
  gboolean any = FALSE;

  for (guint i = 0; i < world->n_laptops; i++)
    {
      SimLaptop *laptop = world->laptops[i];

      if (desk_sync_get_state (laptop->sync) != DESK_SYNC_STOPPED)
        continue;
      any = TRUE;
      sim_world_enrol_again (world, laptop);
    }
  return any;
}

void
sim_engine_heal (SimWorld *world)
{
  for (guint i = 0; i < world->n_laptops; i++)
    sim_laptop_start (world->laptops[i]);
  for (guint i = 0; i < MAX_ENROLMENTS && !sim_report_has_failed (world->report); i++)
    {
      run_dry (world, RECOVERY_MS);
      if (!enrol_those_told (world))
        break;
    }
  for (guint i = 0; i < world->n_laptops; i++)
    sim_laptop_stop (world->laptops[i]);
  sim_world_drain (world);
}
