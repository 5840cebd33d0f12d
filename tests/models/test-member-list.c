/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-member-list.h>

#include "desk-store-test.h"

#define N_MEMBERS 1000

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_autofree char *member_no = g_strdup_printf ("M%04u", i);

      test_page_add_member (page, &(TestMember) { member_no, .card_tier = "diamond" });
    }
  test_page_apply (page, fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static DeskMemberList *
make_list (StoreFixture *fixture,
           const char   *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  DeskMemberList *list;

  g_free (query->text);
  query->text = g_strdup (text);
  result = desk_test_call (desk_member_list_new, fixture->store, query);
  list = desk_member_list_new_finish (result, &error);
  g_assert_no_error (error);
  return list;
}

static DeskMemberItem *
get_item (DeskMemberList *list,
          guint           position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Lets the store do everything it was asked so far. */
static void
settle_down (StoreFixture *fixture)
{
  desk_sync_status_free (test_load_status (fixture->store));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static guint
get_mark_end (DeskMemberItem *item)
{
  const DeskMatch *match = desk_member_item_get_row (item)->match;

  g_assert_cmpuint (match->member_no->len, ==, 1);
  return g_array_index (match->member_no, DeskRange, 0).end;
}

/* A letter more that keeps everybody in the list is marked all the same. */
static void
test_marks (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskMemberList) list = make_list (fixture, "m");
  g_autoptr (DeskMemberList) next = make_list (fixture, "m0");
  g_autoptr (DeskMemberItem) item = get_item (list, 0);

  settle_down (fixture);
  g_assert_cmpuint (get_mark_end (item), ==, 1);
  desk_member_list_take_text (list, next);
  settle_down (fixture);
  g_assert_cmpuint (get_mark_end (item), ==, 2);
}

static void
test_placeholder (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (DeskMemberList) list = make_list (fixture, "");
  g_autoptr (DeskMemberItem) item = NULL;
  g_autoptr (DeskMemberItem) same = NULL;
  guint n = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_MEMBERS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == DESK_TYPE_MEMBER_ITEM);
  item = get_item (list, 123);
  g_assert_null (desk_member_item_get_row (item));
  g_assert_cmpint (desk_member_item_get_id (item), ==, desk_member_list_get_id (list, 123));
  same = get_item (list, 123);
  g_assert_true (item == same);

  g_signal_connect_swapped (item, "notify::row", G_CALLBACK (count_cb), &n);
  desk_test_wait_until (n == 1);
  g_assert_cmpstr (desk_member_item_get_row (item)->member_no, ==, "M0123");
  g_assert_null (get_item (list, N_MEMBERS));
}

/* A page is asked for once, whoever asks. */
static void
test_page_once (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (DeskMemberList) list = make_list (fixture, "");
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DeskMemberItem) again = NULL;

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (items, get_item (list, i));
  settle_down (fixture);
  for (guint i = 0; i < 100; i++)
    g_assert_nonnull (desk_member_item_get_row (g_ptr_array_index (items, i)));

  /* scrolled away and back: the row is there at once */
  g_ptr_array_set_size (items, 0);
  g_assert_cmpuint (desk_member_list_get_n_live (list), ==, 0);
  again = get_item (list, 50);
  g_assert_nonnull (desk_member_item_get_row (again));
}

/* Items live as long as somebody holds them, however far he scrolls. */
static void
test_live (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskMemberList) list = make_list (fixture, "");
  g_autoptr (GQueue) held = g_queue_new ();

  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_queue_push_tail (held, get_item (list, i));
      if (held->length > 20)
        g_object_unref (g_queue_pop_head (held));
    }
  g_assert_cmpuint (desk_member_list_get_n_live (list), ==, 20);
  g_assert_cmpuint (desk_member_list_get_n_made (list), ==, N_MEMBERS);
  settle_down (fixture);
  g_assert_cmpuint (desk_member_list_get_n_live (list), ==, 20);
  g_queue_clear_full (held, g_object_unref);
  g_assert_cmpuint (desk_member_list_get_n_live (list), ==, 0);
}

/* A change reaches the rows on the screen by notify, and only those that show something else
 * now. */
static void
test_changed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskMemberList) list = make_list (fixture, "");
  g_autoptr (DeskMemberItem) used = get_item (list, 5);
  g_autoptr (DeskMemberItem) other = get_item (list, 6);
  g_autoptr (DeskMemberItem) far = get_item (list, 500);
  g_autofree char *op_id = NULL;
  guint n_items_changed = 0;
  guint n_used = 0;
  guint n_other = 0;

  settle_down (fixture);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &n_items_changed);
  g_signal_connect_swapped (used, "notify::row", G_CALLBACK (count_cb), &n_used);
  g_signal_connect_swapped (other, "notify::row", G_CALLBACK (count_cb), &n_other);
  op_id = test_use (fixture->store, "M0005");
  desk_test_wait_until (n_used == 1);
  settle_down (fixture);
  g_assert_cmpint (desk_member_item_get_row (used)->uses, ==, 1);
  g_assert_true (desk_member_item_get_row (used)->uses_provisional);
  g_assert_cmpuint (n_used, ==, 1);
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_cmpuint (n_items_changed, ==, 0);
  g_assert_cmpstr (desk_member_item_get_row (far)->member_no, ==, "M0500");
}

/* The change comes while the page is on its way: what is shown in the end is new. */
static void
test_changed_on_the_way (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr (DeskMemberList) list = make_list (fixture, "");
  g_autoptr (DeskMemberItem) item = get_item (list, 5);
  g_autofree char *op_id = test_use (fixture->store, "M0005");

  desk_test_wait_until (desk_member_item_get_row (item) != NULL);
  settle_down (fixture);
  settle_down (fixture);
  g_assert_cmpint (desk_member_item_get_row (item)->uses, ==, 1);
}

static void
test_gone (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskMemberList) list = make_list (fixture, "");
  g_autoptr (DeskMemberItem) item = get_item (list, 0);
  TestPage *page = test_page_new (N_MEMBERS);

  settle_down (fixture);
  test_page_remove (page, "members", "M0000");
  test_page_apply (page, fixture->store);
  desk_test_wait_until (desk_member_item_get_row (item) == NULL);
}

static void
test_find_position (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (DeskMemberList) list = make_list (fixture, "m000");
  g_autoptr (DeskMemberList) none = make_list (fixture, "nobody");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 10);
  g_assert_cmpuint (desk_member_list_find (list, desk_member_list_get_id (list, 7)), ==, 7);
  g_assert_cmpuint (desk_member_list_find (list, -1), ==, G_MAXUINT);
  g_assert_cmpint (desk_member_list_get_id (list, 10), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (none)), ==, 0);
  g_assert_null (get_item (none, 0));
}

/* A list dropped while its pages are on their way, and items that outlive it. */
static void
test_drop (StoreFixture  *fixture,
           gconstpointer  data)
{
  DeskMemberList *list = make_list (fixture, "");
  g_autoptr (DeskMemberItem) item = get_item (list, 5);

  g_assert_finalize_object (list);
  settle_down (fixture);
  g_assert_null (desk_member_item_get_row (item));
  g_assert_cmpint (desk_member_item_get_id (item), >, 0);
}

#define ADD(name, func)                                                      \
  g_test_add ("/models/member-list/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("marks", test_marks);
  ADD ("placeholder", test_placeholder);
  ADD ("page-once", test_page_once);
  ADD ("live", test_live);
  ADD ("changed", test_changed);
  ADD ("changed-on-the-way", test_changed_on_the_way);
  ADD ("gone", test_gone);
  ADD ("find", test_find_position);
  ADD ("drop", test_drop);
  return g_test_run ();
}
