/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"
#include "hub-laptop.h"

#include <desk-error.h>
#include <desk-json.h>
#include <desk-test-policy.h>
#include <desk-test.h>
#include <hub-assign.h>
#include <hub-check.h>
#include <hub-device.h>
#include <hub-policy.h>

#define OPEN "SELECT count (*) FROM grants WHERE spent_by = ''"
#define N_USES "SELECT count (*) FROM service_uses"
#define HOUR_MS (60 * 60 * 1000)

static HubLaptop
enrol (HubFixture *fixture)
{
  return hub_laptop_enrol (fixture, "M01");
}

static JsonObject *
ask (HubLaptop  *laptop,
     const char *more)
{
  g_autofree char *body =
    g_strdup_printf ("{\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\"%s}", more);
  g_autofree char *answer =
    hub_fixture_call (laptop->fixture, HUB_CALL (.method = "POST", .path = "/v1/grants",
                                                 .token = laptop->token, .body = body), 200);
  g_autoptr (GError) error = NULL;
  JsonObject *object = desk_json_parse_object (answer, -1, &error);

  g_assert_no_error (error);
  return object;
}

/* Asks for units of A1; how many the laptop holds then. */
static guint
want (HubLaptop *laptop)
{
  g_autoptr (JsonObject) answer = ask (laptop, ",\"members\":[\"A1\"]");

  return json_array_get_length (json_object_get_array_member (answer, "grants"));
}

/* Of the grants that are held, that one. */
static char *
get_grant (HubLaptop  *laptop,
           guint       i,
           const char *member)
{
  g_autoptr (JsonObject) answer = ask (laptop, "");
  JsonArray *grants = json_object_get_array_member (answer, "grants");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (grants, i), member));
}

static void
assert_use (HubLaptop  *laptop,
            const char *grant,
            const char *expected)
{
  g_autofree char *args = g_strdup_printf ("{\"member_no\":\"A1\",\"service\":\"delayed-suspension\""
                                           ",\"grant\":\"%s\"}", grant);
  g_autofree char *verdict = hub_laptop_send (laptop, DESK_OP_SERVICE_USE, args);

  g_assert_cmpstr (verdict, ==, expected);
}

static void
set_time (HubFixture *fixture,
          const char *time)
{
  desk_clock_set (fixture->clock, desk_test_time (time));
}

/* A policy that lets all devices together hold so many units of a quota. */
static void
let_hold (HubFixture *fixture,
          const char *per_quota)
{
  g_autofree char *text =
    desk_test_policy_amend (fixture->policy, "gz.grants", "per_quota=1\n", per_quota);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy =
    desk_policy_new_from_data (text, strlen (text), "gz.grants", &error);
  gboolean saved;

  g_assert_no_error (error);
  hub_policy_save (fixture->db, fixture->clock, policy, &saved, &error);
  g_assert_no_error (error);
  g_assert_true (saved);
}

/* One unit waits for a computer that may be offline: the other two are whoever's comes first. */
static void
test_one_waits (HubFixture    *fixture,
                gconstpointer  data)
{
  g_auto (HubLaptop) one = enrol (fixture);
  g_auto (HubLaptop) two = enrol (fixture);
  g_autofree char *grant = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  g_assert_cmpuint (want (&one), ==, 1);
  g_assert_cmpuint (want (&two), ==, 0);
  grant = get_grant (&one, 0, "id");
  assert_use (&two, "", "accepted");
  assert_use (&two, "", "accepted");
  assert_use (&two, "", "quota-held");
  assert_use (&one, grant, "accepted");
  assert_use (&two, "", "quota-used-up");
}

/* Three units, two laptops: each holds one, the third is whoever's comes first, and asking again
 * brings no more. Nobody draws a fourth (E6). */
static void
test_two_laptops (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_auto (HubLaptop) one = enrol (fixture);
  g_auto (HubLaptop) two = enrol (fixture);
  g_autofree char *grant = NULL;

  let_hold (fixture, "per_quota=2\n");
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  g_assert_cmpuint (want (&one), ==, 1);
  g_assert_cmpuint (want (&one), ==, 1);
  g_assert_cmpuint (want (&two), ==, 1);
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 2);
  grant = get_grant (&one, 0, "id");

  assert_use (&two, "", "accepted");
  assert_use (&two, "", "accepted");
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 1);
  assert_use (&two, "", "quota-held");
  assert_use (&two, grant, "quota-held");
  assert_use (&one, grant, "accepted");
  assert_use (&one, grant, "quota-used-up");
  g_assert_cmpint (hub_fixture_count (fixture, N_USES), ==, 3);
  g_assert_cmpuint (want (&one), ==, 0);
}

static void
test_used_up (HubFixture    *fixture,
              gconstpointer  data)
{
  g_auto (HubLaptop) one = enrol (fixture);
  g_auto (HubLaptop) two = enrol (fixture);

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  for (guint i = 0; i < 3; i++)
    assert_use (&one, "", "accepted");
  g_assert_cmpuint (want (&two), ==, 0);
}

/* The last unit is never held: it is whoever's comes first. */
static void
test_spare (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) one = enrol (fixture);
  g_auto (HubLaptop) two = enrol (fixture);

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_use (&two, "", "accepted");
  assert_use (&two, "", "accepted");
  g_assert_cmpuint (want (&one), ==, 0);
  assert_use (&two, "", "accepted");
}

/* What a lost laptop held is somebody else's after the time that it was told and an hour. */
static void
test_stranded (HubFixture    *fixture,
               gconstpointer  data)
{
  g_auto (HubLaptop) lost = enrol (fixture);
  g_auto (HubLaptop) other = enrol (fixture);
  g_autofree char *until = NULL;
  g_autofree char *grant = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  g_assert_cmpuint (want (&lost), ==, 1);
  until = get_grant (&lost, 0, "until");
  grant = get_grant (&lost, 0, "id");
  g_assert_cmpstr (until, ==, "2026-11-25T09:30:00+08:00");
  assert_use (&other, "", "accepted");

  desk_clock_set (fixture->clock, desk_test_time (until) + HOUR_MS - 1);
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 1);
  g_assert_cmpuint (want (&other), ==, 0);
  desk_clock_set (fixture->clock, desk_test_time (until) + HOUR_MS);
  g_assert_cmpuint (want (&other), ==, 1);
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 1);
  assert_use (&other, "", "accepted");
  assert_use (&lost, grant, "quota-held");
}

/* Whoever may still be away when the next month begins, in the policy's zone, gets units of both;
 * that February has 29 days. */
static void
test_month_end (HubFixture    *fixture,
                gconstpointer  data)
{
  g_auto (HubLaptop) laptop = enrol (fixture);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  set_time (fixture, "2028-02-26T23:59:59.999+08:00");
  g_assert_cmpuint (want (&laptop), ==, 1);
  set_time (fixture, "2028-02-26T15:59:59.999Z");
  g_assert_cmpuint (want (&laptop), ==, 1);
  set_time (fixture, "2028-02-26T16:00:00Z");
  g_assert_cmpuint (want (&laptop), ==, 2);
  first = get_grant (&laptop, 0, "month");
  second = get_grant (&laptop, 1, "month");
  g_assert_cmpstr (first, ==, "2028-02");
  g_assert_cmpstr (second, ==, "2028-03");
}

static void
test_given_back (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_auto (HubLaptop) one = enrol (fixture);
  g_auto (HubLaptop) two = enrol (fixture);
  g_autofree char *grant = NULL;
  g_autofree char *back = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  g_assert_cmpuint (want (&one), ==, 1);
  grant = get_grant (&one, 0, "id");
  back = g_strdup_printf (",\"back\":[\"%s\",7,null]", grant);
  json_object_unref (ask (&two, back));
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 1);
  json_object_unref (ask (&one, back));
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 0);
}

/* A device without access, and a member in other hands, free what was granted. */
static void
test_freed (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) one = enrol (fixture);
  g_auto (HubLaptop) two = enrol (fixture);
  g_autoptr (GError) error = NULL;

  let_hold (fixture, "per_quota=2\n");
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  g_assert_cmpuint (want (&one), ==, 1);
  g_assert_cmpuint (want (&two), ==, 1);
  hub_device_revoke (fixture->db, fixture->clock, one.device_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 1);
  hub_assign_member (fixture->db, fixture->clock, "A1", "M02", &error);
  g_assert_no_error (error);
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 0);
  g_assert_cmpuint (want (&two), ==, 0);
}

/* A grant that was spent is one use of that member and month, or the database is not sound. */
static void
test_check (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) laptop = enrol (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *grant = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  g_assert_cmpuint (want (&laptop), ==, 1);
  grant = get_grant (&laptop, 0, "id");
  assert_use (&laptop, grant, "accepted");
  hub_check_rows (fixture->db, &error);
  g_assert_no_error (error);

  desk_db_run (fixture->db, &error, "UPDATE grants SET month = '2026-12'", "");
  g_assert_no_error (error);
  g_assert_false (hub_check_rows (fixture->db, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

static void
test_invalid (HubFixture    *fixture,
              gconstpointer  data)
{
  static const struct { const char *body; guint status; const char *code; } wrong[] = {
    { "", 400, "invalid" },
    { "{}", 400, "invalid" },
    { "[]", 400, "invalid" },
    { "{\"incarnation\":\"018f3a00-0000-7000-8000-000000000009\"}", 409, "other-database" },
  };
  g_auto (HubLaptop) laptop = enrol (fixture);
  g_autoptr (JsonObject) odd = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *answer =
        hub_fixture_call (fixture, HUB_CALL (.method = "POST", .path = "/v1/grants",
                                             .token = laptop.token, .body = wrong[i].body),
                          wrong[i].status);

      hub_fixture_assert_error (answer, wrong[i].code);
    }
  odd = ask (&laptop, ",\"members\":[\"nobody\",[],{}],\"back\":\"x\"");
  g_assert_cmpint (hub_fixture_count (fixture, OPEN), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hub_fixture_add ("/hub/grant/E6/one-waits", test_one_waits);
  hub_fixture_add ("/hub/grant/E6/two-laptops", test_two_laptops);
  hub_fixture_add ("/hub/grant/E6/spare", test_spare);
  hub_fixture_add ("/hub/grant/E6/used-up", test_used_up);
  hub_fixture_add ("/hub/grant/E6/stranded", test_stranded);
  hub_fixture_add ("/hub/grant/E6/month-end", test_month_end);
  hub_fixture_add ("/hub/grant/given-back", test_given_back);
  hub_fixture_add ("/hub/grant/freed", test_freed);
  hub_fixture_add ("/hub/grant/check", test_check);
  hub_fixture_add ("/hub/grant/invalid", test_invalid);
  return g_test_run ();
}
