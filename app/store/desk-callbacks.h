/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-local.h"
#include "desk-store.h"

G_BEGIN_DECLS

#define DESK_OCCASION_CALL_BACK "call-back"

/**
 * DeskCallbackItem:
 *
 * A call-back that was promised and not kept yet (D5).
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *callback_id;
  char     *about;
  gint64    due_ms;
  char     *cause;              /* as of a snooze: another one is another cause */
} DeskCallbackItem;

GPtrArray *desk_callbacks_load (DeskDb      *db,
                                const char  *member_no,
                                gint64       until_ms,
                                GError     **error);

void       desk_store_list_callbacks_async  (DeskStore            *store,
                                             gint64                until_ms,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray *desk_store_list_callbacks_finish (DeskStore            *store,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
