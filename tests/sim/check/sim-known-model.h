/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

#include "sim-report.h"

G_BEGIN_DECLS

#define SIM_TAG_COLUMNS                                                                         \
  "tag_id, member_no, manager_no, tag, folded, version, changed_ms, removed"
#define SIM_FACT_COLUMNS                                                                        \
  "fact_id, member_no, manager_no, kind, value, version, changed_ms, removed"
#define SIM_MARK_COLUMNS                                                                        \
  "duplicate_id, member_no, manager_no, other_no, verdict, version, changed_ms, 0"
#define SIM_SNOOZE_COLUMNS                                                                      \
  "snooze_id, member_no, manager_no, cause, until_ms || why, version, changed_ms, 0"
#define SIM_CALLBACK_COLUMNS                                                                    \
  "callback_id, member_no, manager_no, about, due_ms, version, changed_ms, 0"
#define SIM_KNOWN_N_COLUMNS 8

/* What tags, facts, marks, snoozes and promises the hub must have, from the operations that it judged,
 * in its order. */
typedef struct _SimKnownModel SimKnownModel;

SimKnownModel *sim_known_model_new   (SimReport         *report);
/* Also those turned away: whether they had to be. */
void           sim_known_model_apply (SimKnownModel     *self,
                                      const DeskOp      *op,
                                      const DeskVerdict *verdict);
/* As sim_query_rows() reads the table: of tags, of facts, of marks, of snoozes, or of
 * promised call-backs. */
GHashTable    *sim_known_model_tags  (SimKnownModel     *self,
                                      GHashTable        *managers);
GHashTable    *sim_known_model_facts (SimKnownModel     *self,
                                      GHashTable        *managers);
GHashTable    *sim_known_model_marks (SimKnownModel     *self,
                                      GHashTable        *managers);
GHashTable    *sim_known_model_snoozes
                                     (SimKnownModel     *self,
                                      GHashTable        *managers);
GHashTable    *sim_known_model_callbacks
                                     (SimKnownModel     *self,
                                      GHashTable        *managers);
void           sim_known_model_free  (SimKnownModel     *self);

G_END_DECLS
