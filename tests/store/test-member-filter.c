/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

/* The day is a Sunday, 22 November 2026, 10:00 in Guizhou; the quarter began on 1 October. */
static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", "一", "ehome", "gold", "2026-11-22",
                                              .area = "country", .birthday = "1980-11-16" });
  test_page_add_member (page, &(TestMember) { "M2", "二", "tianyi", "gold", "2026-11-29",
                                              .birthday = "1980-11-22" });
  test_page_add_member (page, &(TestMember) { "M3", "三", "tianyi", "gold", "2026-11-30",
                                              .birthday = "1980-11-15" });
  test_page_add_member (page, &(TestMember) { "M4", "四", "other", .birthday = "1980-11-23" });
  test_page_add_account (page, &(TestAccount) { "1", "M1", .balance_fen = 4999 });
  test_page_add_account (page, &(TestAccount) { "2", "M2", .balance_fen = 5000 });
  test_page_add_account (page, &(TestAccount) { "3", "M3", "postpaid", .balance_fen = 1 });
  test_page_apply (page, fixture->store);
}

static void
assert_query (StoreFixture    *fixture,
              DeskMemberQuery *query,
              const char      *expected)
{
  g_autofree char *found = NULL;

  query->sort = DESK_MEMBER_SORT_MEMBER_NO;
  found = test_list_members (fixture->store, query);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_flag (StoreFixture    *fixture,
             DeskMemberFlags  flag,
             const char      *expected)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  query->flags = flag;
  assert_query (fixture, query, expected);
}

static void
test_words (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  g_free (query->brand);
  query->brand = g_strdup ("tianyi");
  assert_query (fixture, query, "M2 M3");
  g_free (query->area);
  query->area = g_strdup ("country");
  assert_query (fixture, query, "");
  g_free (query->brand);
  query->brand = g_strdup ("");
  assert_query (fixture, query, "M1");
}

/* 49.99 is below 50, 50 is not; who has no prepaid account has no balance. */
static void
test_balance (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  query->balance_below_fen = 5000;
  assert_query (fixture, query, "M1");
  query->balance_below_fen = 5001;
  assert_query (fixture, query, "M1 M2");
  query->balance_below_fen = 0;
  assert_query (fixture, query, "");
}

/* Who has no card comes last, whatever the direction. */
static void
test_sort_expires (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  query->sort = DESK_MEMBER_SORT_EXPIRES;
  up = test_list_members (fixture->store, query);
  g_assert_cmpstr (up, ==, "M1 M2 M3 M4");
  query->descending = TRUE;
  down = test_list_members (fixture->store, query);
  g_assert_cmpstr (down, ==, "M3 M2 M1 M4");
}

/* Today is within 0 days; the last day counts. */
static void
test_expiring (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  query->expiring_days = 0;
  assert_query (fixture, query, "M1");
  query->expiring_days = 7;
  assert_query (fixture, query, "M1 M2");
  query->expiring_days = 8;
  assert_query (fixture, query, "M1 M2 M3");
  query->flags = DESK_MEMBER_FLAG_FROZEN;
  assert_query (fixture, query, "");
}

static void
test_not_contacted (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  TestPage *page = test_page_new (7);

  test_page_add_contact (page, "c1", "M1", TRUE, "2026-11-16T00:00:00+08:00");
  test_page_add_contact (page, "c2", "M2", TRUE, "2026-11-15T23:59:59+08:00");
  test_page_add_contact (page, "c3", "M3", FALSE, "2026-11-22T09:00:00+08:00");
  test_page_add_visit (page, "v1", "M4", "done", "2026-11-21T09:00:00+08:00");
  test_page_apply (page, fixture->store);

  query->not_contacted_days = 7;
  assert_query (fixture, query, "M2 M3");
  query->not_contacted_days = 8;
  assert_query (fixture, query, "M3");
  query->not_contacted_days = 1;
  assert_query (fixture, query, "M1 M2 M3 M4");
}

/* What is planned or cancelled is not a visit; a list follows what is recorded. */
static void
test_not_visited (StoreFixture  *fixture,
                  gconstpointer  data)
{
  TestPage *page = test_page_new (7);

  assert_flag (fixture, DESK_MEMBER_FLAG_NOT_VISITED, "M1 M2 M3 M4");
  test_page_add_visit (page, "v1", "M1", "done", "2026-10-01T00:00:00+08:00");
  test_page_add_visit (page, "v2", "M2", "done", "2026-09-30T23:59:59+08:00");
  test_page_add_visit (page, "v3", "M3", "planned", "2026-11-22T09:00:00+08:00");
  test_page_add_visit (page, "v4", "M4", "cancelled", "2026-11-01T09:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_flag (fixture, DESK_MEMBER_FLAG_NOT_VISITED, "M2 M3 M4");

  desk_clock_set (fixture->clock, desk_test_time ("2027-01-01T00:00:00+08:00"));
  assert_flag (fixture, DESK_MEMBER_FLAG_NOT_VISITED, "M1 M2 M3 M4");
}

static void
add_born (StoreFixture *fixture)
{
  TestPage *page = test_page_new (7);

  test_page_add_member (page, &(TestMember) { "N1", "一", .birthday = "1980-02-28" });
  test_page_add_member (page, &(TestMember) { "N2", "二", .birthday = "1980-02-29" });
  test_page_add_member (page, &(TestMember) { "N3", "三", .birthday = "1980-03-01" });
  test_page_add_member (page, &(TestMember) { "N4", "四", .birthday = "1980-12-31" });
  test_page_add_member (page, &(TestMember) { "N5", "五", .birthday = "1980-01-03" });
  test_page_add_member (page, &(TestMember) { "N6", "六", .birthday = "" });
  test_page_apply (page, fixture->store);
}

static void
correct_birthday (StoreFixture *fixture,
                  gint64        rev,
                  const char   *member_no,
                  const char   *value)
{
  TestPage *page = test_page_new (rev);
  g_autofree char *escaped = g_strescape (value, NULL);
  g_autofree char *row =
    g_strdup_printf ("\"%s-birthday\",\"%s\",\"" TEST_MANAGER "\",\"birthday\",\"%s\",\"v\",1,%d",
                     member_no, member_no, escaped, *value == '\0');

  test_page_add (page, "facts", row);
  test_page_apply (page, fixture->store);
}

/* What the manager knows better than the feed counts; by the Chinese calendar too: the 22nd is the
 * 14th of the tenth month. */
static void
test_birthday_corrected (StoreFixture  *fixture,
                         gconstpointer  data)
{
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "M1 M2");
  correct_birthday (fixture, 7, "M1", "{\"day\":\"11-23\"}");
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "M2");
  correct_birthday (fixture, 8, "M3", "{\"day\":\"1980-10-14\",\"lunar\":true}");
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "M2 M3");
  correct_birthday (fixture, 9, "M3", "{\"day\":\"1980-10-15\",\"lunar\":true}");
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "M2");
  correct_birthday (fixture, 10, "M1", "");
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "M1 M2");
}

/* From Monday to Sunday, over a year's end, and for who was born on 29 February. */
static void
test_birthday (StoreFixture  *fixture,
               gconstpointer  data)
{
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "M1 M2");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-23T00:00:00+08:00"));
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "M4");

  add_born (fixture);
  desk_clock_set (fixture->clock, desk_test_time ("2026-12-28T00:00:00+08:00"));
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "N4 N5");
  desk_clock_set (fixture->clock, desk_test_time ("2027-01-03T23:59:59+08:00"));
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "N4 N5");
  desk_clock_set (fixture->clock, desk_test_time ("2027-02-22T12:00:00+08:00"));
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "N1 N2");
  desk_clock_set (fixture->clock, desk_test_time ("2027-03-01T12:00:00+08:00"));
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "N3");
  desk_clock_set (fixture->clock, desk_test_time ("2028-02-28T12:00:00+08:00"));
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "N1 N2 N3");
}

/* A laptop of the version before has no such columns, and other haystacks. */
static void
test_migration (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = store_fixture_peek (fixture);
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autofree char *found = NULL;

  test_close (fixture->store);
  desk_db_exec (db,
                "DROP INDEX directory_by_name; DROP INDEX contacts_by_time; DROP TABLE saved_filters;"
                "DROP VIEW lines; DROP VIEW suspects; DROP TABLE balances;"
                "ALTER TABLE outbox DROP COLUMN place; ALTER TABLE confirmed DROP COLUMN place;"
                "DROP INDEX feed_changes_of_tiers;"
                "DROP INDEX directory_by_phone; DROP INDEX directory_by_person;"
                "ALTER TABLE directory DROP COLUMN phone_key;"
                "ALTER TABLE directory DROP COLUMN person_key;"
                "ALTER TABLE directory ADD COLUMN lowest_balance_fen INTEGER;"
                "ALTER TABLE directory ADD COLUMN low_balance INTEGER NOT NULL DEFAULT 0;"
                "ALTER TABLE directory ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0;"
                "CREATE INDEX directory_low ON directory (member_no) WHERE low_balance = 1;"
                "CREATE INDEX directory_frozen ON directory (member_no) WHERE frozen = 1;"
                "ALTER TABLE directory DROP COLUMN area;"
                "ALTER TABLE directory DROP COLUMN birthday;"
                "CREATE INDEX directory_by_name ON directory (sort_key, member_no);"
                "UPDATE directory SET haystack = member_no;"
                "UPDATE schema_parts SET version = 2 WHERE part = 'store';"
                "UPDATE meta SET value = '1 guizhou-2010' WHERE key = 'directory'",
                &error);
  g_assert_no_error (error);
  g_clear_object (&db);

  store_fixture_reopen (fixture);
  assert_flag (fixture, DESK_MEMBER_FLAG_BIRTHDAY, "M1 M2");
  g_free (query->area);
  query->area = g_strdup ("country");
  assert_query (fixture, query, "M1");
  found = test_search (fixture->store, "zhongshanlu 三");
  g_assert_cmpstr (found, ==, "");
  g_free (found);
  found = test_search (fixture->store, "中山路 san");
  g_assert_cmpstr (found, ==, "M3");
}

#define ADD(name, func)                                                       \
  g_test_add ("/store/member-filter/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words", test_words);
  ADD ("balance/boundary", test_balance);
  ADD ("expiring/boundary", test_expiring);
  ADD ("sort-expires", test_sort_expires);
  ADD ("not-contacted/boundary", test_not_contacted);
  ADD ("not-visited/boundary", test_not_visited);
  ADD ("birthday", test_birthday);
  ADD ("birthday-corrected", test_birthday_corrected);
  ADD ("migration", test_migration);
  return g_test_run ();
}
