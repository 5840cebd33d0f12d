/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskVisitEvent:
 *
 * What befell a visit: a step of its life, or a move.
 */
typedef struct
{
  char     *event_id;           /* the operation's */
  char     *event;              /* a status that it came to, or DESK_VISIT_MOVED */
  gint64    start_ms;           /* when it was to begin, from then on */
  gint64    minutes;
  char     *text;               /* the outcome, or why; "" */
  gint64    made_ms;
  gboolean  provisional;
} DeskVisitEvent;

void       desk_visit_event_free               (DeskVisitEvent       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskVisitEvent, desk_visit_event_free)

/* The history of a visit, oldest first: a GPtrArray of DeskVisitEvent. */
void       desk_store_list_visit_events_async  (DeskStore            *store,
                                                const char           *visit_id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray *desk_store_list_visit_events_finish (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
