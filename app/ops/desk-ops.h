/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>
#include <desk-policy.h>

#include "desk-op.h"
#include "desk-verdict.h"

G_BEGIN_DECLS

/**
 * DeskNextRevFunc:
 *
 * The next revision in a manager's feed: on the hub taken from the manager's counter row inside the
 * write transaction; on the laptop 0, for provisional. -1 with @error set when it fails.
 */
typedef gint64 (*DeskNextRevFunc) (DeskDb      *db,
                                   const char  *manager_no,
                                   gpointer     user_data,
                                   GError     **error);

/**
 * DeskOpsContext:
 *
 * Where an operation is run. @manager_no is the manager whose device made it. @now_ms is the time
 * by a clock that can be trusted, 0: there is none.
 */
typedef struct
{
  DeskDb          *db;
  DeskPolicy      *policy;
  const char      *manager_no;
  DeskNextRevFunc  next_rev;
  gpointer         user_data;
  gint64           now_ms;
} DeskOpsContext;

/* Who made something so much later than now is told of it: a clock is wrong by more than a page
 * takes on its way. */
#define DESK_OPS_FUTURE_MS (5 * 60 * 1000)

/* Checks an operation and changes the shared tables, or says why not. The caller holds a
 * transaction. NULL with an error only when the database fails; a rule's "no" is a verdict, and
 * leaves nothing changed. */
DeskVerdict *desk_ops_apply    (DeskOpsContext  *context,
                                const DeskOp    *op,
                                GError         **error);
gboolean     desk_ops_is_known (const char      *kind);
gboolean     desk_ops_migrate  (DeskDb          *db,
                                GError         **error);

G_END_DECLS
