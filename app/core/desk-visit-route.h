/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many stops are ordered by looking at every order that can matter. */
#define DESK_ROUTE_MAX_STOPS 12

/**
 * DeskRouteStop:
 *
 * A visit of a day whose place in the order is sought: it may begin from @open_ms on, and has ended
 * by @close_ms.
 */
typedef struct
{
  gint64 open_ms;
  gint64 close_ms;
  gint64 minutes;
} DeskRouteStop;

/**
 * DeskRouteWayFunc:
 *
 * Returns: the minutes from one stop to the other; from -1: from where the day begins
 */
typedef gint64 (*DeskRouteWayFunc) (int      from,
                                    int      to,
                                    gpointer user_data);

gboolean desk_route_find (const DeskRouteStop *stops,
                          guint                n_stops,
                          gint64               begin_ms,
                          DeskRouteWayFunc     way,
                          gpointer             user_data,
                          guint               *order,
                          gint64              *starts_ms);

G_END_DECLS
