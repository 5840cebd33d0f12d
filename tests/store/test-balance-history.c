/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

static void
add_change (TestPage   *page,
            const char *id,
            const char *number,
            const char *values,
            const char *moment)
{
  g_autofree char *row =
    g_strdup_printf ("\"%s\",\"M1\",\"" TEST_MANAGER "\",\"%s\",%s,%" G_GINT64_FORMAT ",null", id, number,
                     values, desk_test_time (moment));

  test_page_add (page, "feed_changes", row);
}

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", "张伟" });
  add_change (page, "c", "189", "\"balance_fen\",\"1999\",\"-100\"", "2026-11-03T06:00:00+08:00");
  add_change (page, "b", "189", "\"balance_fen\",\"2500\",\"1999\"", "2026-11-02T06:00:00+08:00");
  add_change (page, "a", "189", "\"balance_fen\",\"7\",\"8\"", "2026-06-01T06:00:00+08:00");
  add_change (page, "d", "133", "\"balance_fen\",\"1\",\"2\"", "2026-11-03T06:00:00+08:00");
  add_change (page, "e", "189", "\"state\",\"in-use\",\"suspended\"", "2026-11-03T06:00:00+08:00");
  test_page_apply (page, fixture->store);
}

static void
test_load (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberFile) file = test_load_member (fixture->store, "M1", &error);
  const DeskBalancePoint *last;

  g_assert_no_error (error);
  g_assert_cmpuint (file->balances->len, ==, 4);
  last = g_ptr_array_index (file->balances, 3);
  g_assert_cmpstr (last->number, ==, "189");
  g_assert_cmpint (last->feed_ms, ==, desk_test_time ("2026-11-03T06:00:00+08:00"));
  g_assert_cmpint (last->was_fen, ==, 1999);
  g_assert_cmpint (last->fen, ==, -100);
}

/* One account's, and what is left over from long ago is not taken for what came right before. */
static void
test_pick (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskMemberFile) file = test_load_member (fixture->store, "M1", NULL);
  g_autoptr (GPtrArray) points = desk_balance_history_pick (file->balances, "189");
  g_autoptr (GPtrArray) none = desk_balance_history_pick (file->balances, "177");

  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpint (((DeskBalancePoint *) g_ptr_array_index (points, 0))->was_fen, ==, 2500);
  g_assert_cmpint (((DeskBalancePoint *) g_ptr_array_index (points, 1))->fen, ==, -100);
  g_assert_cmpuint (none->len, ==, 0);
}

#define ADD(name, func)                                                         \
  g_test_add ("/store/balance-history/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("load", test_load);
  ADD ("pick", test_pick);
  return g_test_run ();
}
