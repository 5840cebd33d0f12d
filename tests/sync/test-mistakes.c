/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other sync engines got wrong, as a person at two laptops would meet it. The number is that of
   the list in CONTRIBUTING.md, which says where the others are tested. */

#include <hub-assign.h>

#include "sync-fixture.h"

#define MEMBER "M0000001"       /* of K001, in data/demo: a diamond card */
#define FROM   "K001"
#define TO     "K008"

/* The front's reply breaks off at most so often until a round is through. */
#define MOST_PAGES 200

#define N_TOGETHER 60

static void
assign (SyncFixture *fixture,
        const char  *manager_no)
{
  g_autoptr (GError) error = NULL;

  hub_assign_member (fixture->db, fixture->clock, MEMBER, manager_no, &error);
  g_assert_no_error (error);
}

/* How many rows a laptop holds of the member, history included. */
static gint64
count_rows (SyncLaptop *laptop)
{
  return sync_laptop_count (laptop,
                            "SELECT (SELECT count (*) FROM members WHERE member_no = '" MEMBER "')"
                            " + (SELECT count (*) FROM accounts WHERE member_no = '" MEMBER "')"
                            " + (SELECT count (*) FROM service_uses WHERE member_no = '" MEMBER "')"
                            " + (SELECT count (*) FROM notes WHERE member_no = '" MEMBER "')");
}

/* 2. A row that moves between feeds was in both, or in neither: with all that hangs on it, it is in
 * one at a time, also when it comes back before anybody looked. */
static void
test_moved_row (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) old = sync_laptop_new (fixture, FROM);
  g_autoptr (SyncLaptop) new = sync_laptop_new (fixture, TO);
  g_autofree char *note = NULL;
  g_autofree char *use = NULL;
  gint64 n_rows;

  sync_laptop_round (old);
  sync_laptop_round (new);
  note = sync_laptop_add_note (old, MEMBER, "喜欢喝茶");
  use = sync_laptop_use (old, MEMBER);
  sync_laptop_round (old);
  n_rows = count_rows (old);
  g_assert_cmpint (n_rows, >, 3);

  desk_front_set_page (fixture->front, 1);
  assign (fixture, TO);
  sync_laptop_round (new);
  sync_laptop_round (old);
  g_assert_cmpint (count_rows (old), ==, 0);
  g_assert_cmpint (count_rows (new), ==, n_rows);

  assign (fixture, FROM);
  assign (fixture, TO);
  assign (fixture, FROM);
  sync_laptop_round (new);
  sync_laptop_round (old);
  g_assert_cmpint (count_rows (new), ==, 0);
  g_assert_cmpint (count_rows (old), ==, n_rows);
  sync_laptop_assert_converged (old, fixture, FROM);
  sync_laptop_assert_converged (new, fixture, TO);
}

/* 3. One operation that is turned away holds up none of those behind it. */
static void
test_bad_head (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) first = sync_laptop_new (fixture, FROM);
  g_autoptr (SyncLaptop) second = sync_laptop_new (fixture, FROM);
  g_autofree char *refused = NULL;
  g_autofree char *note = NULL;
  g_autoptr (GPtrArray) outbox = NULL;
  DeskSyncRound round;

  sync_laptop_round (first);
  sync_laptop_round (second);
  refused = sync_laptop_use (second, MEMBER);
  note = sync_laptop_add_note (second, MEMBER, "喜欢喝茶");
  for (guint i = 0; i < 3; i++)
    g_free (sync_laptop_use (first, MEMBER));
  sync_laptop_round (first);

  round = sync_laptop_round (second);
  g_assert_cmpuint (round.rejected, ==, 1);
  g_assert_cmpuint (round.accepted, ==, 1);
  outbox = sync_laptop_outbox (second);
  g_assert_cmpuint (outbox->len, ==, 1);
  g_assert_cmpstr (((DeskOutboxEntry *) g_ptr_array_index (outbox, 0))->op_id, ==, refused);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM notes"), ==, 1);
}

/* Rounds whose replies break off after more and more pages, until one is through; after each the
 * laptop is looked at. */
static void
sync_through_cuts (SyncFixture *fixture,
                   SyncLaptop  *laptop,
                   void       (*look) (SyncLaptop *laptop))
{
  desk_front_set_page (fixture->front, 1);
  desk_front_set_path (fixture->front, "/v1/pull");
  for (guint passes = 0; passes < MOST_PAGES; passes++)
    {
      g_autoptr (GError) error = NULL;

      desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
      desk_front_set_passes (fixture->front, passes);
      if (sync_laptop_try (laptop, NULL, &error))
        {
          g_assert_cmpuint (passes, >, 0);
          return;
        }
      look (laptop);
    }
  g_assert_not_reached ();
}

/* The members that are here are as many as the cursor says: those up to its revision. */
static void
look_at_cursor (SyncLaptop *laptop)
{
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM members WHERE rev > (SELECT"
                                              " CAST (value AS INTEGER) FROM meta"
                                              " WHERE key = 'cursor')"),
                   ==, 0);
}

/* 5. A cursor ahead of its data: a pull that breaks off anywhere goes on where the rows end. */
static void
test_cursor (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, FROM);

  sync_through_cuts (fixture, laptop, look_at_cursor);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  sync_laptop_round (laptop);
  sync_laptop_assert_converged (laptop, fixture, FROM);
}

static void
look_at_note (SyncLaptop *laptop)
{
  g_assert_cmpint (
      sync_laptop_count (laptop, "SELECT count (*) FROM notes WHERE text = '不喝茶'"), ==, 1);
}

/* 8. A person's own edit snaps back between the confirmation and the pull: it stands, however many
 * other changes come before it and wherever the pull breaks off. */
static void
test_snap_back (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, FROM);
  g_autofree char *note = NULL;

  sync_laptop_round (laptop);
  note = sync_laptop_add_note (laptop, MEMBER, "喜欢喝茶");
  sync_laptop_round (laptop);
  sync_laptop_edit_note (laptop, MEMBER, note, "不喝茶");
  sync_fixture_lengthen (fixture, 10);
  sync_through_cuts (fixture, laptop, look_at_note);
  look_at_note (laptop);
  sync_laptop_assert_converged (laptop, fixture, FROM);
}

/* The program without a window beside the app: the same folder once more. */
static DeskStore *
open_beside (SyncFixture *fixture,
             SyncLaptop  *laptop)
{
  DeskStore *store = desk_store_new (laptop->dir, fixture->policy, fixture->clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = desk_test_call (desk_store_open, store);
  desk_store_open_finish (store, result, &error);
  g_assert_no_error (error);
  return store;
}

/* Both at once: neither waits for the other to be through. */
static void
add_notes_together (DeskStore *stores[2])
{
  g_autoptr (JsonObject) args = json_object_new ();
  GAsyncResult *slots[2] = { NULL, NULL };

  json_object_set_string_member (args, "member_no", MEMBER);
  json_object_set_string_member (args, "text", "喜欢喝茶");
  for (guint i = 0; i < 2; i++)
    desk_store_perform_async (stores[i], DESK_OP_NOTE_ADD, args, NULL, desk_test_ready_cb,
                              &slots[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = desk_test_wait_result (&slots[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskVerdict) verdict = desk_store_perform_finish (stores[i], result, &error);

      g_assert_no_error (error);
      g_assert_true (verdict->accepted);
    }
}

/* 10. Two connections that write and write back: nothing is lost or damaged, and each operation has
 * a number of its own. */
static void
test_two_connections (SyncFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, FROM);
  g_autoptr (DeskStore) beside = NULL;
  DeskStore *stores[2];

  sync_laptop_round (laptop);
  beside = open_beside (fixture, laptop);
  stores[0] = laptop->store;
  stores[1] = beside;
  for (guint i = 0; i < N_TOGETHER; i++)
    add_notes_together (stores);

  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM pragma_integrity_check ()"
                                              " WHERE integrity_check = 'ok'"),
                   ==, 1);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (DISTINCT seq) FROM outbox"), ==,
                   2 * N_TOGETHER);
  g_assert_cmpuint (sync_laptop_round (laptop).accepted, ==, 2 * N_TOGETHER);
  sync_laptop_assert_converged (laptop, fixture, FROM);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/mistake-2/row-in-both-feeds-or-neither", test_moved_row);
  sync_fixture_add ("/sync/mistake-3/bad-operation-blocks-the-rest", test_bad_head);
  sync_fixture_add ("/sync/mistake-5/cursor-ahead-of-data", test_cursor);
  sync_fixture_add ("/sync/mistake-8/own-edit-snaps-back", test_snap_back);
  sync_fixture_add ("/sync/mistake-10/two-connections-that-write", test_two_connections);
  return g_test_run ();
}
