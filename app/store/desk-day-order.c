/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-day-order.h"

#include <desk-calendar.h>
#include <desk-error.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#include "desk-day-route-private.h"
#include "desk-free-times-private.h"
#include "desk-store-private.h"
#include "desk-visit-rows.h"

/* A day as it is. */
typedef struct
{
  guint      day;
  gint64     begin_ms;          /* from when on the manager is free */
  GPtrArray *visits;            /* (element-type DeskVisit): that are open, by time */
  GArray    *places;            /* (element-type DeskDayPlace): of those in question */
  GPtrArray *stops;             /* (element-type DeskOrderStop): what comes of it */
} Day;

static void
clear_day (Day *day)
{
  g_clear_pointer (&day->places, g_array_unref);
  g_clear_pointer (&day->visits, g_ptr_array_unref);
  g_clear_pointer (&day->stops, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Day, clear_day)

static gint64
get_end (const DeskVisit *visit)
{
  return visit->start_ms + visit->minutes * DESK_MINUTE_MS;
}

static gint64
get_leave (const DeskVisit *visit)
{
  return visit->start_ms - visit->travel_minutes * DESK_MINUTE_MS;
}

/* Who is on the way or at the door is part of no order, but takes time. */
static gboolean
is_ordered (const DeskVisit *visit)
{
  return desk_visit_may_step (visit->status, DESK_VISIT_MOVE) &&
         !g_str_equal (visit->status, DESK_VISIT_STARTED);
}

static gboolean
is_fixed (const DeskVisit *visit)
{
  return !g_str_equal (visit->status, DESK_VISIT_PLANNED) || *visit->special_request != '\0';
}

static void
add_stop (Day             *day,
          const DeskVisit *visit,
          gint64           start_ms,
          gint64           travel_minutes)
{
  DeskOrderStop *stop;

  if (!is_ordered (visit))
    return;
  stop = g_new0 (DeskOrderStop, 1);
  stop->visit_id = g_strdup (visit->visit_id);
  stop->name = g_strdup (visit->name);
  stop->salutation = g_strdup (visit->salutation);
  stop->member_no = g_strdup (visit->member_no);
  stop->version = g_strdup (visit->version);
  stop->was_ms = visit->start_ms;
  stop->start_ms = start_ms;
  stop->minutes = visit->minutes;
  stop->was_travel_minutes = visit->travel_minutes;
  stop->travel_minutes = travel_minutes;
  stop->fixed = is_fixed (visit);
  g_ptr_array_add (day->stops, stop);
}

/* The visiting hours of the day (H1); the whole of it where the policy sets none. */
static void
find_hours (DeskLocal    *local,
            const Day    *day,
            DeskDayPlace *place)
{
  GTimeZone *zone = desk_policy_get_zone (local->policy);
  int open = 0;
  int close = DESK_CALENDAR_DAY_MINUTES;

  desk_hours_get_visit (local->policy, &open, &close);
  place->open_ms = MAX (desk_calendar_find_moment (day->day, open, zone), day->begin_ms);
  place->close_ms = desk_calendar_find_moment (day->day, close, zone);
}

/* What the member prefers is advice: it counts where there is room for the visit in it. */
static void
prefer_hours (DeskLocal           *local,
              const Day           *day,
              const DeskCallHours *hours,
              DeskDayPlace        *place)
{
  GTimeZone *zone = desk_policy_get_zone (local->policy);
  gint64 open_ms = desk_calendar_find_moment (day->day, hours->from_minute, zone);
  gint64 close_ms = desk_calendar_find_moment (day->day, hours->to_minute, zone);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day->day);
  open_ms = MAX (open_ms, place->open_ms);
  close_ms = MIN (close_ms, place->close_ms);
  if ((hours->days & 1u << (g_date_get_weekday (&date) - 1)) == 0 ||
      open_ms + place->visit->minutes * DESK_MINUTE_MS > close_ms)
    return;
  place->open_ms = open_ms;
  place->close_ms = close_ms;
}

static gboolean
find_window (DeskLocal     *local,
             DeskDb        *db,
             const Day     *day,
             DeskDayPlace  *place,
             GError       **error)
{
  DeskCallHours hours = { 0 };

  if (place->fixed)
    {
      place->open_ms = place->visit->start_ms;
      place->close_ms = get_end (place->visit);
      return TRUE;
    }
  if (!desk_free_times_load_hours (db, place->visit->member_no, &hours, error))
    return FALSE;
  find_hours (local, day, place);
  prefer_hours (local, day, &hours, place);
  return TRUE;
}

/* What should have ended is to be closed. Where the manager is on the way or at the door, or it is time
 * to leave for what stays, comes before all else. */
static void
add_place (Day             *day,
           gint64           from_ms,
           const DeskVisit *visit)
{
  DeskDayPlace place = { visit, is_fixed (visit), 0, 0 };

  if (get_end (visit) <= from_ms)
    return;
  if (!place.fixed || (is_ordered (visit) && get_leave (visit) >= from_ms))
    {
      g_array_append_val (day->places, place);
      return;
    }
  day->begin_ms = MAX (day->begin_ms, get_end (visit));
  add_stop (day, visit, visit->start_ms, visit->travel_minutes);
}

static gboolean
load_day (DeskLocal  *local,
          DeskDb     *db,
          Day        *day,
          GError    **error)
{
  GTimeZone *zone = desk_policy_get_zone (local->policy);
  gint64 midnight_ms = desk_calendar_find_moment (day->day, 0, zone);
  gint64 from_ms = MAX (midnight_ms, desk_local_now (local));

  day->begin_ms = from_ms + DESK_MINUTE_MS - 1;
  day->begin_ms -= day->begin_ms % DESK_MINUTE_MS;
  day->places = g_array_new (FALSE, FALSE, sizeof (DeskDayPlace));
  day->stops = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_order_stop_free);
  day->visits = desk_visit_rows_planned (local, db, midnight_ms,
                                         desk_calendar_find_moment (day->day + 1, 0, zone), error);
  for (guint i = 0; day->visits != NULL && i < day->visits->len; i++)
    add_place (day, from_ms, g_ptr_array_index (day->visits, i));
  for (guint i = 0; day->visits != NULL && i < day->places->len; i++)
    if (!find_window (local, db, day, &g_array_index (day->places, DeskDayPlace, i), error))
      return FALSE;
  return day->visits != NULL;
}

/* The way to a stop stays planned where there is time for it. */
static void
add_stops (Day                *day,
           const DeskDayOrder *order)
{
  gint64 end_ms = day->begin_ms;

  for (guint i = 0; i < day->places->len; i++)
    {
      const DeskVisit *visit =
        g_array_index (day->places, DeskDayPlace, order->order[i]).visit;
      gint64 start_ms = order->starts_ms[i];
      gboolean has_time = start_ms - visit->travel_minutes * DESK_MINUTE_MS >= end_ms;

      add_stop (day, visit, start_ms, has_time ? visit->travel_minutes : 0);
      end_ms = start_ms + visit->minutes * DESK_MINUTE_MS;
    }
}

static gboolean
order_day (Day     *day,
           GError **error)
{
  DeskDayOrder order;

  if (desk_day_route_find (day->places, day->begin_ms, &order))
    {
      add_stops (day, &order);
      return TRUE;
    }
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                       _("No order of these visits keeps to the visiting hours, to the hours that "
                         "the members prefer and to what was agreed with them."));
  return FALSE;
}

/* There are two of them or more, and one of them can be moved. */
static gboolean
has_choice (const Day *day)
{
  gboolean movable = FALSE;

  for (guint i = 0; i < day->places->len; i++)
    movable |= !g_array_index (day->places, DeskDayPlace, i).fixed;
  return movable && day->places->len + day->stops->len > 1;
}

static gpointer
propose (DeskLocal  *local,
         DeskDb     *db,
         gpointer    data,
         GError    **error)
{
  g_auto (Day) day = { .day = *(const guint *) data };

  if (!load_day (local, db, &day, error))
    return NULL;
  if (!has_choice (&day))
    {
      g_ptr_array_set_size (day.stops, 0);
      return g_steal_pointer (&day.stops);
    }
  if (day.places->len > DESK_ROUTE_MAX_STOPS)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _("An order is found for at most %d visits a day."), DESK_ROUTE_MAX_STOPS);
      return NULL;
    }
  return order_day (&day, error) ? g_steal_pointer (&day.stops) : NULL;
}

void
desk_order_stop_free (DeskOrderStop *self)
{
  g_free (self->visit_id);
  g_free (self->name);
  g_free (self->salutation);
  g_free (self->member_no);
  g_free (self->version);
  g_free (self);
}

/**
 * desk_order_stop_moves:
 *
 * Returns: whether desk_store_apply_order_async() changes the visit: its time, or only how long the
 *   way there is
 */
gboolean
desk_order_stop_moves (const DeskOrderStop *self)
{
  return self->start_ms != self->was_ms || self->travel_minutes != self->was_travel_minutes;
}

/**
 * desk_store_propose_order_async:
 * @day: as g_date_get_julian() counts, in the policy's zone
 *
 * Seeks the order of a day's planned and confirmed visits in which the day ends earliest: within the
 * visiting hours (H1), in those that a member prefers where the visit has room in them, and not
 * before now. From one stop to another on the same street or in the same district there is no way.
 * What was confirmed, or put at an hour that the customer asked for, stays as it is, with the way
 * there; what should have ended by now is left out. Where nothing is won, nothing moves.
 */
void
desk_store_propose_order_async (DeskStore           *store,
                                guint                day,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (g_date_valid_julian (day));

  desk_store_read (store, propose, g_memdup2 (&day, sizeof day), g_free,
                   (GDestroyNotify) g_ptr_array_unref, desk_store_propose_order_async, cancellable,
                   callback, user_data);
}

/**
 * desk_store_propose_order_finish:
 *
 * Returns: (transfer full) (element-type DeskOrderStop): empty where there is nothing to order;
 *   %NULL with %DESK_ERROR_INVALID for more than %DESK_ROUTE_MAX_STOPS visits, with
 *   %DESK_ERROR_UNSUITABLE where no order keeps to all times
 */
GPtrArray *
desk_store_propose_order_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_propose_order_async, error);
}
