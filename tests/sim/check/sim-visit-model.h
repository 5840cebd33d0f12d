/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

#include "sim-world.h"

G_BEGIN_DECLS

#define SIM_VISIT_COLUMNS                                                                       \
  "visit_id, member_no, manager_no, purpose, start_ms, minutes, special_request, status,"      \
  " outcome, version, made_ms, changed_ms"
#define SIM_VISIT_N_COLUMNS 12

/* What visits the hub must have, from the operations that it judged, in its order. */
typedef struct _SimVisitModel SimVisitModel;

SimVisitModel *sim_visit_model_new           (SimReport         *report);
/* Also those turned away: whether they had to be. */
void           sim_visit_model_apply         (SimVisitModel     *self,
                                              const DeskOp      *op,
                                              const DeskVerdict *verdict);
/* As sim_query_rows() reads the table. */
GHashTable    *sim_visit_model_rows          (SimVisitModel     *self,
                                              GHashTable        *managers);
/* No two at a time; members who were moved brought theirs along. */
void           sim_visit_model_check_bookings
                                             (SimVisitModel     *self,
                                              SimWorld          *world,
                                              GHashTable        *managers);
void           sim_visit_model_free          (SimVisitModel     *self);

G_END_DECLS
