/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-json.h>

G_BEGIN_DECLS

/**
 * DeskSyncHeader:
 *
 * The first line of a page of /v1/pull, as far as asking for the next page and comparing the clocks
 * need it.
 */
typedef struct
{
  char     *epoch;
  gint64    to;
  gint64    head;
  gint64    now_ms;             /* the hub's, 0: not said */
  gboolean  more;
  char     *policy;             /* the version in force, NULL: an older hub */
} DeskSyncHeader;

void       desk_sync_header_clear         (DeskSyncHeader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskSyncHeader, desk_sync_header_clear)

gboolean   desk_sync_stream_read_header   (GBytes         *page,
                                           DeskSyncHeader *header);
JsonObject *desk_sync_stream_read_object  (GBytes         *reply);
GPtrArray *desk_sync_stream_read_verdicts (GBytes         *reply,
                                           gint64         *judged_seq);

G_END_DECLS
