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

static char *
dup_id (CliFixture *fixture)
{
  g_autoptr (JsonObject) object = cli_fixture_object (fixture);

  return g_strdup (json_object_get_string_member (object, "id"));
}

/* D1, D4: opened, told, done; on Today until then. */
static void
test_ticket (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (JsonArray) tickets = NULL;
  g_autoptr (JsonArray) told = NULL;
  g_autoptr (JsonArray) done = NULL;
  g_autofree char *id = NULL;
  JsonObject *first;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "ticket", "list", NULL);
  g_assert_cmpstr (fixture->out, ==, "No open tickets.\n");
  cli_fixture_run (fixture, 0, "ticket", "open", DIAMOND, "fault", "--place", "country", "--text", "断线",
                   "--json", NULL);
  id = dup_id (fixture);
  tickets = load_today (fixture, "tickets");
  g_assert_cmpuint (json_array_get_length (tickets), ==, 1);
  first = json_array_get_object_element (tickets, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (first, "ticket"), ==, "fault");
  g_assert_cmpstr (json_object_get_string_member (first, "text"), ==, "断线");
  g_assert_true (json_object_get_boolean_member (first, "untold"));
  g_assert_true (json_object_get_null_member (first, "cause"));

  cli_fixture_run (fixture, 1, "ticket", "done", DIAMOND, id, "--outcome", "修好了", NULL);
  g_assert_nonnull (strstr (fixture->err, "has to be told first"));
  cli_fixture_run (fixture, 0, "ticket", "told", DIAMOND, id, NULL);
  cli_fixture_run (fixture, 1, "ticket", "told", DIAMOND, id, NULL);
  told = load_today (fixture, "tickets");
  first = json_array_get_object_element (told, 0);
  g_assert_false (json_object_get_boolean_member (first, "untold"));
  g_assert_cmpstr (json_object_get_string_member (first, "told"), ==,
                   json_object_get_string_member (first, "opened"));
  cli_fixture_run (fixture, 0, "ticket", "done", DIAMOND, id, "--outcome", "修好了", NULL);
  done = load_today (fixture, "tickets");
  g_assert_cmpuint (json_array_get_length (done), ==, 0);
  cli_fixture_run (fixture, 0, "ticket", "done", DIAMOND, id, "--reopen", NULL);
  cli_fixture_run (fixture, 0, "ticket", "list", NULL);
  g_assert_nonnull (strstr (fixture->out, "断线"));
}

static void
test_ticket_usage (CliFixture    *fixture,
                   gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 2, "ticket", "open", DIAMOND, "wish", "--text", "x", NULL);
  cli_fixture_run (fixture, 2, "ticket", "open", DIAMOND, "fault", NULL);
  cli_fixture_run (fixture, 2, "ticket", "open", DIAMOND, "fault", "--text", "x", "--place", "moon", NULL);
  cli_fixture_run (fixture, 2, "ticket", "done", DIAMOND, "x", NULL);
  cli_fixture_run (fixture, 1, "ticket", "told", DIAMOND, "x", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/due/D5/callback", test_callback);
  cli_fixture_add ("/cli/due/snooze", test_snooze);
  cli_fixture_add ("/cli/due/D4/ticket", test_ticket);
  cli_fixture_add ("/cli/due/ticket/usage", test_ticket_usage);
  return g_test_run ();
}
