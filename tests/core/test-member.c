/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-member.h>

static void
test_empty_member (void)
{
  g_autoptr (DeskMember) member = desk_member_new ();
  const char * const texts[] = {
    member->member_no, member->manager_no, member->name, member->salutation, member->certificate,
    member->segment, member->rank, member->strategic, member->brand, member->card_expires,
    member->phone, member->address, member->area, member->birthday,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (texts[i], ==, "");
  g_assert_cmpint (member->card_tier, ==, DESK_TIER_NONE);
  g_assert_cmpint (member->spend_12m_fen, ==, 0);
  g_assert_false (member->closed);
}

static void
test_empty_account (void)
{
  g_autoptr (DeskAccount) account = desk_account_new ();
  const char * const texts[] = {
    account->number, account->member_no, account->kind, account->payment, account->state,
    account->arrears_since,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (texts[i], ==, "");
  g_assert_cmpint (account->balance_fen, ==, 0);
  g_assert_cmpint (account->low_since_ms, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/member/empty-member", test_empty_member);
  g_test_add_func ("/member/empty-account", test_empty_account);
  return g_test_run ();
}
