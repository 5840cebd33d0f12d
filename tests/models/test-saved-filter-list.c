/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-saved-filter-list.h>

#include "desk-store-test.h"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_enrol (fixture->store);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "gold", .birthday = "1980-11-22" });
  test_page_add_member (page, &(TestMember) { "M2", .card_tier = "gold", .birthday = "1980-11-23" });
  test_page_apply (page, fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* As "name:count name:count". */
static char *
describe (DeskSavedFilterList *list)
{
  GListModel *items = desk_saved_filter_list_get_items (list);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DeskSavedFilterItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (text, "%s%s:%d", i > 0 ? " " : "",
                              desk_saved_filter_item_get_name (item),
                              (int) desk_saved_filter_item_get_count (item));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
shows (DeskSavedFilterList *list,
       const char          *expected)
{
  g_autofree char *text = describe (list);

  return g_str_equal (text, expected);
}

static void
test_counts (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (DeskSavedFilterList) list = NULL;

  test_save_filter (fixture->store, "all", "{}");
  test_save_filter (fixture->store, "gold", "{\"tier\":\"gold\"}");
  list = desk_saved_filter_list_new (fixture->store);
  desk_test_wait_until (desk_saved_filter_list_is_settled (list));
  g_assert_true (shows (list, "all:2 gold:2"));

  test_save_filter (fixture->store, "silver", "{\"tier\":\"silver\"}");
  desk_test_wait_until (shows (list, "all:2 gold:2 silver:0"));
}

/* News from the hub, and what the person does, change who fits. */
static void
test_changes (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskSavedFilterList) list = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  TestPage *page = test_page_new (2);

  test_save_filter (fixture->store, "gold", "{\"tier\":\"gold\"}");
  test_save_filter (fixture->store, "lonely", "{\"not-contacted\":\"30\"}");
  list = desk_saved_filter_list_new (fixture->store);
  desk_test_wait_until (shows (list, "gold:2 lonely:2"));
  test_page_add_member (page, &(TestMember) { "M2", .card_tier = "silver" });
  test_page_apply (page, fixture->store);
  desk_test_wait_until (shows (list, "gold:1 lonely:2"));

  verdict = test_perform (fixture->store, DESK_OP_CARE_LOG,
                          "{\"member_no\":\"M1\",\"occasion\":\"low-balance\",\"channel\":\"call\","
                          "\"result\":\"已告知\",\"reached\":true}",
                          &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  desk_test_wait_until (shows (list, "gold:1 lonely:1"));
}

/* M1's birthday is in the week that ends with this Sunday, M2's in the next. */
static void
test_midnight (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskSavedFilterList) list = NULL;

  test_save_filter (fixture->store, "birthdays", "{\"birthday\":\"yes\",\"text\":\"M2\"}");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-22T23:59:59.900+08:00"));
  list = desk_saved_filter_list_new (fixture->store);
  desk_test_wait_until (shows (list, "birthdays:0"));
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-23T00:00:00+08:00"));
  desk_test_wait_until (shows (list, "birthdays:1"));
}

/* Dropped while it counts. */
static void
test_drop (StoreFixture  *fixture,
           gconstpointer  data)
{
  DeskSavedFilterList *list;

  test_save_filter (fixture->store, "all", "{}");
  list = desk_saved_filter_list_new (fixture->store);
  desk_test_wait_until (g_list_model_get_n_items (desk_saved_filter_list_get_items (list)) > 0);
  g_assert_finalize_object (list);
}

#define ADD(name, func)                                                            \
  g_test_add ("/models/saved-filter-list/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("counts", test_counts);
  ADD ("changes", test_changes);
  ADD ("midnight", test_midnight);
  ADD ("drop", test_drop);
  return g_test_run ();
}
