/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BENCH_MANAGER "K001"
#define BENCH_MEMBERS "100000"

/**
 * BenchHub:
 *
 * The hub's own program, serving a feed of 100 000 members and some 250 000 accounts of one
 * manager.
 */
typedef struct
{
  const char  *program;
  char        *db;              /* the file of its database */
  char        *db_uri;
  char        *url;
  GSubprocess *process;
} BenchHub;

/* A fresh folder in `where`, for desk_test_remove_dir(): the disk counts, so not in a temporary
 * folder, which may be in memory. */
char        *bench_make_dir  (const char         *where);
/* Everything of it is in `folder`. */
BenchHub    *bench_hub_start (const char         *program,
                              const char         *generate,
                              const char         *feed,
                              const char         *folder);
/* A new one-time code. */
char        *bench_hub_enrol (BenchHub           *self);
void         bench_hub_stop  (BenchHub           *self);

GSubprocess *bench_spawn     (const char * const *words);

G_END_DECLS
