/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>

G_BEGIN_DECLS

/* Opens the hub's database (`sqlite:PATH`), creates or upgrades its tables. A new one gets its
   epoch. */
DeskDb   *hub_database_open        (const char  *uri,
                                    DeskClock   *clock,
                                    GError     **error);
gboolean  hub_database_check_there (const char  *uri,
                                    GError     **error);
/* For one that will serve: a restored copy gets an epoch of its own. */
gboolean  hub_database_settle      (DeskDb      *db,
                                    DeskClock   *clock,
                                    GError     **error);
char     *hub_database_default_uri (void);
char     *hub_database_get_meta    (DeskDb      *db,
                                    const char  *key,
                                    GError     **error);
gboolean  hub_database_set_meta    (DeskDb      *db,
                                    const char  *key,
                                    const char  *value,
                                    GError     **error);

#define HUB_META_EPOCH     "epoch"
#define HUB_META_FEED_MS   "feed-ms"
#define HUB_META_FEED_NO   "feed-no"
#define HUB_META_BACKUP_MS "backup-ms" /* only in a copy from which no hub has served yet */
#define HUB_META_RUN       "run"       /* in which a hub served from it last */

G_END_DECLS
