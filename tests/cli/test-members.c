/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"
#include "feed-facts.h"

static gboolean
holds_string (JsonArray  *array,
              const char *text)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), text))
      return TRUE;
  return FALSE;
}

static void
check_row (JsonObject     *row,
           const FeedFact *fact)
{
  JsonArray *low = json_object_get_array_member (row, "low_balance");
  gboolean diamond = g_str_equal (fact->tier, "diamond");

  g_assert_cmpstr (json_object_get_string_member (row, "name"), ==, fact->name);
  g_assert_cmpstr (json_object_get_string_member (row, "brand"), ==, fact->brand);
  g_assert_cmpstr (json_object_get_string_member (row, "tier"), ==, fact->tier);
  g_assert_cmpint (json_object_get_boolean_member (row, "frozen"), ==, fact->frozen);
  g_assert_cmpint (json_object_get_int_member (row, "uses"), ==, 0);
  g_assert_cmpuint (json_array_get_length (low), ==, fact->low->len);
  for (guint i = 0; i < fact->low->len; i++)
    g_assert_true (holds_string (low, g_ptr_array_index (fact->low, i)));
  g_assert_cmpint (json_object_get_null_member (row, "lowest_balance_fen"), ==, !fact->has_balance);
  if (fact->has_balance)
    g_assert_cmpint (json_object_get_int_member (row, "lowest_balance_fen"), ==, fact->lowest_fen);
  /* E6 is given for diamond cards only; nothing is invented for the others. */
  g_assert_cmpint (json_object_get_null_member (row, "uses_limit"), ==, !diamond);
  if (diamond)
    g_assert_cmpint (json_object_get_int_member (row, "uses_limit"), ==, 3);
  if (fact->has_card)
    g_assert_cmpstr (json_object_get_string_member (row, "card_expires"), ==, fact->card_expires);
}

static void
test_fields (CliFixture    *fixture,
             gconstpointer  data)
{
  static const char * const managers[] = { "K001", "K008" };

  for (guint m = 0; m < G_N_ELEMENTS (managers); m++)
    {
      g_autoptr (GHashTable) facts = feed_facts_load (managers[m]);
      g_autoptr (JsonArray) rows = NULL;

      g_free (fixture->data_dir);
      fixture->data_dir = g_build_filename (fixture->hub.dir, managers[m], NULL);
      cli_fixture_enrol (fixture, managers[m]);
      cli_fixture_run (fixture, 0, "members", "--json", NULL);
      rows = cli_fixture_array (fixture);
      g_assert_cmpuint (json_array_get_length (rows), ==, g_hash_table_size (facts));
      for (guint i = 0; i < json_array_get_length (rows); i++)
        {
          JsonObject *row = json_array_get_object_element (rows, i);
          const FeedFact *fact =
            g_hash_table_lookup (facts, json_object_get_string_member (row, "member_no"));

          g_assert_nonnull (fact);
          check_row (row, fact);
        }
    }
}

/* S: no list says a phone number or an address in full, to people nor to programs. */
static void
assert_nothing_secret (CliFixture *fixture,
                       GHashTable *facts,
                       gboolean    numbers)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const FeedFact *fact = value;

      g_assert_null (strstr (fixture->out, fact->phone));
      g_assert_true (*fact->address == '\0' || strstr (fixture->out, fact->address) == NULL);
      for (guint i = 0; numbers && i < fact->numbers->len; i++)
        g_assert_null (strstr (fixture->out, g_ptr_array_index (fact->numbers, i)));
    }
}

static void
test_secrecy (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  const FeedFact *fact = g_hash_table_lookup (facts, "M0000001");

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "members", NULL);
  assert_nothing_secret (fixture, facts, TRUE);
  cli_fixture_run (fixture, 0, "today", NULL);
  assert_nothing_secret (fixture, facts, TRUE);
  cli_fixture_run (fixture, 0, "member", "M0000001", NULL);
  assert_nothing_secret (fixture, facts, TRUE);
  cli_fixture_run (fixture, 0, "members", "--json", NULL);
  assert_nothing_secret (fixture, facts, FALSE);
  cli_fixture_run (fixture, 0, "today", "--json", NULL);
  assert_nothing_secret (fixture, facts, FALSE);
  cli_fixture_run (fixture, 0, "member", "M0000001", "--json", NULL);
  assert_nothing_secret (fixture, facts, FALSE);

  cli_fixture_run (fixture, 0, "member", "--reveal", "M0000001", NULL);
  g_assert_nonnull (strstr (fixture->out, fact->phone));
  g_assert_nonnull (strstr (fixture->out, fact->address));
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_cmpint (sync_fixture_count (
                     &fixture->hub, "SELECT count (*) FROM reveals WHERE member_no = 'M0000001'"),
                   ==, 3);
}

/* Whatever libraries have to say, stdout carries the document alone, and nothing of a member or of a
 * search is said beside it (S). */
static void
test_debug_messages (CliFixture    *fixture,
                     gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  const FeedFact *fact = g_hash_table_lookup (facts, "M0000001");
  g_autoptr (JsonArray) found = NULL;
  g_autoptr (JsonObject) round = NULL;

  cli_fixture_enrol (fixture, "K001");
  fixture->debug = TRUE;
  cli_fixture_run (fixture, 0, "members", "--search", fact->phone, "--json", NULL);
  g_assert_null (strstr (fixture->err, fact->phone));
  found = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (found), ==, 1);
  cli_fixture_run (fixture, 0, "sync", "--json", NULL);
  g_assert_null (strstr (fixture->err, fact->phone));
  round = cli_fixture_object (fixture);
  g_assert_true (json_object_has_member (round, "cursor"));
}

static void
close_member (CliFixture *fixture,
              const char *member_no)
{
  g_autoptr (GError) error = NULL;

  desk_db_run (fixture->hub.db, &error,
               "UPDATE members SET closed = 1, rev = 1 + (SELECT max (rev) FROM feeds WHERE"
               " manager_no = 'K001') WHERE member_no = $1",
               "s", member_no);
  g_assert_no_error (error);
  desk_db_run (fixture->hub.db, &error, "UPDATE feeds SET rev = rev + 1 WHERE manager_no = 'K001'",
               "");
  g_assert_no_error (error);
}

/* Closed, not deleted: no longer listed, but known, and said to be so. */
static void
test_closed_member (CliFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr (JsonArray) rows = NULL;

  cli_fixture_enrol (fixture, "K001");
  close_member (fixture, "M0000001");
  cli_fixture_run (fixture, 0, "sync", NULL);
  cli_fixture_run (fixture, 0, "members", "--search", "M0000001", "--json", NULL);
  rows = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (rows), ==, 0);
  cli_fixture_run (fixture, 0, "member", "M0000001", NULL);
  g_assert_nonnull (strstr (fixture->out, "no longer in the billing feed"));
  cli_fixture_run (fixture, 1, "use", "M0000001", "airport-lounge", NULL);
  cli_fixture_assert_said (fixture, "no longer in the billing feed");
}

static void
test_member (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  const FeedFact *fact = g_hash_table_lookup (facts, "M0000055");
  g_autoptr (JsonObject) member = NULL;
  JsonObject *rating;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "member", "M0000055", "--json", NULL);
  member = cli_fixture_object (fixture);
  g_assert_cmpstr (json_object_get_string_member (member, "name"), ==, fact->name);
  g_assert_cmpstr (json_object_get_string_member (member, "tier"), ==, fact->tier);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (member, "accounts")), ==,
                    fact->numbers->len);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (member, "uses")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (member, "contacts")), ==,
                    0);
  rating = json_object_get_object_member (member, "rating");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (rating, "reasons")), >, 0);
  g_assert_true (json_object_has_member (rating, "to_next_fen"));
  g_assert_true (json_object_has_member (rating, "above_floor_fen"));
}

/* Of local data that is damaged there is no half document. */
static void
test_damaged (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data_dir, "desk.db", NULL);
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (GError) error = NULL;

  cli_fixture_enrol (fixture, "K001");
  db = desk_db_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (desk_db_exec (db, "DROP TABLE service_uses", &error));
  g_assert_no_error (error);
  g_clear_object (&db);
  cli_fixture_run (fixture, 1, "members", "--json", NULL);
  cli_fixture_assert_said (fixture, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/members/fields-t7-l3-e5-e6", test_fields);
  cli_fixture_add ("/cli/members/secrecy-s", test_secrecy);
  cli_fixture_add ("/cli/members/debug-messages-s", test_debug_messages);
  cli_fixture_add ("/cli/members/closed-member", test_closed_member);
  cli_fixture_add ("/cli/members/member-t9", test_member);
  cli_fixture_add ("/cli/members/damaged", test_damaged);
  return g_test_run ();
}
