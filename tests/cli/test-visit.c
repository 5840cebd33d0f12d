/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#define MEMBER "M0000001"       /* of K001, in data/demo: not frozen */
#define FROZEN "M0000271"       /* of K001, in data/demo: a diamond card in arrears */
#define NOON "2026-11-23T12:00:00+08:00"

/* The visit that the last run printed. */
static JsonObject *
take_visit (CliFixture *fixture,
            const char *start,
            const char *status)
{
  JsonObject *visit = cli_fixture_object (fixture);

  g_assert_cmpstr (json_object_get_string_member (visit, "start"), ==, start);
  g_assert_cmpstr (json_object_get_string_member (visit, "status"), ==, status);
  return visit;
}

/* Plans a courtesy visit of an hour. (transfer full) */
static char *
add (CliFixture *fixture,
     const char *start)
{
  g_autoptr (JsonObject) visit = NULL;

  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, start, "--minutes", "60", "--purpose",
                   "courtesy", "--json", NULL);
  visit = cli_fixture_object (fixture);
  return g_strdup (json_object_get_string_member (visit, "id"));
}

static guint
count_listed (CliFixture *fixture,
              const char *from,
              const char *to)
{
  g_autoptr (JsonArray) visits = NULL;

  cli_fixture_run (fixture, 0, "visit", "list", "--from", from, "--to", to, "--json", NULL);
  visits = cli_fixture_array (fixture);
  return json_array_get_length (visits);
}

static guint
count_today (CliFixture *fixture)
{
  g_autoptr (JsonObject) today = NULL;

  cli_fixture_run (fixture, 0, "today", "--json", NULL);
  today = cli_fixture_object (fixture);
  return json_array_get_length (json_object_get_array_member (today, "visits"));
}

static void
test_life (CliFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (JsonObject) done = NULL;
  g_autoptr (JsonObject) member = NULL;

  cli_fixture_enrol (fixture, "K001");
  id = add (fixture, "2026-11-23T04:00:00Z");
  cli_fixture_run (fixture, 0, "--json", "visit", "move", id, "2026-11-22T15:00:00+08:00",
                   "--minutes", "45", NULL);
  moved = take_visit (fixture, "2026-11-22T15:00:00+08:00", "planned");
  g_assert_cmpint (json_object_get_int_member (moved, "minutes"), ==, 45);
  g_assert_true (json_object_get_boolean_member (moved, "provisional"));
  g_assert_cmpuint (count_today (fixture), ==, 1);

  cli_fixture_run (fixture, 0, "sync", NULL);
  cli_fixture_run (fixture, 0, "visit", "done", id, "--outcome", "已拜访，客户满意", "--json",
                   NULL);
  done = take_visit (fixture, "2026-11-22T15:00:00+08:00", "done");
  g_assert_cmpstr (json_object_get_string_member (done, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (done, "outcome"), ==, "已拜访，客户满意");
  g_assert_cmpuint (count_today (fixture), ==, 0);

  cli_fixture_run (fixture, 1, "visit", "move", id, NOON, NULL);
  cli_fixture_assert_said (fixture, "done");
  cli_fixture_run (fixture, 0, "member", MEMBER, "--json", NULL);
  member = cli_fixture_object (fixture);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (member, "visits")), ==,
                    1);
}

/* Each step to the end and the history of them; a payment that was planned, taken and signed for. */
static void
test_steps (CliFixture    *fixture,
            gconstpointer  data)
{
  static const char * const steps[] = { "confirm", "start", "arrive" };
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) done = NULL;
  g_autoptr (JsonArray) history = NULL;
  const char *id;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, NOON, "--minutes", "60", "--purpose",
                   "payment", "--amount", "200", "--travel", "20", "--subject", "宽带", "--json",
                   NULL);
  added = take_visit (fixture, NOON, "planned");
  g_assert_cmpint (json_object_get_int_member (added, "travel_minutes"), ==, 20);
  id = json_object_get_string_member (added, "id");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    cli_fixture_run (fixture, 0, "visit", steps[i], id, NULL);
  cli_fixture_run (fixture, 1, "visit", "confirm", id, NULL);
  cli_fixture_assert_said (fixture, "At the door");
  cli_fixture_run (fixture, 0, "visit", "done", id, "--outcome", "已缴", "--paid", "150.50",
                   "--signed", "--next-step", "送发票", "--json", NULL);
  done = take_visit (fixture, NOON, "done");
  g_assert_cmpint (json_object_get_int_member (done, "paid_fen"), ==, 15050);
  g_assert_true (json_object_get_boolean_member (done, "form_signed"));
  g_assert_cmpstr (json_object_get_string_member (done, "next_step"), ==, "送发票");
  cli_fixture_run (fixture, 0, "visit", "history", id, "--json", NULL);
  history = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (history), ==, 5);
}

/* What nobody closed by the evening is asked about the next morning, until it is. */
static void
test_unclosed (CliFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *id = NULL;

  cli_fixture_enrol (fixture, "K001");
  id = add (fixture, "2026-11-22T19:00:00+08:00");
  cli_fixture_run (fixture, 0, "today", NULL);
  g_assert_null (strstr (fixture->out, "Visits to be closed"));
  fixture->now = g_strdup ("2026-11-23T08:00:00+08:00");
  cli_fixture_run (fixture, 0, "today", NULL);
  g_assert_nonnull (strstr (fixture->out, "Visits to be closed: 1"));
  cli_fixture_run (fixture, 0, "visit", "miss", id, "--why", "无人应门", NULL);
  cli_fixture_run (fixture, 0, "today", NULL);
  g_assert_null (strstr (fixture->out, "Visits to be closed"));
}

static guint
count_free (CliFixture *fixture)
{
  g_autoptr (JsonArray) times = NULL;

  cli_fixture_run (fixture, 0, "visit", "free", "--minutes", "30", "--travel", "15", "--from",
                   "2026-11-23", "--to", "2026-11-23", "--member", MEMBER, "--json", NULL);
  times = cli_fixture_array (fixture);
  return json_array_get_length (times);
}

/* The day is one stretch, and a visit parts it. */
static void
test_free (CliFixture    *fixture,
           gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  g_assert_cmpuint (count_free (fixture), ==, 1);
  g_free (add (fixture, NOON));
  g_assert_cmpuint (count_free (fixture), ==, 2);
  cli_fixture_run (fixture, 0, "visit", "free", "--from", "2026-11-23", "--to", "2026-11-23", NULL);
  g_assert_nonnull (strstr (fixture->out, "2026-11-23 11:00"));
  g_assert_nonnull (strstr (fixture->out, "2026-11-23 13:00"));
  cli_fixture_run (fixture, 0, "visit", "free", "--to", "2026-11-21", NULL);
  g_assert_nonnull (strstr (fixture->out, "No time is free"));
  cli_fixture_run (fixture, 2, "visit", "free", "--minutes", "0", NULL);
  cli_fixture_run (fixture, 2, "visit", "free", "--from", "2026-02-30", NULL);
}

/* Each quarter for a diamond card, off the National Day; then one, and then all the later ones
 * change. */
static void
test_series (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (JsonArray) visits = NULL;
  g_autoptr (JsonArray) moved = NULL;
  const char *second;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, "2027-01-04T10:00:00+08:00", "--minutes",
                   "30", "--purpose", "courtesy", "--repeat", "4", "--json", NULL);
  cli_fixture_run (fixture, 0, "visit", "list", "--json", NULL);
  visits = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (visits), ==, 4);
  second = json_object_get_string_member (json_array_get_object_element (visits, 1), "id");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (visits, 1),
                                                  "start"), ==, "2027-04-05T10:00:00+08:00");

  cli_fixture_run (fixture, 0, "visit", "move", second, "2027-04-06T11:30:00+08:00", "--all", NULL);
  cli_fixture_run (fixture, 0, "visit", "list", "--json", NULL);
  moved = cli_fixture_array (fixture);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (moved, 0),
                                                  "start"), ==, "2027-01-04T10:00:00+08:00");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (moved, 2),
                                                  "start"), ==, "2027-07-06T11:30:00+08:00");
  cli_fixture_run (fixture, 0, "visit", "cancel", second, "--why", "调岗", "--all", NULL);
  g_assert_nonnull (strstr (fixture->out, "3 visits recorded"));
  cli_fixture_run (fixture, 2, "visit", "add", MEMBER, NOON, "--minutes", "30", "--purpose",
                   "courtesy", "--repeat", "13", NULL);
}

static void
test_cancel (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr (JsonObject) cancelled = NULL;

  cli_fixture_enrol (fixture, "K001");
  id = add (fixture, NOON);
  cli_fixture_run (fixture, 0, "visit", "cancel", id, "--why", "客户出差", "--json", NULL);
  cancelled = take_visit (fixture, NOON, "cancelled");
  g_assert_cmpstr (json_object_get_string_member (cancelled, "outcome"), ==, "客户出差");
  g_free (add (fixture, NOON));
  cli_fixture_run (fixture, 0, "visit", "list", NULL);
  g_assert_nonnull (strstr (fixture->out, "Cancelled"));
}

/* H1, E3, L5, and the time that is taken: refused, and nothing waits. */
static void
test_refused (CliFixture    *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *member_no;
    const char *start;
    const char *minutes;
    const char *purpose;
    const char *said;
  } cases[] = {
    { MEMBER, "2026-11-23T07:59:00+08:00", "60", "card", "08:00" },
    { MEMBER, "2026-11-23T19:01:00+08:00", "60", "card", "20:00" },
    { MEMBER, "2026-11-22T09:29:00+08:00", "60", "card", "2026-11-22 09:29" },
    { MEMBER, NOON, "0", "card", "720" },
    { MEMBER, NOON, "60", "payment", "amount" },
    { FROZEN, NOON, "60", "points", "frozen" },
    { "M9999999", NOON, "60", "card", "M9999999" },
  };

  cli_fixture_enrol (fixture, "K001");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cli_fixture_run (fixture, 1, "visit", "add", cases[i].member_no, cases[i].start, "--minutes",
                       cases[i].minutes, "--purpose", cases[i].purpose, NULL);
      cli_fixture_assert_said (fixture, cases[i].said);
    }
  cli_fixture_run (fixture, 1, "visit", "add", MEMBER, NOON, "--minutes", "60", "--purpose",
                   "payment", "--amount", "199.99", NULL);
  cli_fixture_assert_said (fixture, "¥200.00");
  cli_fixture_run (fixture, 1, "visit", "done", "no-such-visit", "--outcome", "x", NULL);
  cli_fixture_assert_said (fixture, "no-such-visit");
  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  g_assert_cmpstr (fixture->out, ==, "[]\n");

  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, NOON, "--minutes", "60", "--purpose",
                   "payment", "--amount", "200", NULL);
  cli_fixture_run (fixture, 1, "visit", "add", FROZEN, NOON, "--minutes", "60", "--purpose",
                   "card", NULL);
  cli_fixture_assert_said (fixture, "2026-11-23 12:00 to 13:00");
}

/* H1: with the customer's words any hour will do. */
static void
test_special_request (CliFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr (JsonObject) visit = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, "2026-11-23T21:00:00+08:00", "--minutes",
                   "30", "--purpose", "fault", "--special-request", "晚上九点来", "--json", NULL);
  visit = take_visit (fixture, "2026-11-23T21:00:00+08:00", "planned");
  g_assert_cmpstr (json_object_get_string_member (visit, "special_request"), ==, "晚上九点来");
}

static void
test_usage (CliFixture    *fixture,
            gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 2, "visit", "add", MEMBER, NOON, "--purpose", "card", NULL);
  cli_fixture_assert_said (fixture, "--minutes");
  cli_fixture_run (fixture, 2, "visit", "add", MEMBER, NOON, "--minutes", "60", NULL);
  cli_fixture_assert_said (fixture, "--purpose");
  cli_fixture_run (fixture, 2, "visit", "add", MEMBER, NOON, "--minutes", "x", "--purpose", "card",
                   NULL);
  cli_fixture_assert_said (fixture, "“x”");
  cli_fixture_run (fixture, 2, "visit", "add", MEMBER, NOON, "--minutes", "60", "--purpose", "tea",
                   NULL);
  cli_fixture_assert_said (fixture, "courtesy");
  cli_fixture_run (fixture, 2, "visit", "add", MEMBER, "tomorrow", "--minutes", "60", "--purpose",
                   "card", NULL);
  cli_fixture_assert_said (fixture, "tomorrow");
  cli_fixture_run (fixture, 2, "visit", "add", MEMBER, NOON, "--minutes", "60", "--purpose",
                   "payment", "--amount", "2,000", NULL);
  cli_fixture_run (fixture, 2, "visit", "done", "x", NULL);
  cli_fixture_assert_said (fixture, "--outcome");
  cli_fixture_run (fixture, 2, "visit", "cancel", "x", NULL);
  cli_fixture_assert_said (fixture, "--why");
  cli_fixture_run (fixture, 2, "visit", "list", "--from", "2026-02-30", NULL);
  cli_fixture_assert_said (fixture, "2026-02-30");
}

/* Days are those of the policy's zone: in UTC the first of these begins the day before. */
static void
test_list (CliFixture    *fixture,
           gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, "2026-11-24T00:00:00+08:00", "--minutes",
                   "1", "--purpose", "card", "--special-request", "x", NULL);
  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, "2026-11-24T23:59:00+08:00", "--minutes",
                   "1", "--purpose", "card", "--special-request", "x", NULL);
  g_assert_cmpuint (count_listed (fixture, "2026-11-24", "2026-11-24"), ==, 2);
  g_assert_cmpuint (count_listed (fixture, "2026-11-22", "2026-11-23"), ==, 0);
  g_assert_cmpuint (count_listed (fixture, "2026-11-25", "2026-12-31"), ==, 0);
  cli_fixture_run (fixture, 0, "visit", "list", "--from", "2026-11-25", NULL);
  g_assert_cmpstr (fixture->out, ==, "No visits.\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/visit/life", test_life);
  cli_fixture_add ("/cli/visit/steps", test_steps);
  cli_fixture_add ("/cli/visit/unclosed", test_unclosed);
  cli_fixture_add ("/cli/visit/free", test_free);
  cli_fixture_add ("/cli/visit/series", test_series);
  cli_fixture_add ("/cli/visit/cancel", test_cancel);
  cli_fixture_add ("/cli/visit/refused-H1-E3-L5", test_refused);
  cli_fixture_add ("/cli/visit/special-request-H1", test_special_request);
  cli_fixture_add ("/cli/visit/usage", test_usage);
  cli_fixture_add ("/cli/visit/list", test_list);
  return g_test_run ();
}
