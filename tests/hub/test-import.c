/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "feed-fixture.h"

#include <desk-json.h>

#define DAY_MS (24 * 60 * 60 * 1000)

static void
test_first (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);
  g_autofree char *member = NULL;
  g_autofree char *account = NULL;

  assert_counts (result->managers, 2, 0, 0, 0, 0);
  assert_counts (result->members, 3, 0, 0, 0, 0);
  assert_counts (result->accounts, 4, 0, 0, 0, 0);
  g_assert_cmpuint (result->rejects->len, ==, 0);

  member = feed_fixture_ask_text (fixture,
                                  "SELECT name || ' ' || manager_no || ' ' || "
                                  "spend_12m_fen || ' ' || ifnull (revenue_year_fen, 'NULL') "
                                  "|| ' ' || card_tier || ' ' || "
                                  "card_expires || ' ' || points || ' ' || birthday "
                                  "|| ' ' || closed "
                                  "FROM members WHERE member_no = 'M1'");
  g_assert_cmpstr (member, ==, "潘友康 K001 336000 NULL diamond 2027-06-28 29 1950-10-24 0");
  account = feed_fixture_ask_text (fixture,
                                   "SELECT member_no || ' ' || manager_no || ' ' || balance_fen || "
                                   "' ' || arrears_fen || ' ' || arrears_since "
                                   "FROM accounts WHERE number = 'GZ838271605'");
  g_assert_cmpstr (account, ==, "M1 K001 0 8384 2026-09-18");
}

/* Every row has a revision of its own in its manager's feed, 1 to head. */
static void
test_revisions (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);
  static const char revs[] =
    "(SELECT rev FROM managers WHERE manager_no = 'K001' UNION ALL "
    "SELECT rev FROM members WHERE manager_no = 'K001' UNION ALL "
    "SELECT rev FROM accounts WHERE manager_no = 'K001')";
  g_autofree char *distinct = g_strdup_printf ("SELECT count (DISTINCT rev) FROM %s", revs);
  g_autofree char *highest = g_strdup_printf ("SELECT max (rev) FROM %s", revs);

  /* K001: the manager, two members, three accounts. */
  assert_answer (fixture, 6, distinct);
  assert_answer (fixture, 6, highest);
  g_assert_cmpint (hub_feed_get_head (fixture->db, "K001", NULL), ==, 6);
  g_assert_cmpint (hub_feed_get_head (fixture->db, "K002", NULL), ==, 3);
}

/* From now on, each update of a row leaves a row in `writes`. */
static void
count_updates (FeedFixture *fixture)
{
  static const char * const tables[] = { "managers", "members", "accounts", "feeds" };

  feed_fixture_run (fixture, "CREATE TEMP TABLE writes (n)");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("CREATE TEMP TRIGGER on_%s AFTER UPDATE ON main.%s "
                                              "BEGIN INSERT INTO writes VALUES (1); END",
                                              tables[i], tables[i]);

      feed_fixture_run (fixture, sql);
    }
}

static void
test_second_changes_nothing (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) first = feed_fixture_import (fixture);
  g_autofree char *before = feed_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (HubImportResult) second = NULL;

  desk_clock_set (fixture->clock, desk_clock_now (fixture->clock) + DAY_MS);
  count_updates (fixture);
  second = feed_fixture_import (fixture);
  after = feed_fixture_dump (fixture);

  assert_counts (second->managers, 0, 0, 2, 0, 0);
  assert_counts (second->members, 0, 0, 3, 0, 0);
  assert_counts (second->accounts, 0, 0, 4, 0, 0);
  g_assert_cmpstr (before, ==, after);
  assert_answer (fixture, 0, "SELECT count (*) FROM writes");
}

static void
test_change (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) first = feed_fixture_import (fixture);
  g_autoptr (HubImportResult) second = NULL;

  feed_fixture_write (fixture, NULL, NULL,
                      ACCOUNTS_HEADER
                      ACCOUNT_1 "GZ838271605,M1,broadband,postpaid,in-use,0.00,0.00,\n"
                      ACCOUNT_3 ACCOUNT_4);
  second = feed_fixture_import (fixture);
  assert_counts (second->accounts, 0, 1, 3, 0, 0);
  assert_counts (second->members, 0, 0, 3, 0, 0);
  assert_answer (fixture, 7, "SELECT rev FROM accounts WHERE number = 'GZ838271605'");
  /* The account, and in its history that the arrears were paid. */
  g_assert_cmpint (hub_feed_get_head (fixture->db, "K001", NULL), ==, 8);
  g_assert_cmpint (hub_feed_get_head (fixture->db, "K002", NULL), ==, 3);
}

/* E5: under 20.00, not at it; the moment of the fall stays while it lasts. */
static void
test_low_since (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);
  gint64 fell = desk_clock_now (fixture->clock);
  static const char low_1[] = "SELECT low_since_ms FROM accounts WHERE number = '18930617284'";
  static const char low_3[] = "SELECT low_since_ms FROM accounts WHERE number = '18961234568'";

  assert_answer (fixture, fell, low_1);
  assert_answer (fixture, 0, low_3);

  /* Lower still, a day later: the same fall. */
  desk_clock_set (fixture->clock, fell + DAY_MS);
  feed_fixture_write (fixture, NULL, NULL,
                      ACCOUNTS_HEADER "18930617284,M1,mobile,prepaid,in-use,-0.50,0.00,\n" ACCOUNT_2
                      "18961234568,M2,mobile,prepaid,in-use,19.99,0.00,\n" ACCOUNT_4);
  hub_import_result_free (g_steal_pointer (&result));
  result = feed_fixture_import (fixture);
  assert_answer (fixture, fell, low_1);
  assert_answer (fixture, fell + DAY_MS, low_3);

  /* Up, and down again: another fall. */
  feed_fixture_write (fixture, NULL, NULL,
                      ACCOUNTS_HEADER
                      "18930617284,M1,mobile,prepaid,in-use,20.00,0.00,\n"
                      ACCOUNT_2 ACCOUNT_3 ACCOUNT_4);
  hub_import_result_free (g_steal_pointer (&result));
  result = feed_fixture_import (fixture);
  assert_answer (fixture, 0, low_1);
  assert_answer (fixture, 0, low_3);

  desk_clock_set (fixture->clock, fell + 3 * DAY_MS);
  feed_fixture_write (fixture, NULL, NULL, ACCOUNTS);
  hub_import_result_free (g_steal_pointer (&result));
  result = feed_fixture_import (fixture);
  assert_answer (fixture, fell + 3 * DAY_MS, low_1);
}

/* Twenty members M01…M20 of K001 and an account for each, but for those in [from, to). */
static void
write_twenty (FeedFixture *fixture,
              guint        from,
              guint        to)
{
  g_autoptr (GString) members = g_string_new (MEMBERS_HEADER);
  g_autoptr (GString) accounts = g_string_new (ACCOUNTS_HEADER);

  for (guint i = 1; i <= 20; i++)
    if (i < from || i >= to)
      {
        g_string_append_printf (members, "M%02u,Name,mr,K001,personal,,,,ehome,,,,,,,,,,\n", i);
        g_string_append_printf (accounts, "1890000%02u,M%02u,mobile,prepaid,in-use,5.00,,\n", i, i);
      }
  feed_fixture_write (fixture, NULL, members->str, accounts->str);
}

static void
test_missing_is_closed (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = NULL;

  write_twenty (fixture, 0, 0);
  result = feed_fixture_import (fixture);
  hub_import_result_free (g_steal_pointer (&result));

  /* Two of twenty are a tenth, and not more. */
  write_twenty (fixture, 7, 9);
  result = feed_fixture_import (fixture);
  assert_counts (result->members, 0, 0, 18, 2, 0);
  assert_counts (result->accounts, 0, 0, 18, 2, 0);
  assert_answer (fixture, 2, "SELECT count (*) FROM members WHERE closed = 1");
  assert_answer (fixture, 1, "SELECT closed FROM members WHERE member_no = 'M08'");
  assert_answer (fixture, 2,
                 "SELECT count (*) FROM accounts WHERE state = 'closed' AND low_since_ms = 0");
  hub_import_result_free (g_steal_pointer (&result));

  /* Closed once; and open again when they come back. */
  result = feed_fixture_import (fixture);
  assert_counts (result->members, 0, 0, 18, 0, 0);
  hub_import_result_free (g_steal_pointer (&result));
  write_twenty (fixture, 0, 0);
  result = feed_fixture_import (fixture);
  assert_counts (result->members, 0, 2, 18, 0, 0);
  assert_counts (result->accounts, 0, 2, 18, 0, 0);
  assert_answer (fixture, 0, "SELECT count (*) FROM members WHERE closed = 1");
}

/* A membership that ends while its services go on. */
static void
test_services_outlive_membership (void)
{
  const HubImportOptions allow = { .allow_shrink = TRUE };
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);
  g_autoptr (GError) error = NULL;

  feed_fixture_write (fixture, NULL, MEMBERS_HEADER MEMBER_2 MEMBER_3,
                      ACCOUNTS_HEADER
                      "18930617284,M1,mobile,prepaid,in-use,50.00,0.00,\n"
                      ACCOUNT_2 ACCOUNT_3 ACCOUNT_4);
  hub_import_result_free (g_steal_pointer (&result));
  result = feed_fixture_try (fixture, &allow, &error);
  g_assert_no_error (error);
  assert_counts (result->members, 0, 0, 2, 1, 0);
  assert_counts (result->accounts, 0, 1, 3, 0, 0);
  assert_answer (fixture, 1, "SELECT closed FROM members WHERE member_no = 'M1'");
  assert_answer (fixture, 0, "SELECT count (*) FROM accounts WHERE state = 'closed'");
}

static void
test_shrink (void)
{
  const HubImportOptions allow = { .allow_shrink = TRUE };
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  write_twenty (fixture, 0, 0);
  result = feed_fixture_import (fixture);
  hub_import_result_free (g_steal_pointer (&result));

  write_twenty (fixture, 7, 10);
  feed_fixture_refuse (fixture, "members.csv lacks 3 of the 20 open members");
  feed_fixture_refuse (fixture, "--allow-shrink");

  result = feed_fixture_try (fixture, &allow, &error);
  g_assert_no_error (error);
  assert_counts (result->members, 0, 0, 17, 3, 0);
  hub_import_result_free (g_steal_pointer (&result));

  /* Likewise for accounts alone. */
  write_twenty (fixture, 0, 0);
  result = feed_fixture_import (fixture);
  feed_fixture_write (fixture, NULL, NULL, ACCOUNTS_HEADER);
  feed_fixture_refuse (fixture, "accounts.csv lacks 20 of the 20 open accounts");
}

static void
test_json (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *text = NULL;

  result->members.changed = 1;
  result->members.closed = 2;
  result->accounts.rejected = 5;
  result->accounts.unchanged = 4;
  object = hub_import_result_to_json (result);
  text = desk_json_object_text (object);
  g_assert_cmpstr (text, ==,
                   "{\"managers\":{\"added\":2,\"changed\":0,\"unchanged\":0,\"rejected\":0},"
                   "\"members\":{\"added\":3,\"changed\":3,\"unchanged\":0,\"rejected\":0},"
                   "\"accounts\":{\"added\":4,\"changed\":0,\"unchanged\":4,\"rejected\":5}}");
}

static void
test_feed_moment (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);
  g_autofree char *moment = hub_database_get_meta (fixture->db, HUB_META_FEED_MS, NULL);

  g_assert_cmpint (g_ascii_strtoll (moment, NULL, 10), ==, desk_clock_now (fixture->clock));
}

/* The real feed: what the demo runs on. */
static void
test_demo_feed (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", NULL);
  g_autoptr (HubImportResult) result = NULL;

  g_free (fixture->managers);
  g_free (fixture->members);
  g_free (fixture->accounts);
  fixture->managers = g_build_filename (folder, "managers.csv", NULL);
  fixture->members = g_build_filename (folder, "members.csv", NULL);
  fixture->accounts = g_build_filename (folder, "accounts.csv", NULL);
  result = feed_fixture_import (fixture);
  assert_counts (result->managers, 18, 0, 0, 0, 0);
  assert_counts (result->members, 600, 0, 0, 0, 0);
  assert_counts (result->accounts, 1519, 0, 0, 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hub/import/first", test_first);
  g_test_add_func ("/hub/import/revisions", test_revisions);
  g_test_add_func ("/hub/import/second-changes-nothing", test_second_changes_nothing);
  g_test_add_func ("/hub/import/change", test_change);
  g_test_add_func ("/hub/import/low-since/E5", test_low_since);
  g_test_add_func ("/hub/import/missing-is-closed", test_missing_is_closed);
  g_test_add_func ("/hub/import/services-outlive-membership", test_services_outlive_membership);
  g_test_add_func ("/hub/import/shrink", test_shrink);
  g_test_add_func ("/hub/import/json", test_json);
  g_test_add_func ("/hub/import/feed-moment", test_feed_moment);
  g_test_add_func ("/hub/import/demo-feed", test_demo_feed);

  return g_test_run ();
}
