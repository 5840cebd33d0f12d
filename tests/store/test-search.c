/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-haystack.h>
#include <desk-search.h>
#include <desk-test.h>

typedef struct
{
  DeskDb     *db;
  DeskSearch *search;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->db = desk_db_open (":memory:", &error);
  g_assert_no_error (error);
  desk_db_exec (fixture->db,
                "CREATE TABLE directory (id INTEGER PRIMARY KEY, haystack TEXT NOT NULL)", &error);
  g_assert_no_error (error);
  fixture->search = desk_search_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  desk_search_free (fixture->search);
  g_assert_finalize_object (fixture->db);
}

static void
put (Fixture    *fixture,
     gint64      id,
     const char *haystack)
{
  g_autoptr (GError) error = NULL;

  desk_db_run (fixture->db, &error,
               "INSERT INTO directory VALUES ($1, $2)"
               " ON CONFLICT (id) DO UPDATE SET haystack = excluded.haystack",
               "is", id, haystack);
  g_assert_no_error (error);
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  desk_search_load (fixture->search, fixture->db, &error);
  g_assert_no_error (error);
  g_assert_true (desk_search_is_loaded (fixture->search));
}

static void
patch (Fixture *fixture,
       gint64   id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  desk_search_patch (fixture->search, fixture->db, ids, &error);
  g_assert_no_error (error);
}

/* The best ids first, by rank: "2 5|9" are two of the best and one of the next. */
static char *
find (Fixture    *fixture,
      const char *text)
{
  g_autoptr (GByteArray) ranks = desk_search_find (fixture->search, text);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint rank = DESK_SEARCH_NONE + 1; rank < DESK_SEARCH_N_RANKS; rank++)
    {
      const char *between = ids->len > 0 ? "|" : "";

      for (guint id = 0; id < ranks->len; id++)
        if (ranks->data[id] == rank)
          {
            g_string_append_printf (ids, "%s%u", between, id);
            between = " ";
          }
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_found (Fixture    *fixture,
              const char *needle,
              const char *expected)
{
  g_autofree char *found = find (fixture, needle);

  g_assert_cmpstr (found, ==, expected);
}

/* A haystack as the directory has it. */
static void
put_member (Fixture    *fixture,
            gint64      id,
            const char *name,
            const char *numbers,
            const char *address,
            const char *note)
{
  g_autofree char *haystack = g_strjoin ("\x1e", name, numbers, address, note, NULL);

  put (fixture, id, haystack);
}

static void
put_people (Fixture *fixture)
{
  put_member (fixture, 2, "张三", "m001\x1f" "13800000001", "贵阳市北京路12号", "喜欢钓鱼");
  put_member (fixture, 5, "张小三", "m002\x1f" "13800000002", "遵义市三阁公园3栋", "");
  put_member (fixture, 9, "欧阳震华", "m100\x1f" "11111\x1f" "085112345678", "", "和张三是邻居\x1fvip");
  put_member (fixture, 11, "Ann 100%_'", "m011", "", "");
  load (fixture);
}

/* Best first: exact number, whole name, start, initials, inside, address, note. */
static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  put_people (fixture);

  assert_found (fixture, "张", "2 5|9");
  assert_found (fixture, "张三", "2|9");
  assert_found (fixture, "三", "2 5|9");
  assert_found (fixture, "zhangs", "2");
  assert_found (fixture, "zxs", "5");
  assert_found (fixture, "ouyzh", "9");
  assert_found (fixture, "三阁", "5");
  assert_found (fixture, "钓", "2");
  assert_found (fixture, "vip", "9");
  assert_found (fixture, "nobody", "");
  assert_found (fixture, "100%_'", "11");
  assert_found (fixture, "100", "9 11");
  assert_found (fixture, "鱼和", "");
}

/* A whole number, its beginning, its last four, any of it; with hyphens, in groups, wide. */
static void
test_numbers (Fixture       *fixture,
              gconstpointer  data)
{
  put_people (fixture);

  assert_found (fixture, "M001", "2");
  assert_found (fixture, "m1", "9");
  assert_found (fixture, "m0", "2 5 11");
  assert_found (fixture, "11111", "9");
  assert_found (fixture, "0002", "5");
  assert_found (fixture, "002", "5");
  assert_found (fixture, "12", "9|2");
  assert_found (fixture, "1380000", "2 5");
  assert_found (fixture, "138-0000-0001", "2");
  assert_found (fixture, "0851-12345678", "9");
  assert_found (fixture, "138 0000 0001", "2");
  assert_found (fixture, "１３８００００００01", "2");
  assert_found (fixture, "1380000000113800000002", "");
  assert_found (fixture, "1\x1f" "1", "9|11");
}

/* All words, wherever each of them stands. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  put_people (fixture);

  assert_found (fixture, "张 遵义", "5");
  assert_found (fixture, "遵义 张", "5");
  assert_found (fixture, "张 三", "2|5|9");
  assert_found (fixture, "zhang san", "2|5");
  assert_found (fixture, "ou yang", "9");
  assert_found (fixture, "o y z h", "9");
  assert_found (fixture, "张 贵阳 钓鱼", "2");
  assert_found (fixture, "张 nobody", "");
  assert_found (fixture, "  张   小 ", "5");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  load (fixture);
  assert_found (fixture, "a", "");
}

static void
test_patch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  for (gint64 i = 1; i <= 2000; i++)
    put_member (fixture, i, "old", "", "", "");
  load (fixture);

  put_member (fixture, 7, "王", "", "a longer new text", "");
  put_member (fixture, 3000, "新", "", "", "new");
  desk_db_exec (fixture->db, "DELETE FROM directory WHERE id = 8", &error);
  g_assert_no_error (error);
  patch (fixture, 7);
  patch (fixture, 3000);
  patch (fixture, 8);
  patch (fixture, 4000);

  assert_found (fixture, "new", "7|3000");
  assert_found (fixture, "wang", "7");
  g_assert_true (desk_search_is_loaded (fixture->search));
  {
    g_autofree char *found = find (fixture, "old");

    g_assert_true (g_str_has_prefix (found, "1 2 3 4 5 6 9 10 "));
    g_assert_true (g_str_has_suffix (found, " 2000"));
  }
}

/* However often the same line changes, the memory does not grow for ever. */
static void
test_patch_often (Fixture       *fixture,
                  gconstpointer  data)
{
  put_member (fixture, 1, "first", "", "", "");
  put_member (fixture, 2, "second", "", "", "");
  load (fixture);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text%u.", i);

      put_member (fixture, 1, "", "", text, "");
      patch (fixture, 1);
    }
  assert_found (fixture, "text19999.", "1");
  assert_found (fixture, "text19998.", "");
  assert_found (fixture, "second", "2");
}

static void
test_haystack (void)
{
  g_autoptr (DeskMember) member = desk_member_new ();
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *haystack = NULL;

  accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_account_free);
  g_ptr_array_add (tags, (char *) "茶 Ａ");
  g_ptr_array_add (tags, (char *) "Golf");
  g_ptr_array_add (notes, (char *) "Calls\nat ８");
  g_ptr_array_add (notes, (char *) "VIP");
  member->name = (g_free (member->name), g_strdup ("Wang\n王"));
  member->address = (g_free (member->address), g_strdup ("北京路１２號A"));
  member->member_no = (g_free (member->member_no), g_strdup ("M01"));
  member->phone = (g_free (member->phone), g_strdup ("13800000001"));
  for (guint i = 1; i <= 2; i++)
    {
      DeskAccount *account = desk_account_new ();

      g_free (account->number);
      account->number = g_strdup_printf ("1380000000%u", i);
      g_ptr_array_add (accounts, account);
    }

  haystack = desk_haystack_make (member, accounts, tags, notes);
  g_assert_cmpstr (haystack, ==, "Wang 王\x1em01\x1f" "13800000001\x1f" "13800000002\x1e"
                   "茶 a\x1f" "golf\x1e"
                   "北京路12号a\x1e" "calls at 8\x1fvip");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/search/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/store/search/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/store/search/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/store/search/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/store/search/patch", Fixture, NULL, set_up, test_patch, tear_down);
  g_test_add ("/store/search/patch-often", Fixture, NULL, set_up, test_patch_often, tear_down);
  g_test_add_func ("/store/search/haystack", test_haystack);
  return g_test_run ();
}
