/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hub-device.h>
#include <hub-fixture.h>

#include "fault-loop.h"

/* A hub that serves, with its disk failing at every step of a push. */

#define QUESTION                                                                                 \
  "SELECT 'use ' || member_no || ' ' || rev FROM service_uses"                                   \
  " UNION ALL SELECT 'judged ' || op_id || ' ' || seq FROM operations"                           \
  " UNION ALL SELECT 'device ' || last_seq FROM devices"                                         \
  " UNION ALL SELECT 'feed ' || manager_no || ' ' || rev FROM feeds ORDER BY 1"

#define DEVICE "0193c5a0-0000-7000-8000-000000000001"

/* The same in every try: what is sent again is the same. */
static char *token;
static char *body;

static gpointer
begin_serving (const char *folder)
{
  g_autoptr (GError) error = NULL;
  HubFixture *hub = g_new0 (HubFixture, 1);

  hub->db_uri = g_strdup_printf ("sqlite:%s/hub.db", folder);
  hub->clock = desk_clock_new_stopped (desk_test_time (HUB_FIXTURE_NOW));
  hub->policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  hub->server = hub_server_new (hub->db_uri, hub->policy, hub->clock);
  hub_server_listen (hub->server, "127.0.0.1:0", NULL, NULL, &error);
  g_assert_no_error (error);
  hub->session = soup_session_new ();
  g_free (hub_fixture_call (hub, HUB_CALL (.path = "/healthz"), 200));
  return hub;
}

static void
end_serving (gpointer subject)
{
  HubFixture *hub = subject;

  soup_session_abort (hub->session);
  hub_fixture_stop (hub);
  g_object_unref (hub->session);
  g_object_unref (hub->policy);
  g_object_unref (hub->clock);
  g_free (hub->db_uri);
  g_free (hub);
}

static void
add_device (HubFixture *hub)
{
  HubDevice device = {
    .device_id = (char *) DEVICE,
    .manager_no = (char *) "M01",
    .name = (char *) "laptop",
    .incarnation = (char *) HUB_FIXTURE_INCARNATION,
  };
  g_autoptr (GError) error = NULL;

  g_free (token);
  token = hub_device_add (hub->db, &device, &error);
  g_assert_no_error (error);
}

/* Two that are taken, one that is turned away. */
static void
make_body (HubFixture *hub)
{
  g_autoptr (DeskOp) first = hub_fixture_use (hub, DEVICE, 1, "A1");
  g_autoptr (DeskOp) second = hub_fixture_use (hub, DEVICE, 2, "NOBODY");
  g_autoptr (DeskOp) third = hub_fixture_use (hub, DEVICE, 3, "A1");

  g_free (body);
  body = hub_fixture_push_body (first->text, second->text, third->text, NULL);
}

static void
prepare_hub (const char *folder)
{
  HubFixture hub = { 0 };
  g_autoptr (GFile) made = NULL;
  g_autoptr (GFile) wanted = g_file_new_build_filename (folder, "hub.db", NULL);
  g_autoptr (GError) error = NULL;

  hub_fixture_set_up (&hub, NULL);
  hub_fixture_add_member (&hub, "A1", "M01", "张三");
  add_device (&hub);
  make_body (&hub);
  hub_fixture_stop (&hub);
  g_clear_object (&hub.db);
  made = g_file_new_build_filename (hub.dir, "hub.db", NULL);
  g_file_copy (made, wanted, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hub_fixture_tear_down (&hub, NULL);
}

static gboolean
act_push (gpointer   subject,
          GError   **error)
{
  HubFixture *hub = subject;
  g_autoptr (SoupMessage) message =
    hub_fixture_message (hub, HUB_CALL (.path = "/v1/push", .token = token, .body = body));
  g_autoptr (GBytes) answer = hub_fixture_send (hub, message);
  guint status = soup_message_get_status (message);

  if (status == SOUP_STATUS_OK)
    {
      g_autoptr (GPtrArray) stream = hub_fixture_read_stream (g_bytes_get_data (answer, NULL));

      g_assert_cmpuint (stream->len, ==, 4);
      return TRUE;
    }
  g_assert_cmpuint (status, ==, SOUP_STATUS_SERVICE_UNAVAILABLE);
  g_assert_nonnull (soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                  "Retry-After"));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, "503");
  return FALSE;
}

static const FaultDeed push_deed = {
  .database = "hub.db", .question = QUESTION, .by_hub = TRUE, .prepare = prepare_hub,
  .begin = begin_serving, .act = act_push, .end = end_serving
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test_disk_install ();
  g_test_add_data_func ("/faults/push", &push_deed, fault_loop_run);
  return g_test_run ();
}
