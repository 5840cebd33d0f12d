/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The floor of a first sync, in rows a second: one plain loop that gets the same rows as JSON over
 * HTTP, parses them (json-glib) and upserts them in bulk. The server is a plain SoupServer on
 * another thread with every reply ready; the tables and their indexes are the laptop's, 10 000 rows
 * are a reply and a transaction, and a commit is on the disk (WAL, synchronous=FULL). It knows no
 * cursor, queue, search or directory. */
double bench_floor_run (const char *hub_db,
                        const char *folder);

G_END_DECLS
