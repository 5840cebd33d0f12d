/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-secret.h>

#include "sync-fixture.h"

#define DIAMOND "M0000001"      /* of K001, in data/demo */

/* A second laptop with a copy of the first one's data, as it is now. */
static SyncLaptop *
clone (SyncFixture *fixture,
       SyncLaptop  *laptop)
{
  g_autofree char *from = g_build_filename (laptop->dir, "desk.db", NULL);
  char *dir = desk_test_make_dir ();
  g_autofree char *to = g_build_filename (dir, "desk.db", NULL);
  g_autoptr (GFile) token = g_file_new_build_filename (laptop->dir, DESK_SECRET_FILE, NULL);
  g_autoptr (GFile) its_token = g_file_new_build_filename (dir, DESK_SECRET_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = desk_db_open (from, &error);

  g_assert_no_error (error);
  desk_db_run (db, &error, "VACUUM INTO $1", "s", to);
  g_assert_no_error (error);
  g_file_copy (token, its_token, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return sync_laptop_open (fixture, dir);
}

static void
enrol_again (SyncFixture *fixture,
             SyncLaptop  *laptop)
{
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autoptr (GError) error = NULL;

  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
}

static void
assert_settled (SyncFixture *fixture,
                SyncLaptop  *laptop,
                gint64       uses)
{
  g_autoptr (GPtrArray) waiting = sync_laptop_outbox (laptop);

  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, uses);
}

/* The hub took it, its reply was lost, and the laptop became another device: once is enough. */
static void
test_enrolled_again (SyncFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *taken = NULL;
  g_autofree char *waiting = NULL;

  sync_laptop_round (laptop);
  taken = sync_laptop_use (laptop, DIAMOND);
  desk_front_set_fault (fixture->front, DESK_FRONT_LOSE);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  waiting = sync_laptop_use (laptop, DIAMOND);

  enrol_again (fixture, laptop);
  sync_laptop_round (laptop);
  assert_settled (fixture, laptop, 2);
}

/* The backup of a laptop that got further goes on after it, by itself and at once. */
static void
test_restored (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) restored = NULL;
  g_autofree char *again = NULL;

  sync_laptop_round (laptop);
  restored = clone (fixture, laptop);
  for (guint i = 0; i < 2; i++)
    g_free (sync_laptop_use (laptop, DIAMOND));
  sync_laptop_round (laptop);

  again = sync_laptop_use (restored, DIAMOND);
  g_assert_cmpuint (sync_laptop_round (restored).accepted, ==, 1);
  assert_settled (fixture, restored, 3);
}

/* Two laptops with the same data at work: the second is told, keeps what it has, and enrols. */
static void
test_cloned (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) second = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  g_autoptr (DeskSyncStatus) status = NULL;

  sync_laptop_round (laptop);
  second = clone (fixture, laptop);
  here = sync_laptop_use (laptop, DIAMOND);
  there = sync_laptop_use (second, DIAMOND);
  sync_laptop_round (laptop);
  sync_laptop_fail (second, DESK_SYNC_ERROR_OTHER_DATABASE);
  g_assert_cmpint (desk_sync_get_state (second->sync), ==, DESK_SYNC_STOPPED);
  status = sync_laptop_status (second);
  g_assert_cmpint (status->stop, ==, DESK_STOP_FORKED);
  g_assert_cmpuint (status->pending, ==, 1);

  enrol_again (fixture, second);
  g_assert_cmpuint (sync_laptop_round (second).accepted, ==, 1);
  assert_settled (fixture, second, 2);
}

/* The hub was restored from a backup made before the laptop's work arrived: it gets it again. */
static void
test_restored_hub (SyncFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  g_autoptr (GError) error = NULL;

  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, DIAMOND);
  sync_laptop_round (laptop);
  assert_settled (fixture, laptop, 1);

  desk_db_exec (fixture->db,
                "DELETE FROM service_uses; DELETE FROM operations;"
                "UPDATE hub_meta SET value = 'another' WHERE key = 'epoch';",
                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sync_laptop_round (laptop).accepted, ==, 1);
  assert_settled (fixture, laptop, 1);
  g_assert_cmpuint (sync_laptop_round (laptop).pushed, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/identity/mistake-4/enrolled-again", test_enrolled_again);
  sync_fixture_add ("/sync/identity/mistake-4/restored", test_restored);
  sync_fixture_add ("/sync/identity/mistake-4/cloned", test_cloned);
  sync_fixture_add ("/sync/identity/mistake-4/restored-hub", test_restored_hub);
  return g_test_run ();
}
