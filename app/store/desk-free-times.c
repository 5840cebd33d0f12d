/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-free-times-private.h"

#include <desk-fact.h>
#include <desk-rows.h>
#include <desk-visit.h>

#include "desk-store-private.h"

/* A visit that begins so far away is in no other one's way. */
#define REACH_MS ((gint64) (DESK_VISIT_MAX_MINUTES + DESK_VISIT_MAX_TRAVEL) * DESK_MINUTE_MS)

static DeskFreeQuery *
copy_query (const DeskFreeQuery *query)
{
  DeskFreeQuery *copy = g_memdup2 (query, sizeof *query);

  copy->member_no = g_strdup (query->member_no != NULL ? query->member_no : "");
  copy->visit_id = g_strdup (query->visit_id != NULL ? query->visit_id : "");
  return copy;
}

static void
free_query (gpointer data)
{
  DeskFreeQuery *query = data;

  g_free ((char *) query->member_no);
  g_free ((char *) query->visit_id);
  g_free (query);
}

/**
 * desk_free_times_load_busy:
 *
 * Loads the manager's open visits within reach of the times sought.
 *
 * Returns: (transfer full) (element-type DeskBusyTime):
 */
GArray *
desk_free_times_load_busy (DeskLocal            *local,
                           DeskDb               *db,
                           const DeskFreeQuery  *query,
                           GError              **error)
{
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (DeskBusyTime));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT start_ms - travel_minutes * $5, start_ms + minutes * $5 FROM visits"
                   " WHERE manager_no = $1 AND status IN " DESK_VISITS_OPEN " AND visit_id <> $2"
                   " AND start_ms > $3 AND start_ms < $4",
                   "ssiii", local->manager_no, query->visit_id, query->from_ms - REACH_MS,
                   query->to_ms + REACH_MS, DESK_MINUTE_MS);

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    {
      DeskBusyTime time = { desk_stmt_int (stmt, 0), desk_stmt_int (stmt, 1) };

      g_array_append_val (busy, time);
    }
  if (local_error == NULL)
    return g_steal_pointer (&busy);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * desk_free_times_load_hours:
 * @hours: (out): that the member prefers; without days where nothing was said
 */
gboolean
desk_free_times_load_hours (DeskDb         *db,
                            const char     *member_no,
                            DeskCallHours  *hours,
                            GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskFact) fact = NULL;
  g_autofree char *value =
    desk_db_query_text (db, &local_error,
                        "SELECT value FROM facts WHERE member_no = $1 AND kind = $2"
                        " AND removed = 0",
                        "ss", member_no, DESK_FACT_CALL_HOURS);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  fact = value != NULL ? desk_fact_new_parse (DESK_FACT_CALL_HOURS, value) : NULL;
  if (fact != NULL)
    *hours = fact->hours;
  return TRUE;
}

static gpointer
find_times (DeskLocal  *local,
            DeskDb     *db,
            gpointer    data,
            GError    **error)
{
  const DeskFreeQuery *query = data;
  DeskCallHours hours = { 0 };
  DeskFreeWish wish = { query->minutes, query->travel_minutes, &hours };
  g_autoptr (GArray) busy = desk_free_times_load_busy (local, db, query, error);

  if (busy == NULL || !desk_free_times_load_hours (db, query->member_no, &hours, error))
    return NULL;
  return desk_free_time_find (local->policy, &wish, busy,
                              MAX (query->from_ms, desk_local_now (local)), query->to_ms);
}

/**
 * desk_store_find_free_times_async:
 * @query: copied
 *
 * Seeks times for a visit, as the rules of visit.schedule and visit.move would allow them here.
 */
void
desk_store_find_free_times_async (DeskStore           *store,
                                  const DeskFreeQuery *query,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, find_times, copy_query (query), free_query,
                   (GDestroyNotify) g_array_unref, desk_store_find_free_times_async, cancellable,
                   callback, user_data);
}

/**
 * desk_store_find_free_times_finish:
 *
 * Returns: (transfer full) (element-type DeskFreeTime): by time
 */
GArray *
desk_store_find_free_times_finish (DeskStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_find_free_times_async, error);
}
