/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-balance.h"

/**
 * desk_balance_low_limit:
 * @policy: the policy
 *
 * Returns: the balance in fen below which a prepaid account is low (E5): the policy's figure, or
 *   one fen more where that figure itself counts; %G_MININT64 when none is set, so that nothing is
 *   below it
 */
gint64
desk_balance_low_limit (DeskPolicy *policy)
{
  gint64 fen;
  gboolean includes = FALSE;

  if (!desk_policy_lookup_fen (policy, "balance", "low", &fen))
    return G_MININT64;
  desk_policy_lookup_boolean (policy, "balance", "low_includes_limit", &includes);
  return includes ? fen + 1 : fen;
}

/* Neither a postpaid account nor a closed one has a balance that calls for care. */
static gboolean
has_balance (const DeskAccount *account)
{
  return g_str_equal (account->payment, "prepaid") && !g_str_equal (account->state, "closed");
}

/**
 * desk_account_is_low:
 * @account: an account
 * @policy: the policy
 *
 * Returns: whether the balance calls for care: prepaid, not closed and under the limit (E5)
 */
gboolean
desk_account_is_low (const DeskAccount *account,
                     DeskPolicy        *policy)
{
  return has_balance (account) && account->balance_fen < desk_balance_low_limit (policy);
}

/**
 * desk_balances_add:
 * @self: (inout): zeroed before the first account
 * @low_limit: from desk_balance_low_limit(), or %G_MININT64 where that is of no interest
 *
 * Adds an account of the member (E5, L3).
 */
void
desk_balances_add (DeskBalances      *self,
                   const DeskAccount *account,
                   gint64             low_limit)
{
  if (account->arrears_fen > 0 && !g_str_equal (account->state, "closed"))
    self->in_arrears = TRUE;
  if (!has_balance (account))
    return;

  if (!self->has_lowest || account->balance_fen < self->lowest_fen)
    self->lowest_fen = account->balance_fen;
  self->has_lowest = TRUE;
  if (account->balance_fen < low_limit)
    self->low = TRUE;
}

/**
 * desk_balances_sum:
 * @self: (out caller-allocates)
 * @accounts: (element-type DeskAccount): a member's accounts
 * @low_limit: as for desk_balances_add()
 */
void
desk_balances_sum (DeskBalances *self,
                   GPtrArray    *accounts,
                   gint64        low_limit)
{
  *self = (DeskBalances) { 0 };
  for (guint i = 0; i < accounts->len; i++)
    desk_balances_add (self, g_ptr_array_index (accounts, i), low_limit);
}

/**
 * desk_member_is_frozen:
 * @member: a member
 * @accounts: (element-type DeskAccount): the member's accounts
 *
 * Returns: whether membership, card and points are frozen: a card is held, and an account that is
 *   not closed is in arrears (L3)
 */
gboolean
desk_member_is_frozen (const DeskMember *member,
                       GPtrArray        *accounts)
{
  DeskBalances balances;

  desk_balances_sum (&balances, accounts, G_MININT64);
  return member->card_tier >= DESK_TIER_SILVER && balances.in_arrears;
}
