/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskSyncStatus:
 *
 * Where this laptop stands with the hub. Moments are 0 where there is none.
 */
typedef struct
{
  char     *manager_no;
  char     *manager_name;
  char     *device_id;
  char     *hub_url;
  gint64    cursor;
  guint     pending;            /* queued or sent */
  guint     rejected;           /* need the person */
  gint64    last_sync_ms;
  gint64    offline_since_ms;
  gint64    feed_ms;            /* when the hub last took a billing feed */
  guint     members;
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
