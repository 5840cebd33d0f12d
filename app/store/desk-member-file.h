/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-rating.h>

#include "desk-balance-history.h"
#include "desk-callbacks.h"
#include "desk-duplicates.h"
#include "desk-facts.h"
#include "desk-store.h"
#include "desk-tickets.h"
#include "desk-visits.h"

G_BEGIN_DECLS

/**
 * DeskServiceCount:
 *
 * One entitlement in the current month. @used is counted with those that share its limit; @limit is
 * -1 where the policy sets none. Of those left the hub keeps @held for this laptop (promise 8), the
 * first of them until @held_until_ms.
 */
typedef struct
{
  char    *service;
  gint64   used;
  gint64   used_alone;
  gint64   limit;
  gint64   held;
  gint64   held_until_ms;       /* 0: none */
  char    *source;
} DeskServiceCount;

typedef struct
{
  char     *use_id;
  char     *service;
  gint64    used_ms;
  gint64    hours;              /* 0: not said */
  char     *note;
  gboolean  unconfirmed;        /* until the hub judged it */
  gboolean  provisional;        /* likewise, and nothing is kept for it */
  gint64    certain_until_ms;   /* when it must be there, where the hub keeps a unit for it; else 0 */
  gint64    amount;             /* as the service takes it: fen, or points; 0: none */
  char     *day;                /* when points expire, or what is lent is wanted back; "": none */
  gint64    returned_ms;        /* of what was lent; 0: not yet */
  char     *by;                 /* the manager who recorded it */
  char     *month;              /* YYYY-MM, in which it counts */
} DeskServiceUse;

typedef struct
{
  char     *contact_id;
  char     *occasion;
  char     *channel;
  char     *result;
  gboolean  reached;
  gint64    contact_ms;
  gboolean  provisional;
} DeskContact;

typedef struct
{
  char     *note_id;
  char     *text;
  char     *version;            /* what an operation that changes it names as its base */
  gint64    made_ms;
  gint64    changed_ms;
  gboolean  provisional;
} DeskNote;

/**
 * DeskMemberFile:
 *
 * Everything known of one member.
 */
typedef struct
{
  gint64      id;               /* by which it was asked for; else 0 */
  DeskMember *member;
  DeskTier    tier;             /* held */
  gboolean    frozen;
  gint64      points;           /* that can be redeemed now (E4) */
  GPtrArray  *accounts;         /* (element-type DeskAccount) */
  GPtrArray  *balances;         /* (element-type DeskBalancePoint), by number and time */
  GPtrArray  *counts;           /* (element-type DeskServiceCount) */
  GPtrArray  *uses;             /* (element-type DeskServiceUse), newest first */
  GPtrArray  *contacts;         /* (element-type DeskContact), newest first */
  GPtrArray  *tickets;          /* (element-type DeskTicketItem): the open ones, as on Today */
  GPtrArray  *callbacks;        /* (element-type DeskCallbackItem): the first to be due first */
  GPtrArray  *visits;           /* (element-type DeskVisit), latest first */
  GPtrArray  *notes;            /* (element-type DeskNote), newest first; none that is removed */
  GPtrArray  *tags;             /* (element-type utf8) */
  GPtrArray  *facts;            /* (element-type DeskKnownFact), by kind */
  GPtrArray  *duplicates;       /* (element-type DeskDuplicate): who may be the same person */
  DeskRating *rating;
} DeskMemberFile;

void            desk_member_file_free          (DeskMemberFile       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMemberFile, desk_member_file_free)

/* What is known of that kind, the first where there are several; NULL: nothing. */
const DeskKnownFact *
                desk_member_file_find_fact     (const DeskMemberFile *self,
                                                const char           *kind);
/* What of @service is used up this month (E6, E7); NULL where the policy has no such service. */
const DeskServiceCount *
                desk_member_file_find_count    (const DeskMemberFile *self,
                                                const char           *service);
/* A full day of our calendar, the manager's before the feed's; "" where it is not known so. */
const char *    desk_member_file_get_birthday  (const DeskMemberFile *self);

/* DESK_ERROR_NOT_FOUND when the member is not this manager's. */
void            desk_store_load_member_async   (DeskStore            *store,
                                                const char           *member_no,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
DeskMemberFile *desk_store_load_member_finish  (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);
/* The files of these ids of the list, in their order, without those that are gone: a GPtrArray of
 * DeskMemberFile. */
void            desk_store_load_files_async    (DeskStore            *store,
                                                const gint64         *ids,
                                                guint                 n_ids,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray      *desk_store_load_files_finish   (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
