/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

G_BEGIN_DECLS

#define HUB_TOMBSTONE_LEFT "left"

/* Rows that change their manager: out of one feed and into another, in the caller's transaction. */
gboolean hub_move_member   (DeskDb           *db,
                            const char       *member_no,
                            const char       *to_manager_no,
                            DeskNextRevFunc   next_rev,
                            gpointer          user_data,
                            gint64            now_ms,
                            GError          **error);
gboolean hub_move_leave    (DeskDb           *db,
                            const char       *table,
                            const char       *key,
                            const char       *manager_no,
                            gint64            rev,
                            gint64            now_ms,
                            GError          **error);
gboolean hub_move_arrive   (DeskDb           *db,
                            const char       *table,
                            const char       *key,
                            const char       *manager_no,
                            GError          **error);

G_END_DECLS
