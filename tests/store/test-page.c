/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>

#include "desk-store-test.h"

static TestPage *
make_first_page (void)
{
  TestPage *page = test_page_new (0);

  test_page_set_feed (page, "2026-11-22T02:00:00+08:00");
  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", "张伟", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M2", "王芳" });
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 1000 });
  return page;
}

/* Everything that a page could change, as one text. */
static char *
describe_state (StoreFixture *fixture)
{
  g_autoptr (DeskSyncPoint) point = test_load_sync_point (fixture->store);
  g_autoptr (DeskSyncStatus) status = test_load_status (fixture->store);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " m%" G_GINT64_FORMAT
                          " a%" G_GINT64_FORMAT " u%" G_GINT64_FORMAT " d%" G_GINT64_FORMAT
                          " o%" G_GINT64_FORMAT,
                          point->epoch, point->cursor, status->feed_ms,
                          store_fixture_query_int (fixture,
                                                   "SELECT count (*) + sum (rev) FROM members"),
                          store_fixture_query_int (fixture,
                                                   "SELECT sum (balance_fen) FROM accounts"),
                          store_fixture_query_int (fixture, "SELECT count (*) FROM service_uses"),
                          store_fixture_query_int (fixture, "SELECT count (*) FROM directory"),
                          store_fixture_query_int (fixture,
                                                   "SELECT count (*) + sum (length (changeset))"
                                                            " FROM outbox"));
}

static void
assert_refused (StoreFixture *fixture,
                const char   *text,
                gsize         length,
                int           code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autofree char *before = describe_state (fixture);
  g_autofree char *after = NULL;
  DeskPage page;

  g_assert_false (test_apply (fixture->store, bytes, &page, &error));
  g_assert_error (error, DESK_ERROR, code);
  after = describe_state (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_apply_one (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = test_page_end (make_first_page ());
  g_autoptr (DeskSyncStatus) status = NULL;
  g_autoptr (DeskSyncPoint) point = NULL;
  DeskPage page;

  g_assert_true (test_apply (fixture->store, bytes, &page, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (page.rows, ==, 4);
  g_assert_cmpint (page.cursor, ==, 4);
  g_assert_cmpint (page.head, ==, 4);
  g_assert_false (page.more);

  status = test_load_status (fixture->store);
  g_assert_cmpuint (status->members, ==, 2);
  g_assert_cmpint (status->cursor, ==, 4);
  g_assert_cmpint (status->feed_ms, ==, desk_test_time ("2026-11-22T02:00:00+08:00"));
  point = test_load_sync_point (fixture->store);
  g_assert_cmpstr (point->epoch, ==, TEST_EPOCH);
  g_assert_cmpint (3, ==, store_fixture_query_int (fixture, "SELECT rev FROM members"
                                                            " WHERE member_no = 'M2'"));
}

/* Wherever a reply breaks off, nothing of it counts: tried at every byte but the last line end. */
static void
test_truncated (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = test_page_end (make_first_page ());
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (gsize length = 0; length < size - 2; length += length + 20 < size ? 7 : 1)
    assert_refused (fixture, text, length, DESK_ERROR_INVALID);
}

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

static void
test_wrong (StoreFixture  *fixture,
            gconstpointer  data)
{
  const struct { const char *from, *to; } cases[] = {
    { "{\"end\":4}", "{\"end\":3}" },
    { "{\"end\":4}", "{\"end\":5}" },
    { "{\"end\":4}", "{\"end\":\"4\"}" },
    { "{\"end\":4}", "{\"end\":4}\n{}" },
    { "{\"end\":4}", "<html>" },
    { "[\"members\",2,", "[\"members\",5," },
    { "[\"members\",2,", "[\"members\",0," },
    { "[\"members\",3,", "[\"members\",1," },
    { "[\"members\",2,", "[\"members\",\"2\"," },
    { "[\"members\",2,", "[\"people\",2," },
    { "[\"members\",2,", "[\"outbox\",2," },
    { "[\"M1\",\"K0001\",", "[\"K0001\"," },
    { "[\"M1\",\"K0001\",", "[null,\"K0001\"," },
    { "[\"M1\",\"K0001\",", "[\"M1\",17," },
    { ",1000,", ",\"1000\"," },
    { "\"张伟\"", "null" },
    { "\"from\":0", "\"from\":1" },
    { "\"from\":0", "\"from\":null" },
    { "\"to\":4", "\"to\":-1" },
    { "\"head\":4", "\"head\":1" },
    { "\"members\":[\"member_no\"", "\"members\":[\"number\"" },
    { "\"members\":[", "\"people\":[" },
    { "\"feed\":\"2026-11-22T02:00:00+08:00\"", "\"feed\":\"yesterday\"" },
  };
  g_autoptr (GBytes) bytes = test_page_end (make_first_page ());
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wrong = replace (text, cases[i].from, cases[i].to);

      g_test_message ("%s for %s", cases[i].to, cases[i].from);
      assert_refused (fixture, wrong, strlen (wrong), DESK_ERROR_INVALID);
    }
  assert_refused (fixture, "", 0, DESK_ERROR_INVALID);
  assert_refused (fixture, "<html></html>", 13, DESK_ERROR_INVALID);
  assert_refused (fixture, "[]\n{\"end\":0}\n", 13, DESK_ERROR_INVALID);
}

/* With operations waiting, a page that breaks off leaves them and their effect as they were. */
static void
test_wrong_keeps_pending (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *op_id = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TestPage *page = make_first_page ();

  test_page_apply (page, fixture->store);
  op_id = test_use (fixture->store, "M1");
  page = test_page_new (4);
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 7777 });
  test_page_remove (page, "members", "M2");
  bytes = test_page_end (page);
  assert_refused (fixture, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) - 8,
                  DESK_ERROR_INVALID);
}

static void
test_other_epoch (StoreFixture  *fixture,
                  gconstpointer  data)
{
  TestPage *page = test_page_new (4);
  g_autoptr (GBytes) bytes = NULL;

  test_page_apply (make_first_page (), fixture->store);
  test_page_set_epoch (page, "0193c5a0-0000-7000-8000-0000000000ff");
  bytes = test_page_end (page);
  assert_refused (fixture, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                  DESK_ERROR_UNSUITABLE);
}

/* The same page twice, or one left out: nothing is applied twice, nothing is skipped. */
static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) again = test_page_end (make_first_page ());
  g_autoptr (GBytes) ahead = test_page_end (test_page_new (9));

  test_page_apply (make_first_page (), fixture->store);
  assert_refused (fixture, g_bytes_get_data (again, NULL), g_bytes_get_size (again),
                  DESK_ERROR_INVALID);
  assert_refused (fixture, g_bytes_get_data (ahead, NULL), g_bytes_get_size (ahead),
                  DESK_ERROR_INVALID);
}

static void
test_nothing_new (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *op_id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_page_apply (make_first_page (), fixture->store);
  op_id = test_use (fixture->store, "M1");
  before = describe_state (fixture);
  test_page_apply (test_page_new (4), fixture->store);
  after = describe_state (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Who left takes accounts, uses and contacts along, also when the hub names the member alone. */
static void
test_left (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TestPage *page = make_first_page ();
  g_autofree char *found = NULL;

  test_page_add_use (page, "u1", "M1", "emergency-reactivation", TEST_NOW);
  test_page_add_contact (page, "c1", "M1", TRUE, TEST_NOW);
  test_page_apply (page, fixture->store);
  page = test_page_new (6);
  test_page_remove (page, "members", "M1");
  test_page_remove (page, "accounts", "A9");
  test_page_apply (page, fixture->store);

  found = test_search (fixture->store, "");
  g_assert_cmpstr (found, ==, "M2");
  g_assert_null (test_load_member (fixture->store, "M1", &error));
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT (SELECT count (*) FROM accounts)"
                                                     " + (SELECT count (*) FROM service_uses)"
                                                     " + (SELECT count (*) FROM contacts)"), ==, 0);
}

/* A number that goes to another member leaves the line of the one before. */
static void
test_account_moves (StoreFixture  *fixture,
                    gconstpointer  data)
{
  TestPage *page;
  g_autoptr (DeskMemberRow) old = NULL;
  g_autoptr (DeskMemberRow) new = NULL;

  test_page_apply (make_first_page (), fixture->store);
  page = test_page_new (4);
  test_page_add_account (page, &(TestAccount) { "A1", "M2", .balance_fen = 1000 });
  test_page_apply (page, fixture->store);
  old = test_load_row (fixture->store, "M1");
  new = test_load_row (fixture->store, "M2");
  g_assert_false (old->has_balance);
  g_assert_false (old->low_balance);
  g_assert_true (new->low_balance);

  page = test_page_new (5);
  test_page_remove (page, "accounts", "A1");
  test_page_apply (page, fixture->store);
  g_clear_pointer (&new, desk_member_row_free);
  new = test_load_row (fixture->store, "M2");
  g_assert_false (new->low_balance);
}

static void
assert_line (StoreFixture *fixture,
             const char   *member_no,
             gboolean      low,
             gboolean      frozen)
{
  g_autoptr (DeskMemberRow) row = test_load_row (fixture->store, member_no);

  g_assert_cmpint (row->low_balance, ==, low);
  g_assert_cmpint (row->frozen, ==, frozen);
}

/* Accounts that were there bring balance and arrears to the line: under 20.00 is low (E5), arrears
 * freeze who holds a card (L3); and what was pulled before stays findable. */
static void
test_balances (StoreFixture  *fixture,
               gconstpointer  data)
{
  TestPage *page;
  g_autofree char *found = NULL;

  test_page_apply (make_first_page (), fixture->store);
  page = test_page_new (4);
  test_page_add_account (page, &(TestAccount) { "A2", "M2", .balance_fen = 2000 });
  test_page_apply (page, fixture->store);
  assert_line (fixture, "M1", TRUE, FALSE);
  assert_line (fixture, "M2", FALSE, FALSE);

  page = test_page_new (5);
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 2000, .arrears_fen = 1 });
  test_page_add_account (page, &(TestAccount) { "A2", "M2", .balance_fen = 1999, .arrears_fen = 1 });
  test_page_apply (page, fixture->store);
  assert_line (fixture, "M1", FALSE, TRUE);
  assert_line (fixture, "M2", TRUE, FALSE);
  found = test_search (fixture->store, "A2");
  g_assert_cmpstr (found, ==, "M2");
}

/* A first pull of several pages, broken off and gone on with after a new start. */
static void
test_pages (StoreFixture  *fixture,
            gconstpointer  data)
{
  TestPage *page = test_page_new (0);
  g_autofree char *found = NULL;
  g_autoptr (DeskMemberRow) row = NULL;

  test_page_set_more (page);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "gold" });
  test_page_apply (page, fixture->store);
  store_fixture_reopen (fixture);

  page = test_page_new (1);
  test_page_set_more (page);
  test_page_add_member (page, &(TestMember) { "M2" });
  test_page_apply (page, fixture->store);
  page = test_page_new (2);
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 1 });
  test_page_apply (page, fixture->store);

  found = test_search (fixture->store, "m");
  g_assert_cmpstr (found, ==, "M1 M2");
  row = test_load_row (fixture->store, "M1");
  g_assert_true (row->low_balance);
}

#define ADD(name, func)                                                            \
  g_test_add ("/store/page/" name, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("apply", test_apply_one);
  ADD ("truncated", test_truncated);
  ADD ("wrong", test_wrong);
  ADD ("wrong-keeps-pending", test_wrong_keeps_pending);
  ADD ("other-epoch", test_other_epoch);
  ADD ("order", test_order);
  ADD ("nothing-new", test_nothing_new);
  ADD ("left", test_left);
  ADD ("account-moves", test_account_moves);
  ADD ("E5-L3/balances", test_balances);
  ADD ("pages", test_pages);
  return g_test_run ();
}
