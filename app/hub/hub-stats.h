/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/**
 * HubStat:
 *
 * A count or size of the hub's database. The names are those of `stats --json`.
 */
typedef struct
{
  const char *name;             /* static */
  gint64      value;
} HubStat;

GArray *hub_stats_load (DeskDb      *db,
                        GError     **error);
gint64  hub_stats_get  (GArray      *stats,
                        const char  *name);

G_END_DECLS
