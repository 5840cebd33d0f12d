/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member.h>

#include "desk-local.h"

G_BEGIN_DECLS

/* What the accounts come to, beside a member's line: a feed changes it every day, and little else. */
gboolean desk_directory_put_balances   (DeskLocal         *local,
                                        DeskDb            *db,
                                        const DeskMember  *member,
                                        GPtrArray         *accounts,
                                        DeskChange        *change,
                                        GError           **error);
gboolean desk_directory_renew_balances (DeskLocal         *local,
                                        DeskDb            *db,
                                        const char        *member_no,
                                        DeskChange        *change,
                                        GError           **error);

G_END_DECLS
