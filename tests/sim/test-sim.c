/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#define N_LAPTOPS 3
#define N_STEPS 60
#define N_ROUNDS_HEALED 4
#define N_SEEDS 6

/* What really happened, over all seeds: a run in which one stays 0 proves nothing. */
static struct
{
  guint made;
  guint failed_rounds;
  guint lost_replies;
  guint restarts;
  guint refused;
} witness;

static gboolean
perform (SyncLaptop *laptop,
         const char *member_no)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "service", "emergency-reactivation");
  desk_store_perform_async (laptop->store, DESK_OP_SERVICE_USE, args, NULL, desk_test_ready_cb,
                            &slot);
  result = desk_test_wait_result (&slot);
  verdict = desk_store_perform_finish (laptop->store, result, &error);
  g_assert_no_error (error);
  return verdict->accepted;
}

static void
sync_badly (SyncFixture *fixture,
            SyncLaptop  *laptop,
            GRand       *rand)
{
  static const DeskFrontFault faults[] = { DESK_FRONT_PASS, DESK_FRONT_HTML, DESK_FRONT_CUT,
                                           DESK_FRONT_CUT_CLEAN, DESK_FRONT_LOSE };
  DeskFrontFault fault = faults[g_rand_int_range (rand, 0, G_N_ELEMENTS (faults))];
  g_autoptr (GError) error = NULL;

  desk_front_set_fault (fixture->front, fault);
  desk_front_set_passes (fixture->front, (guint) g_rand_int_range (rand, 0, 3));
  if (!sync_laptop_try (laptop, NULL, &error))
    {
      witness.failed_rounds++;
      witness.lost_replies += fault == DESK_FRONT_LOSE;
    }
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
}

/* Every operation is on the hub once, or waits turned away for the person (3, 5, 8). */
static void
check (SyncFixture *fixture,
       SyncLaptop  *laptops[],
       guint        made)
{
  guint refused = 0;

  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      g_autoptr (GPtrArray) outbox = sync_laptop_outbox (laptops[i]);

      for (guint j = 0; j < outbox->len; j++)
        {
          const DeskOutboxEntry *entry = g_ptr_array_index (outbox, j);

          g_assert_cmpint (entry->state, ==, DESK_OUTBOX_REJECTED);
          g_assert_nonnull (entry->reason);
        }
      refused += outbox->len;
    }
  witness.refused += refused;
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==,
                   made - refused);
}

static void
run_seed (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  static const char * const managers[N_LAPTOPS] = { "K001", "K001", "K008" };
  SyncFixture fixture = { 0 };
  SyncLaptop *laptops[N_LAPTOPS];
  guint made = 0;

  g_test_message ("seed %u", seed);
  sync_fixture_set_up (&fixture, NULL);
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      laptops[i] = sync_laptop_new (&fixture, managers[i]);
      sync_laptop_round (laptops[i]);
    }
  for (guint step = 0; step < N_STEPS; step++)
    {
      guint who = (guint) g_rand_int_range (rand, 0, N_LAPTOPS);
      gint32 what = g_rand_int_range (rand, 0, 20);

      if (what < 8)
        made += perform (laptops[who], who < 2 ? "M0000001" : "M0000002");
      else if (what < 19)
        sync_badly (&fixture, laptops[who], rand);
      else
        {
          sync_fixture_stop_hub (&fixture);
          sync_fixture_start_hub (&fixture);
          witness.restarts++;
        }
    }
  for (guint round = 0; round < N_ROUNDS_HEALED; round++)
    for (guint i = 0; i < N_LAPTOPS; i++)
      sync_laptop_round (laptops[i]);
  witness.made += made;
  check (&fixture, laptops, made);
  for (guint i = 0; i < N_LAPTOPS; i++)
    sync_laptop_free (laptops[i]);
  sync_fixture_tear_down (&fixture, NULL);
}

static void
test_seeds (void)
{
  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    run_seed (seed);
  g_test_message ("made %u, failed rounds %u, lost replies %u, restarts %u, refused %u",
                  witness.made, witness.failed_rounds, witness.lost_replies, witness.restarts,
                  witness.refused);
  g_assert_cmpuint (witness.made, >, 0);
  g_assert_cmpuint (witness.failed_rounds, >, 0);
  g_assert_cmpuint (witness.lost_replies, >, 0);
  g_assert_cmpuint (witness.restarts, >, 0);
  g_assert_cmpuint (witness.refused, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sim/seeds", test_seeds);
  return g_test_run ();
}
