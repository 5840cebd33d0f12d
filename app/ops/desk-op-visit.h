/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-op-kind.h"

G_BEGIN_DECLS

/**
 * DeskOpVisit:
 *
 * A visit as it stands, before an operation changes it.
 */
typedef struct
{
  char  *visit_id;
  char  *purpose;
  gint64 start_ms;
  gint64 minutes;
  gint64 amount_fen;              /* DESK_FEN_ABSENT: none */
  char  *special_request;
  char  *status;
  char  *version;
} DeskOpVisit;

gboolean desk_op_visit_find (DeskOpsContext  *context,
                             const DeskOp    *op,
                             DeskVerdict     *verdict,
                             DeskOpVisit    **visit,
                             GError         **error);
void     desk_op_visit_free (DeskOpVisit     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOpVisit, desk_op_visit_free)

G_END_DECLS
