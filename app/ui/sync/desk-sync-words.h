/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-sync-status.h>

G_BEGIN_DECLS

/* The few words in which the sync state is told in a glance, in the reader's language. */
char *desk_sync_words_last_sync   (const DeskSyncStatus *status,
                                   gint64                now_ms,
                                   GTimeZone            *zone);
char *desk_sync_words_running     (double                progress,
                                   guint                 pending);
char *desk_sync_words_offline     (guint                 pending);
char *desk_sync_words_hub_trouble (guint                 pending);
char *desk_sync_words_waiting     (guint                 pending);
char *desk_sync_words_kept        (guint                 pending);
char *desk_sync_words_clock       (gint64                skew_ms);
char *desk_sync_words_policy      (const char           *version);
char *desk_sync_words_skew        (gint64                skew_ms);

G_END_DECLS
