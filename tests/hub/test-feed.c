/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hub-feed-batch.h>

#include "feed-fixture.h"

static void
begin (DeskDb *db)
{
  g_autoptr (GError) error = NULL;

  desk_db_begin (db, &error);
  g_assert_no_error (error);
}

static void
commit (DeskDb *db)
{
  g_autoptr (GError) error = NULL;

  desk_db_commit (db, &error);
  g_assert_no_error (error);
}

static void
test_counters (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  DeskDb *db = fixture->db;

  g_assert_cmpint (hub_feed_get_head (db, "K001", NULL), ==, 0);
  begin (db);
  g_assert_cmpint (hub_feed_next_rev (db, "K001", NULL, NULL), ==, 1);
  g_assert_cmpint (hub_feed_next_rev (db, "K001", NULL, NULL), ==, 2);
  g_assert_cmpint (hub_feed_take_revs (db, "K001", 10, NULL), ==, 3);
  g_assert_cmpint (hub_feed_next_rev (db, "K001", NULL, NULL), ==, 13);
  g_assert_cmpint (hub_feed_next_rev (db, "K002", NULL, NULL), ==, 1);
  commit (db);
  g_assert_cmpint (hub_feed_get_head (db, "K001", NULL), ==, 13);
  g_assert_cmpint (hub_feed_get_head (db, "K002", NULL), ==, 1);
}

static void
test_none_taken (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  DeskDb *db = fixture->db;

  begin (db);
  g_assert_cmpint (hub_feed_take_revs (db, "K001", 0, NULL), ==, 1);
  g_assert_cmpint (hub_feed_take_revs (db, "K001", 0, NULL), ==, 1);
  g_assert_cmpint (hub_feed_next_rev (db, "K001", NULL, NULL), ==, 1);
  commit (db);
}

static void
test_batch (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubFeedBatch) batch = hub_feed_batch_new ();
  g_autoptr (GError) error = NULL;
  DeskDb *db = fixture->db;

  begin (db);
  hub_feed_take_revs (db, "K001", 5, NULL);
  g_assert_cmpint (hub_feed_batch_next (db, "K001", batch, NULL), ==, 6);
  g_assert_cmpint (hub_feed_batch_next (db, "K002", batch, NULL), ==, 1);
  g_assert_cmpint (hub_feed_batch_next (db, "K001", batch, NULL), ==, 7);
  g_assert_true (hub_feed_batch_flush (batch, db, &error));
  g_assert_cmpint (hub_feed_batch_next (db, "K001", batch, NULL), ==, 8);
  g_assert_true (hub_feed_batch_flush (batch, db, &error));
  commit (db);
  g_assert_cmpint (hub_feed_get_head (db, "K001", NULL), ==, 8);
  g_assert_cmpint (hub_feed_get_head (db, "K002", NULL), ==, 1);
}

static void
test_rolled_back (void)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  DeskDb *db = fixture->db;

  begin (db);
  hub_feed_take_revs (db, "K001", 5, NULL);
  desk_db_rollback (db);
  g_assert_cmpint (hub_feed_get_head (db, "K001", NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hub/feed/counters", test_counters);
  g_test_add_func ("/hub/feed/none-taken", test_none_taken);
  g_test_add_func ("/hub/feed/batch", test_batch);
  g_test_add_func ("/hub/feed/rolled-back", test_rolled_back);

  return g_test_run ();
}
