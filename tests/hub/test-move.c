/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hub-move.h>

#include "feed-fixture.h"

#define HISTORY                                                                           \
  "INSERT INTO service_uses VALUES "                                                      \
  "('u1', 'M1', 'K001', 'airport-lounge', '2026-11', 1, NULL, '', 7, NULL, '', NULL, 'u1', 1);" \
  "INSERT INTO contacts VALUES "                                                          \
  "('c1', 'M1', 'K001', 'low-balance', 'call', 'told', 1, 1, 8), "                        \
  "('c2', 'M2', 'K001', 'low-balance', 'call', 'told', 1, 1, 9);"                         \
  "INSERT INTO reveals VALUES ('r1', 'M1', 'K001', 'phone', 1, 10);"                      \
  "INSERT INTO notes VALUES ('n1', 'M1', 'K001', 'likes tea', 'n1', 1, 1, 0, 11);"        \
  "INSERT INTO visits VALUES "                                                            \
  "('v1', 'M1', 'K001', 'courtesy', 1, 30, NULL, '', 'planned', '', 'v1', 1, 1, 12,"      \
  " 0, '', NULL, 0, '', '');"                                                             \
  "INSERT INTO visit_events VALUES ('v1', 'M1', 'K001', 'v1', 'planned', 1, 30, '', 1, 13);" \
  "INSERT INTO tickets VALUES ('t1', 'M1', 'K001', 'fault', 'town', 'no tone', 1, 24, 0, 1, 0, 0,"  \
  " 'open', '', 't1', 1, 14);"                                                              \
  "UPDATE feeds SET rev = 14 WHERE manager_no = 'K001'"

/* M1, two accounts, a use, a contact, a reveal, a note, a visit and its history, an open
 * ticket. */
#define N_MOVED 10

/* All rows of members with manager and revision. */
#define ROWS                                                                               \
  "(SELECT member_no, manager_no, rev, 'members' AS t, member_no AS k FROM members UNION ALL " \
  "SELECT member_no, manager_no, rev, 'accounts', number FROM accounts UNION ALL "         \
  "SELECT member_no, manager_no, rev, 'service_uses', use_id FROM service_uses UNION ALL " \
  "SELECT member_no, manager_no, rev, 'contacts', contact_id FROM contacts UNION ALL "     \
  "SELECT member_no, manager_no, rev, 'reveals', reveal_id FROM reveals UNION ALL "        \
  "SELECT member_no, manager_no, rev, 'notes', note_id FROM notes UNION ALL "              \
  "SELECT member_no, manager_no, rev, 'visits', visit_id FROM visits UNION ALL "            \
  "SELECT member_no, manager_no, rev, 'visit_events', event_id FROM visit_events UNION ALL " \
  "SELECT member_no, manager_no, rev, 'tickets', ticket_id FROM tickets)"

static FeedFixture *
make_fixture (void)
{
  FeedFixture *fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) result = feed_fixture_import (fixture);

  g_assert_cmpuint (result->rejects->len, ==, 0);
  feed_fixture_run (fixture, HISTORY);
  return fixture;
}

static void
import_with_manager (FeedFixture *fixture,
                     const char  *manager_no)
{
  g_autofree char *row =
    g_strdup_printf ("M1,潘友康,ms,%s,personal,,,,ehome,3360.00,,41.79,diamond,2027-06-28,29,"
                     "13332739201,北京路,town,1950-10-24\n", manager_no);
  g_autofree char *members = g_strconcat (MEMBERS_HEADER, row, MEMBER_2, MEMBER_3, NULL);
  g_autoptr (HubImportResult) result = NULL;

  feed_fixture_write (fixture, NULL, members, NULL);
  result = feed_fixture_import (fixture);
  assert_counts (result->members, 0, 1, 2, 0, 0);
  assert_counts (result->accounts, 0, 0, 4, 0, 0);
}

/* Whoever follows feed and cursor sees each row in one place: moved rows are new in the one feed,
   and have * left the other, by revisions that were not there before. */
static void
assert_moved (FeedFixture *fixture,
              const char  *from,
              gint64       from_cursor,
              const char  *to,
              gint64       to_cursor)
{
  g_autofree char *arrived =
    g_strdup_printf ("SELECT count (*) FROM " ROWS " WHERE member_no = 'M1' AND manager_no = '%s' "
                     "AND rev > %" G_GINT64_FORMAT, to, to_cursor);
  g_autofree char *stayed =
    g_strdup_printf ("SELECT count (*) FROM " ROWS " "
                     "WHERE member_no = 'M1' AND manager_no <> '%s'", to);
  g_autofree char *left =
    g_strdup_printf ("SELECT count (DISTINCT tombstones.rev) FROM tombstones JOIN " ROWS " "
                     "ON table_name = t AND row_key = k WHERE tombstones.manager_no = '%s' "
                     "AND member_no = 'M1' AND tombstones.rev > %" G_GINT64_FORMAT " "
                     "AND reason = 'left'", from, from_cursor);
  g_autofree char *buried =
    g_strdup_printf ("SELECT count (*) FROM tombstones WHERE manager_no = '%s'", to);
  g_autofree char *doubled =
    g_strdup_printf ("SELECT count (*) - count (DISTINCT rev) FROM "
                     "(SELECT rev FROM " ROWS " WHERE manager_no = '%s' UNION ALL "
                     "SELECT rev FROM managers WHERE manager_no = '%s')", to, to);

  assert_answer (fixture, N_MOVED, arrived);
  assert_answer (fixture, 0, stayed);
  assert_answer (fixture, N_MOVED, left);
  assert_answer (fixture, 0, buried);
  assert_answer (fixture, 0, doubled);
}

static void
assert_heads_hold (FeedFixture *fixture)
{
  assert_answer (fixture, 0,
                 "SELECT count (*) FROM feeds f WHERE rev < (SELECT max (rev) FROM " ROWS
                 " r WHERE r.manager_no = f.manager_no) OR rev < (SELECT max (rev) FROM "
                 "tombstones s WHERE s.manager_no = f.manager_no)");
}

static void
test_by_feed (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();

  import_with_manager (fixture, "K002");
  assert_moved (fixture, "K001", 14, "K002", 3);
  assert_heads_hold (fixture);
}

static void
test_there_and_back (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();
  gint64 head_1;
  gint64 head_2;

  import_with_manager (fixture, "K002");
  head_1 = hub_feed_get_head (fixture->db, "K001", NULL);
  head_2 = hub_feed_get_head (fixture->db, "K002", NULL);
  import_with_manager (fixture, "K001");
  assert_moved (fixture, "K002", head_2, "K001", head_1);
  assert_heads_hold (fixture);

  import_with_manager (fixture, "K002");
  assert_moved (fixture, "K001", head_1, "K002", head_2);
  assert_heads_hold (fixture);
}

/* As `member-desk-hub assign` does it: without a feed, by single revisions. */
static void
test_by_hand (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_db_begin (fixture->db, &error));
  g_assert_true (hub_move_member (fixture->db, "M1", "K002", hub_feed_next_rev, NULL, 1, &error));
  g_assert_true (desk_db_commit (fixture->db, &error));
  g_assert_no_error (error);
  assert_moved (fixture, "K001", 14, "K002", 3);
  assert_heads_hold (fixture);
}

static void
test_to_the_same (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();
  g_autofree char *before = feed_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hub_move_member (fixture->db, "M1", "K001", hub_feed_next_rev, NULL, 1, &error));
  after = feed_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* A number that a member of another manager has now. */
static void
test_account (void)
{
  g_autoptr (FeedFixture) fixture = make_fixture ();
  g_autoptr (HubImportResult) result = NULL;

  feed_fixture_write (fixture, NULL, NULL,
                      ACCOUNTS_HEADER
                      "18930617284,M3,mobile,prepaid,in-use,19.99,0.00,\n"
                      ACCOUNT_2 ACCOUNT_3 ACCOUNT_4);
  result = feed_fixture_import (fixture);
  assert_counts (result->accounts, 0, 1, 3, 0, 0);
  assert_answer (fixture, 1,
                 "SELECT count (*) FROM accounts WHERE number = '18930617284' AND "
                 "member_no = 'M3' AND manager_no = 'K002' AND rev = 4");
  assert_answer (fixture, 15,
                 "SELECT rev FROM tombstones WHERE manager_no = 'K001' AND "
                 "table_name = 'accounts' AND row_key = '18930617284'");

  /* And back again. */
  feed_fixture_write (fixture, NULL, NULL, ACCOUNTS);
  hub_import_result_free (g_steal_pointer (&result));
  result = feed_fixture_import (fixture);
  assert_answer (fixture, 0, "SELECT count (*) FROM tombstones WHERE manager_no = 'K001'");
  assert_answer (fixture, 1, "SELECT count (*) FROM tombstones WHERE manager_no = 'K002'");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hub/move/by-feed", test_by_feed);
  g_test_add_func ("/hub/move/there-and-back", test_there_and_back);
  g_test_add_func ("/hub/move/by-hand", test_by_hand);
  g_test_add_func ("/hub/move/to-the-same", test_to_the_same);
  g_test_add_func ("/hub/move/account", test_account);

  return g_test_run ();
}
