/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-balance.h>

#include "core-fixture.h"

static DeskAccount *
make_account (const char *payment,
              const char *state,
              gint64      balance_fen)
{
  DeskAccount *account = desk_account_new ();

  g_free (account->payment);
  account->payment = g_strdup (payment);
  g_free (account->state);
  account->state = g_strdup (state);
  account->balance_fen = balance_fen;
  return account;
}

static void
assert_low (DeskPolicy *policy,
            const char *payment,
            const char *state,
            gint64      balance_fen,
            gboolean    low)
{
  g_autoptr (DeskAccount) account = make_account (payment, state, balance_fen);

  g_assert_cmpint (desk_account_is_low (account, policy), ==, low);
}

static void
test_low_boundary (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  assert_low (policy, "prepaid", "in-use", 1999, TRUE);
  assert_low (policy, "prepaid", "in-use", 2000, FALSE);
  assert_low (policy, "prepaid", "in-use", 2001, FALSE);
  assert_low (policy, "prepaid", "in-use", 0, TRUE);
  assert_low (policy, "prepaid", "in-use", -500, TRUE);
  g_assert_cmpint (desk_balance_low_limit (policy), ==, 2000);
}

static void
test_low_includes_limit (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("[balance]\nlow=20\nlow_includes_limit=true\n");

  assert_low (policy, "prepaid", "in-use", 1999, TRUE);
  assert_low (policy, "prepaid", "in-use", 2000, TRUE);
  assert_low (policy, "prepaid", "in-use", 2001, FALSE);
}

static void
test_low_which (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  assert_low (policy, "postpaid", "in-use", 0, FALSE);
  assert_low (policy, "prepaid", "closed", 0, FALSE);
  assert_low (policy, "prepaid", "suspended", 0, TRUE);
  assert_low (policy, "prepaid", "reserved", 0, TRUE);
}

static void
test_low_not_set (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("");

  assert_low (policy, "prepaid", "in-use", -100000, FALSE);
}

static void
assert_sum (const DeskAccount *first,
            const DeskAccount *second,
            gint64             lowest_fen,
            gboolean           low)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();
  DeskBalances balances;

  g_ptr_array_add (accounts, (gpointer) first);
  g_ptr_array_add (accounts, (gpointer) second);
  desk_balances_sum (&balances, accounts, 2000);
  g_assert_true (balances.has_lowest);
  g_assert_cmpint (balances.lowest_fen, ==, lowest_fen);
  g_assert_cmpint (balances.low, ==, low);
  g_assert_false (balances.in_arrears);
}

static void
test_sum (void)
{
  g_autoptr (DeskAccount) even = make_account ("prepaid", "in-use", 2000);
  g_autoptr (DeskAccount) low = make_account ("prepaid", "suspended", 1999);
  g_autoptr (DeskAccount) postpaid = make_account ("postpaid", "in-use", -100);
  g_autoptr (DeskAccount) closed = make_account ("prepaid", "closed", 0);

  closed->arrears_fen = 1;
  assert_sum (even, low, 1999, TRUE);
  assert_sum (low, even, 1999, TRUE);
  assert_sum (postpaid, even, 2000, FALSE);
  assert_sum (closed, even, 2000, FALSE);
}

static void
test_sum_of_none (void)
{
  g_autoptr (DeskAccount) account = make_account ("postpaid", "in-use", 0);
  DeskBalances balances = { 0 };

  account->arrears_fen = 1;
  desk_balances_add (&balances, account, 2000);
  g_assert_false (balances.has_lowest);
  g_assert_false (balances.low);
  g_assert_true (balances.in_arrears);
}

static void
assert_frozen (DeskTier    tier,
               const char *state,
               gint64      arrears_fen,
               gboolean    frozen)
{
  g_autoptr (DeskMember) member = desk_member_new ();
  g_autoptr (GPtrArray) accounts = NULL;
  DeskAccount *account = make_account ("postpaid", state, 0);

  accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_account_free);
  member->card_tier = tier;
  account->arrears_fen = arrears_fen;
  g_ptr_array_add (accounts, make_account ("prepaid", "in-use", 0));
  g_ptr_array_add (accounts, account);
  g_assert_cmpint (desk_member_is_frozen (member, accounts), ==, frozen);
}

static void
test_frozen (void)
{
  assert_frozen (DESK_TIER_DIAMOND, "in-use", 1, TRUE);
  assert_frozen (DESK_TIER_SILVER, "suspended", 1, TRUE);
  assert_frozen (DESK_TIER_DIAMOND, "in-use", 0, FALSE);
  assert_frozen (DESK_TIER_DIAMOND, "closed", 1, FALSE);
  assert_frozen (DESK_TIER_NONE, "in-use", 1, FALSE);
  assert_frozen (DESK_TIER_NON_CARD, "in-use", 1, FALSE);
}

static void
test_frozen_no_accounts (void)
{
  g_autoptr (DeskMember) member = desk_member_new ();
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();

  member->card_tier = DESK_TIER_GOLD;
  g_assert_false (desk_member_is_frozen (member, accounts));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/balance/E5/boundary", test_low_boundary);
  g_test_add_func ("/balance/E5/includes-limit", test_low_includes_limit);
  g_test_add_func ("/balance/E5/which-accounts", test_low_which);
  g_test_add_func ("/balance/E5/not-set", test_low_not_set);
  g_test_add_func ("/balance/E5/sum", test_sum);
  g_test_add_func ("/balance/E5/sum-of-none", test_sum_of_none);
  g_test_add_func ("/balance/L3/frozen", test_frozen);
  g_test_add_func ("/balance/L3/no-accounts", test_frozen_no_accounts);
  return g_test_run ();
}
