/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-perform-each.h"

G_BEGIN_DECLS

/**
 * DeskOrderStop:
 *
 * A visit of a day, where it is and where it might better be.
 */
typedef struct
{
  char     *visit_id;
  char     *name;
  char     *salutation;
  char     *member_no;
  char     *version;              /* of the visit, as it was read; once it has moved, the new one */
  gint64    was_ms;
  gint64    start_ms;
  gint64    minutes;
  gint64    was_travel_minutes;   /* the way there that is planned */
  gint64    travel_minutes;       /* and that is left where the stop before is near */
  gboolean  fixed;                /* confirmed, or an hour that the customer asked for: it stays */
} DeskOrderStop;

void           desk_order_stop_free            (DeskOrderStop        *self);
/* Whether the visit is to be changed to keep to the order. */
gboolean       desk_order_stop_moves           (const DeskOrderStop  *self);
/* The open visits of a day (see desk-calendar.h) in a better order: a GPtrArray of DeskOrderStop, by
 * start_ms. */
void           desk_store_propose_order_async  (DeskStore            *store,
                                                guint                 day,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray     *desk_store_propose_order_finish (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);
/* Moves the visits: all of them, or none. */
void           desk_store_apply_order_async    (DeskStore            *store,
                                                GPtrArray            *stops,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
DeskPerformed *desk_store_apply_order_finish   (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
