/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-policy.h"
#include "desk-reason.h"
#include "desk-time.h"
#include "desk-visit-life.h"

G_BEGIN_DECLS

#define DESK_VISIT_PAYMENT   "payment"
#define DESK_VISIT_POINTS    "points"
#define DESK_VISIT_COURTESY  "courtesy"

/* The whole of a day's hours (H1); what takes longer is a slip of the finger. */
#define DESK_VISIT_MAX_MINUTES (12 * 60)
/* Nobody is longer on the way within a day's hours. */
#define DESK_VISIT_MAX_TRAVEL (4 * 60)
/* Ten million yuan: nobody takes more at a door. */
#define DESK_VISIT_MAX_FEN G_GINT64_CONSTANT (1000000000)

/**
 * DeskVisitPlan:
 *
 * A visit to a member as somebody wants it to be. Texts are never %NULL.
 */
typedef struct
{
  const char *purpose;
  gint64      start_ms;
  gint64      minutes;
  gint64      amount_fen;         /* DESK_FEN_ABSENT: none */
  const char *special_request;    /* the customer's words, or "" */
  gint64      travel_minutes;     /* the way there, before it begins */
} DeskVisitPlan;

/* Visits at the customer's door: their words, and what the standard says of their plans. */
const char * const *desk_visit_list_purposes     (void);
const char         *desk_visit_get_purpose_label (const char          *purpose);
const char         *desk_visit_get_subject_label (const char          *purpose);
const char         *desk_visit_get_bring_label   (const char          *purpose);
gint64              desk_visit_plan_leave        (const DeskVisitPlan *plan);
gint64              desk_visit_plan_end          (const DeskVisitPlan *plan);
DeskReason         *desk_visit_plan_check        (const DeskVisitPlan *plan,
                                                  DeskPolicy          *policy,
                                                  gint64               made_ms);

G_END_DECLS
