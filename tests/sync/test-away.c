/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <hub-assign.h>
#include <hub-feed.h>
#include <hub-sweep.h>

#define DIAMOND "M0000001"      /* of K001, in data/demo */
#define LEAVING "M0000055"      /* another one of K001 */
#define N_MEMBERS 34            /* of K001, in data/demo */

static void
assign (SyncFixture *fixture,
        const char  *member_no,
        const char  *manager_no)
{
  g_autoptr (GError) error = NULL;

  hub_assign_member (fixture->db, fixture->clock, member_no, manager_no, &error);
  g_assert_no_error (error);
}

static void
clear_tombstones (SyncFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  while (hub_sweep_tombstones (fixture->db, G_MAXINT64, 100, &error) > 0)
    continue;
  g_assert_no_error (error);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM tombstones"), ==, 0);
}

static void
assert_members (SyncLaptop *laptop,
                guint       n_members)
{
  g_autoptr (DeskSyncStatus) status = sync_laptop_status (laptop);

  g_assert_cmpuint (status->members, ==, n_members);
}

/* The last of the outbox was turned away, and is kept with its reason. */
static void
assert_kept (SyncLaptop *laptop,
             guint       n_entries,
             const char *op_id,
             const char *reason)
{
  g_autoptr (GPtrArray) outbox = sync_laptop_outbox (laptop);
  const DeskOutboxEntry *entry;

  g_assert_cmpuint (outbox->len, ==, n_entries);
  entry = g_ptr_array_index (outbox, n_entries - 1);
  g_assert_cmpstr (entry->op_id, ==, op_id);
  g_assert_cmpstr (entry->reason->code, ==, reason);
}

/* A member left while the laptop was away for longer than the hub remembers: everything is fetched
 * anew. The old list is in sight until the new one is whole, and nothing that was made is lost. */
static void
test_cleared (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *stays = NULL;
  g_autofree char *leaves = NULL;

  sync_laptop_round (laptop);
  stays = sync_laptop_use (laptop, DIAMOND);
  leaves = sync_laptop_use (laptop, LEAVING);
  assign (fixture, LEAVING, "K002");
  clear_tombstones (fixture);

  desk_front_set_path (fixture->front, "/v1/pull");
  desk_front_set_passes (fixture->front, 1);    /* the 410 */
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  assert_members (laptop, N_MEMBERS);
  assert_kept (laptop, 2, leaves, "not-yours");

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  sync_laptop_round (laptop);
  assert_members (laptop, N_MEMBERS - 1);
  assert_kept (laptop, 1, leaves, "not-yours");
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 1);
  sync_laptop_assert_converged (laptop, fixture, "K001");
}

/* What was cleared had been seen here: only what changed is fetched. */
static void
test_not_missed (SyncFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  DeskSyncRound round;

  sync_laptop_round (laptop);
  assign (fixture, LEAVING, "K002");
  sync_laptop_round (laptop);
  clear_tombstones (fixture);
  assign (fixture, LEAVING, "K001");
  round = sync_laptop_round (laptop);
  g_assert_cmpuint (round.pulled, <, N_MEMBERS);
  g_assert_cmpuint (round.pulled, >, 1);
  sync_laptop_assert_converged (laptop, fixture, "K001");
}

/* A long list passes through revisions older than what was cleared, also when it was interrupted;
 * only once more was cleared since it began, it begins anew. */
static void
test_long_list (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  sync_fixture_lengthen (fixture, 25000);
  assign (fixture, LEAVING, "K002");
  clear_tombstones (fixture);

  desk_front_set_path (fixture->front, "/v1/pull");
  desk_front_set_passes (fixture->front, 2);
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_assert_cmpuint (sync_laptop_round (laptop).pulled, <, 10000);
  sync_laptop_assert_converged (laptop, fixture, "K001");
}

static void
test_list_missed (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  sync_fixture_lengthen (fixture, 25000);
  desk_front_set_path (fixture->front, "/v1/pull");
  desk_front_set_passes (fixture->front, 2);
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);

  assign (fixture, LEAVING, "K002");
  clear_tombstones (fixture);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  g_assert_cmpuint (sync_laptop_round (laptop).pulled, >, 25000);
  assert_members (laptop, N_MEMBERS - 1);
  sync_laptop_assert_converged (laptop, fixture, "K001");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/away/cleared", test_cleared);
  sync_fixture_add ("/sync/away/not-missed", test_not_missed);
  sync_fixture_add ("/sync/away/long-list", test_long_list);
  sync_fixture_add ("/sync/away/list-missed", test_list_missed);
  return g_test_run ();
}
