/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskUsedItem:
 *
 * What one member drew of one entitlement (E6, E7) in a month, or what of it runs on into it.
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *service;
  char     *by;                 /* the managers who recorded it */
  gint64    limit;              /* of the month, -1: the policy sets none */
  gint64    used;               /* of the month, of all that count together */
  gint64    used_alone;         /* of this service only; 0: it only runs on */
  gint64    last_ms;            /* when it was drawn on last */
  gint64    ends_ms;            /* of the one that ends last, 0: none takes hours */
  gboolean  provisional;
} DeskUsedItem;

/**
 * DeskUsedTotal:
 *
 * One entitlement, of all members in a month.
 */
typedef struct
{
  char   *service;
  gint64  used;
  guint   n_members;
  guint   n_at_limit;           /* members who have none left */
} DeskUsedTotal;

/**
 * DeskUsedMonth:
 *
 * A natural month in the policy's zone, as of the moment it was read at.
 */
typedef struct
{
  char      *month;             /* YYYY-MM */
  char      *this_month;
  char      *first_month;       /* the earliest anything is known of */
  gint64     now_ms;
  GPtrArray *items;             /* (element-type DeskUsedItem): what runs first, then by name */
  GPtrArray *totals;            /* (element-type DeskUsedTotal): in the order of the policy */
  guint      n_members;
  guint      n_at_limit;
  gint64     used;
} DeskUsedMonth;

void           desk_used_month_free              (DeskUsedMonth        *self);
void           desk_store_load_used_month_async  (DeskStore            *store,
                                                  const char           *month,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
DeskUsedMonth *desk_store_load_used_month_finish (DeskStore            *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskUsedMonth, desk_used_month_free)

G_END_DECLS
