/* SPDX-License-Identifier: GPL-3.0-or-later */
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

/* The ids found, ascending, with a space between. */
static char *
find (Fixture    *fixture,
      const char *needle)
{
  g_autoptr (GByteArray) marks = desk_search_find (fixture->search, needle);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    if (marks->data[i])
      g_string_append_printf (ids, "%s%u", ids->len > 0 ? " " : "", i);
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

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  put (fixture, 2, "张三\x1fm001\x1f" "13800000001");
  put (fixture, 5, "张小三\x1fm002\x1f" "13800000002");
  put (fixture, 9, "aaaa\x1fm100\x1f" "11111");
  load (fixture);

  assert_found (fixture, "张", "2 5");
  assert_found (fixture, "三\x1fm", "2 5");
  assert_found (fixture, "m00", "2 5");
  assert_found (fixture, "1", "2 5 9");
  assert_found (fixture, "aa", "9");
  assert_found (fixture, "13800000002", "5");
  assert_found (fixture, "nobody", "");
  assert_found (fixture, "1\nm", "");
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
    put (fixture, i, "old");
  load (fixture);

  put (fixture, 7, "a longer new text");
  put (fixture, 3000, "new");
  desk_db_exec (fixture->db, "DELETE FROM directory WHERE id = 8", &error);
  g_assert_no_error (error);
  patch (fixture, 7);
  patch (fixture, 3000);
  patch (fixture, 8);
  patch (fixture, 4000);

  assert_found (fixture, "new", "7 3000");
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
  put (fixture, 1, "first");
  put (fixture, 2, "second");
  load (fixture);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u.", i);

      put (fixture, 1, text);
      patch (fixture, 1);
    }
  assert_found (fixture, "text 19999.", "1");
  assert_found (fixture, "text 19998.", "");
  assert_found (fixture, "second", "2");
}

static void
test_fold (void)
{
  const struct { const char *text, *folded; } cases[] = {
    { "", "" },
    { "   ", "" },
    { "\t\n", "" },
    { "  Wang Wei ", "wang wei" },
    { "M0000123", "m0000123" },
    { "１３８", "138" },
    { "王　", "王" },
    { "ÄRGER", "ärger" },
    { "a\x1f" "b\nc", "abc" },
    { "100%_'\"\\", "100%_'\"\\" },
    { "\xff", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = desk_search_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_haystack (void)
{
  g_autoptr (DeskMember) member = desk_member_new ();
  g_autoptr (GPtrArray) accounts = NULL;
  g_autofree char *haystack = NULL;

  accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_account_free);
  member->name = (g_free (member->name), g_strdup ("Wang 王"));
  member->member_no = (g_free (member->member_no), g_strdup ("M01"));
  member->phone = (g_free (member->phone), g_strdup ("13800000001"));
  for (guint i = 1; i <= 2; i++)
    {
      DeskAccount *account = desk_account_new ();

      g_free (account->number);
      account->number = g_strdup_printf ("1380000000%u", i);
      g_ptr_array_add (accounts, account);
    }

  haystack = desk_search_haystack (member, accounts);
  g_assert_cmpstr (haystack, ==, "wang 王\x1fm01\x1f" "13800000001\x1f" "13800000002");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/search/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/store/search/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/store/search/patch", Fixture, NULL, set_up, test_patch, tear_down);
  g_test_add ("/store/search/patch-often", Fixture, NULL, set_up, test_patch_often, tear_down);
  g_test_add_func ("/store/search/fold", test_fold);
  g_test_add_func ("/store/search/haystack", test_haystack);
  return g_test_run ();
}
