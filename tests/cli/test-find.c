/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"
#include "feed-facts.h"

typedef gboolean (*FactFunc) (const FeedFact *fact);

static guint
count_facts (GHashTable *facts,
             FactFunc    fits)
{
  GHashTableIter iter;
  gpointer fact;
  guint n = 0;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, NULL, &fact))
    n += fits (fact);
  return n;
}

/* As many as the feed says, and each of them fits. */
static void
check_filter (CliFixture *fixture,
              GHashTable *facts,
              FactFunc    fits,
              const char *option,
              const char *value)
{
  g_autoptr (JsonArray) rows = NULL;

  cli_fixture_run (fixture, 0, "members", option, value, "--json", NULL);
  rows = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (rows), ==, count_facts (facts, fits));
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_assert_true (
        fits (g_hash_table_lookup (facts, json_object_get_string_member (row, "member_no"))));
    }
}

static gboolean
is_diamond (const FeedFact *fact)
{
  return g_str_equal (fact->tier, "diamond");
}

static gboolean
is_gold (const FeedFact *fact)
{
  return g_str_equal (fact->tier, "gold");
}

static gboolean
is_silver (const FeedFact *fact)
{
  return g_str_equal (fact->tier, "silver");
}

static gboolean
is_non_card (const FeedFact *fact)
{
  return g_str_equal (fact->tier, "non-card");
}

static gboolean
is_none (const FeedFact *fact)
{
  return g_str_equal (fact->tier, "none");
}

static gboolean
is_low (const FeedFact *fact)
{
  return fact->low->len > 0;
}

static gboolean
is_frozen (const FeedFact *fact)
{
  return fact->frozen;
}

static gboolean
is_a_fu (const FeedFact *fact)
{
  return strstr (fact->name, "福") != NULL;
}

static void
test_filters (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");

  cli_fixture_enrol (fixture, "K001");
  check_filter (fixture, facts, is_diamond, "--tier", "diamond");
  check_filter (fixture, facts, is_gold, "--tier", "gold");
  check_filter (fixture, facts, is_silver, "--tier", "silver");
  check_filter (fixture, facts, is_non_card, "--tier", "non-card");
  check_filter (fixture, facts, is_none, "--tier", "none");
  check_filter (fixture, facts, is_low, "--flag", "low-balance");
  check_filter (fixture, facts, is_frozen, "--flag", "frozen");
  check_filter (fixture, facts, is_a_fu, "--search", "福");
}

static void
save_filter (CliFixture *fixture,
             const char *name,
             const char *query)
{
  g_autofree char *path = g_build_filename (fixture->data_dir, "desk.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = desk_db_open (path, &error);

  g_assert_no_error (error);
  desk_db_run (db, &error, "INSERT INTO saved_filters (name, query) VALUES ($1, $2)", "ss", name,
               query);
  g_assert_no_error (error);
}

static gboolean
is_low_diamond (const FeedFact *fact)
{
  return is_low (fact) && is_diamond (fact);
}

/* A filter saved in the app, alone and with another; and one that is not there. */
static void
test_saved_filter (CliFixture    *fixture,
                   gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");

  cli_fixture_enrol (fixture, "K001");
  save_filter (fixture, "小余额", "{\"low-balance\":\"yes\"}");
  save_filter (fixture, "小余额钻石卡", "{\"low-balance\":\"yes\",\"tier\":\"diamond\"}");
  check_filter (fixture, facts, is_low, "--filter", "小余额");
  check_filter (fixture, facts, is_low_diamond, "--filter", "小余额钻石卡");
  cli_fixture_run (fixture, 1, "members", "--filter", "nobody", NULL);
}

static void
check_search (CliFixture *fixture,
              const char *text,
              const char *member_no)
{
  g_autoptr (JsonArray) rows = NULL;

  cli_fixture_run (fixture, 0, "members", "--json", "--search", text, NULL);
  rows = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (rows), ==, 1);
  g_assert_cmpstr (
    json_object_get_string_member (json_array_get_object_element (rows, 0), "member_no"), ==,
    member_no);
}

static void
test_search (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  const FeedFact *fact = g_hash_table_lookup (facts, "M0000001");
  g_autoptr (JsonArray) none = NULL;

  cli_fixture_enrol (fixture, "K001");
  check_search (fixture, fact->name, fact->member_no);
  check_search (fixture, fact->member_no, fact->member_no);
  check_search (fixture, fact->phone, fact->member_no);
  check_search (fixture, g_ptr_array_index (fact->numbers, 0), fact->member_no);
  cli_fixture_run (fixture, 0, "members", "--search", "没有这个人", "--json", NULL);
  none = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (none), ==, 0);
  /* Another manager's member is not there at all. */
  cli_fixture_run (fixture, 1, "member", "M0000002", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/find/filters", test_filters);
  cli_fixture_add ("/cli/find/saved-filter", test_saved_filter);
  cli_fixture_add ("/cli/find/search", test_search);
  return g_test_run ();
}
