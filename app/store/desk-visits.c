/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visits.h"

#include <desk-error.h>
#include <desk-member.h>
#include <desk-rows.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#include "desk-store-private.h"
#include "desk-visit-rows.h"

/* The times of two visits overlap, the ways there included; the bounds on the start let the index
 * find the few in reach. */
#define OVERLAPS                                                                       \
  "EXISTS (SELECT 1 FROM visits AS o WHERE o.manager_no = v.manager_no"                \
  " AND o.status IN " DESK_VISITS_OPEN " AND o.visit_id <> v.visit_id"                 \
  " AND o.start_ms < v.start_ms + v.minutes * 60000 + 14400000"                        \
  " AND o.start_ms > v.start_ms - v.travel_minutes * 60000 - 43200000"                 \
  " AND o.start_ms - o.travel_minutes * 60000 < v.start_ms + v.minutes * 60000"        \
  " AND o.start_ms + o.minutes * 60000 > v.start_ms - v.travel_minutes * 60000)"
G_STATIC_ASSERT (DESK_MINUTE_MS == 60000);
G_STATIC_ASSERT (DESK_VISIT_MAX_MINUTES * DESK_MINUTE_MS == 43200000);
G_STATIC_ASSERT (DESK_VISIT_MAX_TRAVEL * DESK_MINUTE_MS == 14400000);

#define SELECT_VISITS                                                                  \
  "SELECT v.visit_id, v.member_no, m.name, m.salutation, v.purpose, v.start_ms,"       \
  " v.minutes, v.amount_fen, v.special_request, v.status, v.outcome, v.version,"       \
  " v.changed_ms, v.rev = 0 AND EXISTS (SELECT 1 FROM outbox WHERE op_id = v.version"  \
  " AND state IN ('queued', 'sent')),"                                                 \
  " v.status IN " DESK_VISITS_OPEN " AND " OVERLAPS ", m.address, v.travel_minutes,"   \
  " v.subject, v.paid_fen, v.form_signed, v.next_step, v.series"                       \
  " FROM visits AS v JOIN members AS m ON m.member_no = v.member_no WHERE "

typedef struct
{
  gint64 from_ms;
  gint64 to_ms;
} Bounds;

static void
free_visit (gpointer visit)
{
  desk_visit_free (visit);
}

static gpointer
read_visit (DeskStmt *stmt)
{
  DeskVisit *visit = g_new0 (DeskVisit, 1);

  visit->visit_id = desk_stmt_dup_text (stmt, 0);
  visit->member_no = desk_stmt_dup_text (stmt, 1);
  visit->name = desk_stmt_dup_text (stmt, 2);
  visit->salutation = desk_stmt_dup_text (stmt, 3);
  visit->purpose = desk_stmt_dup_text (stmt, 4);
  visit->start_ms = desk_stmt_int (stmt, 5);
  visit->minutes = desk_stmt_int (stmt, 6);
  visit->amount_fen = desk_stmt_is_null (stmt, 7) ? DESK_FEN_ABSENT : desk_stmt_int (stmt, 7);
  visit->special_request = desk_stmt_dup_text (stmt, 8);
  visit->status = desk_stmt_dup_text (stmt, 9);
  visit->outcome = desk_stmt_dup_text (stmt, 10);
  visit->version = desk_stmt_dup_text (stmt, 11);
  visit->changed_ms = desk_stmt_int (stmt, 12);
  visit->provisional = desk_stmt_int (stmt, 13) != 0;
  visit->overlaps = desk_stmt_int (stmt, 14) != 0;
  visit->address = desk_stmt_dup_text (stmt, 15);
  visit->travel_minutes = desk_stmt_int (stmt, 16);
  visit->subject = desk_stmt_dup_text (stmt, 17);
  visit->paid_fen = desk_stmt_is_null (stmt, 18) ? DESK_FEN_ABSENT : desk_stmt_int (stmt, 18);
  visit->form_signed = desk_stmt_int (stmt, 19) != 0;
  visit->next_step = desk_stmt_dup_text (stmt, 20);
  visit->series = desk_stmt_dup_text (stmt, 21);
  return visit;
}

static gpointer
list_visits (DeskLocal  *local,
             DeskDb     *db,
             gpointer    data,
             GError    **error)
{
  const Bounds *bounds = data;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   SELECT_VISITS "v.manager_no = $1 AND v.start_ms >= $2 AND v.start_ms < $3"
                                 " ORDER BY v.start_ms, v.visit_id",
                   "sii", local->manager_no, bounds->from_ms, bounds->to_ms);

  return desk_local_collect (stmt, read_visit, free_visit, error);
}

static gpointer
load_visit (DeskLocal  *local,
            DeskDb     *db,
            gpointer    data,
            GError    **error)
{
  const char *visit_id = data;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, error, SELECT_VISITS "v.visit_id = $1", "s",
                                             visit_id);
  g_autoptr (GPtrArray) visits = desk_local_collect (stmt, read_visit, free_visit, error);

  if (visits == NULL)
    return NULL;
  if (visits->len > 0)
    return g_ptr_array_steal_index (visits, 0);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _("There is no visit “%s” here."),
               visit_id);
  return NULL;
}

/**
 * desk_visit_rows_of_member:
 *
 * Returns: (transfer full) (element-type DeskVisit) (nullable): all visits to a member, the latest
 *   first
 */
GPtrArray *
desk_visit_rows_of_member (DeskDb      *db,
                           const char  *member_no,
                           GError     **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   SELECT_VISITS "v.member_no = $1 ORDER BY v.start_ms DESC, v.visit_id DESC", "s",
                   member_no);

  return desk_local_collect (stmt, read_visit, free_visit, error);
}

/**
 * desk_visit_rows_planned:
 *
 * Returns: (transfer full) (element-type DeskVisit) (nullable): the manager's open visits that
 *   begin from one moment on and before the other, by time
 */
GPtrArray *
desk_visit_rows_planned (DeskLocal  *local,
                         DeskDb     *db,
                         gint64      from_ms,
                         gint64      to_ms,
                         GError    **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   SELECT_VISITS "v.manager_no = $1 AND v.start_ms >= $2 AND v.start_ms < $3"
                                 " AND v.status IN " DESK_VISITS_OPEN
                                 " ORDER BY v.start_ms, v.visit_id",
                   "sii", local->manager_no, from_ms, to_ms);

  return desk_local_collect (stmt, read_visit, free_visit, error);
}

void
desk_visit_free (DeskVisit *self)
{
  g_free (self->visit_id);
  g_free (self->member_no);
  g_free (self->name);
  g_free (self->salutation);
  g_free (self->purpose);
  g_free (self->special_request);
  g_free (self->status);
  g_free (self->outcome);
  g_free (self->version);
  g_free (self->address);
  g_free (self->subject);
  g_free (self->next_step);
  g_free (self->series);
  g_free (self);
}

int
desk_visit_compare_starts (gconstpointer a,
                           gconstpointer b)
{
  const DeskVisit *first = *(const DeskVisit * const *) a;
  const DeskVisit *second = *(const DeskVisit * const *) b;

  return (first->start_ms > second->start_ms) - (first->start_ms < second->start_ms);
}

/**
 * desk_store_list_visits_async:
 * @from_ms: in milliseconds since 1970; %G_MININT64: from the first one on
 * @to_ms: %G_MAXINT64: to the last one
 *
 * Lists visits of every status. To show them anew when one changes, see the store's signal
 * "visits-changed".
 */
void
desk_store_list_visits_async (DeskStore           *store,
                              gint64               from_ms,
                              gint64               to_ms,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Bounds bounds = { from_ms, to_ms };

  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_visits, g_memdup2 (&bounds, sizeof (bounds)), g_free,
                   (GDestroyNotify) g_ptr_array_unref, desk_store_list_visits_async, cancellable,
                   callback, user_data);
}

/**
 * desk_store_list_visits_finish:
 *
 * Returns: (transfer full) (element-type DeskVisit)
 */
GPtrArray *
desk_store_list_visits_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_visits_async, error);
}

/**
 * desk_store_load_visit_async:
 *
 * Loads one visit as it stands here.
 */
void
desk_store_load_visit_async (DeskStore           *store,
                             const char          *visit_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (visit_id != NULL);

  desk_store_read (store, load_visit, g_strdup (visit_id), g_free,
                   (GDestroyNotify) desk_visit_free, desk_store_load_visit_async, cancellable,
                   callback, user_data);
}

/**
 * desk_store_load_visit_finish:
 *
 * Returns: (transfer full): %NULL with %DESK_ERROR_NOT_FOUND when there is no such visit here
 */
DeskVisit *
desk_store_load_visit_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_visit_async, error);
}
