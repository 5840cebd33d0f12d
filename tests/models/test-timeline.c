/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-timeline.h>

#include "desk-store-test.h"

#define N_CONTACTS 120
#define N_PAGE 50

/* One contact an hour, from 2026-11-01 on: the first has the highest number in the list. */
static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);
  gint64 start = desk_test_time ("2026-11-01T00:00:00+08:00");

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M2", .card_tier = "diamond" });
  for (guint i = 0; i < N_CONTACTS; i++)
    {
      g_autofree char *values = g_strdup_printf (
        "\"c%03u\",\"M1\",\"" TEST_MANAGER "\",\"low-balance\",\"call\",\"told\",1,%" G_GINT64_FORMAT, i,
        start + i * G_GINT64_CONSTANT (3600000));

      test_page_add (page, "contacts", values);
    }
  test_page_apply (page, fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static guint
get_n (DeskTimeline *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static DeskTimeline *
make_list (StoreFixture     *fixture,
           DeskTimelineKind  kinds)
{
  DeskTimeline *list = desk_timeline_new (fixture->store, "M1", kinds);

  g_assert_cmpuint (get_n (list), ==, 0);
  g_assert_true (desk_timeline_is_loading (list));
  desk_test_wait_until (!desk_timeline_is_loading (list));
  g_assert_no_error (desk_timeline_get_error (list));
  return list;
}

static DeskTimelineItem *
get_item (DeskTimeline *list,
          guint         position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
read_on (DeskTimeline *list)
{
  desk_timeline_read_on (list);
  desk_test_wait_until (!desk_timeline_is_loading (list));
}

static void
assert_id (DeskTimeline *list,
           guint         position,
           const char   *id)
{
  g_autoptr (DeskTimelineItem) item = get_item (list, position);

  g_assert_cmpstr (desk_timeline_item_get_entry (item)->id, ==, id);
}

typedef struct
{
  guint n;
  guint position;
  guint removed;
  guint added;
} Change;

static void
note_change_cb (GListModel *list,
                guint       position,
                guint       removed,
                guint       added,
                gpointer    user_data)
{
  Change *change = user_data;

  *change = (Change) { change->n + 1, position, removed, added };
}

static void
test_pages (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskTimeline) list = make_list (fixture, DESK_TIMELINE_ALL);

  g_assert_cmpuint (get_n (list), ==, N_PAGE);
  assert_id (list, 0, "c119");
  g_assert_false (desk_timeline_is_loading (list));

  read_on (list);
  g_assert_cmpuint (get_n (list), ==, 2 * N_PAGE);
  assert_id (list, N_PAGE, "c069");
  read_on (list);
  g_assert_cmpuint (get_n (list), ==, N_CONTACTS);
  assert_id (list, N_CONTACTS - 1, "c000");

  /* There is nothing more to ask for. */
  desk_timeline_read_on (list);
  g_assert_false (desk_timeline_is_loading (list));
  g_assert_null (get_item (list, N_CONTACTS));
}

/* Asked for while something is read: it comes after that, and once. */
static void
test_impatience (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (DeskTimeline) list = desk_timeline_new (fixture->store, "M1", DESK_TIMELINE_ALL);

  desk_timeline_read_on (list);
  desk_timeline_read_on (list);
  desk_test_wait_until (!desk_timeline_is_loading (list));
  g_assert_cmpuint (get_n (list), ==, 2 * N_PAGE);
}

/* Days are those of the policy's zone; a page may begin in the middle of one. */
static void
test_days (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskTimeline) list = make_list (fixture, DESK_TIMELINE_ALL);

  read_on (list);
  read_on (list);
  for (guint i = 0; i < N_CONTACTS; i++)
    {
      g_autoptr (DeskTimelineItem) item = get_item (list, i);

      g_assert_cmpint (desk_timeline_item_is_day_first (item), ==, i % 24 == 0);
    }
}

static void
test_kinds (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskTimeline) list = make_list (fixture, DESK_TIMELINE_NOTE | DESK_TIMELINE_USE);

  g_assert_cmpuint (get_n (list), ==, 0);
}

/* What the person does is there at once, as one new row; the others stay what they are. */
static void
test_new_row (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskTimeline) list = make_list (fixture, DESK_TIMELINE_ALL);
  g_autoptr (DeskTimelineItem) second = get_item (list, 1);
  g_autoptr (DeskTimelineItem) moved = NULL;
  g_autofree char *op_id = NULL;
  Change change = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (note_change_cb), &change);
  op_id = test_use (fixture->store, "M1");
  desk_test_wait_until (change.n > 0);
  g_assert_cmpuint (change.n, ==, 1);
  g_assert_cmpuint (change.position, ==, 0);
  g_assert_cmpuint (change.removed, ==, 0);
  g_assert_cmpuint (change.added, ==, 1);
  assert_id (list, 0, op_id);
  moved = get_item (list, 2);
  g_assert_true (moved == second);

  /* The hub's word changes this row alone. */
  desk_test_wait_until (!desk_timeline_is_loading (list));
  test_accept (fixture->store, op_id, 500);
  desk_test_wait_until (change.n > 1);
  g_assert_cmpuint (change.position, ==, 0);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 1);

  /* It goes on where it would have gone on. */
  desk_test_wait_until (!desk_timeline_is_loading (list));
  read_on (list);
  read_on (list);
  g_assert_cmpuint (get_n (list), ==, N_CONTACTS + 1);
  assert_id (list, N_CONTACTS, "c000");
}

static void
test_row_gone (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskTimeline) list = make_list (fixture, DESK_TIMELINE_ALL);
  TestPage *page = test_page_new (N_CONTACTS + 2);
  g_autoptr (DeskTimelineItem) first = get_item (list, 23);
  Change change = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (note_change_cb), &change);
  g_assert_false (desk_timeline_item_is_day_first (first));
  for (guint i = 97; i < 120; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%03u", i);

      test_page_remove (page, "contacts", id);
    }
  test_page_apply (page, fixture->store);
  desk_test_wait_until (change.n > 0);
  g_assert_cmpuint (change.position, ==, 0);
  g_assert_cmpuint (change.removed, ==, 23);
  g_assert_cmpuint (change.added, ==, 0);
  assert_id (list, 0, "c096");
  /* Now the first of its day here. */
  g_assert_true (desk_timeline_item_is_day_first (first));
}

/* What happens with others is none of its business. */
static void
test_other_member (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (DeskTimeline) list = make_list (fixture, DESK_TIMELINE_ALL);
  g_autofree char *op_id = NULL;
  Change change = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (note_change_cb), &change);
  op_id = test_use (fixture->store, "M2");
  desk_sync_status_free (test_load_status (fixture->store));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (desk_timeline_is_loading (list));
  g_assert_cmpuint (change.n, ==, 0);
}

static void
test_gone_while_loading (StoreFixture  *fixture,
                         gconstpointer  data)
{
  DeskTimeline *list = desk_timeline_new (fixture->store, "M1", DESK_TIMELINE_ALL);
  gpointer there = list;

  g_object_add_weak_pointer (G_OBJECT (list), &there);
  g_object_unref (list);
  desk_test_wait_until (there == NULL);
}

#define ADD(name, func)                                                   \
  g_test_add ("/models/timeline/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pages", test_pages);
  ADD ("impatience", test_impatience);
  ADD ("days", test_days);
  ADD ("kinds", test_kinds);
  ADD ("new-row", test_new_row);
  ADD ("row-gone", test_row_gone);
  ADD ("other-member", test_other_member);
  ADD ("gone-while-loading", test_gone_while_loading);
  return g_test_run ();
}
