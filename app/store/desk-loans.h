/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-local.h"

G_BEGIN_DECLS

#define DESK_OCCASION_LOAN "loan"

/**
 * DeskLoanItem:
 *
 * A spare SIM or handset that a member has, and that is wanted back today or was before (E7).
 */
typedef struct
{
  char     *use_id;
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *service;
  gint64    used_ms;
  char     *day;                /* `YYYY-MM-DD`: until when it was lent */
  int       days_late;          /* 0: today */
  char     *cause;              /* as of a snooze: another one is another cause */
} DeskLoanItem;

GPtrArray *desk_loans_load (DeskLocal  *local,
                            DeskDb     *db,
                            GError    **error);

G_END_DECLS
