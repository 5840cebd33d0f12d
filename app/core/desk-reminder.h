/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long before the way to a visit begins a manager may want to hear of it. */
#define DESK_REMINDER_MAX_MINUTES 240

/**
 * DeskReminderWish:
 *
 * How a manager wants to be reminded of visits.
 */
typedef struct
{
  gboolean wanted;
  int      minutes;             /* before it is time to go */
  int      quiet_from;          /* minutes of the day in which nothing is to be heard; it may go */
  int      quiet_to;            /* over midnight. Both the same: there is none */
} DeskReminderWish;

/**
 * DeskReminderState:
 * @DESK_REMINDER_NONE: there is nothing to remind of
 * @DESK_REMINDER_WAITING: its moment comes
 * @DESK_REMINDER_DUE: now
 * @DESK_REMINDER_SILENT: its moment came in the quiet hours, which still last
 * @DESK_REMINDER_MISSED: the visit's time came and nothing had reminded of it
 */
typedef enum
{
  DESK_REMINDER_NONE,
  DESK_REMINDER_WAITING,
  DESK_REMINDER_DUE,
  DESK_REMINDER_SILENT,
  DESK_REMINDER_MISSED,
} DeskReminderState;

gint64            desk_reminder_find_moment (const DeskReminderWish *wish,
                                             gint64                  start_ms,
                                             gint64                  travel_minutes);
gboolean          desk_reminder_is_quiet    (const DeskReminderWish *wish,
                                             gint64                  now_ms,
                                             GTimeZone              *zone);
DeskReminderState desk_reminder_judge       (const DeskReminderWish *wish,
                                             gint64                  start_ms,
                                             gint64                  travel_minutes,
                                             gint64                  changed_ms,
                                             gint64                  now_ms,
                                             GTimeZone              *zone);

G_END_DECLS
