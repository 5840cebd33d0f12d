/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member.h"
#include "desk-policy.h"

G_BEGIN_DECLS

/**
 * DeskBalances:
 *
 * What the accounts of a member come to, those that are closed left out.
 */
typedef struct
{
  gboolean has_lowest;
  gint64   lowest_fen;          /* of the prepaid ones */
  gboolean low;                 /* one of them is (E5) */
  gboolean in_arrears;          /* one is, of whichever payment: it freezes what is held (L3) */
} DeskBalances;

gboolean desk_account_is_low    (const DeskAccount *account,
                                 DeskPolicy        *policy);
gint64   desk_balance_low_limit (DeskPolicy        *policy);
void     desk_balances_add      (DeskBalances      *self,
                                 const DeskAccount *account,
                                 gint64             low_limit);
void     desk_balances_sum      (DeskBalances      *self,
                                 GPtrArray         *accounts,
                                 gint64             low_limit);
gboolean desk_member_is_frozen  (const DeskMember  *member,
                                 GPtrArray         *accounts);

G_END_DECLS
