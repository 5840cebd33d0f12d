/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-duplicates.h>

/* M1, M2 and M3 share a phone, M2 and M4 a name and an address; M5 and M6 lack what they would
 * share; M7 left. */
static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  static const TestMember members[] = {
    { "M1", .name = "王秀英", .phone = "13900000001", .address = "北京路1号" },
    { "M2", .name = "李雷", .phone = "+86 139 0000 0001", .address = "中华路2号" },
    { "M3", .name = "韩梅", .phone = "139-0000-0001", .address = "中山路3号" },
    { "M4", .name = "李 雷", .phone = "13900000004", .address = "中华路 2号" },
    { "M5", .name = "赵六", .phone = "1", .address = "" },
    { "M6", .name = "赵六", .phone = "1", .address = "" },
    { "M7", .name = "王秀英", .phone = "13900000001", .address = "北京路1号", .closed = TRUE },
  };
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_manager (page, "guizhou");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    test_page_add_member (page, &members[i]);
  test_page_apply (page, fixture->store);
}

/* "M1+M2:phone M2+M4:person=same" */
static void
assert_pairs (StoreFixture *fixture,
              const char   *member_no,
              const char   *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  desk_store_list_duplicates_async (fixture->store, member_no, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  pairs = desk_store_list_duplicates_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pairs->len; i++)
    {
      const DeskDuplicate *pair = g_ptr_array_index (pairs, i);

      g_string_append_printf (text, "%s%s+%s:%s%s", i > 0 ? " " : "", pair->member_no,
                              pair->other_no, pair->same_phone ? "phone" : "",
                              pair->same_person ? "person" : "");
      if (!g_str_equal (pair->verdict, "open"))
        g_string_append_printf (text, "=%s", pair->verdict);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_suspects (StoreFixture *fixture,
                 const char   *expected)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autofree char *found = NULL;

  query->flags = DESK_MEMBER_FLAG_DUPLICATE;
  query->sort = DESK_MEMBER_SORT_MEMBER_NO;
  found = test_list_members (fixture->store, query);
  g_assert_cmpstr (found, ==, expected);
}

static void
mark (StoreFixture *fixture,
      const char   *member_no,
      const char   *other_no,
      const char   *said)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"%s\",\"other_no\":\"%s\",\"verdict\":\"%s\"}", member_no,
                     other_no, said);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict =
    test_perform (fixture->store, DESK_OP_DUPLICATE_MARK, args, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

static void
test_found (StoreFixture  *fixture,
            gconstpointer  data)
{
  assert_pairs (fixture, NULL, "M1+M2:phone M1+M3:phone M2+M3:phone M2+M4:person");
  assert_pairs (fixture, "M2", "M2+M1:phone M2+M3:phone M2+M4:person");
  assert_pairs (fixture, "M5", "");
  assert_suspects (fixture, "M1 M2 M3 M4");
}

/* Who is marked is pointed out no more, until it is open again. */
static void
test_marked (StoreFixture  *fixture,
             gconstpointer  data)
{
  mark (fixture, "M4", "M2", "same");
  assert_suspects (fixture, "M1 M2 M3");
  mark (fixture, "M1", "M2", "different");
  assert_suspects (fixture, "M1 M2 M3");
  mark (fixture, "M3", "M1", "different");
  assert_suspects (fixture, "M2 M3");
  assert_pairs (fixture, "M1", "M1+M2:phone=different M1+M3:phone=different");
  mark (fixture, "M1", "M3", "open");
  assert_suspects (fixture, "M1 M2 M3");
  assert_pairs (fixture, "M4", "M4+M2:person=same");
}

#define ADD(path, test) \
  g_test_add (path, StoreFixture, NULL, set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/store/duplicates/found", test_found);
  ADD ("/store/duplicates/marked", test_marked);
  return g_test_run ();
}
