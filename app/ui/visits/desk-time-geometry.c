/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-time-geometry.h"

#include <desk-calendar.h>

/* Between what stands side by side. */
#define GAP 2

/**
 * desk_time_geometry_x:
 * @day: one of those shown, or the one after
 *
 * Returns: where its column begins
 */
double
desk_time_geometry_x (const DeskTimeGeometry *self,
                      guint                   day)
{
  return self->gutter
         + (double) (day - self->first_day) * (self->width - self->gutter) / self->n_days;
}

double
desk_time_geometry_y (const DeskTimeGeometry *self,
                      double                  minute)
{
  return minute * self->hour_height / 60;
}

/**
 * desk_time_geometry_day:
 *
 * Returns: the day whose column is there, or the nearest
 */
guint
desk_time_geometry_day (const DeskTimeGeometry *self,
                        double                  x)
{
  double column = (x - self->gutter) * self->n_days / MAX (1, self->width - self->gutter);

  return self->first_day + (guint) CLAMP (column, 0, self->n_days - 1);
}

double
desk_time_geometry_minute (const DeskTimeGeometry *self,
                           double                  y)
{
  return CLAMP (y * 60 / self->hour_height, 0, DESK_CALENDAR_DAY_MINUTES);
}

/**
 * desk_time_geometry_slot:
 * @lane: (nullable): its place beside others; %NULL for the whole width
 *
 * Returns: where it stands; what goes on after midnight ends there
 */
GdkRectangle
desk_time_geometry_slot (const DeskTimeGeometry *self,
                         const DeskSlot         *slot,
                         const DeskLane         *lane)
{
  double left = desk_time_geometry_x (self, slot->day);
  double room = desk_time_geometry_x (self, slot->day + 1) - left - 2 * GAP;
  guint places = lane != NULL ? lane->places : 1;
  guint place = lane != NULL ? lane->place : 0;
  guint span = lane != NULL ? lane->span : 1;
  int end = MIN (DESK_CALENDAR_DAY_MINUTES,
                 slot->minute + MAX (slot->minutes, DESK_TIME_LEAST_MINUTES));
  int top = (int) desk_time_geometry_y (self, slot->minute);

  return (GdkRectangle) {
    (int) (left + GAP + room * place / places), top + 1,
    MAX (1, (int) (room * span / places) - GAP),
    MAX (1, (int) desk_time_geometry_y (self, end) - top - 2),
  };
}
