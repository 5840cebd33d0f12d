/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/* A clock that is off by more than this is told. */
#define DESK_SKEW_TOLD_MS (5 * 60 * 1000)

/* A queue that the hub could have taken for so long, and did not, is told. */
#define DESK_STALLED_MS (10 * 60 * 1000)

/**
 * DeskSyncStop:
 *
 * What the hub said last time that only a person can mend; kept until a round goes through or this
 * laptop is enrolled again.
 */
typedef enum
{
  DESK_STOP_NONE,
  DESK_STOP_REVOKED,            /* no longer admitted: enrol again */
  DESK_STOP_OUTDATED,           /* too old for the hub: update */
  DESK_STOP_FORKED,             /* a copy of another laptop's data: enrol again */
} DeskSyncStop;

/**
 * DeskSyncStatus:
 *
 * Where this laptop stands with the hub. Moments are 0 where there is none.
 */
typedef struct
{
  char        *manager_no;
  char        *manager_name;
  char        *device_id;
  char        *hub_url;
  gint64       cursor;
  guint        pending;           /* queued or sent */
  gint64       oldest_pending_ms; /* when the oldest of them was made */
  gboolean     stalled;           /* the hub answers, but none left the queue for ten minutes */
  guint        rejected;          /* need the person */
  gint64       last_sync_ms;
  gint64       offline_since_ms;
  gint64       feed_ms;           /* when the hub last took a billing feed */
  guint        members;
  gint64       skew_ms;           /* how far this laptop's clock is ahead of the hub's */
  gboolean     skewed;            /* by more than five minutes, either way */
  DeskSyncStop stop;
  gboolean     grants_due;        /* the hub is to be asked again for units of quotas */
  char        *refused_policy;    /* the version of the hub's policy that is of no use here, or "" */
} DeskSyncStatus;

void            desk_sync_status_free          (DeskSyncStatus       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSyncStatus, desk_sync_status_free)

void            desk_store_load_status_async   (DeskStore            *store,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
DeskSyncStatus *desk_store_load_status_finish  (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
