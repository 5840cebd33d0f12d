/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskSyncPoint:
 *
 * What the next request to the hub says of this laptop. Before the first pull @epoch
 * is "" and @cursor 0. @list_head is the hub's newest revision when the list began that is being
 * pulled from the beginning, 0 where none is under way.
 */
typedef struct
{
  char   *incarnation;          /* the id of this local database */
  char   *epoch;                /* the id of the hub's database that @cursor belongs to */
  gint64  cursor;
  gint64  list_head;
  gint64  judged_seq;           /* the highest number that it said it has judged of this device */
  char   *policy;               /* the version in use, NULL: whatever the hub has in force */
  char   *refused_policy;       /* the hub's version that is of no use here, or "" */
} DeskSyncPoint;

/**
 * DeskPage:
 *
 * What one page of a pull brought.
 */
typedef struct
{
  guint     rows;               /* rows and tombstones */
  gint64    cursor;             /* where the next page begins */
  gint64    head;               /* the hub's newest revision when it wrote the page */
  gboolean  more;               /* there are further pages */
} DeskPage;

/**
 * DeskRoundEnd:
 *
 * How a round ended.
 */
typedef enum
{
  DESK_ROUND_WHOLE,
  DESK_ROUND_ANSWERED,          /* the hub answers, but took nothing */
  DESK_ROUND_UNREACHED,
  DESK_ROUND_REVOKED,
  DESK_ROUND_OUTDATED,          /* this program is too old for the hub */
  DESK_ROUND_FORKED,            /* the hub enrolled another local database for this device */
} DeskRoundEnd;

/* The clocks were not compared. */
#define DESK_SKEW_UNKNOWN G_MININT64

void           desk_sync_point_free               (DeskSyncPoint        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSyncPoint, desk_sync_point_free)

/* After enrolment. The pull starts over. */
void           desk_store_save_identity_async     (DeskStore            *store,
                                                   const DeskIdentity   *identity,
                                                   const char           *epoch,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean       desk_store_save_identity_finish    (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void           desk_store_load_sync_point_async   (DeskStore            *store,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
DeskSyncPoint *desk_store_load_sync_point_finish  (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* The texts of the oldest operations without a verdict, in order, at most `limit`; marked as sent.
 * An empty array when there is none. (element-type utf8) */
void           desk_store_take_batch_async        (DeskStore            *store,
                                                   guint                 limit,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GPtrArray     *desk_store_take_batch_finish       (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* The hub's verdicts (element-type DeskVerdict), all in one transaction. Ids not waiting are
 * passed over. */
void           desk_store_settle_async            (DeskStore            *store,
                                                   GPtrArray            *verdicts,
                                                   gint64                judged_seq,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean       desk_store_settle_finish           (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* Sent, but no verdict came: queued again. */
void           desk_store_unsend_async            (DeskStore            *store,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean       desk_store_unsend_finish           (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* One whole reply of /v1/pull: everything of it, or nothing. DESK_ERROR_INVALID when it was cut
 * off or cannot be read or does not follow the cursor, DESK_ERROR_UNSUITABLE when its epoch is
 * another one. */
void           desk_store_apply_page_async        (DeskStore            *store,
                                                   GBytes               *page,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean       desk_store_apply_page_finish       (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   DeskPage             *page,
                                                   GError              **error);
/* The hub does not know the cursor or the epoch (410): pull everything anew, and keep the
 * outbox. */
void           desk_store_start_over_async        (DeskStore            *store,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean       desk_store_start_over_finish       (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean       desk_sync_point_wants_policy       (DeskSyncPoint        *self,
                                                   const char           *version);
/* The hub's policy: kept, and used from now on; or noted as of no use. */
void           desk_store_take_policy_async       (DeskStore            *store,
                                                   const char           *version,
                                                   const char           *text,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean       desk_store_take_policy_finish      (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* A round came to its end, or the hub answered that there is nothing new. */
void           desk_store_note_round_async        (DeskStore            *store,
                                                   DeskRoundEnd          end,
                                                   gint64                skew_ms,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean       desk_store_note_round_finish       (DeskStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
