/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>
#include <desk-test-child.h>
#include <desk-test.h>

G_BEGIN_DECLS

#define KILL_N_LAPTOPS 3

/**
 * KillHouse:
 *
 * The real programs on real files: a hub that serves, laptops, and the ledger of what was done on
 * them. Two laptops are of one manager.
 */
typedef struct
{
  GRand       *rand;
  DeskTestDir *dir;
  char        *hub_path;
  char        *hub_uri;
  char        *address;         /* where the hub listens, the same after each start */
  GSubprocess *hub;             /* (nullable): while it serves */
  char        *laptops[KILL_N_LAPTOPS];
  GPtrArray   *ledger;          /* (element-type KillEntry) */
  const char  *limit;           /* (nullable): blocks that a file of a program may have */
  char        *said;            /* what the last program said on standard error */
  guint        n_kills;
  guint        n_yes;
} KillHouse;

extern const char * const kill_managers[KILL_N_LAPTOPS];

/* A number from the environment. */
guint      kill_get_number         (const char        *variable,
                                    guint              usual);
KillHouse *kill_house_new          (void);
void       kill_house_free         (KillHouse         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KillHouse, kill_house_free)
void       kill_house_serve        (KillHouse         *self);
void       kill_house_kill_hub     (KillHouse         *self);
/* A random part of this time: no condition is waited for, the moment of a death is what is tried. */
void       kill_house_let_live     (KillHouse         *self,
                                    gint64             within_us);

/* Runs a program to its end, or kills it after a random part of this time unless that is 0. Its
 * exit code; -1: killed. Standard output in `out` when that is not NULL. */
int        kill_house_run          (KillHouse         *self,
                                    gint64             within_us,
                                    char             **out,
                                    const char        *program,
                                    ...) G_GNUC_NULL_TERMINATED;
#define kill_house_run_hub(self, within_us, out, ...) \
  kill_house_run (self, within_us, out, "MEMBER_DESK_HUB", "--db", (self)->hub_uri, __VA_ARGS__, NULL)
#define kill_house_run_cli(self, within_us, out, laptop, ...)                                 \
  kill_house_run (self, within_us, out, "MEMBER_DESK_CLI", "--data-dir", (self)->laptops[laptop], \
                  "--json", __VA_ARGS__, NULL)

void       kill_house_enrol        (KillHouse         *self,
                                    guint              laptop,
                                    gint64             within_us);
/* A care contact, and its line in the ledger. */
int        kill_house_care         (KillHouse         *self,
                                    guint              laptop,
                                    const char        *member_no,
                                    gint64             within_us);
/* The files of a laptop that nobody has open are sound, and hold this contact unless NULL. */
void       kill_house_check_laptop (KillHouse         *self,
                                    guint              laptop,
                                    const char        *result);
/* Syncs until nothing moves any more; then hub and laptops are equal, and each operation is there
 * once. */
void       kill_house_settle       (KillHouse         *self);

G_END_DECLS
