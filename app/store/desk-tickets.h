/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-local.h"
#include "desk-store.h"

G_BEGIN_DECLS

#define DESK_OCCASION_TICKET "ticket"

/**
 * DeskTicketItem:
 *
 * An open ticket: a fault, a complaint or a business request (D1, D2, D3).
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *ticket_id;
  char     *kind;
  char     *place;              /* of a fault, else "" */
  char     *text;
  gboolean  untold;             /* the specialist department is to be told at once (D4) */
  gint64    opened_ms;
  gint64    told_ms;            /* 0: not told */
  gint64    due_ms;             /* 0: the standard sets no time */
  char     *cause;              /* as of a snooze; %NULL while untold: it is not put off */
} DeskTicketItem;

GPtrArray *desk_tickets_load (DeskLocal   *local,
                              DeskDb      *db,
                              const char  *member_no,
                              GError     **error);

void       desk_store_list_tickets_async  (DeskStore            *store,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray *desk_store_list_tickets_finish (DeskStore            *store,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
