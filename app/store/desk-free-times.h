/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visit-free.h>

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskFreeQuery:
 *
 * A visit that a time is sought for. The past is left out.
 */
typedef struct
{
  const char *member_no;        /* nullable: whose preferred hours count */
  const char *visit_id;         /* nullable: a visit that is to be moved, in nobody's way */
  gint64      minutes;
  gint64      travel_minutes;
  gint64      from_ms;          /* it begins from here on */
  gint64      to_ms;            /* and before this */
} DeskFreeQuery;

/* Times that are free between the manager's visits: a GArray of DeskFreeTime, by time; see
 * desk_free_time_pick() for the best of them. */
void    desk_store_find_free_times_async  (DeskStore            *store,
                                           const DeskFreeQuery  *query,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GArray *desk_store_find_free_times_finish (DeskStore            *store,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
