/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-entitlement.h>

#include "desk-op-kind.h"

G_BEGIN_DECLS

/**
 * DeskUse:
 *
 * What service.use works with: arguments that were checked, and what was found.
 */
typedef struct
{
  const char *service;
  const char *note;
  const char *grant;            /* "": recorded without one */
  gboolean    has_hours;
  gint64      hours;
  DeskTakes   takes;
  gboolean    has_amount;
  gint64      amount;           /* fen or points */
  const char *day;              /* "": none */
  DeskMember *member;
  char       *month;            /* in which it is made, in the policy's zone */
  char       *today;            /* likewise */
} DeskUse;

void     desk_use_clear       (DeskUse         *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskUse, desk_use_clear)

/* FALSE: refused. */
gboolean desk_use_read        (DeskPolicy      *policy,
                               const DeskOp    *op,
                               DeskUse         *use,
                               DeskVerdict     *verdict);
/* FALSE only when the database fails. */
gboolean desk_use_check       (DeskOpsContext  *context,
                               const DeskUse   *use,
                               DeskVerdict     *verdict,
                               GError         **error);
gboolean desk_use_check_quota (DeskOpsContext  *context,
                               const DeskOp    *op,
                               const DeskUse   *use,
                               DeskVerdict     *verdict,
                               GError         **error);
void     desk_use_set_values  (const DeskUse   *use,
                               DeskReason      *reason);

G_END_DECLS
