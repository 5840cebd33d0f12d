/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test.h>

/* Another program (an import) writes for longer than anybody would wait. */
static void
hold_database (HubFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  desk_db_begin (fixture->db, &error);
  g_assert_no_error (error);
}

/* Whoever only reads is answered at once, also behind a push that has to wait; and when the device
 * was seen is noted later. */
static void
test_read (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *wait = g_strdup_printf ("/v1/wait?cursor=1&seconds=0&epoch=%s", epoch);
  g_autofree char *body = hub_fixture_push_body ("", NULL);
  g_autoptr (SoupMessage) push =
    hub_fixture_message (fixture, HUB_CALL (.path = "/v1/push", .token = token, .body = body));
  g_autoptr (GBytes) pushed = NULL;
  GAsyncResult *slot = NULL;

  hold_database (fixture);
  hub_fixture_begin (fixture, push, &slot);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0", .token = token), 200));
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = wait, .token = token), 200));
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200));
  g_assert_null (slot);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT seen_ms FROM devices"), ==, 0);

  desk_db_rollback (fixture->db);
  pushed = hub_fixture_end (fixture, &slot);
  g_assert_cmpuint (soup_message_get_status (push), ==, 200);
  desk_test_wait_until (hub_fixture_count (fixture, "SELECT seen_ms FROM devices") != 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/busy/read", test_read);

  return g_test_run ();
}
