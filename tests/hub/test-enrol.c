/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-error.h>
#include <desk-json.h>
#include <desk-test.h>
#include <hub-device.h>
#include <hub-enrolment.h>
#include <hub-secret.h>

#define INCARNATION "018f3a00-0000-7000-8000-0000000000aa"

static char *
make_code (HubFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *code = hub_enrolment_new_code (fixture->db, fixture->clock, "M01", &error);

  g_assert_no_error (error);
  return code;
}

static char *
enrol_from (HubFixture *fixture,
            const char *code,
            const char *forwarded,
            guint       status)
{
  g_autofree char *body = g_strdup_printf ("{\"code\":\"%s\",\"incarnation\":\"%s\","
                                           "\"device_name\":\"笔\\u001b[31m记本\"}",
                                           code, INCARNATION);

  return hub_fixture_call (fixture,
                           HUB_CALL (.path = "/v1/enrol", .body = body, .forwarded = forwarded),
                           status);
}

static char *
enrol (HubFixture *fixture,
       const char *code,
       guint       status)
{
  return enrol_from (fixture, code, NULL, status);
}

static void
test_ok (HubFixture    *fixture,
         gconstpointer  data)
{
  g_autofree char *code = make_code (fixture);
  g_autofree char *answer = enrol (fixture, code, 200);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = desk_json_parse_object (answer, -1, &error);
  g_autoptr (HubDevice) device = NULL;
  JsonObject *manager;

  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (object, "protocol"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (object, "now"), ==, HUB_FIXTURE_NOW);
  manager = json_object_get_object_member (object, "manager");
  g_assert_cmpstr (json_object_get_string_member (manager, "manager_no"), ==, "M01");
  g_assert_cmpstr (json_object_get_string_member (manager, "name"), ==, "王经理");
  g_assert_cmpstr (json_object_get_string_member (manager, "region"), ==, "guizhou");

  device = hub_device_find (fixture->db, json_object_get_string_member (object, "token"), &error);
  g_assert_no_error (error);
  g_assert_nonnull (device);
  g_assert_cmpstr (device->device_id, ==, json_object_get_string_member (object, "device_id"));
  g_assert_cmpstr (device->manager_no, ==, "M01");
  /* What could steer a terminal is left out. */
  g_assert_cmpstr (device->name, ==, "笔[31m记本");
  g_assert_cmpstr (device->incarnation, ==, INCARNATION);
}

/* What a code or a token is cannot be read out of the database. */
static void
test_only_hashes (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *code = make_code (fixture);
  g_autofree char *plain = hub_secret_normalize_code (code);
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (token), ==, 43);
  found = desk_db_query_text (fixture->db, &error, "SELECT token_hash FROM devices", "");
  g_assert_no_error (error);
  g_assert_cmpstr (found, !=, token);
  g_assert_cmpuint (strlen (found), ==, 64);
  g_assert_cmpint (hub_fixture_count (fixture,
                                      "SELECT count(*) FROM enrolments"
                                      " WHERE length (code_hash) = 64"),
                   ==, 2);
  g_assert_cmpuint (strlen (plain), ==, 8);
}

static void
test_wrong (HubFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *code = make_code (fixture);
  const char *cases[] = { "ABCD-EFGH", "", "ABCD", "ABCD-EFGHJ", "0000-1111" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *answer = enrol (fixture, cases[i], 403);

      hub_fixture_assert_error (answer, "wrong-code");
    }
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count(*) FROM devices"), ==, 0);
}

static void
test_used (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *code = make_code (fixture);
  g_autofree char *first = enrol (fixture, code, 200);
  g_autofree char *second = enrol (fixture, code, 403);

  hub_fixture_assert_error (second, "wrong-code");
  g_assert_nonnull (strstr (second, "used"));
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count(*) FROM devices"), ==, 1);
}

static void
test_expiry (HubFixture    *fixture,
             gconstpointer  data)
{
  gint64 made_ms = desk_test_time (HUB_FIXTURE_NOW);
  g_autofree char *late = make_code (fixture);
  g_autofree char *in_time = make_code (fixture);
  g_autofree char *accepted = NULL;
  g_autofree char *refused = NULL;

  desk_clock_set (fixture->clock, made_ms + 10 * 60 * 1000 - 1);
  accepted = enrol (fixture, in_time, 200);
  desk_clock_set (fixture->clock, made_ms + 10 * 60 * 1000);
  refused = enrol (fixture, late, 403);
  hub_fixture_assert_error (refused, "wrong-code");
  g_assert_nonnull (strstr (refused, "expired"));
}

static void
test_as_typed (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *code = make_code (fixture);
  g_autofree char *small = g_ascii_strdown (code, -1);
  g_autofree char *typed = g_strconcat (" ", small, " ", NULL);
  g_autofree char *answer = enrol (fixture, typed, 200);
  g_autofree char *wide = hub_secret_normalize_code ("ＡＢｃｄ－ＥＦＧ2");

  g_assert_cmpstr (wide, ==, "ABCDEFG2");
}

/* Nobody finds a code by trying: after ten wrong ones even a right one waits a minute. */
static void
test_rate (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *code = make_code (fixture);
  g_autofree char *limited = NULL;
  g_autofree char *accepted = NULL;

  for (guint i = 0; i < 10; i++)
    g_free (enrol (fixture, "ABCD-EFGH", 403));
  limited = enrol (fixture, code, 429);
  hub_fixture_assert_error (limited, "too-many");

  desk_clock_set (fixture->clock, desk_test_time ("2026-11-22T09:30:59+08:00"));
  g_free (enrol (fixture, code, 429));
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-22T09:31:00+08:00"));
  accepted = enrol (fixture, code, 200);
}

/* Behind a proxy wrong codes count against who sent them, by what the proxy itself added. */
static void
test_proxy (HubFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *code = make_code (fixture);

  for (guint i = 0; i < 10; i++)
    g_free (enrol_from (fixture, "ABCD-EFGH", "192.0.2.9, 192.0.2.1", 403));
  g_free (enrol_from (fixture, code, "192.0.2.1", 429));
  g_free (enrol_from (fixture, code, "192.0.2.5,192.0.2.1", 429));
  g_free (enrol_from (fixture, code, "192.0.2.9", 200));
}

/* What is no address says nothing: the connection's own counts. */
static void
test_proxy_nonsense (HubFixture    *fixture,
                     gconstpointer  data)
{
  const char *cases[] = { "", "unknown", "192.0.2.1,", NULL };
  g_autofree char *code = make_code (fixture);

  for (guint i = 0; i < 12; i++)
    g_free (enrol_from (fixture, "ABCD-EFGH", cases[i % G_N_ELEMENTS (cases)], i < 10 ? 403 : 429));
  g_free (enrol_from (fixture, code, "192.0.2.1", 200));
}

static void
test_unreadable (HubFixture    *fixture,
                 gconstpointer  data)
{
  const char *cases[] = {
    "", "[]", "{}", "<html></html>", "{\"code\":\"ABCD-EFGH\"}",
    "{\"code\":1,\"incarnation\":\"" INCARNATION "\"}",
    "{\"code\":\"ABCD-EFGH\",\"incarnation\":\"mine\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *answer = hub_fixture_call (fixture,
                                                  HUB_CALL (.method = "POST", .path = "/v1/enrol",
                                                            .body = cases[i]), 400);

      hub_fixture_assert_error (answer, "invalid");
    }
}

static void
test_protocol (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *answer = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/enrol", .body = "{}",
                                                                 .protocol = "2"), 426);

  hub_fixture_assert_error (answer, "update");
  g_assert_nonnull (strstr (answer, "\"protocol\":1,"));
}

static void
test_unknown_manager (HubFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hub_enrolment_new_code (fixture->db, fixture->clock, "M99", &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count(*) FROM enrolments"), ==, 0);
}

/* Read aloud on the phone: nothing in it can be mistaken. */
static void
test_code_form (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *code = hub_secret_new_code ();

      g_assert_true (g_regex_match_simple ("^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$", code, 0, 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hub_fixture_add ("/hub/enrol/ok", test_ok);
  hub_fixture_add ("/hub/enrol/only-hashes", test_only_hashes);
  hub_fixture_add ("/hub/enrol/wrong", test_wrong);
  hub_fixture_add ("/hub/enrol/used", test_used);
  hub_fixture_add ("/hub/enrol/expiry", test_expiry);
  hub_fixture_add ("/hub/enrol/as-typed", test_as_typed);
  hub_fixture_add ("/hub/enrol/rate", test_rate);
  hub_fixture_add ("/hub/enrol/proxy", test_proxy);
  hub_fixture_add ("/hub/enrol/proxy-nonsense", test_proxy_nonsense);
  hub_fixture_add ("/hub/enrol/unreadable", test_unreadable);
  hub_fixture_add ("/hub/enrol/protocol", test_protocol);
  hub_fixture_add ("/hub/enrol/unknown-manager", test_unknown_manager);
  g_test_add_func ("/hub/enrol/code-form", test_code_form);
  return g_test_run ();
}
