/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-visit-event.h"

#include "desk-store-private.h"

static void
free_event (gpointer event)
{
  desk_visit_event_free (event);
}

static gpointer
read_event (DeskStmt *stmt)
{
  DeskVisitEvent *event = g_new0 (DeskVisitEvent, 1);

  event->event_id = desk_stmt_dup_text (stmt, 0);
  event->event = desk_stmt_dup_text (stmt, 1);
  event->start_ms = desk_stmt_int (stmt, 2);
  event->minutes = desk_stmt_int (stmt, 3);
  event->text = desk_stmt_dup_text (stmt, 4);
  event->made_ms = desk_stmt_int (stmt, 5);
  event->provisional = desk_stmt_int (stmt, 6) != 0;
  return event;
}

static gpointer
list_events (DeskLocal  *local,
             DeskDb     *db,
             gpointer    data,
             GError    **error)
{
  const char *visit_id = data;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT event_id, event, start_ms, minutes, text, made_ms, "
                   PROVISIONAL ("event_id")
                   " FROM visit_events WHERE visit_id = $1 ORDER BY made_ms, event_id",
                   "s", visit_id);

  return desk_local_collect (stmt, read_event, free_event, error);
}

void
desk_visit_event_free (DeskVisitEvent *self)
{
  g_free (self->event_id);
  g_free (self->event);
  g_free (self->text);
  g_free (self);
}

/**
 * desk_store_list_visit_events_async:
 *
 * Lists what befell a visit since it was planned.
 */
void
desk_store_list_visit_events_async (DeskStore           *store,
                                    const char          *visit_id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (visit_id != NULL);

  desk_store_read (store, list_events, g_strdup (visit_id), g_free,
                   (GDestroyNotify) g_ptr_array_unref, desk_store_list_visit_events_async,
                   cancellable, callback, user_data);
}

/**
 * desk_store_list_visit_events_finish:
 *
 * Returns: (transfer full) (element-type DeskVisitEvent): oldest first
 */
GPtrArray *
desk_store_list_visit_events_finish (DeskStore     *store,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_visit_events_async, error);
}
