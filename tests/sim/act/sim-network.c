/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-network.h"

#include "sim-check.h"

#define MAX_PASSES 4
#define MAX_PAGE 8

static const struct
{
  const char     *witness;
  DeskFrontFault  fault;
  guint           status;       /* of DESK_FRONT_STATUS */
  const char     *retry_after;
} faults[] = {
  { "fault-unavailable", DESK_FRONT_STATUS, 503, NULL },
  { "fault-too-many", DESK_FRONT_STATUS, 429, "30" },
  { "fault-timeout", DESK_FRONT_STATUS, 408, NULL },
  { "fault-proxy-401", DESK_FRONT_STATUS, 401, NULL },
  { "fault-proxy-403", DESK_FRONT_STATUS, 403, NULL },
  { "fault-proxy-410", DESK_FRONT_STATUS, 410, NULL },
  { "fault-sign-in", DESK_FRONT_HTML, 0, NULL },
  { "fault-cut", DESK_FRONT_CUT, 0, NULL },
  { "fault-cut-clean", DESK_FRONT_CUT_CLEAN, 0, NULL },
  { "fault-lost-reply", DESK_FRONT_LOSE, 0, NULL },
  { "fault-lost-request", DESK_FRONT_DROP, 0, NULL },
  { "fault-delayed", DESK_FRONT_HOLD, 0, NULL },
  { "fault-repeated", DESK_FRONT_REPEAT, 0, NULL },
  { "fault-silent", DESK_FRONT_SILENT, 0, NULL },
};

static gboolean
is_expected (const GError *error)
{
  return g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_REVOKED) ||
         g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_DATABASE) ||
         g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_ENROLLED);
}

static void
log_round (SimWorld            *world,
           const DeskSyncRound *round,
           const GError        *error)
{
  if (error != NULL)
    sim_report_log (world->report, "   %s", error->message);
  else
    sim_report_log (world->report,
                    "   pushed %u, accepted %u, rejected %u, pulled %u, cursor %" G_GINT64_FORMAT,
                    round->pushed, round->accepted, round->rejected, round->pulled,
                    round->cursor);
}

gboolean
sim_network_round (SimWorld      *world,
                   SimLaptop     *laptop,
                   DeskSyncRound *round)
{
  g_autoptr (GError) error = NULL;
  gboolean done = sim_laptop_round (laptop, round, &error);

  log_round (world, round, error);
  if (!world->is_failing)
    sim_check_in_sight (world, laptop);
  if (done || world->is_failing)
    return done;
  if (is_expected (error))
    sim_report_witness (world->report, error->code == DESK_SYNC_ERROR_OTHER_DATABASE
                                         ? "told-copied" : "told-revoked");
  else
    sim_report_fail (world->report, "round", "a round of laptop %u over a good network: %s",
                     laptop->index, error->message);
  return FALSE;
}

void
sim_network_good_round (SimWorld      *world,
                        const SimStep *step)
{
  DeskSyncRound round = { 0 };

  desk_front_set_page (world->front, step->n % MAX_PAGE);
  sim_network_round (world, sim_world_get_laptop (world, step->who), &round);
  desk_front_set_page (world->front, 0);
}

typedef struct
{
  DeskFront *front;
  guint      n_silent;
} Silence;

static gboolean
has_fallen (gpointer data)
{
  Silence *silence = data;

  return desk_front_get_n_silent (silence->front) > silence->n_silent;
}

static void
try_round (SimWorld       *world,
           SimLaptop      *laptop,
           DeskFrontFault  fault)
{
  Silence silence = { world->front, desk_front_get_n_silent (world->front) };
  DeskSyncRound round = { 0 };
  g_autoptr (GError) error = NULL;

  if (fault == DESK_FRONT_SILENT)
    sim_laptop_give_up (laptop, has_fallen, &silence, &error);
  else
    sim_laptop_round (laptop, &round, &error);
  log_round (world, &round, error);
  sim_check_in_sight (world, laptop);
}

void
sim_network_bad_round (SimWorld      *world,
                       const SimStep *step)
{
  guint which = step->what % G_N_ELEMENTS (faults);
  guint passes = step->n % MAX_PASSES;
  g_auto (GStrv) log = NULL;

  g_strfreev (desk_front_take_log (world->front));
  if (faults[which].fault == DESK_FRONT_STATUS)
    desk_front_set_answer (world->front, faults[which].status, faults[which].retry_after, NULL);
  else
    desk_front_set_fault (world->front, faults[which].fault);
  desk_front_set_passes (world->front, passes);
  desk_front_set_page (world->front, step->n / MAX_PASSES % MAX_PAGE);
  sim_report_log (world->report, "   %s after %u", faults[which].witness, passes);
  try_round (world, sim_world_get_laptop (world, step->who), faults[which].fault);
  desk_front_set_fault (world->front, DESK_FRONT_PASS);
  desk_front_set_passes (world->front, 0);
  desk_front_set_page (world->front, 0);

  log = desk_front_take_log (world->front);
  if (g_strv_length (log) > passes)
    sim_report_witness (world->report, faults[which].witness);
}

void
sim_network_release (SimWorld      *world,
                     const SimStep *step)
{
  if (desk_front_get_n_held (world->front) > 0)
    sim_report_witness (world->report, "came-late");
  sim_world_release (world);
}
