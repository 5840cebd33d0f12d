/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-reminder.h"

#include "desk-calendar.h"
#include "desk-time.h"


/**
 * desk_reminder_find_moment:
 * @start_ms: when the visit begins
 * @travel_minutes: the way there
 *
 * Returns: when to remind of it: so long before it is time to go
 */
gint64
desk_reminder_find_moment (const DeskReminderWish *wish,
                           gint64                  start_ms,
                           gint64                  travel_minutes)
{
  return start_ms - (travel_minutes + wish->minutes) * DESK_MINUTE_MS;
}

/**
 * desk_reminder_is_quiet:
 * @zone: the policy's
 *
 * Returns: whether @now_ms lies in the hours in which the manager wants to hear nothing; their first
 *   minute does, their last does not
 */
gboolean
desk_reminder_is_quiet (const DeskReminderWish *wish,
                        gint64                  now_ms,
                        GTimeZone              *zone)
{
  int minute = desk_calendar_minute_at (now_ms, zone);

  if (wish->quiet_from <= wish->quiet_to)
    return minute >= wish->quiet_from && minute < wish->quiet_to;
  return minute >= wish->quiet_from || minute < wish->quiet_to;
}

/**
 * desk_reminder_judge:
 * @start_ms: when the visit begins, which is still to take place
 * @travel_minutes: the way there
 * @changed_ms: when the manager last dealt with it; who did so after its moment needs no reminder
 * @zone: the policy's
 *
 * Returns: what is to be done about a visit that nothing has reminded of yet
 */
DeskReminderState
desk_reminder_judge (const DeskReminderWish *wish,
                     gint64                  start_ms,
                     gint64                  travel_minutes,
                     gint64                  changed_ms,
                     gint64                  now_ms,
                     GTimeZone              *zone)
{
  gint64 moment = desk_reminder_find_moment (wish, start_ms, travel_minutes);

  if (!wish->wanted || changed_ms >= moment)
    return DESK_REMINDER_NONE;
  if (now_ms < moment)
    return DESK_REMINDER_WAITING;
  if (now_ms >= start_ms)
    return DESK_REMINDER_MISSED;
  return desk_reminder_is_quiet (wish, now_ms, zone) ? DESK_REMINDER_SILENT : DESK_REMINDER_DUE;
}
