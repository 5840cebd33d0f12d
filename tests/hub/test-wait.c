/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-json.h>
#include <desk-test.h>
#include <hub-device.h>

/* A request that waits, its answer not there yet. */
typedef struct
{
  HubFixture   *fixture;
  SoupMessage  *message;
  GAsyncResult *slot;
} Wait;

static void
clear_wait (Wait *wait)
{
  g_clear_object (&wait->message);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wait, clear_wait)

static void
begin (Wait       *wait,
       HubFixture *fixture,
       const char *token,
       gint64      cursor,
       guint       seconds)
{
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *path =
    g_strdup_printf ("/v1/wait?cursor=%" G_GINT64_FORMAT "&seconds=%u&epoch=%s", cursor, seconds,
                     epoch);

  wait->fixture = fixture;
  wait->message = hub_fixture_message (fixture, HUB_CALL (.path = path, .token = token));
  hub_fixture_begin (fixture, wait->message, &wait->slot);
}

/* The answer, whose status must be `status`; small it is in any case. */
static char *
end (Wait  *wait,
     guint  status)
{
  g_autoptr (GBytes) body = hub_fixture_end (wait->fixture, &wait->slot);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  g_assert_cmpuint (soup_message_get_status (wait->message), ==, status);
  g_assert_cmpuint (length, <, 300);
  return g_strndup (text, length);
}

static void
assert_head (Wait   *wait,
             gint64  head)
{
  g_autofree char *body = end (wait, 200);
  g_autofree char *epoch = hub_fixture_epoch (wait->fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = desk_json_parse_object (body, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (desk_json_peek_int (object, "head", -1), ==, head);
  g_assert_cmpstr (desk_json_peek_string (object, "epoch", NULL), ==, epoch);
  g_assert_cmpstr (desk_json_peek_string (object, "now", NULL), ==, HUB_FIXTURE_NOW);
}

static gboolean
is_waiting (HubFixture *fixture,
            guint       n_waiting)
{
  g_autofree char *figures = hub_fixture_call (fixture, HUB_CALL (.path = "/metrics"), 200);
  g_autofree char *figure = g_strdup_printf ("\nmember_desk_hub_waiting %u\n", n_waiting);

  return strstr (figures, figure) != NULL;
}

static void
test_at_once (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_auto (Wait) behind = { 0 };
  g_auto (Wait) anew = { 0 };
  g_auto (Wait) hasty = { 0 };

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  begin (&behind, fixture, token, 1, 55);
  assert_head (&behind, 3);
  begin (&anew, fixture, token, 0, 55);
  assert_head (&anew, 3);
  begin (&hasty, fixture, token, 3, 0);
  assert_head (&hasty, 3);
}

/* What sync promises, 9: a round with nothing new is one small request. */
static void
test_nothing (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_auto (Wait) wait = { 0 };

  begin (&wait, fixture, token, 1, 1);
  assert_head (&wait, 1);
  g_assert_true (is_waiting (fixture, 0));
}

/* Another laptop of the manager; and only theirs are woken. */
static void
test_push (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *pushing_id = NULL;
  g_autofree char *other_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *pushing = hub_fixture_enrol (fixture, "M01", &pushing_id);
  g_autofree char *other = hub_fixture_enrol (fixture, "M02", &other_id);
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, pushing_id, 1, "A1");
  g_autofree char *body = hub_fixture_push_body (op->text, NULL);
  g_auto (Wait) wait = { 0 };
  g_auto (Wait) still = { 0 };

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  begin (&wait, fixture, token, 3, 55);
  begin (&still, fixture, other, 1, 55);
  desk_test_wait_until (is_waiting (fixture, 2));
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = pushing, .body = body),
                            200));
  assert_head (&wait, 4);
  g_assert_true (is_waiting (fixture, 1));
  g_assert_null (still.slot);
  hub_fixture_stop (fixture);
  assert_head (&still, 1);
}

/* An import is another process. */
static void
test_other_process (HubFixture    *fixture,
                    gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_auto (Wait) wait = { 0 };

  begin (&wait, fixture, token, 1, 55);
  desk_test_wait_until (is_waiting (fixture, 1));
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_head (&wait, 3);
}

static void
test_revoked (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *body = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Wait) wait = { 0 };

  begin (&wait, fixture, token, 1, 55);
  desk_test_wait_until (is_waiting (fixture, 1));
  hub_device_revoke (fixture->db, fixture->clock, device_id, &error);
  g_assert_no_error (error);
  body = end (&wait, 403);
  hub_fixture_assert_error (body, "revoked");
}

static void
test_stop (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_auto (Wait) wait = { 0 };

  begin (&wait, fixture, token, 1, 55);
  desk_test_wait_until (is_waiting (fixture, 1));
  hub_fixture_stop (fixture);
  assert_head (&wait, 1);
}

/* Mistake 6: a connection that broke unnoticed holds nothing once its device asks again. */
static void
test_asked_again (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_auto (Wait) broken = { 0 };
  g_auto (Wait) wait = { 0 };

  begin (&broken, fixture, token, 1, 55);
  desk_test_wait_until (is_waiting (fixture, 1));
  begin (&wait, fixture, token, 1, 55);
  assert_head (&broken, 1);
  g_assert_true (is_waiting (fixture, 1));
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_head (&wait, 3);
}

static void
test_start_over (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *body = NULL;
  g_auto (Wait) wait = { 0 };

  begin (&wait, fixture, token, 2, 55);
  body = end (&wait, 410);
  hub_fixture_assert_error (body, "start-over");
}

static void
test_invalid (HubFixture    *fixture,
              gconstpointer  data)
{
  const char *paths[] = {
    "/v1/wait",
    "/v1/wait?cursor=1",
    "/v1/wait?cursor=x&epoch=y",
    "/v1/wait?cursor=0&seconds=-1",
    "/v1/wait?cursor=0&seconds=long",
  };
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = paths[i],
                                                                   .token = token), 400);

      hub_fixture_assert_error (body, "invalid");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/wait/news-at-once", test_at_once);
  hub_fixture_add ("/hub/wait/promise-9-nothing-new", test_nothing);
  hub_fixture_add ("/hub/wait/push", test_push);
  hub_fixture_add ("/hub/wait/other-process", test_other_process);
  hub_fixture_add ("/hub/wait/revoked", test_revoked);
  hub_fixture_add ("/hub/wait/stop", test_stop);
  hub_fixture_add ("/hub/wait/mistake-6-asked-again", test_asked_again);
  hub_fixture_add ("/hub/wait/start-over", test_start_over);
  hub_fixture_add ("/hub/wait/invalid", test_invalid);

  return g_test_run ();
}
