/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-hours.h>
#include <desk-tier.h>

#include "desk-callbacks.h"
#include "desk-freezes.h"
#include "desk-loans.h"
#include "desk-occasions.h"
#include "desk-renewals.h"
#include "desk-snoozes.h"
#include "desk-running-uses.h"
#include "desk-store.h"
#include "desk-refused-visit.h"
#include "desk-tickets.h"
#include "desk-tier-changes.h"
#include "desk-visits.h"

G_BEGIN_DECLS

#define DESK_OCCASION_LOW_BALANCE "low-balance"

/**
 * DeskCareItem:
 *
 * One call that is due: a prepaid account under the line (E5) whose fall was not told yet.
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *phone;
  char     *occasion;
  char     *number;
  char     *kind;
  gint64    balance_fen;
  gint64    low_since_ms;
  gint64    tried_ms;           /* the last try that did not reach the member; 0: none */
  gboolean  callable_now;
  gint64    callable_from_ms;   /* now, or when the window opens (H3) that the member prefers */
  DeskCallHours hours;          /* that the member prefers; without days: any */
  char     *cause;              /* as of a snooze: another one is another cause */
} DeskCareItem;

/**
 * DeskToday:
 *
 * What to do now, most urgent first. @window_turns_ms is when the quiet hours next begin or end,
 * @care_turns_ms when that, a member's preferred hours, or the end of an entitlement that runs or of a
 * snooze, or a call-back or ticket that falls due next change what is to be done, and each minute while
 * the specialist department waits to be told.
 */
typedef struct
{
  gint64     now_ms;
  gboolean   callable_now;
  gint64     window_turns_ms;
  gint64     care_turns_ms;
  GPtrArray *care;              /* (element-type DeskCareItem): callable first, then by balance */
  GPtrArray *tickets;           /* (element-type DeskTicketItem): untold first, then by when due */
  GPtrArray *callbacks;         /* (element-type DeskCallbackItem): due today or before, by time */
  GPtrArray *occasions;         /* (element-type DeskOccasionItem): callable first, missed last */
  GPtrArray *visits;            /* (element-type DeskVisit): planned for today, by time */
  GPtrArray *unclosed;          /* (element-type DeskVisit): of days before and still open */
  GPtrArray *refused;           /* (element-type DeskRefusedVisit): from today on */
  GPtrArray *running;           /* (element-type DeskRunningItem): the next to end first */
  GPtrArray *loans;             /* (element-type DeskLoanItem): the longest overdue first */
  guint      n_turned_away;     /* other operations that the hub turned away, which the outbox keeps */
  GPtrArray *freezes;           /* (element-type DeskFreezeItem) */
  GPtrArray *renewals;          /* (element-type DeskRenewalItem) */
  GPtrArray *tier_changes;      /* (element-type DeskTierChangeItem): the latest first */
  gint64     feed_ms;           /* how old the balances are: when billing gave them; 0: not known */
  GPtrArray *snoozed;           /* (element-type DeskSnoozedItem): the next to come back first */
  guint      done_today;        /* contacts recorded since midnight */
} DeskToday;

void       desk_today_free              (DeskToday            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskToday, desk_today_free)

void       desk_store_load_today_async  (DeskStore            *store,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
DeskToday *desk_store_load_today_finish (DeskStore            *store,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
