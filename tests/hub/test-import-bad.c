/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-text-file.h>

#include "feed-fixture.h"

/* Every test of a file that is refused runs on a database that holds a feed, which must stay as it
   is. */
static FeedFixture *
make_fed (void)
{
  FeedFixture *fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);

  g_assert_cmpuint (result->rejects->len, ==, 0);
  return fixture;
}

static void
test_not_csv (void)
{
  g_autoptr (FeedFixture) fixture = make_fed ();

  feed_fixture_write (fixture, NULL, "<!DOCTYPE html>\n<html><body>Log in</body></html>\n",
                      NULL);
  feed_fixture_refuse (fixture, "members.csv, line 1: none of the columns of the members file");
  feed_fixture_write (fixture, NULL, "", NULL);
  feed_fixture_refuse (fixture, "members.csv is empty");
  feed_fixture_write_bytes (fixture->members, "PK\003\004\0\0\0\0", 8);
  feed_fixture_refuse (fixture, "members.csv, line 1: a NUL byte");
}

static void
test_wrong_file (void)
{
  g_autoptr (FeedFixture) fixture = make_fed ();

  feed_fixture_write (fixture, NULL, ACCOUNTS, NULL);
  feed_fixture_refuse (fixture, "this looks like the accounts file, given as --members");
  feed_fixture_write (fixture, NULL, MEMBERS, MEMBERS);
  feed_fixture_refuse (fixture, "this looks like the members file, given as --accounts");
  feed_fixture_write (fixture, ACCOUNTS, NULL, ACCOUNTS);
  feed_fixture_refuse (fixture, "this looks like the accounts file, given as --managers");
  feed_fixture_write (fixture, MANAGERS, MANAGERS, NULL);
  feed_fixture_refuse (fixture, "this looks like the managers file, given as --members");
}

static void
test_columns (void)
{
  g_autoptr (FeedFixture) fixture = make_fed ();

  feed_fixture_write (fixture, NULL, NULL, "number,member_no,kind,payment,state,balance,arrears\n");
  feed_fixture_refuse (fixture, "accounts.csv, line 1: no column “arrears_since” (欠费日期)");
  feed_fixture_write (fixture, NULL, NULL,
                      "number,member_no,kind,payment,state,balance,余额,arrears,arrears_since\n");
  feed_fixture_refuse (fixture, "the column “balance” (余额) stands there twice");
}

static void
test_no_such_file (void)
{
  g_autoptr (FeedFixture) fixture = make_fed ();

  g_free (fixture->accounts);
  fixture->accounts = g_build_filename (fixture->folder, "elsewhere.csv", NULL);
  feed_fixture_refuse (fixture, "elsewhere.csv");
}

/* A fault far down in the last file takes back what the others brought. */
static void
test_all_or_nothing (void)
{
  g_autoptr (FeedFixture) fixture = make_fed ();

  feed_fixture_write (fixture, MANAGERS "K003,新,guizhou,\n",
                      MEMBERS "M9,新,mr,K003,personal,,,,,,,,,,,,,,\n",
                      ACCOUNTS "1,M9,mobile,prepaid,in-use,\"5.00,,\n");
  feed_fixture_refuse (fixture, "accounts.csv, line 6: a quote is opened and never closed");
  feed_fixture_write (fixture, NULL, NULL, ACCOUNTS "1,M9,mobile,prepaid,in-use,\xc5,,\n");
  feed_fixture_refuse (fixture, "accounts.csv is neither UTF-8 (line 6, byte 28) "
                                "nor GB18030 (line 6, byte 28)");
}

static void
test_long_line (void)
{
  g_autoptr (FeedFixture) fixture = make_fed ();
  g_autofree char *filler = g_strnfill (2 * DESK_TEXT_LINE_LIMIT, '1');
  g_autofree char *members = g_strconcat (MEMBERS, "M9,", filler, "\n", NULL);

  feed_fixture_write (fixture, NULL, members, NULL);
  feed_fixture_refuse (fixture, "members.csv, line 5: the line is longer than 1 MiB");
}

static void
test_rejected_members (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = NULL;

  feed_fixture_write (fixture, NULL,
                      MEMBERS_HEADER MEMBER_1
                      "M4,甲,mr,K001,personal,,,,ehome,\"12,30\",,,,,,,,,\n"           /* line 3 */
                      "M5,乙,mr,K001,personal,,,,ehome,1e9,,,,,,,,,\n"
                      "M6,丙,mr,K001,personal,,,,ehome,,,,,2026-02-31,,,,,\n"
                      "M7,丁,mr,K999,personal,,,,ehome,,,,,,,,,,\n"
                      "M8,戊,mr,K001,person,,,,ehome,,,,,,,,,,\n"
                      "M1,己,mr,K002,personal,,,,ehome,,,,,,,,,,\n"
                      ",庚,mr,K001,personal,,,,ehome,,,,,,,,,,\n"
                      "M9,辛,mr,K001,personal,,,,ehome,12,30,,,,,,,,,\n"
                      "M10,壬\"x,mr,K001,personal,,,,ehome,,,,,,,,,,\n"
                      "M11,癸,mr,K001,personal,,,,ehome,,,,,,x,,,,\n" MEMBER_2 MEMBER_3,
                      NULL);
  result = feed_fixture_import (fixture);
  assert_counts (result->members, 3, 0, 0, 0, 10);
  assert_reject (result, 0, "members.csv", 3, "spend_12m", "12,30");
  assert_reject (result, 1, "members.csv", 4, "spend_12m", "1e9");
  assert_reject (result, 2, "members.csv", 5, "card_expires", "2026-02-31");
  assert_reject (result, 3, "members.csv", 6, "manager_no", "no such manager");
  assert_reject (result, 4, "members.csv", 7, "certificate", "personal, organisation");
  assert_reject (result, 5, "members.csv", 8, "member_no", "a second time");
  assert_reject (result, 6, "members.csv", 9, "member_no", "empty");
  assert_reject (result, 7, "members.csv", 10, "", "20 fields, while the header has 19");
  assert_reject (result, 8, "members.csv", 11, "", "a quote stands in the middle of a field");
  assert_reject (result, 9, "members.csv", 12, "points", "whole number");
  assert_answer (fixture, 3, "SELECT count (*) FROM members");
  assert_answer (fixture, 1, "SELECT manager_no = 'K001' FROM members WHERE member_no = 'M1'");
}

static void
test_rejected_accounts (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = NULL;

  feed_fixture_write (fixture, NULL, NULL,
                      ACCOUNTS "1,M404,mobile,prepaid,in-use,5.00,0.00,\n" /* line 6 */
                      "2,M1,pager,prepaid,in-use,5.00,0.00,\n"
                      "3,M1,mobile,prepaid,in-use,,0.00,\n"
                      "4,M1,mobile,prepaid,in-use,5.00,-1.00,\n"
                      "5,M1,mobile,prepaid,in-use,5.001,0.00,\n"
                      "18930617284,M2,mobile,prepaid,in-use,5.00,0.00,\n");
  result = feed_fixture_import (fixture);
  assert_counts (result->accounts, 4, 0, 0, 0, 6);
  assert_reject (result, 0, "accounts.csv", 6, "member_no", "no such member");
  assert_reject (result, 1, "accounts.csv", 7, "kind", "mobile, fixed, broadband, iptv");
  assert_reject (result, 2, "accounts.csv", 8, "balance", "prepaid");
  assert_reject (result, 3, "accounts.csv", 9, "arrears", "negative");
  assert_reject (result, 4, "accounts.csv", 10, "balance", "5.001");
  assert_reject (result, 5, "accounts.csv", 11, "number", "a second time");
  /* S: the list does not repeat the number. */
  g_assert_cmpstr (((HubReject *) g_ptr_array_index (result->rejects, 5))->value, ==, "");
}

static void
test_rejected_manager (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = NULL;

  feed_fixture_write (fixture,
                      MANAGERS_HEADER
                      "K001,董泰,guizhou,1\nK002,侯言,atlantis,2\nK001,又,guizhou,3\n",
                      NULL, NULL);
  result = feed_fixture_import (fixture);
  assert_counts (result->managers, 1, 0, 0, 0, 2);
  assert_counts (result->members, 2, 0, 0, 0, 1);
  assert_counts (result->accounts, 3, 0, 0, 0, 1);
  assert_reject (result, 0, "managers.csv", 3, "region", "atlantis");
  assert_reject (result, 1, "managers.csv", 4, "manager_no", "a second time");
  assert_reject (result, 2, "members.csv", 4, "manager_no", "no such manager");
  assert_reject (result, 3, "accounts.csv", 5, "member_no", "no such member");
}

/* What was turned away is not missing: its row stays as it was. */
static void
test_rejected_is_not_missing (void)
{
  const HubImportOptions allow = { .allow_shrink = TRUE };
  g_autoptr (FeedFixture) fixture = make_fed ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HubImportResult) result = NULL;

  feed_fixture_write (fixture, NULL,
                      MEMBERS_HEADER MEMBER_1
                      "M2,贺康和,mr,K001,personal,,,,tianyi,many,,79.73,,,,1,,,\n" MEMBER_3,
                      ACCOUNTS_HEADER ACCOUNT_1 ACCOUNT_2 "18961234568,M2,mobile\n" ACCOUNT_4);
  result = feed_fixture_try (fixture, &allow, &error);
  g_assert_no_error (error);
  assert_counts (result->members, 0, 0, 2, 0, 1);
  assert_counts (result->accounts, 0, 0, 3, 0, 1);
  assert_answer (fixture, 103200, "SELECT spend_12m_fen FROM members WHERE member_no = 'M2'");
  assert_answer (fixture, 0, "SELECT count (*) FROM accounts WHERE state = 'closed'");
}

/* A row without a key may be any of the missing ones, so none is closed. */
static void
test_nameless_closes_none (void)
{
  const HubImportOptions allow = { .allow_shrink = TRUE };
  g_autoptr (FeedFixture) fixture = make_fed ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HubImportResult) result = NULL;

  feed_fixture_write (fixture, NULL, MEMBERS_HEADER MEMBER_1 MEMBER_3 "\"M2\"x,贺康和\n", NULL);
  result = feed_fixture_try (fixture, &allow, &error);
  g_assert_no_error (error);
  assert_counts (result->members, 0, 0, 2, 0, 1);
  assert_answer (fixture, 0, "SELECT count (*) FROM members WHERE closed = 1");
}

static void
test_rejects_file (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  const HubImportOptions options = { .rejects = fixture->rejects };
  g_autoptr (GError) error = NULL;
  g_autoptr (HubImportResult) result = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  feed_fixture_write (fixture, NULL, NULL,
                      ACCOUNTS "5,M1,mobile,prepaid,\"in \"\"use\"\"\",5.00,0.00,\n");
  result = feed_fixture_try (fixture, &options, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->rejects, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text,
                                   "file,line,column,value,reason\r\n"
                                   "\"accounts.csv\",6,\"state\",\"in \"\"use\"\"\","
                                   "\"“in \"\"use\"\"”: not one of: "));
  line = hub_reject_describe (g_ptr_array_index (result->rejects, 0));
  g_assert_true (g_str_has_prefix (line, "accounts.csv, line 6, state: "));
}

/* Where the list cannot be written, nothing is imported. */
static void
test_rejects_unwritable (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autofree char *rejects = g_build_filename (fixture->folder, "no", "such", "folder.csv", NULL);
  const HubImportOptions options = { .rejects = rejects };
  g_autofree char *before = feed_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (feed_fixture_try (fixture, &options, &error));
  g_assert_nonnull (error);
  after = feed_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hub/import-bad/not-csv", test_not_csv);
  g_test_add_func ("/hub/import-bad/wrong-file", test_wrong_file);
  g_test_add_func ("/hub/import-bad/columns", test_columns);
  g_test_add_func ("/hub/import-bad/no-such-file", test_no_such_file);
  g_test_add_func ("/hub/import-bad/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/hub/import-bad/long-line", test_long_line);
  g_test_add_func ("/hub/import-bad/rejected-members", test_rejected_members);
  g_test_add_func ("/hub/import-bad/rejected-accounts", test_rejected_accounts);
  g_test_add_func ("/hub/import-bad/rejected-manager", test_rejected_manager);
  g_test_add_func ("/hub/import-bad/rejected-is-not-missing", test_rejected_is_not_missing);
  g_test_add_func ("/hub/import-bad/nameless-closes-none", test_nameless_closes_none);
  g_test_add_func ("/hub/import-bad/rejects-file", test_rejects_file);
  g_test_add_func ("/hub/import-bad/rejects-unwritable", test_rejects_unwritable);

  return g_test_run ();
}
