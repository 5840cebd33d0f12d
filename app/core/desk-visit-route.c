/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-visit-route.h"

#include "desk-time.h"

#define NEVER G_MAXINT64

/* Of each set of stops, and the one visited last: the earliest end there can be, and the stop before.
 * What ends earlier can go on with whatever the other can. */
typedef struct
{
  gint64 end_ms;
  gint8  before;
} Cell;

typedef struct
{
  const DeskRouteStop *stops;
  guint                n_stops;
  gint64               begin_ms;
  DeskRouteWayFunc     way;
  gpointer             user_data;
  Cell                *cells;
} Search;

static Cell *
get_cell (Search *search,
          guint   set,
          guint   last)
{
  return &search->cells[set * search->n_stops + last];
}

/* When the stop ends that comes after @from; NEVER: too late. */
static gint64
go_on (Search *search,
       int     from,
       gint64  from_ms,
       guint   to)
{
  const DeskRouteStop *stop = &search->stops[to];
  gint64 there_ms = from_ms + search->way (from, (int) to, search->user_data) * DESK_MINUTE_MS;
  gint64 end_ms = MAX (there_ms, stop->open_ms) + stop->minutes * DESK_MINUTE_MS;

  return end_ms <= stop->close_ms ? end_ms : NEVER;
}

static void
extend (Search *search,
        guint   set,
        guint   last)
{
  gint64 end_ms = get_cell (search, set, last)->end_ms;

  for (guint next = 0; end_ms != NEVER && next < search->n_stops; next++)
    {
      gint64 next_ms;
      Cell *cell;

      if ((set & 1u << next) != 0)
        continue;
      next_ms = go_on (search, (int) last, end_ms, next);
      cell = get_cell (search, set | 1u << next, next);
      if (next_ms < cell->end_ms)
        *cell = (Cell) { next_ms, (gint8) last };
    }
}

static void
fill_cells (Search *search)
{
  guint n_sets = 1u << search->n_stops;

  for (guint i = 0; i < n_sets * search->n_stops; i++)
    search->cells[i] = (Cell) { NEVER, -1 };
  for (guint i = 0; i < search->n_stops; i++)
    get_cell (search, 1u << i, i)->end_ms = go_on (search, -1, search->begin_ms, i);
  for (guint set = 1; set < n_sets; set++)
    for (guint last = 0; last < search->n_stops; last++)
      if ((set & 1u << last) != 0)
        extend (search, set, last);
}

static void
walk_back (Search *search,
           guint   last,
           guint  *order,
           gint64 *starts_ms)
{
  guint set = (1u << search->n_stops) - 1;

  for (guint place = search->n_stops; place > 0; place--)
    {
      const Cell *cell = get_cell (search, set, last);

      order[place - 1] = last;
      starts_ms[place - 1] = cell->end_ms - search->stops[last].minutes * DESK_MINUTE_MS;
      set &= ~(1u << last);
      last = (guint) cell->before;
    }
}

/**
 * desk_route_find:
 * @n_stops: from 1 to %DESK_ROUTE_MAX_STOPS
 * @begin_ms: when the manager can leave, in milliseconds since 1970
 * @way: tells how long the ways are
 * @order: (out) (array length=n_stops): the stops, by their places in @stops
 * @starts_ms: (out) (array length=n_stops): when each of @order begins
 *
 * Finds the order in which the day ends earliest, by exact search. Who is early waits.
 *
 * Returns: %FALSE where no order keeps to all times
 */
gboolean
desk_route_find (const DeskRouteStop *stops,
                 guint                n_stops,
                 gint64               begin_ms,
                 DeskRouteWayFunc     way,
                 gpointer             user_data,
                 guint               *order,
                 gint64              *starts_ms)
{
  g_autofree Cell *cells = NULL;
  Search search = { stops, n_stops, begin_ms, way, user_data, NULL };
  guint all = (1u << n_stops) - 1;
  guint best = 0;

  g_return_val_if_fail (n_stops >= 1 && n_stops <= DESK_ROUTE_MAX_STOPS, FALSE);

  search.cells = cells = g_new (Cell, (gsize) (all + 1) * n_stops);
  fill_cells (&search);
  for (guint last = 1; last < n_stops; last++)
    if (get_cell (&search, all, last)->end_ms < get_cell (&search, all, best)->end_ms)
      best = last;
  if (get_cell (&search, all, best)->end_ms == NEVER)
    return FALSE;
  walk_back (&search, best, order, starts_ms);
  return TRUE;
}
