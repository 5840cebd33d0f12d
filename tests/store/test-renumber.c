/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-op.h>

#define THIRD_DEVICE "0193c5a0-0000-7000-8000-0000000000d3"
#define OTHER_DEVICE "0193c5a0-0000-7000-8000-000000000002"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_apply (page, fixture->store);
}

/* What is sent next, parsed. */
static GPtrArray *
take (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) texts = test_take_batch (fixture->store, 10);
  GPtrArray *ops = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_op_free);

  for (guint i = 0; i < texts->len; i++)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (ops, desk_op_new_parse (g_ptr_array_index (texts, i), -1, &error));
      g_assert_no_error (error);
    }
  return ops;
}

static void
assert_same_deed (const DeskOp *old,
                  const DeskOp *new)
{
  g_autoptr (JsonNode) old_args = json_node_init_object (json_node_alloc (), old->args);
  g_autoptr (JsonNode) new_args = json_node_init_object (json_node_alloc (), new->args);

  g_assert_cmpstr (old->op_id, ==, new->op_id);
  g_assert_cmpstr (old->kind, ==, new->kind);
  g_assert_cmpint (old->made_ms, ==, new->made_ms);
  g_assert_true (json_node_equal (old_args, new_args));
}

static char *
load_incarnation (StoreFixture *fixture)
{
  g_autoptr (DeskSyncPoint) point = test_load_sync_point (fixture->store);

  return g_strdup (point->incarnation);
}

/* Mistake 4: what waits goes along to the new device, in order, under numbers never used. */
static void
test_enrolled_again (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *first = test_use (fixture->store, "M1");
  g_autofree char *second = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) before = take (fixture);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autofree char *third = NULL;

  test_save_identity (fixture->store, TEST_MANAGER, OTHER_DEVICE, TEST_EPOCH);
  after = take (fixture);
  g_assert_cmpuint (after->len, ==, 2);
  for (guint i = 0; i < after->len; i++)
    {
      const DeskOp *op = g_ptr_array_index (after, i);

      assert_same_deed (g_ptr_array_index (before, i), op);
      g_assert_cmpstr (op->device_id, ==, OTHER_DEVICE);
      g_assert_cmpint (op->seq, ==, 3 + i);
    }
  third = test_use (fixture->store, "M1");
  later = take (fixture);
  g_assert_cmpint (((DeskOp *) g_ptr_array_index (later, 2))->seq, ==, 5);
}

/* Another manager's work is not sent in this one's name. */
static void
test_other_manager (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) ops = NULL;

  test_save_identity (fixture->store, "K0002", OTHER_DEVICE, TEST_EPOCH);
  ops = take (fixture);
  g_assert_cmpstr (((DeskOp *) g_ptr_array_index (ops, 0))->device_id, ==, TEST_DEVICE);
}

/* Nor when this one is enrolled once more, or the numbers have to be others. */
static void
test_other_manager_again (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) ops = NULL;
  TestPage *page = test_page_new (0);

  test_save_identity (fixture->store, "K0002", OTHER_DEVICE, TEST_EPOCH);
  test_save_identity (fixture->store, "K0002", THIRD_DEVICE, TEST_EPOCH);
  test_page_set_last_seq (page, 7);
  test_page_apply (page, fixture->store);
  ops = take (fixture);
  g_assert_cmpuint (ops->len, ==, 1);
  g_assert_cmpstr (((DeskOp *) g_ptr_array_index (ops, 0))->device_id, ==, TEST_DEVICE);
}

/* The hub has seen more numbers than this database gave: it was restored from a backup. */
static void
test_restored (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autofree char *incarnation = load_incarnation (fixture);
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) before = take (fixture);
  g_autoptr (GPtrArray) after = NULL;
  TestPage *page = test_page_new (2);

  test_reject (fixture->store, op_id, "sequence-used");
  test_page_set_last_seq (page, 7);
  test_page_apply (page, fixture->store);
  after = take (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  assert_same_deed (g_ptr_array_index (before, 0), g_ptr_array_index (after, 0));
  g_assert_cmpint (((DeskOp *) g_ptr_array_index (after, 0))->seq, ==, 8);
  kept = load_incarnation (fixture);
  g_assert_cmpstr (kept, ==, incarnation);
}

/* A number used twice though none is missing: there is a clone, and this is one more database. */
static void
test_cloned (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autofree char *incarnation = load_incarnation (fixture);
  g_autofree char *minted = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) ops = NULL;
  TestPage *page = test_page_new (2);
  TestPage *next = test_page_new (2);

  test_reject (fixture->store, op_id, "sequence-used");
  test_page_set_last_seq (page, 1);
  test_page_apply (page, fixture->store);
  minted = load_incarnation (fixture);
  g_assert_cmpstr (minted, !=, incarnation);
  ops = take (fixture);
  g_assert_cmpuint (ops->len, ==, 1);

  test_page_set_last_seq (next, 1);
  test_page_apply (next, fixture->store);
  kept = load_incarnation (fixture);
  g_assert_cmpstr (kept, ==, minted);
}

#define ADD(name, func)                                                  \
  g_test_add ("/store/renumber/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("mistake-4/enrolled-again", test_enrolled_again);
  ADD ("other-manager", test_other_manager);
  ADD ("other-manager-again", test_other_manager_again);
  ADD ("mistake-4/restored", test_restored);
  ADD ("mistake-4/cloned", test_cloned);
  return g_test_run ();
}
