/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>

G_BEGIN_DECLS

/* Puts a member into the care of another manager, with accounts and history. */
gboolean hub_assign_member (DeskDb      *db,
                            DeskClock   *clock,
                            const char  *member_no,
                            const char  *manager_no,
                            GError     **error);

G_END_DECLS
