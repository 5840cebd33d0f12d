/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-visit-life.h"

#include <glib/gi18n-lib.h>

#define BIT(step) (1u << (step))
#define ENDS (BIT (DESK_VISIT_FINISH) | BIT (DESK_VISIT_MISS))
#define CALLED_OFF (BIT (DESK_VISIT_CANCEL) | BIT (DESK_VISIT_MOVE))

/* Every state with the steps that lead out of it. Nobody cancels or moves a visit from the door:
 * there it was done, or the customer was not met. */
static const struct
{
  const char *status;
  const char *label;
  guint       steps;
  const char *refusal;          /* why a visit that is over takes none, NULL: it is open */
} states[] = {
  { DESK_VISIT_PLANNED, NC_("visit status", "Planned"),
    BIT (DESK_VISIT_CONFIRM) | BIT (DESK_VISIT_START) | BIT (DESK_VISIT_ARRIVE) | ENDS | CALLED_OFF,
    NULL },
  { DESK_VISIT_CONFIRMED, NC_("visit status", "Confirmed"),
    BIT (DESK_VISIT_START) | BIT (DESK_VISIT_ARRIVE) | ENDS | CALLED_OFF, NULL },
  { DESK_VISIT_STARTED, NC_("visit status", "On the way"),
    BIT (DESK_VISIT_ARRIVE) | ENDS | CALLED_OFF, NULL },
  { DESK_VISIT_ARRIVED, NC_("visit status", "At the door"), ENDS, NULL },
  { DESK_VISIT_DONE, NC_("visit status", "Done"), 0, "visit-done" },
  { DESK_VISIT_MISSED, NC_("visit status", "Not met"), 0, "visit-missed" },
  { DESK_VISIT_CANCELLED, NC_("visit status", "Cancelled"), 0, "visit-cancelled" },
};

/* Where each step leads. */
static const char * const targets[] = {
  [DESK_VISIT_CONFIRM] = DESK_VISIT_CONFIRMED,
  [DESK_VISIT_START] = DESK_VISIT_STARTED,
  [DESK_VISIT_ARRIVE] = DESK_VISIT_ARRIVED,
  [DESK_VISIT_FINISH] = DESK_VISIT_DONE,
  [DESK_VISIT_MISS] = DESK_VISIT_MISSED,
  [DESK_VISIT_CANCEL] = DESK_VISIT_CANCELLED,
  [DESK_VISIT_MOVE] = DESK_VISIT_PLANNED,
};

/* -1: a state of a later version. */
static int
find_state (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].status, status))
      return i;
  return -1;
}

/**
 * desk_visit_get_status_label:
 *
 * Returns: the status in the reader's language; the word itself where a later version wrote it
 */
const char *
desk_visit_get_status_label (const char *status)
{
  int state = find_state (status);

  return state >= 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "visit status", states[state].label) : status;
}

/**
 * desk_visit_get_event_label:
 * @event: what befell a visit: a status that it came to, or %DESK_VISIT_MOVED
 *
 * Returns: the event in the reader's language
 */
const char *
desk_visit_get_event_label (const char *event)
{
  return g_str_equal (event, DESK_VISIT_MOVED) ? C_("visit event", "Moved")
                                               : desk_visit_get_status_label (event);
}

/**
 * desk_visit_is_open:
 *
 * Returns: whether such a visit is still to be made, and takes the manager's time
 */
gboolean
desk_visit_is_open (const char *status)
{
  int state = find_state (status);

  return state >= 0 && states[state].refusal == NULL;
}

/**
 * desk_visit_may_step:
 *
 * Returns: whether the step is open to a visit of this status; its other rules are not asked
 */
gboolean
desk_visit_may_step (const char    *status,
                     DeskVisitStep  step)
{
  int state = find_state (status);

  return state >= 0 && (states[state].steps & BIT (step)) != 0;
}

/**
 * desk_visit_find_next:
 * @reason: (out) (transfer full) (nullable): why not
 *
 * Returns: (nullable): the status that a step leads to; %NULL with @reason where it is not open to
 *   a visit of this status
 */
const char *
desk_visit_find_next (const char     *status,
                      DeskVisitStep   step,
                      DeskReason    **reason)
{
  int state = find_state (status);

  if (desk_visit_may_step (status, step))
    return targets[step];
  *reason = desk_reason_new (state >= 0 && states[state].refusal != NULL ? states[state].refusal
                                                                         : "visit-step", "");
  desk_reason_set_text (*reason, "status", status);
  return NULL;
}
