/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever reaches the hub's port and is not admitted, or speaks no proper HTTP: a clear answer or
 * none, nothing changes, and the hub serves on. */

#include "hub-stranger.h"

#include <desk-test.h>
#include <hub-enrolment.h>

#define N_SLOW 200

/* What stands for the headers of a device that is admitted. */
#define WHO "@"

static char *
make_token (HubFixture *fixture)
{
  g_autofree char *device_id = NULL;

  return hub_fixture_enrol (fixture, "M01", &device_id);
}

static char *
fill_in (const char *text,
         const char *token)
{
  g_autofree char *who =
    g_strdup_printf ("Host: hub\r\nAuthorization: Bearer %s\r\nMember-Desk-Protocol: 1\r\n", token);
  g_autoptr (GString) filled = g_string_new (text);

  g_string_replace (filled, WHO, who, 0);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static void
assert_unknown (HubFixture *fixture,
                const char *authorization)
{
  static const HubCall calls[] = {
    { .path = "/v1/pull?cursor=0", .protocol = "1" },
    { .path = "/v1/wait?cursor=0", .protocol = "1" },
    { .path = "/v1/push", .protocol = "1", .body = "{}\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (SoupMessage) message = hub_fixture_message (fixture, &calls[i]);
      g_autoptr (GBytes) answer = NULL;
      g_autofree char *text = NULL;

      soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                                   authorization);
      answer = hub_fixture_send (fixture, message);
      text = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
      g_assert_cmpuint (soup_message_get_status (message), ==, 401);
      hub_fixture_assert_error (text, "unknown-device");
    }
}

/* What is nearly a token, or what the hub's own database holds instead of it. */
static void
test_tokens (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = desk_db_query_text (fixture->db, &error, "SELECT token_hash FROM devices",
                                              "");
  g_autofree char *code = hub_enrolment_new_code (fixture->db, fixture->clock, "M01", &error);
  g_autofree char *upper = g_ascii_strup (token, -1);
  g_autofree char *cut = g_strndup (token, strlen (token) - 1);
  g_autofree char *longer = g_strconcat (token, "x", NULL);
  g_autofree char *twice = g_strconcat (token, " ", token, NULL);
  g_autofree char *huge = g_strnfill (60000, 'x');
  const char *tokens[] = { "",   device_id, hash,  code,  upper,
                           cut,  longer,    twice, huge,  "null",
                           "*",  "%",       "M01", "' OR '1' = '1" };
  g_autofree char *before = hub_fixture_look (fixture);
  g_autofree char *other_scheme = g_strconcat ("Basic ", token, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autofree char *authorization = g_strconcat ("Bearer ", tokens[i], NULL);

      g_test_message ("%.80s", tokens[i]);
      assert_unknown (fixture, authorization);
    }
  assert_unknown (fixture, token);
  assert_unknown (fixture, other_scheme);
  hub_fixture_assert_unharmed (fixture, before);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0", .token = token), 200));
}

static void
assert_answered (const char *heard,
                 guint       status)
{
  g_autofree char *expected = g_strdup_printf (" %u ", status);

  g_assert_true (g_str_has_prefix (heard, "HTTP/1."));
  g_assert_true (g_str_has_prefix (heard + strlen ("HTTP/1.1"), expected));
}

/* An enrolment with a good code is hidden in what may be read as body or as a request of its own:
 * nobody takes it for one. */
static void
test_smuggled (HubFixture    *fixture,
               gconstpointer  data)
{
#define PUSH "POST /v1/push HTTP/1.1\r\n" WHO
  static const char * const requests[] = {
    PUSH "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    PUSH "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    PUSH "Content-Length: 0\r\nContent-Length: 500\r\n\r\n",
    PUSH "Content-Length: 500\r\nContent-Length: 0\r\n\r\n",
    PUSH "Content-Length: 0, 0\r\n\r\n",
    PUSH "Content-Length : 500\r\n\r\n",
    PUSH "Content-Length:\r\n\r\n",
    PUSH "Content-Length: -1\r\n\r\n",
    PUSH "Content-Length: 0x0\r\n\r\n",
    PUSH "Transfer-Encoding: identity\r\n\r\n",
    PUSH "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    PUSH "Transfer-Encoding: x\r\n\r\n0\r\n\r\n",
    PUSH "\r\n",
    "GET /healthz HTTP/1.1\r\nHost: hub\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n"
    "0\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: hub\r\nX: a\r\n\0Y: b\r\n\r\n",
    PUSH "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
    PUSH "Transfer-Encoding: chunked\r\n\r\nx\r\n",
    PUSH "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
  };
  g_autofree char *token = make_token (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = hub_enrolment_new_code (fixture->db, fixture->clock, "M01", &error);
  g_autofree char *body =
    g_strdup_printf ("{\"code\":\"%s\",\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\"}", code);
  g_autofree char *hidden =
    g_strdup_printf ("POST /v1/enrol HTTP/1.1\r\nHost: hub\r\nContent-Length: %" G_GSIZE_FORMAT
                     "\r\n\r\n%s", strlen (body), body);
  g_autofree char *before = hub_fixture_look (fixture);

  g_assert_no_error (error);
  hub_server_set_patience (fixture->server, 1);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *request = fill_in (requests[i], token);
      g_auto (HubStranger) stranger = hub_stranger_call (fixture, request);
      g_autofree char *heard = NULL;

      g_test_message ("request %u", i);
      hub_stranger_say (&stranger, hidden, strlen (hidden));
      hub_stranger_leave (&stranger);
      heard = hub_stranger_hear (&stranger);
      g_assert_null (strstr (heard, "HTTP/1.1 200"));
      hub_fixture_assert_unharmed (fixture, before);
    }
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/v1/enrol", .body = body), 200));
}

/* Requests that are strange in themselves. */
static void
test_strange (HubFixture    *fixture,
              gconstpointer  data)
{
#define END "Connection: close\r\n\r\n"
  static const struct
  {
    const char *request;
    guint       status;
  } cases[] = {
    { "GET /healthz HTTP/1.1\r\n" END, 400 },
    { "GET /healthz\r\n" END, 400 },
    { "GET /healthz HTTP/9.9\r\n" WHO END, 505 },
    { "GET /healthz HTTP/1.1\r\n" WHO "X: a\001\r\n" END, 200 },
    { "BREW /v1/push HTTP/1.1\r\n" WHO END, 405 },
    { "TRACE /healthz HTTP/1.1\r\n" WHO END, 405 },
    { "CONNECT hub:1 HTTP/1.1\r\n" WHO END, 404 },
    { "OPTIONS * HTTP/1.1\r\n" WHO END, 404 },
    { "GET //v1/pull?cursor=0 HTTP/1.1\r\n" WHO END, 404 },
    { "GET /v1/pull/?cursor=0 HTTP/1.1\r\n" WHO END, 404 },
    { "GET /V1/PULL?cursor=0 HTTP/1.1\r\n" WHO END, 404 },
    { "GET /../../etc/passwd HTTP/1.1\r\n" WHO END, 404 },
    { "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" WHO END, 404 },
    { "GET /\xff\xfe HTTP/1.1\r\n" WHO END, 404 },
    { "GET /%00 HTTP/1.1\r\n" WHO END, 400 },
    { "GET /v1/pull?cursor=%zz HTTP/1.1\r\n" WHO END, 400 },
    { "GET /v1/pull?cursor=%00 HTTP/1.1\r\n" WHO END, 400 },
    { "GET /v1/pull?cursor=-1 HTTP/1.1\r\n" WHO END, 400 },
    { "GET /v1/pull?cursor=0&cursor=x HTTP/1.1\r\n" WHO END, 400 },
    { "GET /v1/pull?cursor=99999999999999999999 HTTP/1.1\r\n" WHO END, 400 },
    { "GET /v1/pull?cursor=1&epoch=%ff%fe HTTP/1.1\r\n" WHO END, 410 },
    { "GET /v1/pull?cursor=0%0d%0aSet-Cookie:x HTTP/1.1\r\n" WHO END, 400 },
    { "GET /v1/wait?cursor=0&seconds=-1 HTTP/1.1\r\n" WHO END, 400 },
    { "POST /v1/pull?cursor=0 HTTP/1.1\r\n" WHO "Content-Length: 0\r\n" END, 405 },
    { "POST /v1/push HTTP/1.1\r\n" WHO "Content-Length: 0\r\n" END, 400 },
    { "POST /v1/%70ush HTTP/1.1\r\n" WHO "Transfer-Encoding: chunked\r\n" END
      "3\r\n{}\n\r\n0\r\n\r\n", 400 },
  };
  g_autofree char *token = make_token (fixture);
  g_autofree char *before = hub_fixture_look (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *request = fill_in (cases[i].request, token);
      g_auto (HubStranger) stranger = hub_stranger_call (fixture, request);
      g_autofree char *heard = hub_stranger_hear (&stranger);

      g_test_message ("request %u", i);
      assert_answered (heard, cases[i].status);
      g_assert_null (strstr (heard, "\nSet-Cookie:"));
      hub_fixture_assert_unharmed (fixture, before);
    }
}

static void
assert_cut_short (HubFixture *fixture,
                  const char *head,
                  const char *fill,
                  gsize       length)
{
  g_auto (HubStranger) stranger = hub_stranger_call (fixture, head);
  g_autofree char *letters = g_strnfill (length, *fill);
  g_autofree char *heard = NULL;

  hub_stranger_say (&stranger, letters, length);
  heard = hub_stranger_hear (&stranger);
  g_assert_null (strstr (heard, "HTTP/1.1 200"));
}

/* Heads without end. */
static void
test_huge_head (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *before = hub_fixture_look (fixture);

  hub_server_set_patience (fixture->server, 1);
  assert_cut_short (fixture, "GET /healthz?", "x", 1000000);
  assert_cut_short (fixture, "GET /healthz HTTP/1.1\r\nHost: hub\r\nX: ", "x", 1000000);
  assert_cut_short (fixture, "", "\n", 1000000);
  assert_cut_short (fixture, "", "\xff", 1000000);
  hub_fixture_assert_unharmed (fixture, before);
}

/* A push that ends too early, wherever it does: none of it counts. */
static void
test_half_body (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autofree char *body = hub_fixture_push_body (op->text, NULL);
  gsize length = strlen (body);
  g_autofree char *head = g_strdup_printf ("POST /v1/push HTTP/1.1\r\n" WHO "Content-Length: %"
                                           G_GSIZE_FORMAT "\r\n\r\n", length + 1);
  g_autofree char *request = fill_in (head, token);
  g_autofree char *before = NULL;
  g_autofree char *verdict = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  before = hub_fixture_look (fixture);
  for (gsize sent = length; sent > 0; sent /= 2)
    {
      g_auto (HubStranger) stranger = hub_stranger_call (fixture, request);
      g_autofree char *heard = NULL;

      hub_stranger_say (&stranger, body, sent);
      hub_stranger_leave (&stranger);
      heard = hub_stranger_hear (&stranger);
      g_assert_null (strstr (heard, "HTTP/1.1 200"));
      hub_fixture_assert_unharmed (fixture, before);
    }
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);
  verdict = hub_fixture_judge (fixture, token, op->text);
  g_assert_cmpstr (verdict, ==, "accepted");
}

/* Mistake 6: many connections that say next to nothing keep nobody else from being served. */
static void
test_slow (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *token = make_token (fixture);
  g_autofree char *before = hub_fixture_look (fixture);
  g_autofree HubStranger *strangers = g_new0 (HubStranger, N_SLOW);

  for (guint i = 0; i < N_SLOW; i++)
    strangers[i] = hub_stranger_call (fixture, i % 2 == 0 ? "" : "POST /v1/push HTTP/1.1\r\nHost:");
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0", .token = token), 200));
  hub_fixture_assert_unharmed (fixture, before);
  for (guint i = 0; i < N_SLOW; i++)
    hub_stranger_clear (&strangers[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/hostile-wire/tokens", test_tokens);
  hub_fixture_add ("/hub/hostile-wire/smuggled", test_smuggled);
  hub_fixture_add ("/hub/hostile-wire/strange", test_strange);
  hub_fixture_add ("/hub/hostile-wire/huge-head", test_huge_head);
  hub_fixture_add ("/hub/hostile-wire/half-body", test_half_body);
  hub_fixture_add ("/hub/hostile-wire/mistake-6-slow", test_slow);

  return g_test_run ();
}
