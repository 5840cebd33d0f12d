/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-json.h>
#include <desk-test.h>

#define OTHER_INCARNATION "018f3a00-0000-7000-8000-000000000002"

/* Mistake 4: one device twice, or once more from the past. */

static void
assert_verdict (HubFixture *fixture,
                const char *token,
                DeskOp     *op,
                const char *expected)
{
  g_autofree char *verdict = hub_fixture_judge (fixture, token, op->text);

  g_assert_cmpstr (verdict, ==, expected);
}

static void
assert_last_seq (HubFixture *fixture,
                 const char *token,
                 gint64      last_seq)
{
  g_autofree char *pulled = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0",
                                                                 .token = token), 200);
  const char *empty = "{\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\",\"protocol\":1}\n";
  g_autofree char *pushed = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push",
                                                                 .token = token, .body = empty),
                                              200);
  g_autoptr (GPtrArray) page = hub_fixture_read_stream (pulled);
  g_autoptr (GPtrArray) verdicts = hub_fixture_read_stream (pushed);

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (page->pdata[0]), "last_seq"),
                   ==, last_seq);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (verdicts->pdata[0]),
                                               "last_seq"), ==, last_seq);
}

/* A laptop restored from its backup knows nothing of what it made since: it is told how far it
   was, and a number used again does no harm; what it had made before is answered as it was. */
static void
test_restored (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (DeskOp) saved = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) lost = hub_fixture_use (fixture, device_id, 2, "A1");
  g_autoptr (DeskOp) same_number = hub_fixture_use (fixture, device_id, 2, "A1");
  g_autoptr (DeskOp) next_number = hub_fixture_use (fixture, device_id, 3, "A1");

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_last_seq (fixture, token, 0);
  assert_verdict (fixture, token, saved, "accepted");
  assert_verdict (fixture, token, lost, "accepted");

  assert_last_seq (fixture, token, 2);
  assert_verdict (fixture, token, saved, "accepted");
  assert_verdict (fixture, token, same_number, "sequence-used");
  assert_verdict (fixture, token, next_number, "accepted");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 3);
}

/* Two laptops with one disk image: each operation has a verdict, and none takes another's place. */
static void
test_cloned (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *again_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *again = NULL;
  g_autoptr (DeskOp) first = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) second = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) restamped = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_verdict (fixture, token, first, "accepted");
  assert_verdict (fixture, token, second, "sequence-used");
  assert_verdict (fixture, token, first, "accepted");
  assert_verdict (fixture, token, second, "sequence-used");

  again = hub_fixture_enrol (fixture, "M01", &again_id);
  restamped = hub_fixture_use (fixture, again_id, 1, "A1");
  assert_verdict (fixture, again, restamped, "accepted");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 2);
}

/* A number used again in the middle of a push: what comes behind it is not judged before it. */
static void
test_in_order (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (DeskOp) known = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) colliding = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) next = hub_fixture_use (fixture, device_id, 2, "A1");
  g_autofree char *body = g_strdup_printf (
    "{\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\",\"protocol\":1}\n%s\n%s\n%s\n",
    colliding->text, next->text, known->text);
  g_autofree char *reply = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_verdict (fixture, token, known, "accepted");
  reply = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = token, .body = body),
                            200);
  lines = hub_fixture_read_stream (reply);
  for (guint i = 1; i <= 2; i++)
    {
      JsonObject *verdict = json_node_get_object (lines->pdata[i]);
      JsonObject *reason = json_object_get_object_member (verdict, "reason");

      g_assert_cmpstr (json_object_get_string_member (reason, "code"), ==, "sequence-used");
    }
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (lines->pdata[3]),
                                                  "verdict"), ==, "accepted");
  assert_verdict (fixture, token, next, "accepted");
}

/* The same work, as the device that the laptop became sends it. */
static char *
restamp (DeskOp     *op,
         const char *device_id)
{
  g_auto (GStrv) parts = g_strsplit (op->text, op->device_id, 2);

  return g_strjoinv (device_id, parts);
}

/* A clone that was enrolled anew sends what the other one has sent already: it is told what was
   said, also when it works for somebody else now. */
static void
test_judged_before (HubFixture    *fixture,
                    gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *again_id = NULL;
  g_autofree char *other_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *again = hub_fixture_enrol (fixture, "M01", &again_id);
  g_autofree char *other = hub_fixture_enrol (fixture, "M02", &other_id);
  g_autoptr (DeskOp) accepted = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) refused = hub_fixture_use (fixture, device_id, 2, "A2");
  g_autofree char *accepted_again = restamp (accepted, again_id);
  g_autofree char *refused_again = restamp (refused, again_id);
  g_autofree char *by_other = restamp (accepted, other_id);
  g_autofree char *yes = NULL;
  g_autofree char *no = NULL;
  g_autofree char *others = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_verdict (fixture, token, accepted, "accepted");
  assert_verdict (fixture, token, refused, "no-such-member");

  yes = hub_fixture_judge (fixture, again, accepted_again);
  g_assert_cmpstr (yes, ==, "accepted");
  no = hub_fixture_judge (fixture, again, refused_again);
  g_assert_cmpstr (no, ==, "no-such-member");
  others = hub_fixture_judge (fixture, other, by_other);
  g_assert_cmpstr (others, ==, "accepted");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 1);
}

/* The answer was lost, and then the laptop went to another manager: what it keeps was judged. What
   was not is not done in the other one's name, whatever its number. */
static void
test_other_manager (HubFixture    *fixture,
                    gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *other_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *other = hub_fixture_enrol (fixture, "M02", &other_id);
  g_autoptr (DeskOp) judged = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) same_number = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) next = hub_fixture_use (fixture, device_id, 2, "A1");
  g_autofree char *body = g_strdup_printf (
    "{\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\",\"protocol\":1}\n%s\n", judged->text);
  g_autofree char *reply = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_verdict (fixture, token, judged, "accepted");
  assert_verdict (fixture, other, judged, "accepted");
  assert_verdict (fixture, other, same_number, "other-device");
  assert_verdict (fixture, other, next, "other-device");

  reply = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = other, .body = body),
                            200);
  lines = hub_fixture_read_stream (reply);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (lines->pdata[1]), "rev"), ==,
                   0);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 1);
}

/* The token with another local database: nothing of it is judged, so nothing of it is lost. */
static void
test_other_database (HubFixture    *fixture,
                     gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autofree char *body =
    g_strdup_printf ("{\"incarnation\":\"" OTHER_INCARNATION "\",\"protocol\":1}\n%s\n", op->text);
  g_autofree char *refused = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  refused = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = token, .body = body),
                              409);
  hub_fixture_assert_error (refused, "other-database");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);
  assert_last_seq (fixture, token, 0);
  assert_verdict (fixture, token, op, "accepted");
}

static void
push_after (HubFixture *fixture,
            const char *token,
            const char *epoch,
            gint64      judged,
            DeskOp     *op,
            guint       status)
{
  g_autofree char *body =
    g_strdup_printf ("{\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\",\"protocol\":1,"
                     "\"epoch\":\"%s\",\"judged\":%" G_GINT64_FORMAT "}\n%s\n",
                     epoch, judged, op->text);
  g_autofree char *answer =
    hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = token, .body = body), status);

  if (status == 410)
    hub_fixture_assert_error (answer, "start-over");
}

/* The device saw more of this database than it knows, or another one: what is sent now may build on
 * what it lacks, so nothing is judged. */
static void
test_older_database (HubFixture    *fixture,
                     gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autoptr (DeskOp) first = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autoptr (DeskOp) third = hub_fixture_use (fixture, device_id, 3, "A1");

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  push_after (fixture, token, epoch, 1, first, 410);
  push_after (fixture, token, OTHER_INCARNATION, 0, first, 410);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);

  push_after (fixture, token, epoch, 0, first, 200);
  push_after (fixture, token, epoch, 2, third, 410);
  push_after (fixture, token, epoch, 1, third, 200);
  push_after (fixture, token, epoch, 3, third, 200);
  assert_last_seq (fixture, token, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/forked/mistake-4-restored", test_restored);
  hub_fixture_add ("/hub/forked/mistake-4-cloned", test_cloned);
  hub_fixture_add ("/hub/forked/promise-4-in-order", test_in_order);
  hub_fixture_add ("/hub/forked/promise-3-judged-before", test_judged_before);
  hub_fixture_add ("/hub/forked/promise-3-other-manager", test_other_manager);
  hub_fixture_add ("/hub/forked/mistake-4-other-database", test_other_database);
  hub_fixture_add ("/hub/forked/mistake-4-older-database", test_older_database);

  return g_test_run ();
}
