/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-ticket.h"

#include "desk-calendar.h"
#include "desk-time.h"

#define EHOME "ehome"

static const char * const kinds[] = {
  DESK_TICKET_FAULT, DESK_TICKET_COMPLAINT, DESK_TICKET_REQUEST, NULL,
};

static const char * const places[] = { DESK_TICKET_TOWN, DESK_TICKET_COUNTRY, NULL };

/* 0: not set */
static int
look_up (DeskPolicy *policy,
         const char *group,
         const char *brand,
         const char *figure)
{
  g_autofree char *key = g_strconcat (g_str_equal (brand, EHOME) ? EHOME "." : "", figure, NULL);
  gint64 number;

  return desk_policy_lookup_integer (policy, group, key, &number) ? (int) number : 0;
}

/**
 * desk_deadline_find:
 * @tier: that the member holds
 * @brand: of the member, as the feed says it
 * @kind: `fault`, `complaint` or `request`
 * @place: of a fault, `town` or `country`; else ""
 *
 * Implements D1, D2 and D3: the hours or working days by the member's brand. For VIPs, the holders of
 * a card, the standard rules only that the specialist department is told at once (D4); they wait no
 * longer than their brand does.
 */
void
desk_deadline_find (DeskPolicy   *policy,
                    DeskTier      tier,
                    const char   *brand,
                    const char   *kind,
                    const char   *place,
                    DeskDeadline *deadline)
{
  g_autofree char *group = g_strconcat ("deadline.", kind, NULL);
  g_autofree char *hours = g_strconcat ("hours.", place, NULL);
  gboolean at_once;

  deadline->at_once = tier >= DESK_TIER_SILVER &&
                      desk_policy_lookup_boolean (policy, group, "vip_at_once", &at_once) && at_once;
  deadline->hours = look_up (policy, group, brand, hours);
  deadline->working_days = look_up (policy, group, brand, "working_days");
}

/* To the same time of day, so many working days later. */
static gint64
add_working_days (gint64        moment_ms,
                  int           working_days,
                  DeskHolidays *holidays,
                  GTimeZone    *zone)
{
  g_autofree char *day = desk_time_day (moment_ms, zone);
  g_autofree char *last = desk_holidays_add_working_days (holidays, day, (guint) working_days);
  int minute = desk_calendar_minute_at (moment_ms, zone);

  return desk_calendar_find_moment (desk_calendar_read_day (last), minute, zone);
}

/**
 * desk_deadline_end:
 * @opened_ms: when the ticket was opened, in milliseconds since 1970
 * @zone: the policy's
 *
 * Returns: when the ticket is to be dealt with at the latest, in milliseconds since 1970; 0 where the
 *   standard sets no time. A working day is one of @holidays; the last of them counts to the minute of
 *   the day at which the ticket was opened.
 */
gint64
desk_deadline_end (const DeskDeadline *self,
                   gint64              opened_ms,
                   DeskHolidays       *holidays,
                   GTimeZone          *zone)
{
  if (self->hours > 0)
    return opened_ms + self->hours * DESK_HOUR_MS;
  if (self->working_days > 0)
    return add_working_days (opened_ms, self->working_days, holidays, zone);
  return 0;
}

const char * const *
desk_ticket_list_kinds (void)
{
  return kinds;
}

const char * const *
desk_ticket_list_places (void)
{
  return places;
}
