/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-perform-each.h"

G_BEGIN_DECLS

/* So many at a time; who plans more at once keeps none of it. */
#define DESK_ROUND_MOST 100
/* How far ahead times are sought, in days. */
#define DESK_ROUND_DAYS 28

/**
 * DeskRoundStop:
 *
 * A visit to one of several members.
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  gint64    start_ms;           /* 0: there is no free time */
  gboolean  preferred;          /* in the hours that the member prefers */
  gboolean  left_out;           /* the person plans no visit there */
  char     *visit_id;           /* once it is planned, else NULL */
} DeskRoundStop;

/**
 * DeskRoundWish:
 *
 * What the visits have in common. They begin from a moment on.
 */
typedef struct
{
  gint64 minutes;
  gint64 travel_minutes;
  gint64 from_ms;
} DeskRoundWish;

void           desk_round_stop_free           (DeskRoundStop        *self);
/* Free times for a visit to each of them, one after the other: a GPtrArray of DeskRoundStop. */
void           desk_store_propose_round_async  (DeskStore            *store,
                                                GArray               *ids,
                                                const DeskRoundWish  *wish,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray     *desk_store_propose_round_finish (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);
/* Plans those that have a time; and takes back what was planned. */
void           desk_store_plan_round_async     (DeskStore            *store,
                                                JsonObject           *args,
                                                GPtrArray            *stops,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
DeskPerformed *desk_store_plan_round_finish    (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);
void           desk_store_cancel_round_async   (DeskStore            *store,
                                                const char           *why,
                                                GPtrArray            *stops,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
DeskPerformed *desk_store_cancel_round_finish  (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
