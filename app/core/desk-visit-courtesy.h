/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-holidays.h"
#include "desk-policy.h"
#include "desk-reason.h"
#include "desk-tier.h"

G_BEGIN_DECLS

/* So many of a series are planned at a time. */
#define DESK_COURTESY_MAX_VISITS 12

/**
 * DeskVisitCause:
 *
 * What is known of a member that may be a reason to visit.
 */
typedef struct
{
  DeskTier tier;
  gboolean frozen;
  gboolean low_balance;
  int      card_days;             /* until the card expires, below 0: it has; G_MAXINT: none */
  int      visited_days;          /* since the last visit that took place; -1: there was none */
} DeskVisitCause;

/* Courtesy visits: how often, on which days, and to whom first. */
int        desk_courtesy_get_months   (DeskPolicy            *policy,
                                       DeskTier               tier);
GArray    *desk_courtesy_plan         (DeskPolicy            *policy,
                                       DeskHolidays          *holidays,
                                       gint64                 first_ms,
                                       int                    months,
                                       guint                  n_visits);
GPtrArray *desk_courtesy_find_reasons (DeskPolicy            *policy,
                                       const DeskVisitCause  *cause,
                                       int                   *weight);

G_END_DECLS
