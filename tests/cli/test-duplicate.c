/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

/* Nobody in data/demo looks like another one of K001; any two can be marked. */
static void
test_mark (CliFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr (JsonArray) listed = NULL;
  g_autoptr (JsonObject) marked = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "duplicate", "list", "--json", NULL);
  listed = cli_fixture_array (fixture);
  cli_fixture_run (fixture, 0, "duplicate", "mark", "M0000001", "M0000019", "same", "--json", NULL);
  marked = cli_fixture_object (fixture);
  g_assert_true (json_object_has_member (marked, "id"));
  cli_fixture_run (fixture, 0, "sync", NULL);
  cli_fixture_run (fixture, 0, "outbox", NULL);
  g_assert_null (strstr (fixture->out, "duplicate.mark"));
}

static void
test_refuses (CliFixture    *fixture,
              gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 2, "duplicate", "mark", "M0000001", "M0000019", "maybe", NULL);
  cli_fixture_assert_said (fixture, "maybe");
  cli_fixture_run (fixture, 1, "duplicate", "mark", "M0000001", "M9", "same", NULL);
  cli_fixture_assert_said (fixture, "M9");
  cli_fixture_run (fixture, 0, "members", "--flag", "duplicate", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/duplicate/mark", test_mark);
  cli_fixture_add ("/cli/duplicate/refuses", test_refuses);
  return g_test_run ();
}
