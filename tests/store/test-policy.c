/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-test-policy.h>

/* The hub's policy on the laptop: kept, used, and never a reason to lose what was recorded. */

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 2500 });
  test_page_apply (page, fixture->store);
}

static void
take_text (StoreFixture *fixture,
           const char   *version,
           const char   *text)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_take_policy, fixture->store, version, text);
  g_autoptr (GError) error = NULL;

  desk_store_take_policy_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static void
take (StoreFixture *fixture,
      const char   *version,
      const char   *from,
      const char   *to)
{
  g_autofree char *text = desk_test_policy_amend (fixture->policy, version, from, to);

  take_text (fixture, version, text);
}

static void
assert_policy (StoreFixture *fixture,
               const char   *version)
{
  g_assert_cmpstr (desk_policy_get_version (desk_store_get_policy (fixture->store)), ==, version);
}

static gint64
count_low (StoreFixture *fixture)
{
  return store_fixture_query_int (fixture, "SELECT count (*) FROM lines WHERE low_balance = 1");
}

static void
count_cb (DeskStore          *store,
          const char * const *member_nos,
          guint              *n_times)
{
  g_assert_null (member_nos);
  (*n_times)++;
}

/* E5. 25.00 is not low under 20, and is under 30: from the change on, whoever looks. */
static void
test_low (StoreFixture  *fixture,
          gconstpointer  data)
{
  guint n_times = 0;

  g_assert_cmpint (count_low (fixture), ==, 0);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &n_times);
  take (fixture, "gz.2", "low=20\n", "low=25\n");
  g_assert_cmpint (count_low (fixture), ==, 0);
  take (fixture, "gz.3", "low=20\n", "low=25.01\n");
  g_assert_cmpint (count_low (fixture), ==, 1);
  desk_test_wait_until (n_times == 2);
  store_fixture_reopen (fixture);
  assert_policy (fixture, "gz.3");
  g_assert_cmpint (count_low (fixture), ==, 1);
}

static char *
load_refused (StoreFixture *fixture)
{
  g_autoptr (DeskSyncStatus) status = test_load_status (fixture->store);

  return g_steal_pointer (&status->refused_policy);
}

static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char * const texts[] = {
    "", "[policy]\nversion=gz.3\n", "[policy]\nversion=gz.9\nzone=Asia/Shanghai\n",
    "[policy]\nversion=gz.3\nzone=Asia/Shanghai\n[balance]\nlow=much\n",
  };

  take (fixture, "gz.2", "low=20\n", "low=30\n");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *refused = NULL;
      g_autofree char *again = NULL;

      take_text (fixture, "gz.3", texts[i]);
      refused = load_refused (fixture);
      g_assert_cmpstr (refused, ==, "gz.3");
      assert_policy (fixture, "gz.2");
      store_fixture_reopen (fixture);
      assert_policy (fixture, "gz.2");
      again = load_refused (fixture);
      g_assert_cmpstr (again, ==, "gz.3");
    }
  g_assert_cmpint (count_low (fixture), ==, 1);
}

/* What a newer hub says beyond what is known here is passed over. */
static void
test_newer (StoreFixture  *fixture,
            gconstpointer  data)
{
  take (fixture, "gz.2", "low=20\n", "low=30\nhigh=500\n\n[weather]\nwind=7\n");
  assert_policy (fixture, "gz.2");
  g_assert_cmpint (count_low (fixture), ==, 1);
}

static DeskSyncPoint *
load_point (StoreFixture *fixture)
{
  return test_load_sync_point (fixture->store);
}

static void
test_wanted (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (DeskSyncPoint) before = load_point (fixture);
  g_autoptr (DeskSyncPoint) after = NULL;
  g_autoptr (DeskSyncPoint) refused = NULL;

  g_assert_false (desk_sync_point_wants_policy (before, NULL));
  g_assert_false (desk_sync_point_wants_policy (before, "guizhou-2010.2"));
  g_assert_true (desk_sync_point_wants_policy (before, "gz.2"));
  take (fixture, "gz.2", "low=20\n", "low=30\n");
  after = load_point (fixture);
  g_assert_false (desk_sync_point_wants_policy (after, "gz.2"));
  g_assert_true (desk_sync_point_wants_policy (after, "guizhou-2010.2"));
  take_text (fixture, "gz.3", "");
  refused = load_point (fixture);
  g_assert_false (desk_sync_point_wants_policy (refused, "gz.2"));
  g_assert_false (desk_sync_point_wants_policy (refused, "gz.3"));
  g_assert_true (desk_sync_point_wants_policy (refused, "gz.4"));
}

/* A file that somebody named, for a demonstration or a test, is what is meant. */
static void
test_named (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "named.ini", NULL);
  g_autofree char *text = desk_test_policy_amend (fixture->policy, "named", "low=20\n", "low=30\n");
  g_autoptr (DeskSyncPoint) point = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  take (fixture, "gz.2", "low=20\n", "low=10\n");
  g_object_unref (fixture->policy);
  fixture->policy = desk_policy_new_from_file (path, &error);
  g_assert_no_error (error);
  store_fixture_reopen (fixture);
  assert_policy (fixture, "named");
  g_assert_cmpint (count_low (fixture), ==, 1);
  point = load_point (fixture);
  g_assert_false (desk_sync_point_wants_policy (point, "gz.2"));
}

/* E6. Of three uses that wait here, the month's limit of one leaves the first: the others do not fit
 * any more, which is marked; they are kept for the hub, which decides. */
static void
test_replay (StoreFixture  *fixture,
             gconstpointer  data)
{
  TestPage *page;

  for (guint i = 0; i < 3; i++)
    g_free (test_use (fixture->store, "M1"));
  take (fixture, "gz.2", "per_month.diamond=3", "per_month.diamond=1");
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM service_uses"), ==, 3);

  page = test_page_new (2);
  test_page_add_member (page, &(TestMember) { "M2" });
  test_page_apply (page, fixture->store);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM service_uses"), ==, 1);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM outbox"
                                                     " WHERE state = 'queued'"), ==, 3);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM outbox"
                                                     " WHERE reason LIKE '%quota-used-up%'"),
                   ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/policy/low", StoreFixture, NULL, set_up, test_low, store_fixture_tear_down);
  g_test_add ("/store/policy/refused", StoreFixture, NULL, set_up, test_refused,
              store_fixture_tear_down);
  g_test_add ("/store/policy/newer", StoreFixture, NULL, set_up, test_newer,
              store_fixture_tear_down);
  g_test_add ("/store/policy/wanted", StoreFixture, NULL, set_up, test_wanted,
              store_fixture_tear_down);
  g_test_add ("/store/policy/named", StoreFixture, NULL, set_up, test_named,
              store_fixture_tear_down);
  g_test_add ("/store/policy/replay", StoreFixture, NULL, set_up, test_replay,
              store_fixture_tear_down);
  return g_test_run ();
}
