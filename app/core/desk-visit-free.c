/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-visit-free.h"

#include "desk-calendar.h"
#include "desk-visit.h"

#define STEP_MS (DESK_CALENDAR_SNAP * DESK_MINUTE_MS)

/* A time to be offered, and how far it is from the one that was wanted. */
typedef struct
{
  gint64   start_ms;
  gint64   distance_ms;
  gboolean preferred;
} Offer;

static gboolean
is_busy (GArray             *busy,
         const DeskFreeWish *wish,
         gint64              start_ms)
{
  gint64 leave_ms = start_ms - wish->travel_minutes * DESK_MINUTE_MS;
  gint64 end_ms = start_ms + wish->minutes * DESK_MINUTE_MS;

  for (guint i = 0; i < busy->len; i++)
    {
      const DeskBusyTime *time = &g_array_index (busy, DeskBusyTime, i);

      if (time->leave_ms < end_ms && time->end_ms > leave_ms)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_preferred (const DeskFreeWish *wish,
              GTimeZone          *zone,
              guint               day,
              gint64              start_ms)
{
  const DeskCallHours *hours = wish->hours;
  GDate date;

  if (hours == NULL || hours->days == 0)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return (hours->days & 1u << (g_date_get_weekday (&date) - 1)) != 0 &&
         start_ms >= desk_calendar_find_moment (day, hours->from_minute, zone) &&
         start_ms + wish->minutes * DESK_MINUTE_MS <=
           desk_calendar_find_moment (day, hours->to_minute, zone);
}

/* Lengthens the last stretch where the time goes on from it. */
static void
add_time (GArray   *times,
          gint64    start_ms,
          gboolean  preferred)
{
  DeskFreeTime time = { start_ms, start_ms, preferred };
  DeskFreeTime *last =
    times->len > 0 ? &g_array_index (times, DeskFreeTime, times->len - 1) : NULL;

  if (last != NULL && last->last_ms + STEP_MS == start_ms && last->preferred == preferred)
    last->last_ms = start_ms;
  else
    g_array_append_val (times, time);
}

static int
compare_offers (gconstpointer a,
                gconstpointer b)
{
  const Offer *left = a;
  const Offer *right = b;

  if (left->preferred != right->preferred)
    return left->preferred ? -1 : 1;
  if (left->distance_ms != right->distance_ms)
    return left->distance_ms < right->distance_ms ? -1 : 1;
  return left->start_ms < right->start_ms ? -1 : 1;
}

/**
 * desk_free_time_find:
 * @busy: (element-type DeskBusyTime): the manager's open visits, in any order
 * @from_ms: not before, in milliseconds since 1970; the past is not left out
 * @to_ms: before this
 *
 * Seeks the times at which a visit may begin: on the quarters of an hour, wholly within the visiting
 * hours of the policy (H1), with time for the way there, and leaving the way to what comes after.
 *
 * Returns: (transfer full) (element-type DeskFreeTime): in order
 */
GArray *
desk_free_time_find (DeskPolicy         *policy,
                     const DeskFreeWish *wish,
                     GArray             *busy,
                     gint64              from_ms,
                     gint64              to_ms)
{
  GTimeZone *zone = desk_policy_get_zone (policy);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (DeskFreeTime));

  if (from_ms >= to_ms)
    return times;
  for (guint day = desk_calendar_day_at (from_ms, zone);
       day <= desk_calendar_day_at (to_ms - 1, zone); day++)
    for (int minute = 0; minute < DESK_CALENDAR_DAY_MINUTES; minute += DESK_CALENDAR_SNAP)
      {
        gint64 start_ms = desk_calendar_find_moment (day, minute, zone);

        if (start_ms >= from_ms && start_ms < to_ms &&
            desk_hours_visit_fits (policy, start_ms, (int) wish->minutes) &&
            !is_busy (busy, wish, start_ms))
          add_time (times, start_ms, is_preferred (wish, zone, day, start_ms));
      }
  return times;
}

/**
 * desk_free_time_pick:
 * @times: (element-type DeskFreeTime): from desk_free_time_find()
 * @near_ms: the time that was wanted
 * @most: how many are asked for
 *
 * Picks what to offer in the place of a time that cannot be had: of each stretch the time nearest to
 * it, those that the member prefers first, then the nearest.
 *
 * Returns: (transfer full) (element-type gint64): moments, the best first
 */
GArray *
desk_free_time_pick (GArray *times,
                     gint64  near_ms,
                     guint   most)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < times->len; i++)
    {
      const DeskFreeTime *time = &g_array_index (times, DeskFreeTime, i);
      gint64 steps = (CLAMP (near_ms, time->first_ms, time->last_ms) - time->first_ms) / STEP_MS;
      gint64 start_ms = time->first_ms + steps * STEP_MS;
      Offer offer = { start_ms, ABS (start_ms - near_ms), time->preferred };

      g_array_append_val (offers, offer);
    }
  g_array_sort (offers, compare_offers);
  for (guint i = 0; i < MIN (offers->len, most); i++)
    g_array_append_val (picked, g_array_index (offers, Offer, i).start_ms);
  return picked;
}
