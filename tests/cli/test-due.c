/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#define DIAMOND "M0000001"      /* of K001, in data/demo */
#define LATER "2026-11-22T11:00:00+08:00"
#define AT_NOON "2026-11-22T12:00:00+08:00"

static JsonArray *
load_today (CliFixture *fixture,
            const char *part)
{
  g_autoptr (JsonObject) today = NULL;

  cli_fixture_run (fixture, 0, "today", "--json", NULL);
  today = cli_fixture_object (fixture);
  return json_array_ref (json_object_get_array_member (today, part));
}

static void
assert_callbacks (CliFixture *fixture,
                  guint       n)
{
  g_autoptr (JsonArray) callbacks = load_today (fixture, "callbacks");

  g_assert_cmpuint (json_array_get_length (callbacks), ==, n);
}

/* D5: promised, with a word about a quiet hour, told by Today, withdrawn. */
static void
test_callback (CliFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr (JsonArray) callbacks = NULL;
  JsonObject *first;
  const char *id;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "callback", "add", DIAMOND, LATER, "--about", "账单", NULL);
  g_assert_cmpstr (fixture->out, ==, "");
  callbacks = load_today (fixture, "callbacks");
  g_assert_cmpuint (json_array_get_length (callbacks), ==, 1);
  first = json_array_get_object_element (callbacks, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "about"), ==, "账单");
  g_assert_cmpstr (json_object_get_string_member (first, "due"), ==, LATER);
  id = json_object_get_string_member (first, "id");
  cli_fixture_run (fixture, 0, "callback", "withdraw", DIAMOND, id, NULL);
  assert_callbacks (fixture, 0);

  cli_fixture_run (fixture, 0, "callback", "add", DIAMOND, AT_NOON, "--about", "x", "--json", NULL);
  g_assert_nonnull (strstr (fixture->out, "quiet hour"));
  cli_fixture_run (fixture, 2, "callback", "add", DIAMOND, "soon", "--about", "x", NULL);
  cli_fixture_run (fixture, 2, "callback", "add", DIAMOND, LATER, NULL);
  cli_fixture_run (fixture, 1, "callback", "withdraw", DIAMOND, "nobody", NULL);
  assert_callbacks (fixture, 1);
}

/* Put off by the cause that Today names, and wanted again. */
static void
test_snooze (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (JsonArray) before = NULL;
  g_autoptr (JsonArray) after = NULL;
  g_autoptr (JsonArray) snoozed = NULL;
  JsonObject *first;
  const char *member_no, *cause;

  cli_fixture_enrol (fixture, "K001");
  before = load_today (fixture, "care");
  first = json_array_get_object_element (before, 0);
  member_no = json_object_get_string_member (first, "member_no");
  cause = json_object_get_string_member (first, "cause");
  cli_fixture_run (fixture, 0, "snooze", "add", member_no, cause, LATER, "--why", "出差", NULL);
  after = load_today (fixture, "care");
  g_assert_cmpuint (json_array_get_length (after), ==, json_array_get_length (before) - 1);
  snoozed = load_today (fixture, "snoozed");
  g_assert_cmpuint (json_array_get_length (snoozed), ==, 1);
  first = json_array_get_object_element (snoozed, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "cause"), ==, cause);
  g_assert_cmpstr (json_object_get_string_member (first, "until"), ==, LATER);
  g_assert_cmpstr (json_object_get_string_member (first, "why"), ==, "出差");

  cli_fixture_run (fixture, 2, "snooze", "add", member_no, cause, LATER, NULL);
  cli_fixture_run (fixture, 0, "snooze", "end", member_no, cause, NULL);
  g_clear_pointer (&snoozed, json_array_unref);
  snoozed = load_today (fixture, "snoozed");
  g_assert_cmpuint (json_array_get_length (snoozed), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/due/D5/callback", test_callback);
  cli_fixture_add ("/cli/due/snooze", test_snooze);
  return g_test_run ();
}
