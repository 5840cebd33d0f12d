/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskRefusedVisit:
 *
 * A time for a visit that the hub, or the rules here after a pull, turned away: planned or moved
 * there by an operation that waits for the person to resolve it. Texts are "" where they are not
 * known.
 */
typedef struct
{
  char       *op_id;            /* for desk_store_resolve_async() */
  char       *visit_id;         /* the one that was to move and stands elsewhere; "": a new one */
  char       *member_no;
  char       *name;
  char       *salutation;
  char       *purpose;
  gint64      start_ms;
  gint64      minutes;
  gint64      travel_minutes;
  gint64      made_ms;
  DeskReason *reason;           /* nullable */
} DeskRefusedVisit;

void       desk_refused_visit_free               (DeskRefusedVisit     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRefusedVisit, desk_refused_visit_free)

/* Those that were to begin from one moment on and before the other, as they were made: a GPtrArray
 * of DeskRefusedVisit. The store's signals "status-changed" and "visits-changed" tell of others. */
void       desk_store_list_refused_visits_async  (DeskStore            *store,
                                                  gint64                from_ms,
                                                  gint64                to_ms,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray *desk_store_list_refused_visits_finish (DeskStore            *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);
/* The same visit, or the same move of one, at another time: planned now, in place of what was turned
 * away. The verdict is the rules' here; refused, all stays as it was. */
void         desk_store_rebook_async          (DeskStore            *store,
                                               const char           *op_id,
                                               gint64                start_ms,
                                               gint64                minutes,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
DeskVerdict *desk_store_rebook_finish         (DeskStore            *store,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
