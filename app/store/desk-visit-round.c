/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-round.h"

#include <desk-calendar.h>
#include <desk-error.h>
#include <desk-json.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#include "desk-free-times-private.h"
#include "desk-perform.h"
#include "desk-store-private.h"

/* For whom times are sought. */
typedef struct
{
  GArray        *ids;           /* (element-type gint64) */
  DeskRoundWish  wish;
} Question;

/* What is to be done with the stops, and then what the rules said. */
typedef struct
{
  const char    *kind;
  JsonObject    *args;          /* that all have in common */
  GPtrArray     *stops;         /* (element-type DeskRoundStop) */
  DeskPerformed *performed;
} Deed;

static void
free_question (gpointer data)
{
  g_array_unref (((Question *) data)->ids);
  g_free (data);
}

static void
free_deed (gpointer data)
{
  Deed *deed = data;

  json_object_unref (deed->args);
  g_ptr_array_unref (deed->stops);
  g_clear_pointer (&deed->performed, desk_performed_free);
  g_free (deed);
}

static gboolean
check_number (guint    n_stops,
              GError **error)
{
  if (n_stops <= DESK_ROUND_MOST)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("At most %d visits can be planned at a time. Select fewer members."),
               DESK_ROUND_MOST);
  return FALSE;
}

/* %NULL with no error for a member who is gone. */
static DeskRoundStop *
load_stop (DeskDb  *db,
           gint64   id,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT m.member_no, m.name, m.salutation FROM directory AS d"
                   " JOIN members AS m ON m.member_no = d.member_no WHERE d.id = $1",
                   "i", id);
  DeskRoundStop *stop;

  if (stmt == NULL)
    return NULL;
  if (!desk_stmt_step (stmt, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  stop = g_new0 (DeskRoundStop, 1);
  stop->member_no = desk_stmt_dup_text (stmt, 0);
  stop->name = desk_stmt_dup_text (stmt, 1);
  stop->salutation = desk_stmt_dup_text (stmt, 2);
  return stop;
}

/* The first time that the member prefers, else the first; @busy has it then. */
static void
choose_time (DeskRoundStop  *stop,
             GArray         *times,
             const Question *question,
             GArray         *busy)
{
  const DeskFreeTime *best = NULL;
  DeskBusyTime taken;

  for (guint i = 0; i < times->len && (best == NULL || !best->preferred); i++)
    {
      const DeskFreeTime *time = &g_array_index (times, DeskFreeTime, i);

      if (best == NULL || time->preferred)
        best = time;
    }
  if (best == NULL)
    return;
  stop->start_ms = best->first_ms;
  stop->preferred = best->preferred;
  taken.leave_ms = stop->start_ms - question->wish.travel_minutes * DESK_MINUTE_MS;
  taken.end_ms = stop->start_ms + question->wish.minutes * DESK_MINUTE_MS;
  g_array_append_val (busy, taken);
}

static gboolean
add_stop (DeskLocal      *local,
          DeskDb         *db,
          const Question *question,
          DeskFreeQuery  *query,
          gint64          id,
          GArray         *busy,
          GPtrArray      *stops,
          GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  DeskRoundStop *stop = load_stop (db, id, &local_error);
  DeskCallHours hours = { 0 };
  DeskFreeWish wish = { question->wish.minutes, question->wish.travel_minutes, &hours };
  g_autoptr (GArray) times = NULL;

  if (stop == NULL)
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_add (stops, stop);
  if (!desk_free_times_load_hours (db, stop->member_no, &hours, error))
    return FALSE;
  times = desk_free_time_find (local->policy, &wish, busy, query->from_ms, query->to_ms);
  choose_time (stop, times, question, busy);
  return TRUE;
}

static gpointer
propose (DeskLocal  *local,
         DeskDb     *db,
         gpointer    data,
         GError    **error)
{
  const Question *question = data;
  GTimeZone *zone = desk_policy_get_zone (local->policy);
  gint64 from_ms = MAX (question->wish.from_ms, desk_local_now (local));
  guint last_day = desk_calendar_day_at (from_ms, zone) + DESK_ROUND_DAYS;
  DeskFreeQuery query = { .visit_id = "", .minutes = question->wish.minutes,
                          .travel_minutes = question->wish.travel_minutes, .from_ms = from_ms,
                          .to_ms = desk_calendar_find_moment (last_day, 0, zone) };
  g_autoptr (GPtrArray) stops =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_round_stop_free);
  g_autoptr (GArray) busy = NULL;

  if (!check_number (question->ids->len, error))
    return NULL;
  busy = desk_free_times_load_busy (local, db, &query, error);
  if (busy == NULL)
    return NULL;
  for (guint i = 0; i < question->ids->len; i++)
    if (!add_stop (local, db, question, &query, g_array_index (question->ids, gint64, i), busy,
                   stops, error))
      return NULL;
  return g_steal_pointer (&stops);
}

/* What is planned already is not planned again. */
static gboolean
is_open (const DeskRoundStop *stop)
{
  return stop->start_ms != 0 && !stop->left_out && stop->visit_id == NULL;
}

/* Of this stop; %NULL where there is nothing to do. */
static JsonObject *
make_args (DeskLocal           *local,
           const Deed          *deed,
           const DeskRoundStop *stop)
{
  gboolean plans = g_str_equal (deed->kind, DESK_OP_VISIT_SCHEDULE);
  g_autofree char *start = NULL;
  JsonObject *args;

  if (plans ? !is_open (stop) : stop->visit_id == NULL)
    return NULL;
  args = desk_json_copy_object (deed->args);
  json_object_set_string_member (args, "member_no", stop->member_no);
  if (!plans)
    {
      json_object_set_string_member (args, "visit_id", stop->visit_id);
      json_object_set_string_member (args, "base", stop->visit_id);
      return args;
    }
  start = desk_time_to_rfc3339 (stop->start_ms, desk_policy_get_zone (local->policy));
  json_object_set_string_member (args, "start", start);
  return args;
}

static gboolean
perform (DeskLocal   *local,
         DeskDb      *db,
         DeskChange  *change,
         gpointer     data,
         GError     **error)
{
  Deed *deed = data;
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_local_now (local));

  deed->performed = g_new0 (DeskPerformed, 1);
  for (guint i = 0; i < deed->stops->len; i++)
    {
      DeskRoundStop *stop = g_ptr_array_index (deed->stops, i);
      g_autoptr (JsonObject) args = make_args (local, deed, stop);
      g_autoptr (DeskVerdict) verdict = NULL;

      if (args == NULL)
        continue;
      verdict = desk_perform_run (local, db, change, deed->kind, args, clock, error);
      if (verdict == NULL)
        return FALSE;
      if (verdict->accepted && stop->visit_id == NULL)
        stop->visit_id = g_strdup (verdict->op_id);
      desk_performed_add (deed->performed, stop->name, g_steal_pointer (&verdict));
    }
  return TRUE;
}

static void
write_round (DeskStore           *store,
             const char          *kind,
             JsonObject          *args,
             GPtrArray           *stops,
             gpointer             tag,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->kind = kind;
  deed->args = json_object_ref (args);
  deed->stops = g_ptr_array_ref (stops);
  desk_store_write (store, perform, deed, free_deed, tag, cancellable, callback, user_data);
}

static DeskPerformed *
finish_round (DeskStore     *store,
              GAsyncResult  *result,
              gpointer       tag,
              GError       **error)
{
  Deed *deed = desk_store_write_finish (store, result, tag, error);

  return deed != NULL ? g_steal_pointer (&deed->performed) : NULL;
}

void
desk_round_stop_free (DeskRoundStop *self)
{
  g_free (self->member_no);
  g_free (self->name);
  g_free (self->salutation);
  g_free (self->visit_id);
  g_free (self);
}

/**
 * desk_store_propose_round_async:
 * @ids: (element-type gint64): from desk_store_find_members_finish(), up to %DESK_ROUND_MOST; not to
 *   be changed any more
 * @wish: copied
 *
 * Seeks a time for a visit to each member within %DESK_ROUND_DAYS days: wholly within the visiting
 * hours (H1), at no time of another visit or of the way to it, in the hours that the member prefers
 * where there is such a time.
 */
void
desk_store_propose_round_async (DeskStore           *store,
                                GArray              *ids,
                                const DeskRoundWish *wish,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Question *question;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (ids != NULL);

  question = g_new0 (Question, 1);
  question->ids = g_array_ref (ids);
  question->wish = *wish;
  desk_store_read (store, propose, question, free_question, (GDestroyNotify) g_ptr_array_unref,
                   desk_store_propose_round_async, cancellable, callback, user_data);
}

/**
 * desk_store_propose_round_finish:
 *
 * Returns: (transfer full) (element-type DeskRoundStop): in the order of the question, without
 *   members who are gone; %DESK_ERROR_INVALID for too many
 */
GPtrArray *
desk_store_propose_round_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_propose_round_async, error);
}

/**
 * desk_store_plan_round_async:
 * @args: (transfer none): of visit.schedule but for member and start; not to be changed any more
 * @stops: (element-type DeskRoundStop): nobody else touches them until this ends
 *
 * Plans a visit at each stop that has a time and is not left out, all in one transaction. Those that
 * the rules accept have their ids then, and are passed over if it is called again.
 */
void
desk_store_plan_round_async (DeskStore           *store,
                             JsonObject          *args,
                             GPtrArray           *stops,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  write_round (store, DESK_OP_VISIT_SCHEDULE, args, stops, desk_store_plan_round_async, cancellable,
               callback, user_data);
}

/**
 * desk_store_plan_round_finish:
 *
 * Returns: (transfer full): what the rules say, the refusals in the order of the stops
 */
DeskPerformed *
desk_store_plan_round_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish_round (store, result, desk_store_plan_round_async, error);
}

/**
 * desk_store_cancel_round_async:
 * @why: what is recorded as the reason
 * @stops: (element-type DeskRoundStop): of desk_store_plan_round_async()
 *
 * Cancels what was planned at the stops and has not changed since.
 */
void
desk_store_cancel_round_async (DeskStore           *store,
                               const char          *why,
                               GPtrArray           *stops,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (JsonObject) args = json_object_new ();

  g_return_if_fail (DESK_IS_STORE (store));

  json_object_set_string_member (args, "why", why);
  write_round (store, DESK_OP_VISIT_CANCEL, args, stops, desk_store_cancel_round_async, cancellable,
               callback, user_data);
}

/**
 * desk_store_cancel_round_finish:
 *
 * Returns: (transfer full): what the rules say
 */
DeskPerformed *
desk_store_cancel_round_finish (DeskStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return finish_round (store, result, desk_store_cancel_round_async, error);
}
