/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-front.h>
#include <hub-server.h>

#include "sim-feed.h"
#include "sim-laptop.h"
#include "sim-ledger.h"
#include "sim-report.h"
#include "sim-schedule.h"

G_BEGIN_DECLS

/* Those of the schedule and one clone. */
#define SIM_MAX_ALL_LAPTOPS (SIM_MAX_LAPTOPS + 1)

/**
 * SimWorld:
 *
 * A hub, laptops, and the network between them. @now_ms is the true time; laptops may think
 * otherwise.
 */
typedef struct
{
  SimReport  *report;
  SimLedger  *ledger;
  SimFeed    *feed;
  char       *dir;
  DeskPolicy *policy;           /* that everything begins with */
  guint       n_policies;       /* were loaded since */
  gint64      now_ms;
  DeskClock  *hub_clock;
  char       *hub_dir;
  char       *hub_path;
  char       *backup_path;      /* (nullable): the newest backup of the hub */
  guint       n_backups;
  DeskDb     *db;               /* the hub's, as its commands open it */
  HubServer  *hub;
  DeskFront  *front;
  gboolean    is_failing;       /* a disk may fail now: then what is done may fail */
  gint64      ungranted_ms;     /* since then what was granted before may be void; 0: never */
  guint       n_managers;
  guint       n_laptops;
  guint       n_drawn;          /* without the clone */
  SimLaptop  *laptops[SIM_MAX_ALL_LAPTOPS];
} SimWorld;

SimWorld  *sim_world_new         (const SimSchedule  *schedule,
                                  SimReport          *report);
void       sim_world_start_hub   (SimWorld           *self);
void       sim_world_stop_hub    (SimWorld           *self);
void       sim_world_pass        (SimWorld           *self,
                                  gint64              ms);
/* The same, while laptops sync by themselves; FALSE: one does nothing, and waits for nothing. */
gboolean   sim_world_lapse       (SimWorld           *self,
                                  gint64              ms);
/* Until no request is under way any more. */
void       sim_world_drain       (SimWorld           *self);
SimLaptop *sim_world_get_laptop  (SimWorld           *self,
                                  guint               which);
/* Something that had to work did not: wrong, unless a disk is failing. */
void       sim_world_blame       (SimWorld           *self,
                                  const char         *kind,
                                  const char         *what,
                                  const GError       *error);
/* A database was put back, or what a laptop is or whose a member is has changed: units that the hub
 * kept before may be somebody else's. */
void       sim_world_ungrant     (SimWorld           *self);
/* A new code for that manager, typed in at once. */
gboolean   sim_world_enrol       (SimWorld           *self,
                                  SimLaptop          *laptop,
                                  const char         *manager_no,
                                  GError            **error);
/* What a person does who is told that this laptop was revoked, or is a copy. */
void       sim_world_enrol_again (SimWorld           *self,
                                  SimLaptop          *laptop);
/* What is held somewhere on the way reaches the hub. */
void       sim_world_release     (SimWorld           *self);
/* Ids of all operations that the hub has accepted or a laptop still has. (element-type utf8) */
GHashTable *sim_world_census     (SimWorld           *self);
/* Those promised that were there before and are nowhere now were destroyed. */
void       sim_world_account     (SimWorld           *self,
                                  GHashTable         *before);
void       sim_world_free        (SimWorld           *self);

G_END_DECLS
