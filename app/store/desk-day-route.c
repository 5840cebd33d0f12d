/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-day-route-private.h"

#include <desk-address.h>
#include <desk-calendar.h>
#include <desk-visit.h>

/* Visits begin on the quarters of an hour, or to the minute where no order of quarters fits. */
static const gint64 steps[] = { DESK_CALENDAR_SNAP * DESK_MINUTE_MS, DESK_MINUTE_MS };

/* What the search asks for ways with. */
typedef struct
{
  const DeskDayPlace *places;
  guint               n_places;
  gint64              begin_ms;
  gint64              step_ms;
} Search;

static gint64
round_up (gint64 time_ms,
          gint64 step_ms)
{
  return (time_ms + step_ms - 1) / step_ms * step_ms;
}

/* What stays keeps the way that is planned: nobody else may take that time. */
static gint64
find_way (int      from,
          int      to,
          gpointer user_data)
{
  const Search *search = user_data;
  const DeskVisit *visit = search->places[to].visit;
  gint64 way_ms = visit->travel_minutes * DESK_MINUTE_MS;
  gint64 leave_ms = from < 0 ? search->begin_ms : 0;

  if (search->places[to].fixed)
    return visit->travel_minutes;
  if (from >= 0 && desk_address_is_near (search->places[from].visit->address, visit->address))
    return 0;
  return (round_up (leave_ms + way_ms, search->step_ms) - leave_ms) / DESK_MINUTE_MS;
}

/* Such that visits begin and end on the steps, but for those that stay. */
static DeskRouteStop
make_route_stop (const DeskDayPlace *place,
                 gint64              step_ms)
{
  gint64 length_ms = place->visit->minutes * DESK_MINUTE_MS;
  DeskRouteStop stop = { place->open_ms, 0, 0 };

  if (place->fixed)
    {
      stop.close_ms = round_up (place->close_ms, step_ms);
      stop.minutes = (stop.close_ms - stop.open_ms) / DESK_MINUTE_MS;
      return stop;
    }
  stop.open_ms = round_up (place->open_ms, step_ms);
  stop.minutes = round_up (length_ms, step_ms) / DESK_MINUTE_MS;
  stop.close_ms = (place->close_ms - length_ms) / step_ms * step_ms + round_up (length_ms, step_ms);
  return stop;
}

static gboolean
find_order (const Search *search,
            DeskDayOrder *order)
{
  DeskRouteStop stops[DESK_ROUTE_MAX_STOPS];

  for (guint i = 0; i < search->n_places; i++)
    stops[i] = make_route_stop (&search->places[i], search->step_ms);
  return desk_route_find (stops, search->n_places, search->begin_ms, find_way, (gpointer) search,
                          order->order, order->starts_ms);
}

/* How it is now. */
static DeskDayOrder
get_present (const Search *search)
{
  DeskDayOrder present;

  for (guint i = 0; i < search->n_places; i++)
    {
      present.order[i] = search->n_places - 1 - i;
      present.starts_ms[i] = search->places[present.order[i]].visit->start_ms;
    }
  return present;
}

/* When the day ends and how long the manager is on the way; FALSE: it does not keep to all times. */
static gboolean
judge (const Search       *search,
       const DeskDayOrder *order,
       gint64             *end_ms,
       gint64             *way)
{
  Search exact = *search;

  exact.step_ms = DESK_MINUTE_MS;
  *end_ms = search->begin_ms;
  *way = 0;
  for (guint i = 0; i < search->n_places; i++)
    {
      const DeskDayPlace *place = &search->places[order->order[i]];
      gint64 minutes = find_way (i > 0 ? (int) order->order[i - 1] : -1, (int) order->order[i],
                                 &exact);

      if (order->starts_ms[i] < MAX (*end_ms + minutes * DESK_MINUTE_MS, place->open_ms))
        return FALSE;
      *end_ms = order->starts_ms[i] + place->visit->minutes * DESK_MINUTE_MS;
      *way += minutes;
      if (*end_ms > place->close_ms)
        return FALSE;
    }
  return TRUE;
}

/* Nobody is called about another time for nothing. */
static gboolean
is_better (const Search       *search,
           const DeskDayOrder *order,
           const DeskDayOrder *present)
{
  gint64 end_ms, present_end_ms;
  gint64 way, present_way;

  if (!judge (search, present, &present_end_ms, &present_way) ||
      !judge (search, order, &end_ms, &way))
    return TRUE;
  return end_ms < present_end_ms || (end_ms == present_end_ms && way < present_way);
}

/* The latest first: of orders that end at one time the search takes that which is most like it. */
static DeskDayPlace *
turn_round (GArray *places)
{
  DeskDayPlace *turned = g_new (DeskDayPlace, places->len);

  for (guint i = 0; i < places->len; i++)
    turned[places->len - 1 - i] = g_array_index (places, DeskDayPlace, i);
  return turned;
}

/**
 * desk_day_route_find:
 * @places: (element-type DeskDayPlace): by time, from 1 to %DESK_ROUTE_MAX_STOPS
 * @begin_ms: when the manager can leave, a whole minute
 * @order: (out): in which the day ends earliest; as it is where nothing is won
 *
 * Puts the visits of a day in order, on the quarters of an hour where they fit there. From one to
 * another on the same street or in the same district there is no way; what stays keeps the way that
 * is planned.
 *
 * Returns: %FALSE where no order keeps to all times
 */
gboolean
desk_day_route_find (GArray       *places,
                     gint64        begin_ms,
                     DeskDayOrder *order)
{
  g_autofree DeskDayPlace *turned = turn_round (places);
  Search search = { turned, places->len, begin_ms, 0 };
  DeskDayOrder present = get_present (&search);
  gboolean found = FALSE;

  for (guint i = 0; !found && i < G_N_ELEMENTS (steps); i++)
    {
      search.step_ms = steps[i];
      found = find_order (&search, order);
    }
  if (!found)
    return FALSE;
  if (!is_better (&search, order, &present))
    *order = present;
  for (guint i = 0; i < places->len; i++)
    order->order[i] = places->len - 1 - order->order[i];
  return TRUE;
}
