/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-slot.h"

#include "desk-calendar.h"
#include "desk-visit.h"

#define LAST_MINUTE (DESK_CALENDAR_DAY_MINUTES - DESK_CALENDAR_SNAP)

static int
hold_minutes (int minute,
              int minutes)
{
  int most = MIN (DESK_VISIT_MAX_MINUTES, DESK_CALENDAR_DAY_MINUTES - minute);

  return CLAMP (minutes, MIN (DESK_CALENDAR_SNAP, most), most);
}

/**
 * desk_slot_draw:
 * @from: the minute of the day where the pointer went down
 * @to: where it is
 *
 * Returns: at least the quarter of an hour in which it went down, drawn downwards or upwards
 */
DeskSlot
desk_slot_draw (guint  day,
                double from,
                double to)
{
  int first = CLAMP ((int) from / DESK_CALENDAR_SNAP * DESK_CALENDAR_SNAP, 0, LAST_MINUTE);
  int end = first + DESK_CALENDAR_SNAP;
  int pulled = desk_calendar_snap (to);
  int begin;

  if (pulled >= first)
    return (DeskSlot) { day, first, hold_minutes (first, pulled - first) };
  begin = MAX (pulled, MAX (0, end - DESK_VISIT_MAX_MINUTES));
  return (DeskSlot) { day, begin, end - begin };
}

/**
 * desk_slot_carry:
 * @minute: where its beginning is carried to
 *
 * Returns: as long as @self, within the day where it can be
 */
DeskSlot
desk_slot_carry (const DeskSlot *self,
                 guint           day,
                 double          minute)
{
  int last = MAX (0, DESK_CALENDAR_DAY_MINUTES - self->minutes);

  return (DeskSlot) { day, CLAMP (desk_calendar_snap (minute), 0, last), self->minutes };
}

/**
 * desk_slot_stretch:
 * @minute: where its end is pulled to
 *
 * Returns: with another end, a quarter of an hour after its beginning or later
 */
DeskSlot
desk_slot_stretch (const DeskSlot *self,
                   double          minute)
{
  return (DeskSlot) { self->day, self->minute,
                      hold_minutes (self->minute, desk_calendar_snap (minute) - self->minute) };
}

/**
 * desk_slot_start:
 * @zone: the policy's
 *
 * Returns: when it begins, in milliseconds since 1970
 */
gint64
desk_slot_start (const DeskSlot *self,
                 GTimeZone      *zone)
{
  return desk_calendar_find_moment (self->day, self->minute, zone);
}
