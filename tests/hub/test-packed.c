/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test.h>
#include <hub-handlers.h>

static GBytes *
pack (const char *text,
      gsize       length)
{
  g_autoptr (GConverter) gzip =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (stream, text, length, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static char *
push (HubFixture *fixture,
      const char *token,
      GBytes     *body,
      const char *encoding,
      guint       status)
{
  g_autoptr (SoupMessage) message = hub_fixture_message (fixture, HUB_CALL (.path = "/v1/push",
                                                                            .token = token,
                                                                            .body = ""));
  g_autoptr (GBytes) answer = NULL;

  soup_message_set_request_body_from_bytes (message, "application/x-ndjson", body);
  soup_message_headers_append (soup_message_get_request_headers (message), "Content-Encoding",
                               encoding);
  answer = hub_fixture_send (fixture, message);
  g_assert_cmpuint (soup_message_get_status (message), ==, status);
  return g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
}

static void
test_accepted (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autofree char *plain = hub_fixture_push_body (op->text, NULL);
  g_autoptr (GBytes) packed = pack (plain, strlen (plain));
  g_autofree char *answer = NULL;
  g_autofree char *again = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  answer = push (fixture, token, packed, "gzip", 200);
  g_assert_nonnull (strstr (answer, "\"accepted\""));
  /* The hash is that of the line, however it was sent. */
  again = hub_fixture_judge (fixture, token, op->text);
  g_assert_cmpstr (again, ==, "accepted");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 1);
}

static void
assert_refused (HubFixture *fixture,
                const char *token,
                GBytes     *body,
                const char *encoding,
                guint       status,
                const char *code)
{
  g_autofree char *answer = push (fixture, token, body, encoding, status);

  hub_fixture_assert_error (answer, code);
}

/* A few kilobytes that swell to one byte more than is taken; what is cut, plain or unknown. */
static void
test_refused (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *newlines = g_strnfill (HUB_PUSH_BYTES + 1, '\n');
  g_autoptr (GBytes) bomb = pack (newlines, HUB_PUSH_BYTES + 1);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bomb, 0, g_bytes_get_size (bomb) / 2);
  g_autoptr (GBytes) plain = g_bytes_new_static ("{}\n", 3);

  g_assert_cmpuint (g_bytes_get_size (bomb), <, 16 * 1024);
  assert_refused (fixture, token, bomb, "gzip", 413, "too-large");
  assert_refused (fixture, token, cut, "gzip", 400, "invalid");
  assert_refused (fixture, token, plain, "gzip", 400, "invalid");
  assert_refused (fixture, token, plain, "br", 415, "encoding");
}

/* (transfer full): @bytes, from the end so many left out, and then this appended */
static GBytes *
spoil (GBytes     *bytes,
       gsize       left_out,
       const char *more)
{
  gsize length;
  const guint8 *packed = g_bytes_get_data (bytes, &length);
  GByteArray *spoiled = g_byte_array_new ();

  g_byte_array_append (spoiled, packed, length - left_out);
  g_byte_array_append (spoiled, (const guint8 *) more, strlen (more));
  return g_byte_array_free_to_bytes (spoiled);
}

/* Whole pushes whose packing is broken, or packs more than once. */
static void
test_broken (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autofree char *plain = hub_fixture_push_body (op->text, NULL);
  g_autoptr (GBytes) packed = pack (plain, strlen (plain));
  g_autoptr (GBytes) no_checksum = spoil (packed, 8, "");
  g_autoptr (GBytes) other_checksum = spoil (packed, 8, "12345678");
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) twice = pack (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  g_autofree char *before = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  before = hub_fixture_look (fixture);
  assert_refused (fixture, token, no_checksum, "gzip", 400, "invalid");
  assert_refused (fixture, token, other_checksum, "gzip", 400, "invalid");
  assert_refused (fixture, token, nothing, "gzip", 400, "invalid");
  assert_refused (fixture, token, twice, "gzip", 400, "invalid");
  assert_refused (fixture, token, twice, "gzip, gzip", 415, "encoding");
  hub_fixture_assert_unharmed (fixture, before);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);
}

/* Whoever is not admitted yet can make the hub unpack no more than an enrolment is long. */
static void
test_bomb_of_a_stranger (HubFixture    *fixture,
                         gconstpointer  data)
{
  g_autofree char *letters = g_strnfill (HUB_ENROL_BYTES + 1, ' ');
  g_autoptr (GBytes) bomb = pack (letters, HUB_ENROL_BYTES + 1);
  g_autoptr (SoupMessage) message = hub_fixture_message (fixture, HUB_CALL (.path = "/v1/enrol",
                                                                            .body = ""));
  g_autoptr (GBytes) answer = NULL;

  soup_message_set_request_body_from_bytes (message, "application/json", bomb);
  soup_message_headers_append (soup_message_get_request_headers (message), "Content-Encoding",
                               "gzip");
  answer = hub_fixture_send (fixture, message);
  g_assert_cmpuint (soup_message_get_status (message), ==, 413);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/packed/accepted", test_accepted);
  hub_fixture_add ("/hub/packed/refused", test_refused);
  hub_fixture_add ("/hub/packed/broken", test_broken);
  hub_fixture_add ("/hub/packed/bomb-of-a-stranger", test_bomb_of_a_stranger);

  return g_test_run ();
}
