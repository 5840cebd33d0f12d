/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-member-facet.h>
#include <desk-saved-filter.h>

#include "desk-store-test.h"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", "一", .card_tier = "gold" });
  test_page_add_member (page, &(TestMember) { "M2", "二", .card_tier = "gold" });
  test_page_add_member (page, &(TestMember) { "M3", "三", .card_tier = "silver" });
  test_page_apply (page, fixture->store);
}

static DeskMemberQuery *
make_query (const char *text,
            const char *tier)
{
  DeskMemberQuery *query = desk_member_query_new ();

  g_free (query->text);
  query->text = g_strdup (text);
  desk_member_facet_set (DESK_MEMBER_FACET_TIER, query, tier);
  return query;
}

static gboolean
save (StoreFixture  *fixture,
      const char    *name,
      const char    *tier,
      gboolean       replace,
      GError       **error)
{
  g_autoptr (DeskMemberQuery) query = make_query ("", tier);
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  desk_store_save_filter_async (fixture->store, name, query, replace, NULL, desk_test_ready_cb,
                                &waiting);
  result = desk_test_wait_result (&waiting);
  return desk_store_save_filter_finish (fixture->store, result, error);
}

static gboolean
rename_to (StoreFixture  *fixture,
           gint64         id,
           const char    *name,
           GError       **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_rename_filter, fixture->store, id,
                                                    name);

  return desk_store_rename_filter_finish (fixture->store, result, error);
}

static GPtrArray *
list (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *filters;

  result = desk_test_call (desk_store_list_filters, fixture->store);
  filters = desk_store_list_filters_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return filters;
}

/* As "name=tier name=tier". */
static void
assert_filters (StoreFixture *fixture,
                const char   *expected)
{
  g_autoptr (GPtrArray) filters = list (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < filters->len; i++)
    {
      const DeskSavedFilter *filter = g_ptr_array_index (filters, i);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", filter->name,
                              desk_tier_to_string ((DeskTier) filter->query->tier));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_count (StoreFixture *fixture,
              const char   *text,
              const char   *tier,
              gint64        expected)
{
  g_autoptr (DeskMemberQuery) query = make_query (text, tier);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (desk_store_count_members, fixture->store, query);
  g_assert_cmpint (desk_store_count_members_finish (fixture->store, result, &error), ==, expected);
  g_assert_no_error (error);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A filter takes the place of another only where that is wanted, and is there after a new start. */
static void
test_save (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  g_signal_connect_swapped (fixture->store, "filters-changed", G_CALLBACK (count_cb), &n_told);
  g_assert_true (save (fixture, "  金卡 ", "gold", FALSE, &error));
  g_assert_true (save (fixture, "其他", "silver", FALSE, &error));
  g_assert_no_error (error);
  assert_filters (fixture, "金卡=gold 其他=silver");
  g_assert_false (save (fixture, "金卡", "diamond", FALSE, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_clear_error (&error);
  g_assert_true (save (fixture, "金卡", "diamond", TRUE, &error));
  desk_test_wait_until (n_told == 3);
  store_fixture_reopen (fixture);
  assert_filters (fixture, "金卡=diamond 其他=silver");
}

static void
test_names (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *longest = g_strnfill (60, 'x');
  g_autofree char *longer = g_strnfill (61, 'x');

  g_assert_true (save (fixture, longest, "gold", FALSE, &error));
  g_assert_false (save (fixture, longer, "gold", FALSE, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (save (fixture, " ", "gold", FALSE, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

/* Another filter's name is not taken; the own one may be written anew. */
static void
test_rename (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  gint64 id;

  save (fixture, "a", "gold", FALSE, NULL);
  save (fixture, "b", "silver", FALSE, NULL);
  filters = list (fixture);
  id = ((DeskSavedFilter *) g_ptr_array_index (filters, 1))->id;
  g_assert_false (rename_to (fixture, id, "a", &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_clear_error (&error);
  g_assert_true (rename_to (fixture, id, "b ", &error));
  g_assert_true (rename_to (fixture, id, "c", &error));
  g_assert_no_error (error);
  assert_filters (fixture, "a=gold c=silver");
}

static void
test_delete (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  save (fixture, "a", "gold", FALSE, NULL);
  save (fixture, "b", "silver", FALSE, NULL);
  filters = list (fixture);
  result = desk_test_call (desk_store_delete_filter, fixture->store,
                           ((DeskSavedFilter *) g_ptr_array_index (filters, 1))->id);
  g_assert_true (desk_store_delete_filter_finish (fixture->store, result, &error));
  assert_filters (fixture, "a=gold");
}

/* By condition, by text, by both. */
static void
test_count (StoreFixture  *fixture,
            gconstpointer  data)
{
  assert_count (fixture, "", NULL, 3);
  assert_count (fixture, "", "gold", 2);
  assert_count (fixture, "", "diamond", 0);
  assert_count (fixture, "二", NULL, 1);
  assert_count (fixture, "二", "gold", 1);
  assert_count (fixture, "三", "gold", 0);
}

#define ADD(name, func)                                                      \
  g_test_add ("/store/saved-filter/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("save", test_save);
  ADD ("names", test_names);
  ADD ("rename", test_rename);
  ADD ("delete", test_delete);
  ADD ("count", test_count);
  return g_test_run ();
}
