/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-stranger.h"

#include <desk-test.h>

/* More than what the two ends of a connection hold on their own. */
#define MANY_BYTES (32 * 1024 * 1024)

/* Mistake 6: whatever a laptop stops at, its connection is not held for ever. */
static void
test_silent (HubFixture    *fixture,
             gconstpointer  data)
{
  const char *texts[] = {
    "",
    "GET /heal",
    "POST /v1/push HTTP/1.1\r\nHost: hub\r\n",
    "POST /v1/push HTTP/1.1\r\nHost: hub\r\nContent-Length: 100\r\n\r\n{\"incarnation\":",
    "POST /v1/push HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
    "GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n",
  };
  HubStranger strangers[G_N_ELEMENTS (texts)];

  hub_server_set_patience (fixture->server, 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    strangers[i] = hub_stranger_call (fixture, texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (hub_stranger_hear (&strangers[i]));
      hub_stranger_clear (&strangers[i]);
    }
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200));
}

static gboolean
is_trickling_over (HubStranger *stranger)
{
  GOutputStream *stream = g_io_stream_get_output_stream (G_IO_STREAM (stranger->connection));

  return g_output_stream_write (stream, "x", 1, NULL, NULL) < 1;
}

/* Nor by one letter after the other. */
static void
test_trickle (HubFixture    *fixture,
              gconstpointer  data)
{
  g_auto (HubStranger) stranger = { NULL };

  hub_server_set_patience (fixture->server, 1);
  stranger = hub_stranger_call (fixture, "GET /healthz?");
  desk_test_wait_until (is_trickling_over (&stranger));
}

/* A reply that nobody reads. */
static void
test_unread (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *request =
    g_strdup_printf ("GET /v1/pull?cursor=0 HTTP/1.1\r\nHost: hub\r\nMember-Desk-Protocol: 1\r\n"
                     "Authorization: Bearer %s\r\n\r\n", token);
  g_autofree char *name = g_strnfill (MANY_BYTES, 'x');
  g_auto (HubStranger) stranger = { NULL };

  hub_fixture_add_member (fixture, "A1", "M01", name);
  hub_server_set_patience (fixture->server, 1);
  stranger = hub_stranger_call (fixture, request);
  desk_test_wait_until (hub_fixture_count (fixture, "SELECT seen_ms FROM devices") != 0);
  desk_test_wait_until (is_trickling_over (&stranger));
}

/* Who waits for news is waited for. */
static void
test_wait (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *wait = g_strdup_printf ("/v1/wait?cursor=1&seconds=4&epoch=%s", epoch);

  hub_server_set_patience (fixture->server, 1);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = wait, .token = token), 200));
}

/* A connection is used for as many requests as there are. */
static void
test_kept (HubFixture    *fixture,
           gconstpointer  data)
{
  const char *again = "GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n";
  g_auto (HubStranger) stranger = hub_stranger_call (fixture, again);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *line = NULL;

      do
        {
          g_free (line);
          line = hub_fixture_read_line (stranger.answer);
          g_assert_nonnull (line);
        }
      while (!g_str_equal (line, "ok"));
      hub_stranger_say (&stranger, again, strlen (again));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/patience/mistake-6-silent", test_silent);
  hub_fixture_add ("/hub/patience/mistake-6-trickle", test_trickle);
  hub_fixture_add ("/hub/patience/mistake-6-unread", test_unread);
  hub_fixture_add ("/hub/patience/wait", test_wait);
  hub_fixture_add ("/hub/patience/kept", test_kept);

  return g_test_run ();
}
