/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visit.h>

#include "desk-op-kind.h"

G_BEGIN_DECLS

/**
 * DeskOpVisit:
 *
 * A visit as it stands, before an operation changes it.
 */
typedef struct
{
  char         *visit_id;
  DeskVisitPlan plan;
  char         *purpose;          /* the texts of @plan */
  char         *special_request;
  char         *status;
  char         *version;
  const char   *next;             /* the status that the operation leads to */
} DeskOpVisit;

/* What the operations on visits share. */
gboolean desk_op_visit_find        (DeskOpsContext       *context,
                                    const DeskOp         *op,
                                    DeskVisitStep         step,
                                    DeskVerdict          *verdict,
                                    DeskOpVisit         **visit,
                                    GError              **error);
gboolean desk_op_visit_record      (DeskOpsContext       *context,
                                    const DeskOp         *op,
                                    const char           *visit_id,
                                    const char           *event,
                                    const DeskVisitPlan  *plan,
                                    const char           *text,
                                    DeskVerdict          *verdict,
                                    GError              **error);
gboolean desk_op_visit_read_number (const DeskOp         *op,
                                    const char           *name,
                                    gboolean              required,
                                    gint64               *value,
                                    DeskVerdict          *verdict);
void     desk_op_visit_free        (DeskOpVisit          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOpVisit, desk_op_visit_free)

G_END_DECLS
