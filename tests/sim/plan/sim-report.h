/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a run has to say: what really happened in it, how often, and what was wrong. */
typedef struct _SimReport SimReport;

SimReport  *sim_report_new         (void);
void        sim_report_set_verbose (SimReport   *self,
                                    gboolean     verbose);
void        sim_report_log         (SimReport   *self,
                                    const char  *format,
                                    ...) G_GNUC_PRINTF (2, 3);
/* Counts that something happened. */
void        sim_report_witness     (SimReport   *self,
                                    const char  *what);
/* `kind` is one word: schedules are shrunk to those that fail by the same one. */
void        sim_report_fail        (SimReport   *self,
                                    const char  *kind,
                                    const char  *format,
                                    ...) G_GNUC_PRINTF (3, 4);
gboolean    sim_report_has_failed  (SimReport   *self);
/* As lines: "witness WHAT TIMES", "failure KIND: TEXT". (transfer full) */
char       *sim_report_print       (SimReport   *self);
/* Only these lines; only the failures, as comments. (transfer full) */
char       *sim_report_print_witnesses
                                   (SimReport   *self);
char       *sim_report_print_failures
                                   (SimReport   *self);
/* Takes the lines of another run in; others than these two kinds are passed over. */
void        sim_report_read        (SimReport   *self,
                                    const char  *text);
guint       sim_report_get_witness (SimReport   *self,
                                    const char  *what);
/* The kind of the first failure. (nullable) */
const char *sim_report_get_kind    (SimReport   *self);
void        sim_report_free        (SimReport   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimReport, sim_report_free)

G_END_DECLS
