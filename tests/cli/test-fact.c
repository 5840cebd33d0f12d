/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#define DIAMOND "M0000001"      /* of K001, in data/demo: a low balance */

static JsonObject *
find_care (JsonObject *today)
{
  JsonArray *care = json_object_get_array_member (today, "care");

  for (guint i = 0; i < json_array_get_length (care); i++)
    {
      JsonObject *item = json_array_get_object_element (care, i);

      if (g_str_equal (json_object_get_string_member (item, "member_no"), DIAMOND))
        return item;
    }
  g_assert_not_reached ();
}

/* H3: within what is allowed, when the member prefers it. */
static void
test_hours (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr (JsonObject) today = NULL;
  g_autoptr (JsonObject) warned = NULL;
  JsonObject *care;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "fact", "set", DIAMOND, "call-hours", "--days", "1,6-7", "--from",
                   "18:00", "--to", "21:00", NULL);
  cli_fixture_run (fixture, 0, "today", "--json", NULL);
  today = cli_fixture_object (fixture);
  care = find_care (today);
  g_assert_false (json_object_get_boolean_member (care, "callable_now"));
  g_assert_cmpstr (json_object_get_string_member (care, "callable_from"), ==,
                   "2026-11-22T18:00:00+08:00");
  cli_fixture_run (fixture, 0, "fact", "set", DIAMOND, "call-hours", "--days", "1-7", "--from",
                   "12:00", "--to", "14:00", "--json", NULL);
  warned = cli_fixture_object (fixture);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (warned, "warnings")), ==,
                    1);
}

static JsonArray *
load_facts (CliFixture *fixture)
{
  g_autoptr (JsonObject) member = NULL;

  cli_fixture_run (fixture, 0, "member", DIAMOND, "--json", NULL);
  member = cli_fixture_object (fixture);
  return json_array_ref (json_object_get_array_member (member, "facts"));
}

static void
assert_fact (JsonArray  *facts,
             guint       index,
             const char *kind,
             const char *name,
             const char *value)
{
  JsonObject *fact = json_array_get_object_element (facts, index);

  g_assert_cmpstr (json_object_get_string_member (fact, "fact"), ==, kind);
  fact = strcmp (name, "next") == 0 ? fact : json_object_get_object_member (fact, "value");
  g_assert_cmpstr (json_object_get_string_member (fact, name), ==, value);
}

/* S: the second contact's phone too. */
static void
test_known (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr (JsonArray) facts = NULL;
  g_autoptr (JsonArray) fewer = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "fact", "set", DIAMOND, "second-contact", "--name", "王丽",
                   "--relation", "配偶", "--phone", "139 0000 1234", NULL);
  cli_fixture_run (fixture, 0, "fact", "set", DIAMOND, "birthday", "--day", "1975-08-15",
                   "--lunar", NULL);
  cli_fixture_run (fixture, 0, "fact", "set", DIAMOND, "occasion", "--name", "结婚纪念日", "--day",
                   "05-20", NULL);
  cli_fixture_run (fixture, 0, "fact", "set", DIAMOND, "occasion", "--name", "搬家", "--day",
                   "12-01", NULL);
  cli_fixture_run (fixture, 0, "sync", NULL);
  facts = load_facts (fixture);
  g_assert_cmpuint (json_array_get_length (facts), ==, 4);
  assert_fact (facts, 0, "second-contact", "phone", "139****1234");
  assert_fact (facts, 1, "birthday", "next", "2027-09-15");
  assert_fact (facts, 2, "occasion", "next", "2026-12-01");
  assert_fact (facts, 3, "occasion", "next", "2027-05-20");
  cli_fixture_run (fixture, 0, "member", DIAMOND, NULL);
  g_assert_nonnull (strstr (fixture->out, "Second contact: 王丽 (配偶), 139****1234\n"));
  cli_fixture_run (fixture, 0, "member", DIAMOND, "--reveal", NULL);
  g_assert_nonnull (strstr (fixture->out, "Second contact: 王丽 (配偶), 13900001234\n"));
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_cmpint (sync_fixture_count (&fixture->hub, "SELECT count (*) FROM reveals"
                                                      " WHERE field = 'second-phone'"), ==, 1);

  cli_fixture_run (fixture, 0, "fact", "remove", DIAMOND, "occasion", "--name", "搬家", NULL);
  cli_fixture_run (fixture, 0, "fact", "set", DIAMOND, "birthday", "--day", "08-15", NULL);
  fewer = load_facts (fixture);
  g_assert_cmpuint (json_array_get_length (fewer), ==, 3);
  assert_fact (fewer, 1, "birthday", "next", "2027-08-15");
}

static void
test_refused (CliFixture    *fixture,
              gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 2, "fact", "set", DIAMOND, "shoe-size", NULL);
  cli_fixture_run (fixture, 2, "fact", "set", DIAMOND, "call-hours", "--days", "0", NULL);
  cli_fixture_run (fixture, 2, "fact", "set", DIAMOND, "call-hours", "--days", "5-1", NULL);
  cli_fixture_run (fixture, 1, "fact", "set", DIAMOND, "call-hours", "--days", "", NULL);
  cli_fixture_run (fixture, 1, "fact", "set", DIAMOND, "call-hours", "--days", "1", NULL);
  cli_fixture_assert_said (fixture, "from");
  cli_fixture_run (fixture, 1, "fact", "set", DIAMOND, "birthday", "--day", "1975-02-29", NULL);
  cli_fixture_assert_said (fixture, "day");
  cli_fixture_run (fixture, 1, "fact", "remove", DIAMOND, "birthday", NULL);
  cli_fixture_assert_said (fixture, "known");
}

/* The birthday of this member among today's occasions; NULL: it is not due. */
static JsonObject *
find_birthday (JsonObject *today)
{
  JsonArray *occasions = json_object_get_array_member (today, "occasions");

  for (guint i = 0; i < json_array_get_length (occasions); i++)
    {
      JsonObject *item = json_array_get_object_element (occasions, i);
      const char *member_no = json_object_get_string_member_with_default (item, "member_no", NULL);

      if (g_strcmp0 (member_no, DIAMOND) == 0)
        return item;
    }
  return NULL;
}

/* P3: a birthday of today is listed with words for it, until it was greeted. */
static void
test_occasions (CliFixture    *fixture,
                gconstpointer  data)
{
  g_autoptr (JsonObject) today = NULL;
  g_autoptr (JsonObject) greeted = NULL;
  JsonObject *item;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "fact", "set", DIAMOND, "birthday", "--day", "11-22", NULL);
  cli_fixture_run (fixture, 0, "today", NULL);
  g_assert_nonnull (strstr (fixture->out, "Birthday today"));
  cli_fixture_run (fixture, 0, "today", "--json", NULL);
  today = cli_fixture_object (fixture);
  item = find_birthday (today);
  g_assert_cmpstr (json_object_get_string_member (item, "occasion"), ==, "birthday");
  g_assert_cmpstr (json_object_get_string_member (item, "day"), ==, "2026-11-22");
  g_assert_cmpint (json_object_get_int_member (item, "members"), ==, 1);
  g_assert_false (json_object_get_boolean_member (item, "missed"));
  g_assert_true (g_str_has_suffix (json_object_get_string_member (item, "words"),
                                   ", China Telecom wishes you a happy birthday!"));

  cli_fixture_run (fixture, 0, "care", DIAMOND, "birthday", "--channel", "call", "--result", "x",
                   NULL);
  cli_fixture_run (fixture, 0, "today", "--json", NULL);
  greeted = cli_fixture_object (fixture);
  g_assert_null (find_birthday (greeted));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/fact/H3/hours", test_hours);
  cli_fixture_add ("/cli/fact/known", test_known);
  cli_fixture_add ("/cli/fact/refused", test_refused);
  cli_fixture_add ("/cli/today/P3/occasions", test_occasions);
  return g_test_run ();
}
