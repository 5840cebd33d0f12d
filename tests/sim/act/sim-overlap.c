/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-overlap.h"

#include <desk-test-disk.h>
#include <desk-test.h>

#include "sim-act.h"

#define MAX_LOCKS 6

typedef struct
{
  SimWorld *world;
  SimStep   inner;
  int       is_done;            /* atomic */
} Overlap;

static void
act_between (gpointer user_data)
{
  Overlap *overlap = user_data;

  sim_act (overlap->world, &overlap->inner);
  g_atomic_int_set (&overlap->is_done, TRUE);
}

/* What the hub's administration does. */
static SimStep
make_writing (const SimStep *step)
{
  return (SimStep) { step->what % 3 == 0 ? SIM_IMPORT : SIM_ASSIGN, 0, step->what, step->n };
}

static void
act_overlapping (SimWorld         *world,
                 const SimStep    *outer,
                 Overlap          *overlap,
                 DeskTestDiskLock  lock,
                 guint             nth,
                 GThread          *thread)
{
  desk_test_disk_interpose (world->hub_dir, lock, nth, thread, act_between, overlap);
  sim_act (world, outer);
  if (desk_test_disk_end_interposing (world->hub_dir))
    return;
  /* The hub may have met it after it answered. */
  desk_test_wait_until (g_atomic_int_get (&overlap->is_done));
  sim_report_witness (world->report, lock == DESK_TEST_DISK_READ ? "overlapped-reading"
                                                                 : "overlapped-writing");
}

/* Somebody writes and commits in the middle of a laptop's round: between two looks of the hub into
 * its database, or before it writes. */
void
sim_overlap_round (SimWorld      *world,
                   const SimStep *step)
{
  SimStep outer = { SIM_ROUND, step->who, step->what, step->n };
  Overlap overlap = { world, make_writing (step) };

  act_overlapping (world, &outer, &overlap,
                   step->n % 3 == 0 ? DESK_TEST_DISK_WRITE : DESK_TEST_DISK_READ,
                   1 + step->n / 3 % MAX_LOCKS, NULL);
}

/* A laptop pushes and pulls while somebody is about to write. */
void
sim_overlap_writer (SimWorld      *world,
                    const SimStep *step)
{
  SimStep outer = make_writing (step);
  Overlap overlap = { world, { SIM_ROUND, step->who, step->what, step->n } };

  act_overlapping (world, &outer, &overlap, DESK_TEST_DISK_WRITE, 1 + step->n / 3 % 3,
                   g_thread_self ());
}
