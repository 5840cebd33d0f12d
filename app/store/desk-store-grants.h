/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskGrant:
 *
 * A unit of a member's quota in one month that the hub keeps for this laptop (promise 8). @quota: the
 * first in the policy of the services that count together; @until_ms: what is drawn on it must be at
 * the hub by then.
 */
typedef struct
{
  char   *grant_id;
  char   *member_no;
  char   *quota;
  char   *month;                /* YYYY-MM in the policy's zone */
  gint64  until_ms;
} DeskGrant;

/**
 * DeskGrantWish:
 *
 * What to ask the hub for. @due: there is something to ask, or to note that there is not.
 */
typedef struct
{
  gboolean   due;
  GPtrArray *members;           /* (element-type utf8): whose units are wanted, most urgent first */
  GPtrArray *back;              /* (element-type utf8): the ids of grants that are not */
  char      *sum;               /* tells this wish from another one */
} DeskGrantWish;

void           desk_grant_free                   (DeskGrant            *self);
void           desk_grant_wish_free              (DeskGrantWish        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskGrant, desk_grant_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskGrantWish, desk_grant_wish_free)

void           desk_store_load_grant_wish_async  (DeskStore            *store,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
DeskGrantWish *desk_store_load_grant_wish_finish (DeskStore            *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void           desk_store_take_grants_async      (DeskStore            *store,
                                                  DeskGrantWish        *wish,
                                                  GPtrArray            *grants,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean       desk_store_take_grants_finish     (DeskStore            *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
