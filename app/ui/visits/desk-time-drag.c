/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-time-drag.h"

/**
 * desk_time_drag_draw:
 *
 * The pointer goes down where there is no visit.
 */
void
desk_time_drag_draw (DeskTimeDrag           *self,
                     const DeskTimeGeometry *geometry,
                     double                  x,
                     double                  y)
{
  double minute = desk_time_geometry_minute (geometry, y);

  *self = (DeskTimeDrag) { .kind = DESK_TIME_DRAG_DRAW, .x = x, .y = y };
  self->before = desk_slot_draw (desk_time_geometry_day (geometry, x), minute, minute);
  self->slot = self->before;
}

/**
 * desk_time_drag_take:
 * @visit: (transfer none): kept by the caller until it is let go
 * @slot: where it stands
 * @by_its_end: to lengthen it rather than to move it
 */
void
desk_time_drag_take (DeskTimeDrag    *self,
                     const DeskVisit *visit,
                     const DeskSlot  *slot,
                     gboolean         by_its_end,
                     double           x,
                     double           y)
{
  *self = (DeskTimeDrag) {
    .kind = by_its_end ? DESK_TIME_DRAG_STRETCH : DESK_TIME_DRAG_CARRY,
    .visit = visit, .before = *slot, .slot = *slot, .x = x, .y = y,
  };
}

/**
 * desk_time_drag_move:
 * @dx: how far the pointer is from where it began
 */
void
desk_time_drag_move (DeskTimeDrag           *self,
                     const DeskTimeGeometry *geometry,
                     double                  dx,
                     double                  dy)
{
  double from = desk_time_geometry_minute (geometry, self->y);
  double to = desk_time_geometry_minute (geometry, self->y + dy);

  switch (self->kind)
    {
    case DESK_TIME_DRAG_DRAW:
      self->slot = desk_slot_draw (self->before.day, from, to);
      break;
    case DESK_TIME_DRAG_CARRY:
      self->slot = desk_slot_carry (&self->before,
                                    desk_time_geometry_day (geometry, self->x + dx),
                                    self->before.minute + to - from);
      break;
    case DESK_TIME_DRAG_STRETCH:
      self->slot = desk_slot_stretch (&self->before,
                                      self->before.minute + self->before.minutes + to - from);
      break;
    case DESK_TIME_DRAG_NONE:
    default:
      break;
    }
}

/**
 * desk_time_drag_moved:
 *
 * Returns: whether letting go changes anything
 */
gboolean
desk_time_drag_moved (const DeskTimeDrag *self)
{
  return self->kind == DESK_TIME_DRAG_DRAW || self->slot.day != self->before.day
         || self->slot.minute != self->before.minute
         || self->slot.minutes != self->before.minutes;
}

void
desk_time_drag_let_go (DeskTimeDrag *self)
{
  *self = (DeskTimeDrag) { .kind = DESK_TIME_DRAG_NONE };
}
