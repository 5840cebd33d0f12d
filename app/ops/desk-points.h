/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>
#include <desk-member.h>
#include <desk-policy.h>

G_BEGIN_DECLS

gboolean desk_points_load (DeskDb            *db,
                           DeskPolicy        *policy,
                           const DeskMember  *member,
                           const char        *today,
                           gint64            *available,
                           GError           **error);

G_END_DECLS
