/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test.h>
#include <hub-database.h>
#include <hub-device.h>

#define OTHER_EPOCH "018f3a00-0000-7000-8000-0000000000ff"

typedef struct
{
  JsonObject *header;           /* in stream */
  GPtrArray  *stream;
  gsize       length;
} Page;

static void
clear_page (Page *page)
{
  g_clear_pointer (&page->stream, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, clear_page)

static char *
pull_raw (HubFixture *fixture,
          const char *token,
          const char *query,
          guint       status)
{
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *path = g_strdup_printf ("/v1/pull?%s&epoch=%s", query, epoch);

  return hub_fixture_call (fixture, HUB_CALL (.path = path, .token = token), status);
}

static Page
pull (HubFixture *fixture,
      const char *token,
      gint64      cursor,
      guint       limit)
{
  g_autofree char *query = g_strdup_printf ("cursor=%" G_GINT64_FORMAT "&limit=%u", cursor, limit);
  g_autofree char *body = pull_raw (fixture, token, query, 200);
  Page page = { .stream = hub_fixture_read_stream (body), .length = strlen (body) };

  page.header = json_node_get_object (g_ptr_array_index (page.stream, 0));
  return page;
}

static gint64
header_int (Page       *page,
            const char *name)
{
  return json_object_get_int_member (page->header, name);
}

static JsonArray *
get_row (Page  *page,
         guint  index)
{
  return json_node_get_array (g_ptr_array_index (page->stream, index + 1));
}

static void
test_everything (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_auto (Page) page = { 0 };
  const char *tables[] = { "managers", "members", "accounts" };
  JsonArray *values;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  hub_fixture_add_member (fixture, "B1", "M02", "赵六");
  page = pull (fixture, token, 0, 100);

  g_assert_cmpint (header_int (&page, "protocol"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (page.header, "epoch"), ==, epoch);
  g_assert_cmpstr (json_object_get_string_member (page.header, "now"), ==, HUB_FIXTURE_NOW);
  g_assert_cmpint (header_int (&page, "from"), ==, 0);
  g_assert_cmpint (header_int (&page, "to"), ==, 3);
  g_assert_cmpint (header_int (&page, "head"), ==, 3);
  g_assert_false (json_object_get_boolean_member (page.header, "more"));
  g_assert_true (json_object_get_null_member (page.header, "feed"));
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (page.header, "columns")),
                    ==, 3);

  g_assert_cmpuint (page.stream->len, ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpstr (json_array_get_string_element (get_row (&page, i), 0), ==, tables[i]);
      g_assert_cmpint (json_array_get_int_element (get_row (&page, i), 1), ==, i + 1);
    }
  values = json_array_get_array_element (get_row (&page, 1), 2);
  g_assert_cmpstr (json_array_get_string_element (values, 0), ==, "A1");
  g_assert_cmpstr (json_array_get_string_element (values, 2), ==, "张三");
  g_assert_cmpint (json_array_get_int_element (values, 9), ==, 500000);
  g_assert_true (json_array_get_null_element (values, 10));
}

static void
test_columns (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_auto (Page) page = pull (fixture, token, 0, 100);
  JsonObject *columns = json_object_get_object_member (page.header, "columns");
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), columns);
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpstr (text, ==, "{\"managers\":[\"manager_no\",\"name\",\"region\",\"phone\"]}");
}

/* What sync promises, 9: nothing new is one small request. */
static void
test_nothing_new (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_auto (Page) page = { 0 };

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  page = pull (fixture, token, 3, 100);
  g_assert_cmpuint (page.stream->len, ==, 1);
  g_assert_cmpint (header_int (&page, "from"), ==, 3);
  g_assert_cmpint (header_int (&page, "to"), ==, 3);
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (page.header, "columns")),
                    ==, 0);
  g_assert_cmpuint (page.length, <, 1024);
}

/* Nor is it a write at each request: what is noted of the device is to the minute. */
static void
test_seen (HubFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  gint64 start_ms = desk_test_time (HUB_FIXTURE_NOW);
  const char *seen = "SELECT seen_ms FROM devices";

  g_free (pull_raw (fixture, token, "cursor=0", 200));
  desk_test_wait_until (hub_fixture_count (fixture, seen) == start_ms);
  desk_clock_set (fixture->clock, start_ms + 59999);
  g_free (pull_raw (fixture, token, "cursor=0", 200));
  desk_clock_set (fixture->clock, start_ms + 60000);
  g_free (pull_raw (fixture, token, "cursor=0", 200));
  desk_test_wait_until (hub_fixture_count (fixture, seen) != start_ms);
  g_assert_cmpint (hub_fixture_count (fixture, seen), ==, start_ms + 60000);
}

static void
test_pages (HubFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  gint64 cursor = 0;
  guint n_pages = 0;
  guint n_rows = 0;
  gboolean more = TRUE;

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *member_no = g_strdup_printf ("A%u", i);

      hub_fixture_add_member (fixture, member_no, "M01", "张三");
    }
  for (; more; n_pages++)
    {
      g_auto (Page) page = pull (fixture, token, cursor, 20);

      g_assert_cmpint (header_int (&page, "from"), ==, cursor);
      g_assert_cmpint (header_int (&page, "head"), ==, 51);
      more = json_object_get_boolean_member (page.header, "more");
      for (guint i = 0; i + 1 < page.stream->len; i++, n_rows++)
        g_assert_cmpint (json_array_get_int_element (get_row (&page, i), 1), ==, cursor + i + 1);
      g_assert_cmpuint (page.stream->len - 1, ==, more ? 20 : 11);
      cursor = header_int (&page, "to");
    }
  g_assert_cmpuint (n_pages, ==, 3);
  g_assert_cmpuint (n_rows, ==, 51);
  g_assert_cmpint (cursor, ==, 51);
}

/* A cursor between two rows of one revision would skip the second. */
static void
test_one_revision (HubFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (GError) error = NULL;
  g_auto (Page) first = { 0 };
  g_auto (Page) second = { 0 };

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  hub_fixture_add_member (fixture, "A2", "M01", "李四");
  desk_db_exec (fixture->db, "UPDATE accounts SET rev = 2 WHERE member_no = 'A1'", &error);
  g_assert_no_error (error);

  first = pull (fixture, token, 0, 2);
  g_assert_cmpuint (first.stream->len - 1, ==, 3);
  g_assert_cmpint (header_int (&first, "to"), ==, 2);
  g_assert_true (json_object_get_boolean_member (first.header, "more"));
  second = pull (fixture, token, 2, 2);
  g_assert_cmpuint (second.stream->len - 1, ==, 2);
  g_assert_false (json_object_get_boolean_member (second.header, "more"));
}

static void
test_tombstone (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (GError) error = NULL;
  g_auto (Page) page = { 0 };
  guint n_left = 0;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  hub_fixture_add_member (fixture, "A2", "M01", "李四");
  desk_db_exec (fixture->db,
                "BEGIN; UPDATE feeds SET rev = 6 WHERE manager_no = 'M01';"
                "DELETE FROM accounts WHERE member_no = 'A1';"
                "INSERT INTO tombstones (manager_no, table_name, row_key, rev, reason, made_ms)"
                " VALUES ('M01', 'accounts', '189A1', 6, 'left', 0); COMMIT", &error);
  g_assert_no_error (error);

  page = pull (fixture, token, 0, 100);
  g_assert_cmpint (header_int (&page, "to"), ==, 6);
  for (guint i = 0; i + 1 < page.stream->len; i++)
    {
      JsonArray *row = get_row (&page, i);

      if (!g_str_equal (json_array_get_string_element (row, 0), "-"))
        continue;
      g_assert_cmpint (json_array_get_int_element (row, 1), ==, 6);
      g_assert_cmpstr (json_array_get_string_element (row, 2), ==, "accounts");
      g_assert_cmpstr (json_array_get_string_element (row, 3), ==, "189A1");
      g_assert_cmpstr (json_array_get_string_element (row, 4), ==, "left");
      n_left++;
    }
  g_assert_cmpuint (n_left, ==, 1);
}

static void
test_any_text (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  const char *name = "\"\\/\b\f\n\r\t\x01\x1f\x7f {}[], 𠮷😀é\xe2\x80\xa8";
  g_auto (Page) page = { 0 };
  JsonArray *values;

  hub_fixture_add_member (fixture, "A1", "M01", name);
  hub_fixture_add_member (fixture, "A2", "M01", "no \xff UTF-8");
  page = pull (fixture, token, 1, 100);
  values = json_array_get_array_element (get_row (&page, 0), 2);
  g_assert_cmpstr (json_array_get_string_element (values, 2), ==, name);
  values = json_array_get_array_element (get_row (&page, 2), 2);
  g_assert_cmpstr (json_array_get_string_element (values, 2), ==, "no \xef\xbf\xbd UTF-8");
}

static void
test_start_over (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *ahead = pull_raw (fixture, token, "cursor=2", 410);
  g_autofree char *other = hub_fixture_call (fixture,
                                             HUB_CALL (.path = "/v1/pull?cursor=1&epoch=" OTHER_EPOCH,
                                                       .token = token), 410);
  g_autofree char *known = pull_raw (fixture, token, "cursor=1", 200);
  g_autofree char *first = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0&epoch=",
                                                                .token = token), 200);

  hub_fixture_assert_error (ahead, "start-over");
  hub_fixture_assert_error (other, "start-over");
}

static void
test_invalid (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  const char *cases[] = {
    "/v1/pull", "/v1/pull?cursor=", "/v1/pull?cursor=x", "/v1/pull?cursor=-1",
    "/v1/pull?cursor=1.5",
    "/v1/pull?cursor=99999999999999999999", "/v1/pull?cursor=0&limit=many", "/v1/pull?cursor=1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *answer = hub_fixture_call (fixture,
                                                  HUB_CALL (.path = cases[i], .token = token), 400);

      hub_fixture_assert_error (answer, "invalid");
    }
}

static void
test_limit_bounds (HubFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_auto (Page) least = { 0 };
  g_auto (Page) most = { 0 };

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  least = pull (fixture, token, 0, 0);
  g_assert_cmpuint (least.stream->len - 1, ==, 1);
  most = pull (fixture, token, 0, 4000000000u);
  g_assert_cmpuint (most.stream->len - 1, ==, 3);
}

/* What sync promises, 7. */
static void
test_access (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *unknown = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0",
                                                                  .token = "not-a-token"), 401);
  g_autofree char *old = hub_fixture_call (fixture,
                                           HUB_CALL (.path = "/v1/pull?cursor=0", .token = token,
                                                     .protocol = "0"), 426);
  g_autofree char *revoked = NULL;
  g_autoptr (GError) error = NULL;

  hub_device_revoke (fixture->db, fixture->clock, device_id, &error);
  g_assert_no_error (error);
  revoked = pull_raw (fixture, token, "cursor=0", 403);
  hub_fixture_assert_error (unknown, "unknown-device");
  hub_fixture_assert_error (old, "update");
  hub_fixture_assert_error (revoked, "revoked");
}

static void
test_compressed (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  HubCall call = { .path = "/v1/pull?cursor=0", .token = token };
  g_autoptr (SoupMessage) asked = hub_fixture_message (fixture, &call);
  g_autoptr (SoupMessage) plain = hub_fixture_message (fixture, &call);
  g_autoptr (GBytes) asked_body = NULL;
  g_autoptr (GBytes) plain_body = NULL;
  SoupMessageHeaders *headers;

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *member_no = g_strdup_printf ("A%u", i);

      hub_fixture_add_member (fixture, member_no, "M01", "张三");
    }
  soup_message_headers_replace (soup_message_get_request_headers (asked), "Accept-Encoding",
                                "br, gzip;q=0.5");
  soup_message_headers_replace (soup_message_get_request_headers (plain), "Accept-Encoding",
                                "identity");
  asked_body = hub_fixture_send (fixture, asked);
  plain_body = hub_fixture_send (fixture, plain);

  headers = soup_message_get_response_headers (asked);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Content-Encoding"), ==, "gzip");
  g_assert_cmpint (soup_message_headers_get_content_length (headers),
                   <, g_bytes_get_size (plain_body) / 4);
  headers = soup_message_get_response_headers (plain);
  g_assert_null (soup_message_headers_get_one (headers, "Content-Encoding"));
  g_assert_true (g_bytes_equal (asked_body, plain_body));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hub_fixture_add ("/hub/pull/everything", test_everything);
  hub_fixture_add ("/hub/pull/columns", test_columns);
  hub_fixture_add ("/hub/pull/nothing-new", test_nothing_new);
  hub_fixture_add ("/hub/pull/seen", test_seen);
  hub_fixture_add ("/hub/pull/pages", test_pages);
  hub_fixture_add ("/hub/pull/one-revision", test_one_revision);
  hub_fixture_add ("/hub/pull/tombstone", test_tombstone);
  hub_fixture_add ("/hub/pull/any-text", test_any_text);
  hub_fixture_add ("/hub/pull/start-over", test_start_over);
  hub_fixture_add ("/hub/pull/invalid", test_invalid);
  hub_fixture_add ("/hub/pull/limit-bounds", test_limit_bounds);
  hub_fixture_add ("/hub/pull/access", test_access);
  hub_fixture_add ("/hub/pull/compressed", test_compressed);
  return g_test_run ();
}
