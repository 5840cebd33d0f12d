/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#define DIAMOND "M0000001"      /* of K001, in data/demo */

/* The tags that a document has, one after the other. */
static void
assert_tags (CliFixture *fixture,
             const char *expected)
{
  g_autoptr (JsonObject) object = cli_fixture_object (fixture);
  JsonArray *tags = json_object_get_array_member (object, "tags");
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpstr (json_object_get_string_member (object, "member_no"), ==, DIAMOND);
  for (guint i = 0; i < json_array_get_length (tags); i++)
    g_string_append_printf (text, "%s|", json_array_get_string_element (tags, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_finds (CliFixture *fixture,
              const char *search,
              guint       n_members)
{
  g_autoptr (JsonArray) rows = NULL;

  cli_fixture_run (fixture, 0, "members", "--search", search, "--json", NULL);
  rows = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (rows), ==, n_members);
}

static void
test_tags (CliFixture    *fixture,
           gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "tag", "add", DIAMOND, " golf ", "--json", NULL);
  assert_tags (fixture, "golf|");
  cli_fixture_run (fixture, 0, "tag", "add", DIAMOND, "爱喝茶", NULL);
  g_assert_cmpstr (fixture->out, ==, "golf\n爱喝茶\n");
  cli_fixture_run (fixture, 0, "--json", "tag", "add", DIAMOND, "Golf", NULL);
  assert_tags (fixture, "Golf|爱喝茶|");
  assert_finds (fixture, "爱喝茶", 1);

  cli_fixture_run (fixture, 0, "sync", NULL);
  cli_fixture_run (fixture, 0, "member", DIAMOND, "--json", NULL);
  assert_tags (fixture, "Golf|爱喝茶|");
  cli_fixture_run (fixture, 0, "member", DIAMOND, NULL);
  g_assert_nonnull (strstr (fixture->out, "Tags: Golf, 爱喝茶\n"));

  cli_fixture_run (fixture, 0, "tag", "remove", DIAMOND, "GOLF", "--json", NULL);
  assert_tags (fixture, "爱喝茶|");
  assert_finds (fixture, "golf", 0);
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_cmpint (sync_fixture_count (&fixture->hub,
                                       "SELECT count (*) FROM tags WHERE removed = 0"), ==, 1);
}

static void
test_refused (CliFixture    *fixture,
              gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 1, "tag", "remove", DIAMOND, "golf", NULL);
  cli_fixture_assert_said (fixture, "golf");
  cli_fixture_run (fixture, 1, "tag", "add", DIAMOND, "more than twenty letters", NULL);
  cli_fixture_assert_said (fixture, "20");
  cli_fixture_run (fixture, 1, "tag", "add", "M9999999", "golf", NULL);
  cli_fixture_assert_said (fixture, "M9999999");
  cli_fixture_run (fixture, 2, "tag", "add", DIAMOND, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/tag/tags", test_tags);
  cli_fixture_add ("/cli/tag/refused", test_refused);
  return g_test_run ();
}
