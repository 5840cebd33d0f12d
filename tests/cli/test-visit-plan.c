/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom to visit, and in which order. */

#include "cli-fixture.h"
#include "feed-facts.h"

#include <string.h>

#define MEMBER "M0000001"       /* of K001, in data/demo: 贵阳市北京路244号 */
#define STREET "贵阳市北京路"
#define OTHER "M0000271"        /* of K001, in data/demo */
#define DAY "2026-11-23"

/* Worked out from the feed by hand: nobody was visited, and a card counts from 60 days before
 * 2026-11-22 on. */
static int
weigh (const FeedFact *fact)
{
  static const char * const cards[] = { "silver", "gold", "diamond" };
  int weight = 0;
  int tier = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    if (g_str_equal (fact->tier, cards[i]))
      tier = 5 * ((int) i + 1);
  if (tier > 0)
    weight += 15;
  if (tier > 0 && *fact->card_expires != '\0' && strcmp (fact->card_expires, "2027-01-21") <= 0)
    weight += 30;
  if (fact->frozen)
    weight += 25;
  if (fact->low->len > 0)
    weight += 10;
  return weight > 0 ? weight + tier : 0;
}

static guint
count_weighty (GHashTable *facts)
{
  GHashTableIter iter;
  gpointer fact;
  guint n = 0;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, NULL, &fact))
    if (weigh (fact) > 0)
      n++;
  return n;
}

static guint
count_neighbours (GHashTable *facts)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const FeedFact *fact = value;

      if (g_str_has_prefix (fact->address, STREET) &&
          g_ascii_isdigit (fact->address[strlen (STREET)]) &&
          !g_str_equal (fact->member_no, MEMBER))
        n++;
    }
  return n;
}

static JsonArray *
suggest (CliFixture *fixture,
         const char *option,
         const char *value)
{
  cli_fixture_run (fixture, 0, "visit", "suggest", "--limit", "1000", "--json", option, value, NULL);
  return cli_fixture_array (fixture);
}

/* Everybody with a reason, the heaviest first. */
static void
test_suggest (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  g_autoptr (JsonArray) ideas = NULL;
  gint64 before = G_MAXINT;

  cli_fixture_enrol (fixture, "K001");
  ideas = suggest (fixture, NULL, NULL);
  g_assert_cmpuint (json_array_get_length (ideas), ==, count_weighty (facts));
  for (guint i = 0; i < json_array_get_length (ideas); i++)
    {
      JsonObject *idea = json_array_get_object_element (ideas, i);
      const FeedFact *fact =
        g_hash_table_lookup (facts, json_object_get_string_member (idea, "member_no"));
      gint64 weight = json_object_get_int_member (idea, "weight");

      g_assert_cmpint (weight, ==, weigh (fact));
      g_assert_cmpint (weight, <=, before);
      g_assert_cmpstr (json_object_get_string_member (idea, "name"), ==, fact->name);
      g_assert_cmpstr (json_object_get_string_member (idea, "tier"), ==, fact->tier);
      g_assert_true (json_object_get_null_member (idea, "visited_days"));
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (idea, "reasons")), >,
                        0);
      before = weight;
    }
}

/* Whoever is planned for is no idea any more. */
static void
test_planned (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonArray) one = NULL;
  g_autoptr (JsonArray) other = NULL;
  const char *member_no;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "visit", "suggest", "--limit", "1", "--json", NULL);
  one = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (one), ==, 1);
  member_no = json_object_get_string_member (json_array_get_object_element (one, 0), "member_no");
  cli_fixture_run (fixture, 0, "visit", "suggest", "--limit", "1", NULL);
  g_assert_nonnull (strstr (fixture->out, member_no));
  g_assert_nonnull (strstr (fixture->out, "There was no visit yet."));

  cli_fixture_run (fixture, 0, "visit", "add", member_no, DAY "T10:00:00+08:00", "--minutes", "30",
                   "--purpose", "courtesy", NULL);
  cli_fixture_run (fixture, 0, "visit", "suggest", "--limit", "1", "--json", NULL);
  other = cli_fixture_array (fixture);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (other, 0),
                                                  "member_no"), !=, member_no);
}

static void
test_near (CliFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  g_autoptr (JsonArray) ideas = NULL;

  cli_fixture_enrol (fixture, "K001");
  ideas = suggest (fixture, "--near", MEMBER);
  g_assert_cmpuint (json_array_get_length (ideas), ==, count_neighbours (facts));
  g_assert_cmpuint (json_array_get_length (ideas), >, 0);
  cli_fixture_run (fixture, 1, "visit", "suggest", "--near", "M9999999", NULL);
  cli_fixture_assert_said (fixture, "M9999999");
  cli_fixture_run (fixture, 2, "visit", "suggest", "--limit", "0", NULL);
  cli_fixture_assert_said (fixture, "“0”");
}

static void
add (CliFixture *fixture,
     const char *member_no,
     const char *start)
{
  cli_fixture_run (fixture, 0, "visit", "add", member_no, start, "--minutes", "60", "--purpose",
                   "card", NULL);
}

static void
assert_starts (JsonArray  *visits,
               const char *first,
               const char *second)
{
  g_assert_cmpuint (json_array_get_length (visits), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (visits, 0),
                                                  "start"), ==, first);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (visits, 1),
                                                  "start"), ==, second);
}

/* Proposed, nothing moves; applied, it does. */
static void
test_order (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr (JsonArray) proposed = NULL;
  g_autoptr (JsonArray) before = NULL;
  g_autoptr (JsonArray) after = NULL;

  cli_fixture_enrol (fixture, "K001");
  add (fixture, MEMBER, DAY "T14:00:00+08:00");
  add (fixture, OTHER, DAY "T16:30:00+08:00");
  cli_fixture_run (fixture, 0, "visit", "order", DAY, "--json", NULL);
  proposed = cli_fixture_array (fixture);
  assert_starts (proposed, DAY "T08:00:00+08:00", DAY "T09:00:00+08:00");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (proposed, 1),
                                                  "was"), ==, DAY "T16:30:00+08:00");
  cli_fixture_run (fixture, 0, "visit", "list", "--json", NULL);
  before = cli_fixture_array (fixture);
  assert_starts (before, DAY "T14:00:00+08:00", DAY "T16:30:00+08:00");

  cli_fixture_run (fixture, 0, "visit", "order", DAY, "--apply", NULL);
  g_assert_nonnull (strstr (fixture->out, "2 visits recorded"));
  g_assert_nonnull (strstr (fixture->out, "Moves"));
  cli_fixture_run (fixture, 0, "visit", "list", "--json", NULL);
  after = cli_fixture_array (fixture);
  assert_starts (after, DAY "T08:00:00+08:00", DAY "T09:00:00+08:00");
  cli_fixture_run (fixture, 0, "visit", "order", DAY, NULL);
  g_assert_null (strstr (fixture->out, "Moves"));
  cli_fixture_run (fixture, 0, "sync", NULL);
  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  g_assert_cmpstr (fixture->out, ==, "[]\n");
}

static void
test_order_usage (CliFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr (JsonObject) told = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "visit", "order", DAY, NULL);
  g_assert_nonnull (strstr (fixture->out, "nothing to be put in order"));
  cli_fixture_run (fixture, 0, "visit", "order", DAY, "--apply", "--json", NULL);
  told = cli_fixture_object (fixture);
  g_assert_cmpint (json_object_get_int_member (told, "accepted"), ==, 0);
  cli_fixture_run (fixture, 2, "visit", "order", "2026-02-30", NULL);
  cli_fixture_assert_said (fixture, "2026-02-30");
  cli_fixture_run (fixture, 2, "visit", "order", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/visit-plan/suggest-E5-L3", test_suggest);
  cli_fixture_add ("/cli/visit-plan/planned", test_planned);
  cli_fixture_add ("/cli/visit-plan/near", test_near);
  cli_fixture_add ("/cli/visit-plan/order", test_order);
  cli_fixture_add ("/cli/visit-plan/order-usage", test_order_usage);
  return g_test_run ();
}
