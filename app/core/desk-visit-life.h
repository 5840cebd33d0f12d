/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-reason.h"

G_BEGIN_DECLS

#define DESK_VISIT_PLANNED   "planned"
#define DESK_VISIT_CONFIRMED "confirmed"
#define DESK_VISIT_STARTED   "started"
#define DESK_VISIT_ARRIVED   "arrived"
#define DESK_VISIT_DONE      "done"
#define DESK_VISIT_MISSED    "missed"
#define DESK_VISIT_CANCELLED "cancelled"

/* What befalls a visit beside its states, in its history. */
#define DESK_VISIT_MOVED     "moved"

/**
 * DeskVisitStep:
 * @DESK_VISIT_CONFIRM: the customer said that it suits
 * @DESK_VISIT_START: the manager is on the way
 * @DESK_VISIT_ARRIVE: the manager is at the door
 * @DESK_VISIT_FINISH: it took place
 * @DESK_VISIT_MISS: the customer was not met
 * @DESK_VISIT_CANCEL: it does not take place
 * @DESK_VISIT_MOVE: it gets another time, and is to be confirmed anew
 *
 * What a manager may do with a visit that is planned.
 */
typedef enum
{
  DESK_VISIT_CONFIRM,
  DESK_VISIT_START,
  DESK_VISIT_ARRIVE,
  DESK_VISIT_FINISH,
  DESK_VISIT_MISS,
  DESK_VISIT_CANCEL,
  DESK_VISIT_MOVE,
} DeskVisitStep;

/* The life of a visit: its states, and which step leads from which to which. */
const char *desk_visit_get_status_label (const char    *status);
const char *desk_visit_get_event_label  (const char    *event);
gboolean    desk_visit_is_open          (const char    *status);
gboolean    desk_visit_may_step         (const char    *status,
                                         DeskVisitStep  step);
const char *desk_visit_find_next        (const char    *status,
                                         DeskVisitStep  step,
                                         DeskReason   **reason);

G_END_DECLS
