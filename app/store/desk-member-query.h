/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member.h>

#include "desk-match.h"
#include "desk-store.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_MEMBER_SORT_NAME,
  DESK_MEMBER_SORT_TIER,
  DESK_MEMBER_SORT_BRAND,
  DESK_MEMBER_SORT_BALANCE,
  DESK_MEMBER_SORT_USES,
  DESK_MEMBER_SORT_MEMBER_NO,
  DESK_MEMBER_SORT_LAST_CONTACT,
  DESK_MEMBER_SORT_NEXT_VISIT,
  DESK_MEMBER_SORT_EXPIRES,
  DESK_MEMBER_SORT_STATE,       /* frozen first, then as the cards expire */
} DeskMemberSort;

typedef enum
{
  DESK_MEMBER_FLAG_LOW_BALANCE = 1 << 0,
  DESK_MEMBER_FLAG_FROZEN      = 1 << 1,
  DESK_MEMBER_FLAG_QUOTA       = 1 << 2,   /* the month's uses are used up */
  DESK_MEMBER_FLAG_EXPIRING    = 1 << 3,   /* the card expires within the policy's days */
  DESK_MEMBER_FLAG_BIRTHDAY    = 1 << 4,   /* this week, from Monday to Sunday */
  DESK_MEMBER_FLAG_NOT_VISITED = 1 << 5,   /* this quarter */
  DESK_MEMBER_FLAG_DUPLICATE   = 1 << 6,   /* looks like another one, and nothing is said of it */
} DeskMemberFlags;

#define DESK_MEMBER_MAX_DAYS 36500

/**
 * DeskMemberQuery:
 *
 * What a list of members shows, and in which order. All conditions together; closed members never.
 */
typedef struct
{
  char           *text;         /* as typed into the search; "": all */
  gint            tier;         /* a DeskTier, -1: all */
  char           *brand;        /* of DeskMember; "": all */
  char           *area;         /* of DeskMember; "": all */
  gint64          balance_below_fen;    /* of the lowest prepaid account; DESK_FEN_ABSENT: all */
  gint            not_contacted_days;   /* neither reached nor visited since; 0: all */
  gint            expiring_days;        /* the card expires within these; -1: all */
  DeskMemberFlags flags;        /* all of these */
  DeskMemberSort  sort;
  gboolean        descending;
} DeskMemberQuery;

/**
 * DeskMemberRow:
 *
 * One line of the list. @uses_limit is -1 where the policy sets none.
 */
typedef struct
{
  gint64    id;
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *brand;
  gboolean  has_balance;        /* there is a prepaid account */
  gint64    lowest_balance_fen;
  gboolean  low_balance;
  gboolean  frozen;
  gint64    uses;
  gint64    uses_limit;
  gboolean  uses_provisional;   /* some of them not yet judged by the hub */
  char     *card_expires;
  gint64    last_contact_ms;    /* reached or visited; 0: never */
  gint64    next_visit_ms;      /* planned for today or later; 0: none */
  GStrv     low_numbers;
  DeskMatch *match;             /* NULL: nothing was searched */
} DeskMemberRow;

const char      *desk_member_sort_get_name       (DeskMemberSort          self);
gboolean         desk_member_sort_find           (const char             *name,
                                                  DeskMemberSort         *sort);
DeskMemberQuery *desk_member_query_new           (void);
DeskMemberQuery *desk_member_query_copy          (const DeskMemberQuery  *self);
gboolean         desk_member_query_equal         (const DeskMemberQuery  *self,
                                                  const DeskMemberQuery  *other);
void             desk_member_query_free          (DeskMemberQuery        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMemberQuery, desk_member_query_free)

#define DESK_TYPE_MEMBER_ROW (desk_member_row_get_type ())
GType            desk_member_row_get_type        (void);
DeskMemberRow   *desk_member_row_copy            (const DeskMemberRow    *self);
void             desk_member_row_free            (DeskMemberRow          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMemberRow, desk_member_row_free)

/* The ids of the members that fit, in order: a GArray of gint64. */
void             desk_store_find_members_async   (DeskStore              *store,
                                                  const DeskMemberQuery  *query,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
GArray          *desk_store_find_members_finish  (DeskStore              *store,
                                                  GAsyncResult           *result,
                                                  GError                **error);
/* How many members fit. */
void             desk_store_count_members_async  (DeskStore              *store,
                                                  const DeskMemberQuery  *query,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
gint64           desk_store_count_members_finish (DeskStore              *store,
                                                  GAsyncResult           *result,
                                                  GError                **error);
/* The rows of these ids, in their order: a GPtrArray of DeskMemberRow, NULL where one is gone; with
 * what the text, NULL or that of the query, matches in them. */
void             desk_store_load_rows_async      (DeskStore              *store,
                                                  const gint64           *ids,
                                                  guint                   n_ids,
                                                  const char             *text,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
GPtrArray       *desk_store_load_rows_finish     (DeskStore              *store,
                                                  GAsyncResult           *result,
                                                  GError                **error);

G_END_DECLS
