/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-visit-block.h"

G_BEGIN_DECLS

/**
 * DeskBlockPool:
 *
 * The blocks of a calendar by their visits: one that stays keeps its block, and the focus. Those of
 * visits that went show others later.
 */
typedef struct
{
  GtkWidget          *parent;
  DeskVisitBlockForm  form;
  GHashTable         *blocks;   /* visit_id -> DeskVisitBlock, of the parent */
  GHashTable         *old;
  GPtrArray          *spare;    /* of the parent as well, hidden */
  guint               n_made;
} DeskBlockPool;

void            desk_block_pool_init   (DeskBlockPool      *self,
                                        GtkWidget          *parent,
                                        DeskVisitBlockForm  form);
void            desk_block_pool_begin  (DeskBlockPool      *self);
DeskVisitBlock *desk_block_pool_take   (DeskBlockPool      *self,
                                        const DeskVisit    *visit,
                                        GTimeZone          *zone);
void            desk_block_pool_end    (DeskBlockPool      *self);
DeskVisitBlock *desk_block_pool_find   (DeskBlockPool      *self,
                                        const char         *visit_id);
void            desk_block_pool_clear  (DeskBlockPool      *self);

G_END_DECLS
