/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

/* M3 李: diamond, one use, low balance; M1 张: gold, frozen; M4 安: non-card; M2 王: silver, card
 * expires; M5 白: nothing; M6 is closed. By pinyin: 安 白 李 王 张. */
static void
add_members (StoreFixture *fixture)
{
  TestPage *page = test_page_new (0);

  test_page_add_member (page,
                        &(TestMember) { "M1", "张伟", "ehome", "gold", "2027-12-31", "18900000001" });
  test_page_add_member (page,
                        &(TestMember) { "M2", "王芳", "tianyi", "silver", "2026-12-31",
                                        "18900000002" });
  test_page_add_member (page,
                        &(TestMember) { "M3", "李 Ming", "tianyi", "diamond", "2027-12-31",
                                        "18900000003" });
  test_page_add_member (page,
                        &(TestMember) { "M4", "安%_'\\\"静", "broadband", .package_fen = 8000 });
  test_page_add_member (page, &(TestMember) { "M5", "白云", "other", .card_expires = "2020-01-01" });
  test_page_add_member (page, &(TestMember) { "M6", "走了", .card_tier = "diamond", .closed = TRUE });
  test_page_add_account (page, &(TestAccount) { "08510001", "M1", "postpaid", .arrears_fen = 100,
                                                .arrears_since = "2026-10-01" });
  test_page_add_account (page, &(TestAccount) { "18900000001", "M1", .balance_fen = 5000 });
  test_page_add_account (page, &(TestAccount) { "18900000002", "M2", .balance_fen = 2000 });
  test_page_add_account (page, &(TestAccount) { "18900000003", "M3", .balance_fen = 1999,
                                                .low_since = "2026-11-20T08:00:00+08:00" });
  test_page_add_account (page, &(TestAccount) { "18900000033", "M3", .balance_fen = 3000 });
  test_page_add_account (page, &(TestAccount) { "18900000006", "M6", .balance_fen = 1 });
  test_page_add_use (page, "u1", "M3", "emergency-reactivation", "2026-11-01T00:00:00+08:00");
  test_page_apply (page, fixture->store);
}

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (fixture, data);
  add_members (fixture);
}

static void
assert_search (StoreFixture *fixture,
               const char   *text,
               const char   *expected)
{
  g_autofree char *found = test_search (fixture->store, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_query (StoreFixture    *fixture,
              gint             tier,
              DeskMemberFlags  flags,
              DeskMemberSort   sort,
              gboolean         descending,
              const char      *expected)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autofree char *found = NULL;

  query->tier = tier;
  query->flags = flags;
  query->sort = sort;
  query->descending = descending;
  found = test_list_members (fixture->store, query);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_search_texts (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *endless = g_strnfill (100000, '1');

  assert_search (fixture, "", "M1 M2 M3 M4 M5");
  assert_search (fixture, "   ", "M1 M2 M3 M4 M5");
  assert_search (fixture, "张", "M1");
  assert_search (fixture, "伟", "M1");
  assert_search (fixture, "ming", "M3");
  assert_search (fixture, " MING ", "M3");
  assert_search (fixture, "m2", "M2");
  assert_search (fixture, "18900000002", "M2");
  assert_search (fixture, "000000", "M1 M2 M3");
  assert_search (fixture, "0851", "M1");
  assert_search (fixture, "33", "M3");
  assert_search (fixture, "１８９０００００００１", "M1");
  assert_search (fixture, "18900000006", "");
  assert_search (fixture, "走", "");
  assert_search (fixture, "nobody", "");
  assert_search (fixture, endless, "");
}

/* What means something to SQL or to patterns is a letter like any other. */
static void
test_search_signs (StoreFixture  *fixture,
                   gconstpointer  data)
{
  assert_search (fixture, "%", "M4");
  assert_search (fixture, "_", "M4");
  assert_search (fixture, "'", "M4");
  assert_search (fixture, "\"", "M4");
  assert_search (fixture, "%_'\"", "M4");
  assert_search (fixture, "*", "");
  assert_search (fixture, "\\", "");
  assert_search (fixture, "'; DROP TABLE members; --", "");
  assert_search (fixture, "\x1f", "M1 M2 M3 M4 M5");
}

/* Every letter more narrows, every letter less widens. */
static void
test_search_as_you_type (StoreFixture  *fixture,
                         gconstpointer  data)
{
  assert_search (fixture, "1", "M1 M2 M3");
  assert_search (fixture, "18900000", "M1 M2 M3");
  assert_search (fixture, "189000000", "M1 M2 M3");
  assert_search (fixture, "18900000001", "M1");
  assert_search (fixture, "189000000011", "");
  assert_search (fixture, "18900000", "M1 M2 M3");
}

static void
test_search_order (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autofree char *by_name = NULL;
  g_autofree char *by_name_down = NULL;

  g_free (query->text);
  query->text = g_strdup ("189");
  by_name = test_list_members (fixture->store, query);
  g_assert_cmpstr (by_name, ==, "M3 M2 M1");
  query->descending = TRUE;
  by_name_down = test_list_members (fixture->store, query);
  g_assert_cmpstr (by_name_down, ==, "M1 M2 M3");
}

/* Search follows what a page changes, adds and takes out. */
static void
test_search_after_change (StoreFixture  *fixture,
                          gconstpointer  data)
{
  TestPage *page;

  assert_search (fixture, "张", "M1");
  page = test_page_new (13);
  test_page_add_member (page, &(TestMember) { "M1", "赵伟" });
  test_page_add_member (page, &(TestMember) { "M7", "张七" });
  test_page_remove (page, "members", "M5");
  test_page_apply (page, fixture->store);

  assert_search (fixture, "张", "M7");
  assert_search (fixture, "赵", "M1");
  assert_search (fixture, "白", "");
}

static void
test_sort (StoreFixture  *fixture,
           gconstpointer  data)
{
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_NAME, FALSE, "M4 M5 M3 M2 M1");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_NAME, TRUE, "M1 M2 M3 M5 M4");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_TIER, FALSE, "M5 M4 M2 M1 M3");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_TIER, TRUE, "M3 M1 M2 M4 M5");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_BRAND, FALSE, "M1 M3 M2 M4 M5");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_BRAND, TRUE, "M5 M4 M3 M2 M1");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_MEMBER_NO, FALSE, "M1 M2 M3 M4 M5");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_MEMBER_NO, TRUE, "M5 M4 M3 M2 M1");
  /* without a prepaid account last, whatever the direction */
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_BALANCE, FALSE, "M3 M2 M1 M4 M5");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_BALANCE, TRUE, "M1 M2 M3 M4 M5");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_USES, FALSE, "M4 M5 M2 M1 M3");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_USES, TRUE, "M3 M4 M5 M2 M1");
}

static void
assert_moment (gint64      moment,
               const char *expected)
{
  g_assert_cmpint (moment, ==, expected != NULL ? desk_test_time (expected) : 0);
}

/* Who was reached or visited is contacted, who was called in vain is not; a visit planned for this
 * morning is still to come, one of yesterday is not. Who has none comes last, whatever the direction. */
static void
test_sort_dates (StoreFixture  *fixture,
                 gconstpointer  data)
{
  TestPage *page = test_page_new (13);
  g_autoptr (DeskMemberRow) first = NULL;
  g_autoptr (DeskMemberRow) second = NULL;

  test_page_add_contact (page, "c1", "M1", TRUE, "2026-11-20T10:00:00+08:00");
  test_page_add_contact (page, "c2", "M1", FALSE, "2026-11-21T10:00:00+08:00");
  test_page_add_contact (page, "c3", "M2", TRUE, "2026-11-10T10:00:00+08:00");
  test_page_add_contact (page, "c4", "M4", FALSE, "2026-11-21T10:00:00+08:00");
  test_page_add_visit (page, "v1", "M2", "done", "2026-11-21T10:00:00+08:00");
  test_page_add_visit (page, "v2", "M1", "planned", "2026-11-22T08:00:00+08:00");
  test_page_add_visit (page, "v3", "M3", "planned", "2026-11-30T10:00:00+08:00");
  test_page_add_visit (page, "v4", "M3", "planned", "2026-11-21T23:59:00+08:00");
  test_page_add_visit (page, "v5", "M3", "cancelled", "2026-11-23T10:00:00+08:00");
  test_page_apply (page, fixture->store);

  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_LAST_CONTACT, FALSE, "M1 M2 M4 M5 M3");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_LAST_CONTACT, TRUE, "M2 M1 M4 M5 M3");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_NEXT_VISIT, FALSE, "M1 M3 M4 M5 M2");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_NEXT_VISIT, TRUE, "M3 M1 M4 M5 M2");

  first = test_load_row (fixture->store, "M1");
  assert_moment (first->last_contact_ms, "2026-11-20T10:00:00+08:00");
  assert_moment (first->next_visit_ms, "2026-11-22T08:00:00+08:00");
  second = test_load_row (fixture->store, "M2");
  assert_moment (second->last_contact_ms, "2026-11-21T10:00:00+08:00");
  assert_moment (second->next_visit_ms, NULL);
}

/* Members of the same name stand in the order of their numbers, in every start. */
static void
test_sort_same_names (StoreFixture  *fixture,
                      gconstpointer  data)
{
  TestPage *page = test_page_new (13);

  test_page_add_member (page, &(TestMember) { "M9", "张伟" });
  test_page_add_member (page, &(TestMember) { "M8", "张伟" });
  test_page_apply (page, fixture->store);
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_NAME, FALSE, "M4 M5 M3 M2 M1 M8 M9");
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_NAME, TRUE, "M9 M8 M1 M2 M3 M5 M4");
  store_fixture_reopen (fixture);
  assert_query (fixture, -1, 0, DESK_MEMBER_SORT_NAME, FALSE, "M4 M5 M3 M2 M1 M8 M9");
}

/* Surnames stand where they are read, not where their characters are elsewhere (qū, chóu, dān, jiě,
 * céng, chá). */
static void
test_sort_surnames (StoreFixture  *fixture,
                    gconstpointer  data)
{
  const char * const names[] = {
    "曹操", "华佗", "黄盖", "欧阳修", "区志强", "覃丽", "秦明", "邱少", "仇和", "邵平", "单雄信", "沈从",
    "陶潜", "谢安", "解缙", "尉迟恭", "曾国藩", "赵云", "查良", "张飞",
  };
  TestPage *page = test_page_new (13);
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (GString) sorted = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) ids = NULL;

  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *member_no = g_strdup_printf ("M%u", i);

      test_page_remove (page, "members", member_no);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *member_no = g_strdup_printf ("N%u", i);

      test_page_add_member (page, &(TestMember) { member_no, names[i] });
    }
  test_page_apply (page, fixture->store);

  ids = test_find (fixture->store, query);
  rows = test_load_rows (fixture->store, ids);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (sorted, "%s ", ((DeskMemberRow *) rows->pdata[i])->name);
  g_assert_cmpstr (sorted->str, ==,
                   "曹操 华佗 黄盖 区志强 欧阳修 秦明 覃丽 邱少 仇和 单雄信 邵平 沈从 "
                   "陶潜 解缙 谢安 尉迟恭 曾国藩 查良 张飞 赵云 ");
}

static void
test_filters (StoreFixture  *fixture,
              gconstpointer  data)
{
  DeskMemberSort sort = DESK_MEMBER_SORT_MEMBER_NO;

  assert_query (fixture, DESK_TIER_DIAMOND, 0, sort, FALSE, "M3");
  assert_query (fixture, DESK_TIER_NON_CARD, 0, sort, FALSE, "M4");
  assert_query (fixture, DESK_TIER_NONE, 0, sort, FALSE, "M5");
  assert_query (fixture, -1, DESK_MEMBER_FLAG_LOW_BALANCE, sort, FALSE, "M3");
  assert_query (fixture, -1, DESK_MEMBER_FLAG_FROZEN, sort, FALSE, "M1");
  assert_query (fixture, -1, DESK_MEMBER_FLAG_LOW_BALANCE | DESK_MEMBER_FLAG_FROZEN, sort, FALSE,
                "");
  assert_query (fixture, DESK_TIER_GOLD, DESK_MEMBER_FLAG_FROZEN, sort, FALSE, "M1");
}

/* E5: strictly below 20.00. */
static void
test_low_boundary (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (DeskMemberRow) low = test_load_row (fixture->store, "M3");
  g_autoptr (DeskMemberRow) exact = test_load_row (fixture->store, "M2");
  g_autoptr (DeskMemberRow) none = test_load_row (fixture->store, "M5");

  g_assert_true (low->low_balance);
  g_assert_true (low->has_balance);
  g_assert_cmpint (low->lowest_balance_fen, ==, 1999);
  g_assert_cmpuint (g_strv_length (low->low_numbers), ==, 1);
  g_assert_cmpstr (low->low_numbers[0], ==, "18900000003");
  g_assert_false (exact->low_balance);
  g_assert_cmpint (exact->lowest_balance_fen, ==, 2000);
  g_assert_cmpuint (g_strv_length (exact->low_numbers), ==, 0);
  g_assert_false (none->has_balance);
}

/* The last of 60 days counts, the next one does not; who holds no card has none that expires. */
static void
test_expiring_boundary (StoreFixture  *fixture,
                        gconstpointer  data)
{
  DeskMemberSort sort = DESK_MEMBER_SORT_MEMBER_NO;
  TestPage *page = test_page_new (13);

  test_page_add_member (page,
                        &(TestMember) { "M7", .card_tier = "gold", .card_expires = "2027-01-21" });
  test_page_add_member (page,
                        &(TestMember) { "M8", .card_tier = "gold", .card_expires = "2027-01-22" });
  test_page_add_member (page,
                        &(TestMember) { "M9", .card_tier = "gold", .card_expires = "2026-01-01" });
  test_page_apply (page, fixture->store);

  assert_query (fixture, -1, DESK_MEMBER_FLAG_EXPIRING, sort, FALSE, "M2 M7 M9");
  /* the day turns in the policy's zone */
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-22T23:59:59+08:00"));
  assert_query (fixture, -1, DESK_MEMBER_FLAG_EXPIRING, sort, FALSE, "M2 M7 M9");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-23T00:00:00+08:00"));
  assert_query (fixture, -1, DESK_MEMBER_FLAG_EXPIRING, sort, FALSE, "M2 M7 M8 M9");
}

/* E6: three of both kinds together in a natural month of the policy's zone. */
static void
test_quota (StoreFixture  *fixture,
            gconstpointer  data)
{
  DeskMemberSort sort = DESK_MEMBER_SORT_MEMBER_NO;
  TestPage *page = test_page_new (13);
  g_autoptr (DeskMemberRow) used_up = NULL;
  g_autoptr (DeskMemberRow) gold = NULL;

  test_page_add_use (page, "u2", "M3", "delayed-suspension", "2026-11-30T23:59:59+08:00");
  test_page_add_use (page, "u3", "M3", "delayed-suspension", "2026-10-31T23:59:59+08:00");
  test_page_add_use (page, "u4", "M3", "airport-lounge", "2026-11-02T12:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_query (fixture, -1, DESK_MEMBER_FLAG_QUOTA, sort, FALSE, "");

  page = test_page_new (16);
  test_page_add_use (page, "u5", "M3", "emergency-reactivation", "2026-11-22T09:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_query (fixture, -1, DESK_MEMBER_FLAG_QUOTA, sort, FALSE, "M3");
  used_up = test_load_row (fixture->store, "M3");
  g_assert_cmpint (used_up->uses, ==, 3);
  g_assert_cmpint (used_up->uses_limit, ==, 3);
  g_assert_false (used_up->uses_provisional);
  gold = test_load_row (fixture->store, "M1");
  g_assert_cmpint (gold->uses, ==, 0);
  g_assert_cmpint (gold->uses_limit, ==, -1);

  desk_clock_set (fixture->clock, desk_test_time ("2026-12-01T00:00:00+08:00"));
  assert_query (fixture, -1, DESK_MEMBER_FLAG_QUOTA, sort, FALSE, "");
}

static void
test_gone (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (GArray) ids = test_find (fixture->store, query);
  g_autoptr (GPtrArray) rows = NULL;
  TestPage *page = test_page_new (13);

  test_page_remove (page, "members", "M5");
  test_page_apply (page, fixture->store);
  rows = test_load_rows (fixture->store, ids);
  g_assert_nonnull (g_ptr_array_index (rows, 0));
  g_assert_null (g_ptr_array_index (rows, 1));
  g_assert_nonnull (g_ptr_array_index (rows, 2));
}

static void
test_query_type (void)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (DeskMemberQuery) copy = desk_member_query_copy (query);

  g_assert_true (desk_member_query_equal (query, copy));
  copy->flags = DESK_MEMBER_FLAG_QUOTA;
  g_assert_false (desk_member_query_equal (query, copy));
  copy->flags = 0;
  g_free (copy->text);
  copy->text = g_strdup ("x");
  g_assert_false (desk_member_query_equal (query, copy));
}

#define ADD(name, func)                                                     \
  g_test_add ("/store/member-find/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("search/texts", test_search_texts);
  ADD ("search/signs", test_search_signs);
  ADD ("search/as-you-type", test_search_as_you_type);
  ADD ("search/order", test_search_order);
  ADD ("search/after-change", test_search_after_change);
  ADD ("sort", test_sort);
  ADD ("sort/dates", test_sort_dates);
  ADD ("sort/same-names", test_sort_same_names);
  ADD ("sort/surnames", test_sort_surnames);
  ADD ("filters", test_filters);
  ADD ("E5/boundary", test_low_boundary);
  ADD ("expiring/boundary", test_expiring_boundary);
  ADD ("E6/quota", test_quota);
  ADD ("gone", test_gone);
  g_test_add_func ("/store/member-find/query", test_query_type);
  return g_test_run ();
}
