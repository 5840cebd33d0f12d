/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-balance.h>
#include <desk-db.h>
#include <desk-member.h>
#include <desk-policy.h>

G_BEGIN_DECLS

/* The states of a visit that is still to be made, and so takes time: desk_visit_is_open(). */
#define DESK_VISITS_OPEN "('planned', 'confirmed', 'started', 'arrived')"

/* Reading the shared tables into core's structures; the same on laptop and hub. */
DeskMember *desk_rows_load_member   (DeskDb       *db,
                                     const char   *member_no,
                                     GError      **error);
GPtrArray  *desk_rows_load_accounts (DeskDb       *db,
                                     const char   *member_no,
                                     GError      **error);
gboolean    desk_rows_sum_balances  (DeskDb       *db,
                                     DeskPolicy   *policy,
                                     const char   *member_no,
                                     DeskBalances *balances,
                                     GError      **error);
gboolean    desk_rows_count_uses    (DeskDb       *db,
                                     DeskPolicy   *policy,
                                     const char   *member_no,
                                     const char   *service,
                                     const char   *month,
                                     gint64       *uses,
                                     GError      **error);

G_END_DECLS
