/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-time-geometry.h"

#include <desk-visits.h>

G_BEGIN_DECLS

typedef enum
{
  DESK_TIME_DRAG_NONE,
  DESK_TIME_DRAG_DRAW,          /* a new visit */
  DESK_TIME_DRAG_CARRY,
  DESK_TIME_DRAG_STRETCH,
} DeskTimeDragKind;

/**
 * DeskTimeDrag:
 *
 * What a pointer holds over the hours: a new time, or a visit that is moved or lengthened.
 */
typedef struct
{
  DeskTimeDragKind  kind;
  const DeskVisit  *visit;      /* of the grid; NULL for a new one */
  DeskSlot          before;
  DeskSlot          slot;
  double            x;          /* where it began */
  double            y;
} DeskTimeDrag;

void     desk_time_drag_draw   (DeskTimeDrag           *self,
                                const DeskTimeGeometry *geometry,
                                double                  x,
                                double                  y);
void     desk_time_drag_take   (DeskTimeDrag           *self,
                                const DeskVisit        *visit,
                                const DeskSlot         *slot,
                                gboolean                by_its_end,
                                double                  x,
                                double                  y);
void     desk_time_drag_move   (DeskTimeDrag           *self,
                                const DeskTimeGeometry *geometry,
                                double                  dx,
                                double                  dy);
gboolean desk_time_drag_moved  (const DeskTimeDrag     *self);
void     desk_time_drag_let_go (DeskTimeDrag           *self);

G_END_DECLS
