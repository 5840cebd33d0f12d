/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-refused-visit-private.h"

#include <desk-json.h>
#include <desk-time.h>

#include "desk-store-private.h"

/* What a move does not say is as of the visit that stands. */
#define ARGUMENT(name) "json_extract (o.body, '$.args." name "')"
#define SELECT_REFUSED                                                                       \
  "SELECT o.op_id, ifnull (v.visit_id, ''), o.member_no, ifnull (m.name, ''),"               \
  " ifnull (m.salutation, ''), coalesce (" ARGUMENT ("purpose") ", v.purpose, ''), "         \
  ARGUMENT ("start") ", coalesce (" ARGUMENT ("minutes") ", v.minutes, 0),"                  \
  " coalesce (" ARGUMENT ("travel_minutes") ", v.travel_minutes, 0), o.made_ms,"             \
  " ifnull (o.reason, '')"                                                                   \
  " FROM outbox AS o LEFT JOIN members AS m ON m.member_no = o.member_no"                    \
  " LEFT JOIN visits AS v ON v.visit_id = " ARGUMENT ("visit_id")                            \
  " WHERE o.state = 'rejected' AND o.kind IN ('" DESK_OP_VISIT_SCHEDULE "', '"               \
  DESK_OP_VISIT_MOVE "') ORDER BY o.place, o.seq"

typedef struct
{
  gint64 from_ms;
  gint64 to_ms;
} Span;

static void
free_refused (gpointer refused)
{
  desk_refused_visit_free (refused);
}

static DeskReason *
read_reason (const char *text)
{
  g_autoptr (JsonNode) node = *text != '\0' ? json_from_string (text, NULL) : NULL;

  return node != NULL ? desk_reason_from_json (node, NULL) : NULL;
}

/* A start that cannot be read, as an operation of whoever wrote it by hand, is that of 1970. */
static gpointer
read_refused (DeskStmt *stmt)
{
  DeskRefusedVisit *refused = g_new0 (DeskRefusedVisit, 1);

  refused->op_id = desk_stmt_dup_text (stmt, 0);
  refused->visit_id = desk_stmt_dup_text (stmt, 1);
  refused->member_no = desk_stmt_dup_text (stmt, 2);
  refused->name = desk_stmt_dup_text (stmt, 3);
  refused->salutation = desk_stmt_dup_text (stmt, 4);
  refused->purpose = desk_stmt_dup_text (stmt, 5);
  if (!desk_stmt_is_null (stmt, 6))
    desk_time_from_rfc3339 (desk_stmt_text (stmt, 6), &refused->start_ms, NULL);
  refused->minutes = desk_stmt_int (stmt, 7);
  refused->travel_minutes = desk_stmt_int (stmt, 8);
  refused->made_ms = desk_stmt_int (stmt, 9);
  refused->reason = read_reason (desk_stmt_text (stmt, 10));
  return refused;
}

static gpointer
list_refused (DeskLocal  *local,
              DeskDb     *db,
              gpointer    data,
              GError    **error)
{
  const Span *span = data;

  return desk_refused_visits_load (local, db, span->from_ms, span->to_ms, error);
}

/**
 * desk_refused_visits_load:
 *
 * As desk_store_list_refused_visits_async(), on the store's thread. Few are turned away: all are
 * read.
 *
 * Returns: (transfer full) (element-type DeskRefusedVisit) (nullable):
 */
GPtrArray *
desk_refused_visits_load (DeskLocal  *local,
                          DeskDb     *db,
                          gint64      from_ms,
                          gint64      to_ms,
                          GError    **error)
{
  g_autoptr (DeskStmt) stmt = desk_db_query (db, error, SELECT_REFUSED, "");
  g_autoptr (GPtrArray) visits = desk_local_collect (stmt, read_refused, free_refused, error);

  if (visits == NULL)
    return NULL;
  for (guint i = visits->len; i > 0; i--)
    {
      const DeskRefusedVisit *refused = g_ptr_array_index (visits, i - 1);

      if (refused->start_ms < from_ms || refused->start_ms >= to_ms)
        g_ptr_array_remove_index (visits, i - 1);
    }
  return g_steal_pointer (&visits);
}

void
desk_refused_visit_free (DeskRefusedVisit *self)
{
  g_free (self->op_id);
  g_free (self->visit_id);
  g_free (self->member_no);
  g_free (self->name);
  g_free (self->salutation);
  g_free (self->purpose);
  g_clear_pointer (&self->reason, desk_reason_free);
  g_free (self);
}

/**
 * desk_store_list_refused_visits_async:
 * @from_ms: in milliseconds since 1970; %G_MININT64: from the first one on
 * @to_ms: %G_MAXINT64: to the last one
 *
 * Lists the times for visits that were turned away and wait for the person; for others in their
 * place see desk_store_find_free_times_async().
 */
void
desk_store_list_refused_visits_async (DeskStore           *store,
                                      gint64               from_ms,
                                      gint64               to_ms,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  Span span = { from_ms, to_ms };

  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_refused, g_memdup2 (&span, sizeof (span)), g_free,
                   (GDestroyNotify) g_ptr_array_unref, desk_store_list_refused_visits_async,
                   cancellable, callback, user_data);
}

/**
 * desk_store_list_refused_visits_finish:
 *
 * Returns: (transfer full) (element-type DeskRefusedVisit)
 */
GPtrArray *
desk_store_list_refused_visits_finish (DeskStore     *store,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_refused_visits_async, error);
}
