/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

#define DESK_META_CURSOR        "cursor"
#define DESK_META_EPOCH         "epoch"
#define DESK_META_FEED_MS       "feed_ms"
#define DESK_META_FRESH         "fresh"          /* 1: everything is being pulled anew */
#define DESK_META_LIST_HEAD     "list_head"      /* the hub's revision when that began, or 0 */
#define DESK_META_INCARNATION   "incarnation"
#define DESK_META_LAST_SEQ      "last_seq"
#define DESK_META_JUDGED_SEQ    "judged_seq"     /* the highest that the hub said it judged of us */
#define DESK_META_LAST_SYNC_MS  "last_sync_ms"
#define DESK_META_OFFLINE_MS    "offline_since_ms"
#define DESK_META_COLLIDED      "collided"       /* 1: the hub knows a number of ours otherwise */
#define DESK_META_STUCK_MS      "stuck_since_ms" /* the hub answers, but the queue stands still */
#define DESK_META_SKEW_MS       "skew_ms"
#define DESK_META_STOP          "stop"           /* a DeskSyncStop */
#define DESK_META_HUB_URL       "hub_url"
#define DESK_META_DEVICE_ID     "device_id"
#define DESK_META_DEVICES       "devices"        /* all that this laptop was for this manager */
#define DESK_META_TOKEN         "token"          /* "" but for one that is to move: secret/ */
#define DESK_META_TOKEN_WIPED   "-"              /* it moved; its bytes may still be in the file */
#define DESK_META_MANAGER_NO    "manager_no"
#define DESK_META_MANAGER_NAME  "manager_name"
#define DESK_META_REGION        "region"
#define DESK_META_POLICY        "policy"         /* the hub's, all of it */
#define DESK_META_POLICY_VERSION "policy_version"
#define DESK_META_POLICY_REFUSED "policy_refused" /* the version that was of no use here */
#define DESK_META_POLICY_REFUSED_BY "policy_refused_by" /* which version of the program said so */
#define DESK_META_GRANTS_DUE_MS "grants_due_ms"  /* when the hub is asked for units again */
#define DESK_META_GRANTS_CHANGED "grants_changed" /* 1: members or uses changed since */
#define DESK_META_GRANTS_ASKED  "grants_asked"   /* tells what was asked last */
#define DESK_META_DIRECTORY     "directory"      /* what the derived lines were made with */
#define DESK_META_WEATHER       "weather"        /* what the manager said of today's */

/* Single facts of the local database: "" and 0 where nothing was saved. */
char     *desk_meta_load     (DeskDb      *db,
                              const char  *key,
                              GError     **error);
gboolean  desk_meta_load_int (DeskDb      *db,
                              const char  *key,
                              gint64      *value,
                              GError     **error);
gboolean  desk_meta_save     (DeskDb      *db,
                              const char  *key,
                              const char  *value,
                              GError     **error);
gboolean  desk_meta_save_int (DeskDb      *db,
                              const char  *key,
                              gint64       value,
                              GError     **error);
/* Where it is more than what is there. */
gboolean  desk_meta_raise    (DeskDb      *db,
                              const char  *key,
                              gint64       value,
                              GError     **error);

G_END_DECLS
