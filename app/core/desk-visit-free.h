/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-hours.h"

G_BEGIN_DECLS

/**
 * DeskBusyTime:
 *
 * A visit that is planned already, from when the manager leaves for it: half-open.
 */
typedef struct
{
  gint64 leave_ms;
  gint64 end_ms;
} DeskBusyTime;

/**
 * DeskFreeTime:
 *
 * A stretch of times at which a visit may begin, every quarter of an hour from the first to the
 * last.
 */
typedef struct
{
  gint64   first_ms;
  gint64   last_ms;
  gboolean preferred;           /* the whole visit lies in the hours that the member prefers */
} DeskFreeTime;

/**
 * DeskFreeWish:
 *
 * The visit that a time is sought for.
 */
typedef struct
{
  gint64               minutes;
  gint64               travel_minutes;
  const DeskCallHours *hours;     /* that the member prefers; without days, or NULL: any */
} DeskFreeWish;

/* When a visit may be planned: arrays of DeskBusyTime in, of DeskFreeTime out. */
GArray *desk_free_time_find (DeskPolicy         *policy,
                             const DeskFreeWish *wish,
                             GArray             *busy,
                             gint64              from_ms,
                             gint64              to_ms);
GArray *desk_free_time_pick (GArray             *times,
                             gint64              near_ms,
                             guint               most);

G_END_DECLS
