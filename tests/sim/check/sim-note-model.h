/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

#include "sim-report.h"

G_BEGIN_DECLS

#define SIM_NOTE_COLUMNS                                                                        \
  "note_id, member_no, manager_no, text, version, made_ms, changed_ms, removed"
#define SIM_NOTE_N_COLUMNS 8

/* What notes the hub must have, from the operations that it judged, in its order. */
typedef struct _SimNoteModel SimNoteModel;

SimNoteModel *sim_note_model_new   (SimReport         *report);
/* Also those turned away: whether they had to be. */
void          sim_note_model_apply (SimNoteModel      *self,
                                    const DeskOp      *op,
                                    const DeskVerdict *verdict);
/* As sim_query_rows() reads the table. */
GHashTable   *sim_note_model_rows  (SimNoteModel      *self,
                                    GHashTable        *managers);
void          sim_note_model_free  (SimNoteModel      *self);

G_END_DECLS
