/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-day-order.h"

#include <desk-calendar.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#include "desk-free-times-private.h"
#include "desk-perform.h"
#include "desk-store-private.h"

/* So far ahead a time is sought for a visit that makes room, in days. */
#define ASIDE_DAYS 28

/* A stretch of the manager's time, the way included: half-open. */
typedef DeskBusyTime Span;

/* A visit that is to be moved. */
typedef struct
{
  DeskOrderStop *stop;
  char          *version;
  Span           place;         /* where it is now */
  Span           target;
  gboolean       done;
} Move;

/* What is to be done, and then what the rules said. */
typedef struct
{
  GPtrArray     *stops;         /* (element-type DeskOrderStop) */
  GArray        *moves;         /* (element-type Move) */
  DeskPerformed *performed;
} Deed;

/* What an operation is made with. */
typedef struct
{
  DeskLocal  *local;
  DeskDb     *db;
  DeskChange *change;
  DeskClock  *clock;
} Work;

static void
clear_move (gpointer data)
{
  g_free (((Move *) data)->version);
}

static void
free_deed (gpointer data)
{
  Deed *deed = data;

  g_ptr_array_unref (deed->stops);
  g_array_unref (deed->moves);
  g_clear_pointer (&deed->performed, desk_performed_free);
  g_free (deed);
}

static Span
make_span (gint64 start_ms,
           gint64 minutes,
           gint64 travel_minutes)
{
  return (Span) { start_ms - travel_minutes * DESK_MINUTE_MS,
                  start_ms + minutes * DESK_MINUTE_MS };
}

static gboolean
overlap (const Span *a,
         const Span *b)
{
  return a->leave_ms < b->end_ms && b->leave_ms < a->end_ms;
}

static void
list_moves (Deed *deed)
{
  for (guint i = 0; i < deed->stops->len; i++)
    {
      DeskOrderStop *stop = g_ptr_array_index (deed->stops, i);
      Move move = { .stop = stop };

      if (!desk_order_stop_moves (stop))
        continue;
      move.version = g_strdup (stop->version);
      move.place = make_span (stop->was_ms, stop->minutes, stop->was_travel_minutes);
      move.target = make_span (stop->start_ms, stop->minutes, stop->travel_minutes);
      g_array_append_val (deed->moves, move);
    }
}

/* Another one that is still where this one is to be. */
static Move *
find_blocker (Deed *deed,
              Move *move)
{
  for (guint i = 0; i < deed->moves->len; i++)
    {
      Move *other = &g_array_index (deed->moves, Move, i);

      if (other != move && !other->done && overlap (&other->place, &move->target))
        return other;
    }
  return NULL;
}

/* The next that can be moved, or else the first of those that wait for each other. */
static Move *
find_next (Deed *deed)
{
  Move *first = NULL;

  for (guint i = 0; i < deed->moves->len; i++)
    {
      Move *move = &g_array_index (deed->moves, Move, i);

      if (!move->done && find_blocker (deed, move) == NULL)
        return move;
      if (!move->done && first == NULL)
        first = move;
    }
  return first;
}

/* Who waits for others comes, from one to the next, to one of those that wait for each other. */
static Move *
find_in_ring (Deed *deed,
              Move *move)
{
  for (guint i = 0; i < deed->moves->len; i++)
    move = find_blocker (deed, move);
  return move;
}

/* Moves the visit; the verdict is a refusal, or the visit has the new version. */
static DeskVerdict *
move_to (Work        *work,
         Move        *move,
         gint64       start_ms,
         gint64       travel_minutes,
         const char  *why,
         GError     **error)
{
  GTimeZone *zone = desk_policy_get_zone (work->local->policy);
  g_autofree char *start = desk_time_to_rfc3339 (start_ms, zone);
  g_autoptr (JsonObject) args = json_object_new ();
  DeskVerdict *verdict;

  json_object_set_string_member (args, "member_no", move->stop->member_no);
  json_object_set_string_member (args, "visit_id", move->stop->visit_id);
  json_object_set_string_member (args, "base", move->version);
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "travel_minutes", travel_minutes);
  if (why != NULL)
    json_object_set_string_member (args, "why", why);
  verdict = desk_perform_run (work->local, work->db, work->change, DESK_OP_VISIT_MOVE, args,
                              work->clock, error);
  if (verdict == NULL || !verdict->accepted)
    return verdict;
  g_free (move->version);
  move->version = g_strdup (verdict->op_id);
  move->place = make_span (start_ms, move->stop->minutes, travel_minutes);
  return verdict;
}

/* The next time at which the visit is in no other one's way, neither where that is nor where it is
 * to be; 0: there is none. FALSE only when the database fails. */
static gboolean
find_aside (Work    *work,
            Deed    *deed,
            Move    *move,
            gint64  *start_ms,
            GError **error)
{
  GTimeZone *zone = desk_policy_get_zone (work->local->policy);
  guint day = desk_calendar_day_at (move->stop->start_ms, zone);
  gint64 midnight_ms = desk_calendar_find_moment (day, 0, zone);
  DeskFreeWish wish = { .minutes = move->stop->minutes };
  DeskFreeQuery query = { .visit_id = move->stop->visit_id,
                          .from_ms = MAX (midnight_ms, desk_local_now (work->local)),
                          .to_ms = desk_calendar_find_moment (day + ASIDE_DAYS, 0, zone) };
  g_autoptr (GArray) busy = desk_free_times_load_busy (work->local, work->db, &query, error);
  g_autoptr (GArray) times = NULL;

  if (busy == NULL)
    return FALSE;
  for (guint i = 0; i < deed->moves->len; i++)
    g_array_append_val (busy, g_array_index (deed->moves, Move, i).target);
  times = desk_free_time_find (work->local->policy, &wish, busy, query.from_ms, query.to_ms);
  *start_ms = times->len > 0 ? g_array_index (times, DeskFreeTime, 0).first_ms : 0;
  return TRUE;
}

/* Moves one visit, to its place, or out of the way of others that it waits for; the rules say no where
 * there is no such place. */
static DeskVerdict *
take_step (Work    *work,
           Deed    *deed,
           Move   **taken,
           GError **error)
{
  Move *move = find_next (deed);
  gint64 aside_ms = 0;
  DeskVerdict *verdict;

  if (find_blocker (deed, move) != NULL)
    {
      move = find_in_ring (deed, move);
      if (!find_aside (work, deed, move, &aside_ms, error))
        return NULL;
    }
  *taken = move;
  if (aside_ms != 0)
    return move_to (work, move, aside_ms, 0, _("Makes room for another visit for a moment"), error);
  verdict = move_to (work, move, move->stop->start_ms, move->stop->travel_minutes, NULL, error);
  move->done = verdict != NULL && verdict->accepted;
  if (move->done)
    deed->performed->n_accepted++;
  return verdict;
}

static gboolean
is_done (Deed *deed)
{
  return deed->performed->refusal != NULL || deed->performed->n_accepted == deed->moves->len;
}

/* Until all are where they are to be, or one is refused: FALSE only when the database fails. */
static gboolean
run_moves (Work    *work,
           Deed    *deed,
           GError **error)
{
  while (!is_done (deed))
    {
      Move *move = NULL;
      g_autoptr (DeskVerdict) verdict = take_step (work, deed, &move, error);

      if (verdict == NULL)
        return FALSE;
      if (verdict->accepted)
        continue;
      deed->performed->n_accepted = 0;
      desk_performed_add (deed->performed, move->stop->name, g_steal_pointer (&verdict));
    }
  return TRUE;
}

/* So that they can be moved once more. */
static void
note_versions (Deed *deed)
{
  for (guint i = 0; i < deed->moves->len; i++)
    {
      Move *move = &g_array_index (deed->moves, Move, i);

      g_free (move->stop->version);
      move->stop->version = g_strdup (move->version);
    }
}

static gboolean
apply (DeskLocal   *local,
       DeskDb      *db,
       DeskChange  *change,
       gpointer     data,
       GError     **error)
{
  Deed *deed = data;
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_local_now (local));
  Work work = { local, db, change, clock };

  deed->performed = g_new0 (DeskPerformed, 1);
  list_moves (deed);
  if (!desk_db_savepoint (db, error) || !run_moves (&work, deed, error))
    return FALSE;
  if (deed->performed->refusal != NULL)
    {
      desk_db_rollback_to (db);
      return TRUE;
    }
  note_versions (deed);
  return desk_db_release (db, error);
}

/**
 * desk_store_apply_order_async:
 * @stops: (element-type DeskOrderStop): of desk_store_propose_order_finish(), or some of them; nobody
 *   else touches them until this ends
 *
 * Moves the visits whose time differs, or to which less of a way is left, all in one transaction. The
 * rules allow no two visits at a time at any moment: who goes where another one still is waits for
 * it, and of those that wait for each other one goes to a free time meanwhile, which its history
 * tells. Where one is refused, none moves. Those that moved have their new versions then.
 */
void
desk_store_apply_order_async (DeskStore           *store,
                              GPtrArray           *stops,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Deed *deed;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (stops != NULL);

  deed = g_new0 (Deed, 1);
  deed->stops = g_ptr_array_ref (stops);
  deed->moves = g_array_new (FALSE, FALSE, sizeof (Move));
  g_array_set_clear_func (deed->moves, clear_move);
  desk_store_write (store, apply, deed, free_deed, desk_store_apply_order_async, cancellable,
                    callback, user_data);
}

/**
 * desk_store_apply_order_finish:
 *
 * Returns: (transfer full): how many moved; or none, and the refusal
 */
DeskPerformed *
desk_store_apply_order_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  Deed *deed = desk_store_write_finish (store, result, desk_store_apply_order_async, error);

  return deed != NULL ? g_steal_pointer (&deed->performed) : NULL;
}
