/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-holidays.h"
#include "desk-policy.h"
#include "desk-tier.h"

G_BEGIN_DECLS

#define DESK_TICKET_FAULT     "fault"
#define DESK_TICKET_COMPLAINT "complaint"
#define DESK_TICKET_REQUEST   "request"

/* Where the field goes to for a fault; the words are those of the feed for a member's area. */
#define DESK_TICKET_TOWN    "town"
#define DESK_TICKET_COUNTRY "country"

#define DESK_TICKET_OPEN      "open"
#define DESK_TICKET_DONE      "done"
#define DESK_TICKET_WITHDRAWN "withdrawn"

/**
 * DeskDeadline:
 * @at_once: the specialist department is told at once (D4)
 * @hours: within so many hours, 0: not in hours
 * @working_days: within so many working days, 0: not in days
 *
 * By when a ticket is to be dealt with. Neither hours nor days: the standard sets none.
 */
typedef struct
{
  gboolean at_once;
  int      hours;
  int      working_days;
} DeskDeadline;

void                 desk_deadline_find          (DeskPolicy         *policy,
                                                  DeskTier            tier,
                                                  const char         *brand,
                                                  const char         *kind,
                                                  const char         *place,
                                                  DeskDeadline       *deadline);
gint64               desk_deadline_end           (const DeskDeadline *self,
                                                  gint64              opened_ms,
                                                  DeskHolidays       *holidays,
                                                  GTimeZone          *zone);
const char * const * desk_ticket_list_kinds      (void);
const char * const * desk_ticket_list_places     (void);

G_END_DECLS
