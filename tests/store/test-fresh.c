/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>

#include "desk-store-test.h"

#define OTHER_EPOCH "0193c5a0-0000-7000-8000-0000000000ff"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M2", .card_tier = "gold" });
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 1000 });
  test_page_add_use (page, "u1", "M1", "emergency-reactivation", TEST_NOW);
  test_page_apply (page, fixture->store);
}

static TestPage *
new_page (gint64   from,
          gboolean more)
{
  TestPage *page = test_page_new (from);

  test_page_set_epoch (page, OTHER_EPOCH);
  if (more)
    test_page_set_more (page);
  return page;
}

static void
apply_first_page (StoreFixture *fixture)
{
  TestPage *page = new_page (0, TRUE);

  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M3" });
  test_page_apply (page, fixture->store);
}

static void
apply_last_page (StoreFixture *fixture)
{
  TestPage *page = new_page (2, FALSE);

  test_page_add_member (page, &(TestMember) { "M1", .name = "新名", .card_tier = "gold" });
  test_page_apply (page, fixture->store);
}

static void
assert_members (StoreFixture *fixture,
                const char   *expected)
{
  g_autofree char *found = test_search (fixture->store, "");

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_refused (StoreFixture *fixture,
                TestPage     *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = test_page_end (page);
  DeskPage applied;

  g_assert_false (test_apply (fixture->store, bytes, &applied, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

/* The old list stays in sight until the new one is whole; then what it lacks goes, rows that hang
 * on a member too, and a line keeps its id. */
static void
test_visible (StoreFixture  *fixture,
              gconstpointer  data)
{
  const char *id = "SELECT id FROM directory WHERE member_no = 'M1'";
  gint64 before = store_fixture_query_int (fixture, id);

  test_start_over (fixture->store);
  assert_members (fixture, "M1 M2");
  apply_first_page (fixture);
  assert_members (fixture, "M1 M2");
  apply_last_page (fixture);
  assert_members (fixture, "M1 M3");
  g_assert_cmpint (store_fixture_query_int (fixture, id), ==, before);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT (SELECT count (*) FROM accounts)"
                                                     " + (SELECT count (*) FROM service_uses)"), ==,
                   0);
}

/* Killed between the pages, it goes on; told to start over in the middle, it begins again. */
static void
test_interrupted (StoreFixture  *fixture,
                  gconstpointer  data)
{
  test_start_over (fixture->store);
  store_fixture_reopen (fixture);
  apply_first_page (fixture);
  store_fixture_reopen (fixture);
  assert_members (fixture, "M1 M2");
  test_start_over (fixture->store);
  store_fixture_reopen (fixture);
  apply_first_page (fixture);
  apply_last_page (fixture);
  assert_members (fixture, "M1 M3");
}

/* Mistake 7: an empty list deletes nothing; every whole list holds the manager. */
static void
test_empty (StoreFixture  *fixture,
            gconstpointer  data)
{
  TestPage *page = new_page (0, FALSE);

  test_start_over (fixture->store);
  assert_refused (fixture, new_page (0, FALSE));
  test_page_add_member (page, &(TestMember) { "M3" });
  assert_refused (fixture, page);
  assert_members (fixture, "M1 M2");
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM accounts"), ==, 1);

  apply_first_page (fixture);
  apply_last_page (fixture);
  assert_members (fixture, "M1 M3");
}

/* A manager whose members were all moved: that is a list, too. */
static void
test_none_left (StoreFixture  *fixture,
                gconstpointer  data)
{
  TestPage *page = new_page (0, FALSE);

  test_start_over (fixture->store);
  test_page_add_manager (page, "guizhou");
  test_page_apply (page, fixture->store);
  assert_members (fixture, "");
}

/* Promise 7: the next manager of this laptop sees nothing of the one before, not for a moment. */
static void
test_other_manager (StoreFixture  *fixture,
                    gconstpointer  data)
{
  test_save_identity (fixture->store, "K0002", TEST_DEVICE, TEST_EPOCH);
  assert_members (fixture, "");
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM members"), ==, 0);
}

/* What the hub accepted is not sent again in the next manager's name. */
static void
test_other_manager_accepted (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autofree char *accepted = test_use (fixture->store, "M1");
  g_autofree char *waiting = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) left = NULL;

  test_accept (fixture->store, accepted, 6);
  test_save_identity (fixture->store, "K0002", TEST_DEVICE, TEST_EPOCH);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM outbox"), ==, 1);
  left = test_list_outbox (fixture->store);
  g_assert_cmpstr (((DeskOutboxEntry *) g_ptr_array_index (left, 0))->op_id, ==, waiting);
}

/* The same manager enrolled at a restored hub works on with the old list meanwhile. */
static void
test_other_hub (StoreFixture  *fixture,
                gconstpointer  data)
{
  test_save_identity (fixture->store, TEST_MANAGER, TEST_DEVICE, OTHER_EPOCH);
  assert_members (fixture, "M1 M2");
  apply_first_page (fixture);
  apply_last_page (fixture);
  assert_members (fixture, "M1 M3");
}

/* Mistake 4: a hub restored from a backup lacks what it had confirmed; it is sent again, once. */
static void
test_restored_hub (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) confirmed = NULL;
  g_autoptr (GPtrArray) again = NULL;
  TestPage *page = test_page_new (5);

  test_accept (fixture->store, op_id, 6);
  test_page_add_use (page, op_id, "M1", "emergency-reactivation", TEST_NOW);
  test_page_apply (page, fixture->store);
  confirmed = test_list_outbox (fixture->store);
  g_assert_cmpuint (confirmed->len, ==, 0);

  test_start_over (fixture->store);
  apply_first_page (fixture);
  apply_last_page (fixture);
  again = test_list_outbox (fixture->store);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (((DeskOutboxEntry *) g_ptr_array_index (again, 0))->op_id, ==, op_id);
}

/* Accepted while a new list was waited for: by a hub that was restored before the list came. */
static void
test_restored_hub_again (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) again = NULL;

  test_start_over (fixture->store);
  test_accept (fixture->store, op_id, 20);
  apply_first_page (fixture);
  apply_last_page (fixture);
  again = test_list_outbox (fixture->store);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (((DeskOutboxEntry *) g_ptr_array_index (again, 0))->op_id, ==, op_id);
}

/* Also for a member who is no longer here: the hub says what becomes of it. */
static void
test_restored_hub_moved (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M2");
  g_autoptr (GPtrArray) again = NULL;
  TestPage *page = test_page_new (5);

  test_accept (fixture->store, op_id, 6);
  test_page_add_use (page, op_id, "M2", "emergency-reactivation", TEST_NOW);
  test_page_apply (page, fixture->store);

  test_start_over (fixture->store);
  apply_first_page (fixture);
  apply_last_page (fixture);
  assert_members (fixture, "M1 M3");
  again = test_list_outbox (fixture->store);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (((DeskOutboxEntry *) g_ptr_array_index (again, 0))->op_id, ==, op_id);
}

/* Mistake 4: what was sent again once already comes in its old place. */
static void
test_restored_hub_order (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *first = test_use (fixture->store, "M1");
  g_autofree char *second = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) again = NULL;
  TestPage *page = test_page_new (5);

  test_accept (fixture->store, first, 6);
  test_accept (fixture->store, second, 7);
  test_page_add_use (page, first, "M1", "emergency-reactivation", TEST_NOW);
  test_page_add_use (page, second, "M1", "emergency-reactivation", TEST_NOW);
  test_page_apply (page, fixture->store);

  test_start_over (fixture->store);
  apply_first_page (fixture);
  page = new_page (2, FALSE);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_add_use (page, second, "M1", "emergency-reactivation", TEST_NOW);
  test_page_apply (page, fixture->store);
  test_accept (fixture->store, first, 2);

  test_start_over (fixture->store);
  apply_first_page (fixture);
  apply_last_page (fixture);
  again = test_list_outbox (fixture->store);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (((DeskOutboxEntry *) g_ptr_array_index (again, 0))->op_id, ==, first);
  g_assert_cmpstr (((DeskOutboxEntry *) g_ptr_array_index (again, 1))->op_id, ==, second);
}

/* What the new list holds is not sent again. */
static void
test_confirmed_still (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) waiting = NULL;
  TestPage *page = test_page_new (5);

  test_accept (fixture->store, op_id, 6);
  test_page_add_use (page, op_id, "M1", "emergency-reactivation", TEST_NOW);
  test_page_apply (page, fixture->store);
  test_start_over (fixture->store);
  apply_first_page (fixture);
  page = new_page (2, FALSE);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_add_use (page, op_id, "M1", "emergency-reactivation", TEST_NOW);
  test_page_apply (page, fixture->store);
  waiting = test_list_outbox (fixture->store);
  g_assert_cmpuint (waiting->len, ==, 0);
}

/* Accepted without a revision: the manager before did that. It leaves, and is nobody's here. */
static void
test_confirmed_others (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  test_accept (fixture->store, op_id, 0);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT (SELECT count (*) FROM outbox)"
                                                     " + (SELECT count (*) FROM confirmed)"), ==,
                   0);
}

/* Thirty days are kept; older work goes when something newer is confirmed. */
static void
test_confirmed_old (StoreFixture  *fixture,
                    gconstpointer  data)
{
  const gint64 month_ms = G_GINT64_CONSTANT (30) * 24 * 3600 * 1000;
  const gint64 gaps_ms[] = { 0, month_ms, 1 };
  const gint64 kept[] = { 1, 2, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (gaps_ms); i++)
    {
      g_autofree char *op_id = NULL;

      desk_clock_set (fixture->clock, desk_clock_now (fixture->clock) + gaps_ms[i]);
      op_id = test_use (fixture->store, "M1");
      test_accept (fixture->store, op_id, 5);
      g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM confirmed"), ==,
                       kept[i]);
    }
}

#define ADD(name, func)                                               \
  g_test_add ("/store/fresh/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("old-rows-visible", test_visible);
  ADD ("interrupted", test_interrupted);
  ADD ("mistake-7/empty-list", test_empty);
  ADD ("none-left", test_none_left);
  ADD ("promise-7/other-manager", test_other_manager);
  ADD ("promise-3/other-manager-accepted", test_other_manager_accepted);
  ADD ("other-hub", test_other_hub);
  ADD ("mistake-4/restored-hub", test_restored_hub);
  ADD ("mistake-4/restored-hub-again", test_restored_hub_again);
  ADD ("mistake-4/restored-hub-moved", test_restored_hub_moved);
  ADD ("mistake-4/restored-hub-order", test_restored_hub_order);
  ADD ("confirmed-still", test_confirmed_still);
  ADD ("confirmed-others", test_confirmed_others);
  ADD ("confirmed-old", test_confirmed_old);
  return g_test_run ();
}
