/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-lanes.h>
#include <desk-slot.h>
#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The least room that something gets on the hours, so that it can be read and taken hold of. */
#define DESK_TIME_LEAST_MINUTES 20

/**
 * DeskTimeGeometry:
 *
 * Where days and hours stand: beside a gutter with the hours, a column a day, in pixels.
 */
typedef struct
{
  guint first_day;
  guint n_days;
  int   gutter;
  int   width;
  int   hour_height;
} DeskTimeGeometry;

double       desk_time_geometry_x    (const DeskTimeGeometry *self,
                                      guint                   day);
double       desk_time_geometry_y    (const DeskTimeGeometry *self,
                                      double                  minute);
guint        desk_time_geometry_day  (const DeskTimeGeometry *self,
                                      double                  x);
double       desk_time_geometry_minute
                                     (const DeskTimeGeometry *self,
                                      double                  y);
GdkRectangle desk_time_geometry_slot (const DeskTimeGeometry *self,
                                      const DeskSlot         *slot,
                                      const DeskLane         *lane);

G_END_DECLS
