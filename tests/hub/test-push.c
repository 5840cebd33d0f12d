/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-laptop.h"

#include <desk-json.h>
#include <desk-test.h>
#include <hub-device.h>

#define USES "SELECT count(*) FROM service_uses"
#define OPERATIONS "SELECT count(*) FROM operations"

static char *
push (HubFixture *fixture,
      HubLaptop  *laptop,
      const char *body,
      guint       status)
{
  return hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = laptop->token,
                                              .body = body), status);
}

static void
assert_judged (HubFixture *fixture,
               HubLaptop  *laptop,
               const char *line,
               const char *expected)
{
  g_autofree char *verdict = hub_fixture_judge (fixture, laptop->token, line);

  g_assert_cmpstr (verdict, ==, expected);
}

static void
test_accepted (HubFixture    *fixture,
               gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autofree char *body = hub_fixture_push_body (op->text, NULL);
  g_autofree char *answer = NULL;
  g_autoptr (GPtrArray) stream = NULL;
  JsonObject *header;
  JsonObject *verdict;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  answer = push (fixture, &laptop, body, 200);
  stream = hub_fixture_read_stream (answer);
  header = json_node_get_object (g_ptr_array_index (stream, 0));
  verdict = json_node_get_object (g_ptr_array_index (stream, 1));

  g_assert_cmpint (json_object_get_int_member (header, "protocol"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (header, "now"), ==, HUB_FIXTURE_NOW);
  g_assert_cmpstr (json_object_get_string_member (verdict, "id"), ==, op->op_id);
  g_assert_cmpstr (json_object_get_string_member (verdict, "verdict"), ==, "accepted");
  g_assert_cmpint (json_object_get_int_member (verdict, "rev"), ==,
                   hub_fixture_count (fixture, "SELECT rev FROM feeds WHERE manager_no = 'M01'"));
  g_assert_cmpint (hub_fixture_count (fixture, USES), ==, 1);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT last_seq FROM devices"), ==, 1);
}

/* What sync promises, 3: sent again, it takes effect once and is answered the same. */
static void
test_replay (HubFixture    *fixture,
             gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) good = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autoptr (DeskOp) bad = hub_fixture_use (fixture, laptop.device_id, 2, "NOBODY");
  g_autofree char *body = hub_fixture_push_body (good->text, bad->text, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  first = push (fixture, &laptop, body, 200);
  /* That the member comes later does not change what was said. */
  hub_fixture_add_member (fixture, "NOBODY", "M01", "李四");
  second = push (fixture, &laptop, body, 200);

  g_assert_cmpstr (strchr (first, '\n'), ==, strchr (second, '\n'));
  g_assert_nonnull (strstr (first, "no-such-member"));
  g_assert_cmpint (hub_fixture_count (fixture, USES), ==, 1);
  g_assert_cmpint (hub_fixture_count (fixture, OPERATIONS), ==, 2);
}

/* A restored backup or a cloned laptop must not pass for a repetition. */
static void
test_changed (HubFixture    *fixture,
              gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autoptr (DeskOp) other = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autofree char *changed = g_strconcat (op->text, " ", NULL);
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_judged (fixture, &laptop, op->text, "accepted");
  assert_judged (fixture, &laptop, changed, "op-changed");
  assert_judged (fixture, &laptop, other->text, "sequence-used");
  assert_judged (fixture, &laptop, op->text, "accepted");

  stored = desk_db_query_text (fixture->db, &error, "SELECT body FROM operations", "");
  g_assert_no_error (error);
  g_assert_cmpstr (stored, ==, op->text);
  g_assert_cmpint (hub_fixture_count (fixture, OPERATIONS), ==, 1);
  g_assert_cmpint (hub_fixture_count (fixture, USES), ==, 1);
}

static void
test_other_device (HubFixture    *fixture,
                   gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_auto (HubLaptop) other = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, other.device_id, 1, "A1");

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_judged (fixture, &laptop, op->text, "other-device");
  g_assert_cmpint (hub_fixture_count (fixture, OPERATIONS), ==, 0);
  /* And it does not take the operation's place. */
  assert_judged (fixture, &other, op->text, "accepted");
}

/* What sync promises, 7. */
static void
test_other_manager (HubFixture    *fixture,
                    gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, 1, "B1");

  hub_fixture_add_member (fixture, "B1", "M02", "赵六");
  assert_judged (fixture, &laptop, op->text, "not-yours");
  g_assert_cmpint (hub_fixture_count (fixture, USES), ==, 0);
}

/* What sync promises, 8: two laptops used it offline, each for itself within the limit of three. */
static void
test_quota (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) first = hub_laptop_enrol (fixture, "M01");
  g_auto (HubLaptop) second = hub_laptop_enrol (fixture, "M01");

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  for (gint64 seq = 1; seq <= 2; seq++)
    {
      g_autoptr (DeskOp) op = hub_fixture_use (fixture, first.device_id, seq, "A1");

      assert_judged (fixture, &first, op->text, "accepted");
    }
  for (gint64 seq = 1; seq <= 2; seq++)
    {
      g_autoptr (DeskOp) op = hub_fixture_use (fixture, second.device_id, seq, "A1");

      assert_judged (fixture, &second, op->text, seq == 1 ? "accepted" : "quota-used-up");
    }
  g_assert_cmpint (hub_fixture_count (fixture, USES), ==, 3);
}

/* What sync promises, 4: one turned away never blocks the next. */
static void
test_order (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) refused = hub_fixture_use (fixture, laptop.device_id, 1, "NOBODY");
  g_autoptr (DeskOp) good = hub_fixture_use (fixture, laptop.device_id, 3, "A1");
  g_autofree char *unreadable = g_strdup_printf ("{\"id\":\"%s\",\"kind\":7}",
                                                 "018f3a00-0000-7000-8000-0000000000bb");
  g_autofree char *body = hub_fixture_push_body (refused->text, unreadable, good->text, NULL);
  g_autofree char *answer = NULL;
  g_autoptr (GPtrArray) stream = NULL;
  const char *expected[] = { "rejected", "rejected", "accepted" };

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  answer = push (fixture, &laptop, body, 200);
  stream = hub_fixture_read_stream (answer);
  g_assert_cmpuint (stream->len, ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *verdict = json_node_get_object (g_ptr_array_index (stream, i + 1));

      g_assert_cmpstr (json_object_get_string_member (verdict, "verdict"), ==, expected[i]);
    }
  g_assert_nonnull (strstr (answer, "\"unreadable\""));
}

/* The hub's tables refuse what the rules let pass: a verdict, or it would come again for ever. */
static void
test_unfit (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autoptr (DeskOp) next = hub_fixture_use (fixture, laptop.device_id, 2, "A1");
  g_autoptr (GError) error = NULL;
  gint64 head;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  desk_db_run (fixture->db, &error,
               "INSERT INTO service_uses (use_id, member_no, manager_no, service, month, used_ms,"
               " note, rev) VALUES ($1, 'A1', 'M01', 'spare-sim', '2026-01', 0, '', 1)", "s", op->op_id);
  g_assert_no_error (error);
  head = hub_fixture_count (fixture, "SELECT rev FROM feeds WHERE manager_no = 'M01'");

  assert_judged (fixture, &laptop, op->text, "unfit");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT rev FROM feeds WHERE manager_no = 'M01'"),
                   ==, head);
  assert_judged (fixture, &laptop, next->text, "accepted");
}

static void
test_invalid (HubFixture    *fixture,
              gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autofree char *no_id = hub_fixture_push_body (op->text, "{\"kind\":\"care.log\"}", NULL);
  g_autofree char *no_json = hub_fixture_push_body (op->text, "<html>", NULL);
  g_autofree char *other_protocol = g_strdup_printf ("{\"incarnation\":\"%s\",\"protocol\":2}\n",
                                                     op->op_id);
  const char *cases[] = { "", "\n\n", "[]\n", op->text, other_protocol, no_id, no_json };

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *answer = hub_fixture_call (fixture,
                                                  HUB_CALL (.method = "POST", .path = "/v1/push",
                                                            .token = laptop.token,
                                                            .body = cases[i]), 400);

      hub_fixture_assert_error (answer, "invalid");
    }
  g_assert_cmpint (hub_fixture_count (fixture, OPERATIONS), ==, 0);
}

static void
test_too_many (HubFixture    *fixture,
               gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *empty = hub_fixture_push_body (NULL, NULL);
  g_autofree char *accepted = NULL;
  g_autofree char *refused = NULL;

  g_string_append (body, empty);
  for (gint64 seq = 1; seq <= 1000; seq++)
    {
      g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, seq, "NOBODY");

      g_string_append_printf (body, "%s\n", op->text);
    }
  accepted = push (fixture, &laptop, body->str, 200);
  g_assert_true (g_str_has_suffix (accepted, "{\"end\":1000,\"last_seq\":1000}\n"));

  g_string_append (body, "{}\n");
  refused = push (fixture, &laptop, body->str, 400);
  g_string_truncate (body, body->len - 3);
  g_clear_pointer (&refused, g_free);
  {
    g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, 1001, "NOBODY");

    g_string_append_printf (body, "%s\n", op->text);
  }
  refused = push (fixture, &laptop, body->str, 413);
  hub_fixture_assert_error (refused, "too-large");
}

static void
test_empty (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autofree char *body = hub_fixture_push_body (NULL, NULL);
  g_autofree char *answer = push (fixture, &laptop, body, 200);

  g_assert_true (g_str_has_suffix (answer, "\n{\"end\":0,\"last_seq\":0}\n"));
}

static void
test_access (HubFixture    *fixture,
             gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (GError) error = NULL;
  g_autofree char *no_token = NULL;
  g_autofree char *wrong_token = NULL;
  g_autofree char *no_protocol = NULL;
  g_autofree char *other_protocol = NULL;
  g_autofree char *revoked = NULL;

  no_token = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .protocol = "1",
                                                  .body = "{}"), 401);
  hub_fixture_assert_error (no_token, "unknown-device");
  wrong_token = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = "x",
                                                     .body = "{}"), 401);
  hub_fixture_assert_error (wrong_token, "unknown-device");
  no_protocol = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .body = "{}"), 426);
  hub_fixture_assert_error (no_protocol, "update");
  other_protocol = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = laptop.token,
                                                        .protocol = "2", .body = "{}"), 426);
  hub_fixture_assert_error (other_protocol, "update");

  hub_device_revoke (fixture->db, fixture->clock, laptop.device_id, &error);
  g_assert_no_error (error);
  revoked = push (fixture, &laptop, "{}", 403);
  hub_fixture_assert_error (revoked, "revoked");
}

/* A database in trouble gives no verdict. */
static void
test_no_database (HubFixture    *fixture,
                gconstpointer  data)
{
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autofree char *body = hub_fixture_push_body (op->text, NULL);
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  desk_db_exec (fixture->db, "ALTER TABLE operations RENAME TO gone", &error);
  g_assert_no_error (error);
  answer = push (fixture, &laptop, body, 503);
  hub_fixture_assert_error (answer, "database");
  g_assert_cmpint (hub_fixture_count (fixture, USES), ==, 0);

  desk_db_exec (fixture->db, "ALTER TABLE gone RENAME TO operations", &error);
  g_assert_no_error (error);
  assert_judged (fixture, &laptop, op->text, "accepted");
}

/* A clock that runs tells the hub what has not been yet (E6); one that was stopped does not. */
static void
test_made_in_future (HubFixture    *fixture,
                     gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (DeskClock) clock = desk_clock_new ();
  gint64 later_ms = desk_clock_now (clock) + G_GINT64_CONSTANT (400) * 24 * 3600 * 1000;
  g_autoptr (DeskOp) first = NULL;
  g_autoptr (DeskOp) second = NULL;
  g_autoptr (GError) error = NULL;
  const char *latest = "SELECT max (used_ms) FROM service_uses";

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  desk_clock_set (fixture->clock, later_ms);
  first = hub_fixture_use (fixture, device_id, 1, "A1");
  second = hub_fixture_use (fixture, device_id, 2, "A1");
  desk_clock_set (fixture->clock, desk_test_time (HUB_FIXTURE_NOW));
  g_free (hub_fixture_judge (fixture, token, first->text));
  g_assert_cmpint (hub_fixture_count (fixture, latest), ==, later_ms);

  hub_fixture_stop (fixture);
  fixture->server = hub_server_new (fixture->db_uri, fixture->policy, clock);
  hub_server_listen (fixture->server, "127.0.0.1:0", NULL, NULL, &error);
  g_assert_no_error (error);
  desk_db_exec (fixture->db, "DELETE FROM service_uses", &error);
  g_assert_no_error (error);
  g_free (hub_fixture_judge (fixture, token, second->text));
  g_assert_cmpint (hub_fixture_count (fixture, latest), <=, desk_clock_now (clock));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hub_fixture_add ("/hub/push/made-in-future-E6", test_made_in_future);
  hub_fixture_add ("/hub/push/accepted", test_accepted);
  hub_fixture_add ("/hub/push/promise-3-sent-again", test_replay);
  hub_fixture_add ("/hub/push/changed", test_changed);
  hub_fixture_add ("/hub/push/other-device", test_other_device);
  hub_fixture_add ("/hub/push/promise-7-other-manager", test_other_manager);
  hub_fixture_add ("/hub/push/promise-8-E6-two-laptops", test_quota);
  hub_fixture_add ("/hub/push/promise-4-order", test_order);
  hub_fixture_add ("/hub/push/unfit", test_unfit);
  hub_fixture_add ("/hub/push/invalid", test_invalid);
  hub_fixture_add ("/hub/push/too-many", test_too_many);
  hub_fixture_add ("/hub/push/empty", test_empty);
  hub_fixture_add ("/hub/push/access", test_access);
  hub_fixture_add ("/hub/push/no-database", test_no_database);
  return g_test_run ();
}
