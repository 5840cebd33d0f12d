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
  return g_str_equal (account->payment, "prepaid") && !g_str_equal (account->state, "closed")
         && account->balance_fen < desk_balance_low_limit (policy);
}

/**
 * desk_accounts_find_lowest:
 * @accounts: (element-type DeskAccount)
 * @fen: (out): the lowest balance of the prepaid accounts that are not closed
 *
 * Returns: whether there is one
 */
gboolean
desk_accounts_find_lowest (GPtrArray *accounts,
                           gint64    *fen)
{
  gboolean found = FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (accounts, i);

      if (!g_str_equal (account->payment, "prepaid") || g_str_equal (account->state, "closed"))
        continue;
      if (!found || account->balance_fen < *fen)
        *fen = account->balance_fen;
      found = TRUE;
    }
  return found;
}

/**
 * desk_accounts_are_in_arrears:
 * @accounts: (element-type DeskAccount): a member's accounts
 *
 * Returns: whether one that is not closed is: it freezes what is held (L3)
 */
gboolean
desk_accounts_are_in_arrears (GPtrArray *accounts)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (accounts, i);

      if (account->arrears_fen > 0 && !g_str_equal (account->state, "closed"))
        return TRUE;
    }
  return FALSE;
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
  return member->card_tier >= DESK_TIER_SILVER && desk_accounts_are_in_arrears (accounts);
}
