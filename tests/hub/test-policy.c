/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-laptop.h"
#include "hub-program.h"

#include <desk-json.h>
#include <desk-test-policy.h>
#include <desk-test.h>
#include <hub-log.h>
#include <hub-policy.h>

/* The policy of a hub: shown, checked and loaded by the program, while this process serves. */

#define USES "SELECT count (*) FROM service_uses"
#define POLICIES "SELECT count (*) FROM policies"

/* Runs `member-desk-hub policy …` on the fixture's database. */
#define RUN(fixture, code, out, err, ...) \
  hub_program_run (fixture, NULL, code, out, err, \
                   (const char *[]) { g_getenv ("MEMBER_DESK_HUB"), "policy", __VA_ARGS__, \
                                      "--db", (fixture)->db_uri, NULL })

/* The built-in policy with that version, and one line of it changed. */
static char *
write_policy (HubFixture *fixture,
              const char *version,
              const char *from,
              const char *to)
{
  g_autofree char *text = desk_test_policy_amend (fixture->policy, version, from, to);
  g_autofree char *name = g_strconcat (version, ".ini", NULL);
  char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
load (HubFixture *fixture,
      const char *version,
      const char *from,
      const char *to)
{
  g_autofree char *path = write_policy (fixture, version, from, to);
  g_autofree char *out = NULL;

  RUN (fixture, 0, &out, NULL, "load", path);
  g_assert_nonnull (strstr (out, version));
}

/* The version that a pull names, and the policy that is served has. */
static void
assert_served (HubFixture *fixture,
               const char *token,
               const char *version)
{
  g_autofree char *page = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0",
                                                               .token = token), 200);
  g_autoptr (GPtrArray) stream = hub_fixture_read_stream (page);
  g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/policy",
                                                               .token = token), 200);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = desk_json_parse_object (body, strlen (body), &error);
  g_autoptr (DeskPolicy) policy = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (desk_json_peek_string (json_node_get_object (stream->pdata[0]), "policy", NULL),
                   ==, version);
  g_assert_cmpstr (desk_json_peek_string (object, "version", NULL), ==, version);
  policy = desk_policy_new_checked (desk_json_peek_string (object, "text", ""), "served", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_policy_get_version (policy), ==, version);
}

static void
test_show (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *out = NULL;

  RUN (fixture, 0, &out, NULL, "show");
  g_assert_true (g_str_has_prefix (out, "guizhou-2010.2: built in\n"));
  g_assert_nonnull (strstr (out, "\n[tier.ehome]\n  Rule: T1\n  Source: 第三章"));
  g_assert_nonnull (strstr (out, "\n  silver = 1080\n      Who spent so many yuan"));
  g_assert_nonnull (strstr (out, "\n[balance]\n  Rule: E5\n"));
  /* No courtesy visits to non-card members; nor a count of lounges. */
  g_assert_nonnull (strstr (out, "\n  months.non-card: not set\n      So many months"));
  g_assert_nonnull (strstr (out, "\n[service.airport-lounge]\n  Rule: E7\n"));
  g_assert_nonnull (strstr (out, "\n  per_month.diamond: not set\n"));
}

static JsonObject *
find_object (JsonArray  *array,
             const char *name,
             const char *value)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (object, name), value))
        return object;
    }
  g_error ("no %s is %s", name, value);
}

static void
test_show_json (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autoptr (JsonObject) document = NULL;
  JsonObject *group;
  JsonArray *keys;

  load (fixture, "gz.2", "low=20\n", "low=35.5\n");
  RUN (fixture, 0, &out, NULL, "show", "--json");
  document = desk_json_parse_object (out, strlen (out), NULL);
  g_assert_nonnull (document);
  g_assert_cmpstr (json_object_get_string_member (document, "version"), ==, "gz.2");
  g_assert_cmpstr (json_object_get_string_member (document, "origin"), ==, "loaded");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (document, "loaded"),
                                   "2026-11-22T09:30:00"));
  group = find_object (json_object_get_array_member (document, "groups"), "group", "balance");
  g_assert_cmpstr (json_object_get_string_member (group, "rule"), ==, "E5");
  keys = json_object_get_array_member (group, "keys");
  g_assert_cmpstr (json_object_get_string_member (find_object (keys, "key", "low"), "value"), ==,
                   "35.5");
  group = find_object (json_object_get_array_member (document, "groups"), "group",
                       "service.spare-sim");
  keys = json_object_get_array_member (group, "keys");
  g_assert_true (json_object_get_null_member (find_object (keys, "key", "per_month.gold"),
                                              "value"));
}

/* Each with its line, worked out from the built-in file. */
static void
test_check (HubFixture    *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *expected;
  } cases[] = {
    { "[policy]\n", "[weather]\n[policy]\n", "line 5: [weather] no such group" },
    { "low=20\n", "lov=20\n", "line 65: [balance] lov: no such key" },
    { "zone=Asia/Shanghai\n", "", "line 5: [policy] zone: it is missing" },
    { "zone=Asia/Shanghai\n", "zone=Mars/Olympus\n", "line 8: [policy] zone: no time zone" },
    { "low=20\n", "low=much\n", "line 65: [balance] low: " },
    { "later_hours=2\n", "later_hours=13\n", "line 61: [hours.notify] later_hours: " },
    { "silver=1080\ngold=2160\n", "silver=1080\ngold=1080\n", "line 14: [tier.ehome] gold: " },
    { "14:00-20:00\n", "11:59-20:00\n", "line 58: [hours.notify] windows: the windows overlap" },
    { "14:00-20:00\n", "20:00-14:00\n", "line 58: [hours.notify] windows: windows as" },
    { "close=20:00\n", "close=08:00\n", "line 54: [hours.visit] close: it closes before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_policy (fixture, "gz.3", cases[i].from, cases[i].to);
      g_autofree char *err = NULL;

      RUN (fixture, 1, NULL, &err, "check", path);
      if (strstr (err, cases[i].expected) == NULL)
        g_error ("“%s” is missing in: %s", cases[i].expected, err);
      g_assert_nonnull (strstr (err, "for 1 fault; nothing was changed"));
      g_clear_pointer (&err, g_free);
      RUN (fixture, 1, NULL, &err, "load", path);
      g_assert_nonnull (strstr (err, cases[i].expected));
    }
  g_assert_cmpint (hub_fixture_count (fixture, POLICIES), ==, 0);
}

static void
test_all_faults (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = write_policy (fixture, "gz.3", "[balance]\nlow=20\n",
                                        "[balance]\nlow=much\nhigh=3\n[weather]\n");
  g_autofree char *good = write_policy (fixture, "gz.4", "low=20\n", "low=21\n");
  g_autofree char *err = NULL;
  g_autofree char *out = NULL;

  RUN (fixture, 1, NULL, &err, "check", path);
  g_assert_true (strstr (err, "line 65: ") < strstr (err, "line 66: "));
  g_assert_true (strstr (err, "line 66: ") < strstr (err, "line 67: [weather]"));
  g_assert_nonnull (strstr (err, "for 3 faults"));
  RUN (fixture, 0, &out, NULL, "check", good);
  g_assert_cmpstr (out, ==, "The policy gz.4 can be loaded.\n");
  g_assert_cmpint (hub_fixture_count (fixture, POLICIES), ==, 0);
}

/* One version, one text: that of the built-in one, of the one in force, and of former ones. */
static void
test_versions (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *builtin = write_policy (fixture, "guizhou-2010.2", "low=20\n", "low=21\n");
  g_autofree char *other = NULL;
  g_autofree char *err = NULL;
  g_autofree char *out = NULL;

  RUN (fixture, 1, NULL, &err, "load", builtin);
  g_assert_nonnull (strstr (err, "line 6: [policy] version: the version “guizhou-2010.2”"));
  load (fixture, "gz.2", "low=20\n", "low=21\n");
  load (fixture, "gz.3", "low=20\n", "low=22\n");
  g_clear_pointer (&err, g_free);
  other = write_policy (fixture, "gz.3", "low=20\n", "low=23\n");
  RUN (fixture, 1, NULL, &err, "check", other);
  g_assert_nonnull (strstr (err, "line 6: [policy] version: "));
  g_free (other);
  other = write_policy (fixture, "gz.2", "low=20\n", "low=23\n");
  RUN (fixture, 1, NULL, NULL, "load", other);
  g_assert_cmpint (hub_fixture_count (fixture, POLICIES), ==, 2);

  /* The same once more changes nothing; going back is allowed. */
  load (fixture, "gz.3", "low=20\n", "low=22\n");
  g_assert_cmpint (hub_fixture_count (fixture, POLICIES), ==, 2);
  load (fixture, "gz.2", "low=20\n", "low=21\n");
  g_assert_cmpint (hub_fixture_count (fixture, POLICIES), ==, 3);
  RUN (fixture, 0, &out, NULL, "show");
  g_assert_true (g_str_has_prefix (out, "gz.2: loaded on 2026-11-22T09:30:00"));
}

static int n_told;

/* From any thread of the hub. */
static GLogWriterOutput
count_cb (GLogLevelFlags   level,
          const GLogField *fields,
          gsize            n_fields,
          gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE_ID")
        && g_strcmp0 (fields[i].value, hub_log_get_id (HUB_LOG_POLICY)) == 0)
      g_atomic_int_inc (&n_told);
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* Another process loads; the hub that serves follows at once, and tells its journal once. */
static void
test_serving (HubFixture    *fixture,
              gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");

  g_atomic_int_set (&n_told, 0);
  assert_served (fixture, laptop.token, "guizhou-2010.2");
  g_assert_cmpint (g_atomic_int_get (&n_told), ==, 0);
  load (fixture, "gz.2", "low=20\n", "low=21\n");
  assert_served (fixture, laptop.token, "gz.2");
  assert_served (fixture, laptop.token, "gz.2");
  g_assert_cmpint (g_atomic_int_get (&n_told), ==, 1);
  load (fixture, "gz.3", "low=20\n", "low=22\n");
  assert_served (fixture, laptop.token, "gz.3");
  g_assert_cmpint (g_atomic_int_get (&n_told), ==, 2);

  /* And on its next start. */
  hub_fixture_stop (fixture);
  fixture->server = hub_server_new (fixture->db_uri, fixture->policy, fixture->clock);
  g_assert_true (hub_server_listen (fixture->server, "127.0.0.1:0", NULL, NULL, NULL));
  assert_served (fixture, laptop.token, "gz.3");
}

/* A file that was named stays in force. */
static void
test_named (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autofree char *path = write_policy (fixture, "named", "low=20\n", "low=30\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) named = desk_policy_new_from_file (path, &error);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_no_error (error);
  hub_fixture_stop (fixture);
  fixture->server = hub_server_new (fixture->db_uri, named, fixture->clock);
  g_assert_true (hub_server_listen (fixture->server, "127.0.0.1:0", NULL, NULL, NULL));
  load (fixture, "gz.2", "low=20\n", "low=21\n");
  assert_served (fixture, laptop.token, "named");
  RUN (fixture, 0, &out, NULL, "show", "--policy", path);
  g_assert_true (g_str_has_prefix (out, "named: from the file that was named"));
  /* Where it is known that loading would be in vain, it is refused. */
  RUN (fixture, 1, NULL, &err, "load", path, "--policy", path);
  g_assert_nonnull (strstr (err, "wins over what is loaded"));
  g_assert_cmpint (hub_fixture_count (fixture, POLICIES), ==, 1);
}

static void
test_etag (HubFixture    *fixture,
           gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  static const struct
  {
    const char *known;
    guint       status;
  } cases[] = {
    { "\"guizhou-2010.2\"", 304 }, { "\"x\", W/\"guizhou-2010.2\"", 304 }, { "*", 304 },
    { "\"guizhou-2010.9\"", 200 }, { "guizhou-2010.2", 200 }, { "\"guizhou\"", 200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoupMessage) message =
        hub_fixture_message (fixture, HUB_CALL (.path = "/v1/policy", .token = laptop.token));
      g_autoptr (GBytes) body = NULL;

      soup_message_headers_replace (soup_message_get_request_headers (message), "If-None-Match",
                                    cases[i].known);
      body = hub_fixture_send (fixture, message);
      g_assert_cmpuint (soup_message_get_status (message), ==, cases[i].status);
      g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                     "ETag"),
                       ==, "\"guizhou-2010.2\"");
      g_assert_true ((g_bytes_get_size (body) == 0) == (cases[i].status == 304));
    }
}

static void
test_access (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *nobody = NULL;
  g_autofree char *wrong = NULL;

  nobody = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/policy", .protocol = "1"), 401);
  hub_fixture_assert_error (nobody, "unknown-device");
  wrong = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/policy", .token = "x"), 401);
  hub_fixture_assert_error (wrong, "unknown-device");
}

static void
assert_judged (HubFixture *fixture,
               HubLaptop  *laptop,
               DeskOp     *op,
               const char *expected)
{
  g_autofree char *verdict = hub_fixture_judge (fixture, laptop->token, op->text);

  g_assert_cmpstr (verdict, ==, expected);
}

/* Two of three uses; then one a month is all there is, and a card costs ten times as much. What was
 * accepted stays, also when it is sent again; the card stays; only what comes next is judged anew. */
static void
test_past (HubFixture    *fixture,
           gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) first = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autoptr (DeskOp) second = hub_fixture_use (fixture, laptop.device_id, 2, "A1");
  g_autoptr (DeskOp) third = hub_fixture_use (fixture, laptop.device_id, 3, "A1");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_judged (fixture, &laptop, first, "accepted");
  assert_judged (fixture, &laptop, second, "accepted");
  before = hub_fixture_look (fixture);

  load (fixture, "gz.2", "silver=1080\ngold=2160\ndiamond=3360",
        "silver=10800\ngold=21600\ndiamond=33600");
  load (fixture, "gz.3", "per_month.diamond=3", "per_month.diamond=1");
  after = hub_fixture_look (fixture);
  g_assert_cmpstr (after, ==, before);
  assert_judged (fixture, &laptop, first, "accepted");
  assert_judged (fixture, &laptop, second, "accepted");
  assert_judged (fixture, &laptop, third, "quota-used-up");
  g_assert_cmpint (hub_fixture_count (fixture, USES), ==, 2);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM members"
                                               " WHERE card_tier = 'diamond'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_cb, NULL, NULL);
  hub_fixture_add ("/hub/policy/show", test_show);
  hub_fixture_add ("/hub/policy/show-json", test_show_json);
  hub_fixture_add ("/hub/policy/check", test_check);
  hub_fixture_add ("/hub/policy/all-faults", test_all_faults);
  hub_fixture_add ("/hub/policy/versions", test_versions);
  hub_fixture_add ("/hub/policy/serving", test_serving);
  hub_fixture_add ("/hub/policy/named", test_named);
  hub_fixture_add ("/hub/policy/etag", test_etag);
  hub_fixture_add ("/hub/policy/access", test_access);
  hub_fixture_add ("/hub/policy/past", test_past);
  return g_test_run ();
}
