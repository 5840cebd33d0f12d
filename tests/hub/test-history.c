/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-feed-change.h>
#include <hub-move.h>

#include "feed-fixture.h"

#define DAY_MS G_GINT64_CONSTANT (24 * 60 * 60 * 1000)

#define PREPAID(balance) \
  ACCOUNTS_HEADER "18930617284,M1,mobile,prepaid,in-use," balance ",0.00,\n" ACCOUNT_2 ACCOUNT_3 ACCOUNT_4
#define MEMBER_1_OF(manager, tier, expires)                                                \
  "M1,潘友康,ms," manager ",personal,,,,ehome,3360.00,,41.79," tier "," expires ",29," \
  "13332739201,北京路,town,1950-10-24\n"

static void
import_next_day (FeedFixture *fixture,
                 const char  *members,
                 const char  *accounts)
{
  const HubImportOptions allow = { .allow_shrink = TRUE };
  g_autoptr (HubImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_clock_set (fixture->clock, desk_clock_now (fixture->clock) + DAY_MS);
  feed_fixture_write (fixture, NULL, members, accounts);
  result = feed_fixture_try (fixture, &allow, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->rejects->len, ==, 0);
}

static FeedFixture *
make_fixture (void)
{
  FeedFixture *fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);

  g_assert_cmpuint (result->rejects->len, ==, 0);
  return fixture;
}

/* Asserts what the newest rows say, one behind the other. */
static void
assert_changes (FeedFixture *fixture,
                const char  *expected)
{
  g_autofree char *changes = feed_fixture_ask_text (
    fixture, "SELECT group_concat (member_no || ' ' || number || ' ' || field || ' ' || was || '>' "
             "|| became, '; ') FROM (SELECT * FROM feed_changes ORDER BY feed_ms, number, field)");

  g_assert_cmpstr (changes, ==, expected);
}

/* The first feed changes nothing of anybody. */
static void
test_first (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();

  assert_changes (fixture, NULL);
}

static void
test_member (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();

  import_next_day (fixture,
                   MEMBERS_HEADER MEMBER_1_OF ("K001", "gold", "2028-06-28") MEMBER_2 MEMBER_3,
                   NULL);
  assert_changes (fixture, "M1  card_expires 2027-06-28>2028-06-28; M1  card_tier diamond>gold");
  assert_answer (fixture, desk_clock_now (fixture->clock),
                 "SELECT feed_ms FROM feed_changes WHERE field = 'card_tier'");
}

/* What is owed grows with each feed; only its coming and going are kept. */
static void
test_arrears (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();

  import_next_day (fixture, NULL,
                   ACCOUNTS_HEADER ACCOUNT_1
                   "GZ838271605,M1,broadband,postpaid,in-use,0.00,90.00,2026-09-18\n"
                   ACCOUNT_3 ACCOUNT_4);
  assert_changes (fixture, NULL);
  import_next_day (fixture, NULL,
                   ACCOUNTS_HEADER ACCOUNT_1
                   "GZ838271605,M1,broadband,postpaid,suspended,0.00,,\n" ACCOUNT_3
                   "GZ868888889,M3,iptv,postpaid,suspended,,0.01,2026-11-01\n");
  assert_changes (fixture, "M1 GZ838271605 arrears_fen 9000>; M1 GZ838271605 state in-use>suspended; "
                           "M3 GZ868888889 arrears_fen >1");
}

/* Only of a prepaid account, and only the last ones: the table does not grow with the feeds. */
static void
test_balances (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();

  import_next_day (fixture, NULL, PREPAID ("20.00"));
  assert_changes (fixture, "M1 18930617284 balance_fen 1999>2000");

  for (guint i = 0; i < DESK_FEED_CHANGE_N_BALANCES; i++)
    import_next_day (fixture, NULL, i % 2 == 0 ? PREPAID ("-1.00") : PREPAID ("20.00"));
  assert_answer (fixture, DESK_FEED_CHANGE_N_BALANCES, "SELECT count (*) FROM feed_changes");
  assert_answer (fixture, 0, "SELECT count (*) FROM feed_changes WHERE was = '1999'");
  /* Which balance was low then (E5) is kept with it. */
  assert_answer (fixture, DESK_FEED_CHANGE_N_BALANCES,
                 "SELECT count (*) FROM feed_changes WHERE low_fen = 2000");
  assert_answer (fixture, DESK_FEED_CHANGE_N_BALANCES,
                 "SELECT count (DISTINCT feed_ms) FROM feed_changes");
}

static void
test_postpaid_balance (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();

  import_next_day (fixture, NULL,
                   ACCOUNTS_HEADER ACCOUNT_1
                   "GZ838271605,M1,broadband,postpaid,in-use,5.00,83.84,2026-09-18\n"
                   ACCOUNT_3 ACCOUNT_4);
  assert_changes (fixture, NULL);
}

static void
test_opened_and_closed (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();

  import_next_day (fixture, MEMBERS_HEADER MEMBER_1 MEMBER_2,
                   ACCOUNTS_HEADER ACCOUNT_1 ACCOUNT_2
                   "18977777777,M2,mobile,prepaid,in-use,1.00,0.00,\n");
  assert_changes (fixture, "M3  closed 0>1; M2 18961234568 state in-use>closed; "
                           "M2 18977777777 state >in-use; M3 GZ868888889 state suspended>closed");
  import_next_day (fixture, MEMBERS, ACCOUNTS);
  assert_answer (fixture, 1,
                 "SELECT count (*) FROM feed_changes WHERE field = 'closed' AND became = '0'");
  assert_answer (fixture, 2, "SELECT count (*) FROM feed_changes WHERE was = 'closed'");
}

/* S: what a number was is not told to the member it was given to. */
static void
test_other_member (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();

  import_next_day (fixture, NULL,
                   ACCOUNTS_HEADER "18930617284,M2,mobile,prepaid,suspended,7.00,0.00,\n" ACCOUNT_2
                   ACCOUNT_3 ACCOUNT_4);
  assert_changes (fixture, NULL);
}

/* The history goes along with the member, and has a revision in the new feed. */
static void
test_moved (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();
  gint64 head;

  import_next_day (fixture, NULL, PREPAID ("30.00"));
  head = hub_feed_get_head (fixture->db, "K002", NULL);
  import_next_day (fixture,
                   MEMBERS_HEADER MEMBER_1_OF ("K002", "gold", "2027-06-28") MEMBER_2 MEMBER_3,
                   PREPAID ("29.00"));
  assert_changes (fixture, "M1 18930617284 balance_fen 1999>3000; M1  card_tier diamond>gold; "
                           "M1 18930617284 balance_fen 3000>2900");
  assert_answer (fixture, 3, "SELECT count (*) FROM feed_changes WHERE manager_no = 'K002'");
  g_assert_cmpint (feed_fixture_ask (fixture, "SELECT min (rev) FROM feed_changes"), >, head);
  assert_answer (fixture, 1,
                 "SELECT count (*) FROM tombstones WHERE table_name = 'feed_changes' "
                 "AND manager_no = 'K001' AND reason = 'left'");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hub/history/first", test_first);
  g_test_add_func ("/hub/history/member", test_member);
  g_test_add_func ("/hub/history/arrears", test_arrears);
  g_test_add_func ("/hub/history/E5/balances", test_balances);
  g_test_add_func ("/hub/history/E5/postpaid-balance", test_postpaid_balance);
  g_test_add_func ("/hub/history/opened-and-closed", test_opened_and_closed);
  g_test_add_func ("/hub/history/S/other-member", test_other_member);
  g_test_add_func ("/hub/history/moved", test_moved);

  return g_test_run ();
}
