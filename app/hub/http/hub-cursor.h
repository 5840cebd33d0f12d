/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-handlers.h"

G_BEGIN_DECLS

/**
 * HubCursorState:
 * @HUB_CURSOR_FAILED: the database fails; an error is set
 * @HUB_CURSOR_REFUSED: the reply says why
 */
typedef enum
{
  HUB_CURSOR_FAILED,
  HUB_CURSOR_REFUSED,
  HUB_CURSOR_KNOWN,
} HubCursorState;

/* What a request says of how far its device has read the feed. */
gboolean       hub_cursor_read  (HubRequest  *request,
                                 GError     **error);
HubCursorState hub_cursor_check (HubContext  *context,
                                 HubRequest  *request,
                                 gint64      *head,
                                 HubReply    *reply,
                                 GError     **error);

G_END_DECLS
