/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

#include "desk-local.h"
#include "desk-store-grants.h"

G_BEGIN_DECLS

/* For queries: until when the use of this id, which the hub has not judged, has a unit that is kept
 * for it; 0 where it has none at that moment. */
#define CERTAIN_UNTIL(id, now_ms) \
  "ifnull ((SELECT expires_ms FROM grants WHERE spent_by = " id " AND expires_ms > " now_ms "), 0)"

/* The units of quotas that the hub keeps for this laptop. All on the database thread. */
gboolean       desk_grants_is_due      (DeskLocal      *local,
                                        DeskDb         *db,
                                        gboolean       *due,
                                        GError        **error);
DeskGrantWish *desk_grants_load_wish   (DeskLocal      *local,
                                        DeskDb         *db,
                                        GError        **error);
gboolean       desk_grants_replace     (DeskLocal      *local,
                                        DeskDb         *db,
                                        DeskChange     *change,
                                        GPtrArray      *grants,
                                        GError        **error);
gboolean       desk_grants_note_asked  (DeskLocal      *local,
                                        DeskDb         *db,
                                        DeskGrantWish  *wish,
                                        GError        **error);
gboolean       desk_grants_note_change (DeskDb         *db,
                                        GError        **error);
gboolean       desk_grants_clear       (DeskDb         *db,
                                        GError        **error);

/* What a use takes, and what is left of that once the hub's rows hold it. */
gboolean       desk_grants_name        (DeskLocal      *local,
                                        DeskDb         *db,
                                        JsonObject     *args,
                                        gint64          made_ms,
                                        GError        **error);
gboolean       desk_grants_drop_named  (DeskDb         *db,
                                        const DeskOp   *op,
                                        GError        **error);
gboolean       desk_grants_drop_taken  (DeskDb         *db,
                                        gint64          cursor,
                                        GError        **error);

/* How many units of a service's quota are certain in a month, until when the first of them is. */
gboolean       desk_grants_count       (DeskLocal      *local,
                                        DeskDb         *db,
                                        const char     *member_no,
                                        const char     *service,
                                        const char     *month,
                                        gint64         *n_held,
                                        gint64         *until_ms,
                                        GError        **error);

G_END_DECLS
