/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

#include "sim-report.h"

G_BEGIN_DECLS

#define SIM_TICKET_COLUMNS                                                                      \
  "ticket_id, member_no, manager_no, kind, text, status, outcome, told_ms, done_ms, version"
#define SIM_TICKET_N_COLUMNS 10

/* What tickets the hub must have, from the operations that it judged, in its order. */
typedef struct _SimTicketModel SimTicketModel;

SimTicketModel *sim_ticket_model_new   (SimReport         *report);
/* Also those turned away: whether they had to be. */
void            sim_ticket_model_apply (SimTicketModel    *self,
                                        const DeskOp      *op,
                                        const DeskVerdict *verdict);
/* As sim_query_rows() reads the table. */
GHashTable     *sim_ticket_model_rows  (SimTicketModel    *self,
                                        GHashTable        *managers);
void            sim_ticket_model_free  (SimTicketModel    *self);

G_END_DECLS
