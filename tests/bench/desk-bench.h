/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Printing figures: a line `bench: …` for people, a line `bench-json: {…}` for programs (./dev
 * bench collects both). Each answers whether the limit is kept; a benchmark that misses one exits
 * with 1. */
gboolean desk_bench_report_ratio    (const char *name,
                                     double      seconds,
                                     double      yardstick_seconds,
                                     double      limit);
gboolean desk_bench_report_at_most  (const char *name,
                                     const char *unit,
                                     double      value,
                                     double      limit);
/* A figure without a limit of its own. */
void     desk_bench_report          (const char *name,
                                     const char *unit,
                                     double      value);
gboolean desk_bench_report_at_least (const char *name,
                                     const char *unit,
                                     double      value,
                                     double      limit);

/* Of a floor measured in the same run: `value` is to be at least so much of it. */
gboolean desk_bench_report_share    (const char *name,
                                     const char *unit,
                                     double      value,
                                     double      floor,
                                     double      least);

/* Seconds since `start`, a g_get_monotonic_time(). */
double   desk_bench_seconds_since   (gint64      start);

/* Sorts `values` (doubles), at least one. */
double   desk_bench_percentile      (GArray     *values,
                                     guint       percent);

/* The memory of a process in MB, its "VmRSS" (at this moment) or "VmHWM" (at most so far); 0 where
 * the system does not tell. `id`: "self", or a number. */
double   desk_bench_read_memory     (const char *id,
                                     const char *field);

/* Runs a program and waits for it; FALSE with what it said on stderr. */
gboolean desk_bench_spawn           (GError    **error,
                                     const char *program,
                                     ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
