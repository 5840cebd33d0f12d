/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visit-route.h>

#include "desk-visits.h"

G_BEGIN_DECLS

/**
 * DeskDayPlace:
 *
 * A visit of a day whose place in the order is sought.
 */
typedef struct
{
  const DeskVisit *visit;
  gboolean         fixed;       /* it stays where it is */
  gint64           open_ms;     /* it lies within these */
  gint64           close_ms;
} DeskDayPlace;

/**
 * DeskDayOrder:
 *
 * An order, by the numbers of the places, and when each of it begins.
 */
typedef struct
{
  guint  order[DESK_ROUTE_MAX_STOPS];
  gint64 starts_ms[DESK_ROUTE_MAX_STOPS];
} DeskDayOrder;

gboolean desk_day_route_find (GArray       *places,
                              gint64        begin_ms,
                              DeskDayOrder *order);

G_END_DECLS
