/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member.h"
#include "desk-policy.h"

G_BEGIN_DECLS

gboolean desk_account_is_low          (const DeskAccount *account,
                                       DeskPolicy        *policy);
gboolean desk_accounts_find_lowest    (GPtrArray         *accounts,
                                       gint64            *fen);
gboolean desk_accounts_are_in_arrears (GPtrArray         *accounts);
gint64   desk_balance_low_limit       (DeskPolicy        *policy);
gboolean desk_member_is_frozen        (const DeskMember  *member,
                                       GPtrArray         *accounts);

G_END_DECLS
