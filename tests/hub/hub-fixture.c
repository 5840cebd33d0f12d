/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-json.h>
#include <desk-table.h>
#include <desk-test-db.h>
#include <desk-test.h>
#include <hub-database.h>
#include <hub-enrolment.h>
#include <hub-feed.h>

static gint64
take_rev (HubFixture *self,
          const char *manager_no)
{
  g_autoptr (GError) error = NULL;
  gint64 rev = hub_feed_next_rev (self->db, manager_no, NULL, &error);

  g_assert_no_error (error);
  return rev;
}

static void
add_manager (HubFixture *self,
             const char *manager_no,
             const char *name)
{
  g_autoptr (GError) error = NULL;

  desk_db_begin (self->db, &error);
  g_assert_no_error (error);
  desk_db_run (self->db, &error,
               "INSERT INTO managers (manager_no, name, region, phone, rev)"
               " VALUES ($1, $2, 'guizhou', '18900000000', $3)",
               "ssi", manager_no, name, take_rev (self, manager_no));
  g_assert_no_error (error);
  desk_db_commit (self->db, &error);
  g_assert_no_error (error);
}

void
hub_fixture_add_member (HubFixture *self,
                        const char *member_no,
                        const char *manager_no,
                        const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = g_strconcat ("189", member_no, NULL);

  desk_db_begin (self->db, &error);
  g_assert_no_error (error);
  desk_db_run (self->db, &error,
               "INSERT INTO members (member_no, manager_no, name, salutation, certificate, segment,"
               " rank, strategic, brand, spend_12m_fen, revenue_year_fen, package_monthly_fen,"
               " card_tier, card_expires, points, phone, address, area, birthday, closed, rev)"
               " VALUES ($1, $2, $3, 'ms', 'personal', '', '', '', 'ehome', 500000, NULL, 8000,"
               " 'diamond', '2027-12-31', 10, '18912345678', '', 'town', '', 0, $4)",
               "sssi", member_no, manager_no, name, take_rev (self, manager_no));
  g_assert_no_error (error);
  desk_db_run (self->db, &error,
               "INSERT INTO accounts (number, member_no, manager_no, kind, payment, state,"
               " balance_fen, arrears_fen, arrears_since, low_since_ms, rev)"
               " VALUES ($1, $2, $3, 'mobile', 'prepaid', 'in-use', 1999, NULL, '', 0, $4)",
               "sssi", number, member_no, manager_no, take_rev (self, manager_no));
  g_assert_no_error (error);
  desk_db_commit (self->db, &error);
  g_assert_no_error (error);
}

void
hub_fixture_set_up (HubFixture    *self,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->dir = desk_test_make_dir ();
  self->db_uri = g_strdup_printf ("sqlite:%s" G_DIR_SEPARATOR_S "hub.db", self->dir);
  self->clock = desk_clock_new_stopped (desk_test_time (HUB_FIXTURE_NOW));
  self->policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  self->db = hub_database_open (self->db_uri, self->clock, &error);
  g_assert_no_error (error);
  add_manager (self, "M01", "王经理");
  add_manager (self, "M02", "李经理");

  self->server = hub_server_new (self->db_uri, self->policy, self->clock);
  hub_server_listen (self->server, "127.0.0.1:0", NULL, NULL, &error);
  g_assert_no_error (error);
  self->session = soup_session_new_with_options ("max-conns-per-host", 8, NULL);
}

void
hub_fixture_stop (HubFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (hub_server_stop, self->server);
  hub_server_stop_finish (self->server, result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->server);
}

void
hub_fixture_tear_down (HubFixture    *self,
                       gconstpointer  data)
{
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  if (self->server != NULL)
    hub_fixture_stop (self);
  g_clear_object (&self->db);
  g_clear_object (&self->policy);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->db_uri, g_free);
  g_clear_pointer (&self->dir, desk_test_remove_dir);
}

SoupMessage *
hub_fixture_message (HubFixture    *self,
                     const HubCall *call)
{
  g_autofree char *url = g_strconcat (hub_server_get_uri (self->server), call->path, NULL);
  const char *method = call->method != NULL ? call->method : (call->body != NULL ? "POST" : "GET");
  SoupMessage *message = soup_message_new (method, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *usual = call->token != NULL ? "1" : NULL;
  const char *protocol = call->protocol != NULL ? call->protocol : usual;

  if (call->token != NULL)
    {
      g_autofree char *authorization = g_strconcat ("Bearer ", call->token, NULL);

      soup_message_headers_append (headers, "Authorization", authorization);
    }
  if (protocol != NULL)
    soup_message_headers_append (headers, "Member-Desk-Protocol", protocol);
  if (call->forwarded != NULL)
    soup_message_headers_append (headers, "X-Forwarded-For", call->forwarded);
  if (call->body != NULL)
    {
      g_autoptr (GBytes) body = g_bytes_new (call->body, strlen (call->body));

      soup_message_set_request_body_from_bytes (message, "application/x-ndjson", body);
    }
  return message;
}

void
hub_fixture_begin (HubFixture    *self,
                   SoupMessage   *message,
                   GAsyncResult **slot)
{
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL,
                                    desk_test_ready_cb, slot);
}

GBytes *
hub_fixture_end (HubFixture    *self,
                 GAsyncResult **slot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_wait_result (slot);
  GBytes *body = soup_session_send_and_read_finish (self->session, result, &error);

  g_assert_no_error (error);
  return body;
}

GBytes *
hub_fixture_send (HubFixture  *self,
                  SoupMessage *message)
{
  GAsyncResult *slot = NULL;

  hub_fixture_begin (self, message, &slot);
  return hub_fixture_end (self, &slot);
}

char *
hub_fixture_call (HubFixture    *self,
                  const HubCall *call,
                  guint          status)
{
  g_autoptr (SoupMessage) message = hub_fixture_message (self, call);
  g_autoptr (GBytes) body = hub_fixture_send (self, message);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  g_assert_cmpuint (soup_message_get_status (message), ==, status);
  return g_strndup (text, length);
}

void
hub_fixture_assert_error (const char *body,
                          const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = desk_json_parse_object (body, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (desk_json_get_string (object, "error", NULL), ==, code);
  g_assert_nonnull (desk_json_get_string (object, "message", NULL));
  g_assert_true (g_str_has_prefix (desk_json_get_string (object, "now", NULL), "2026-11-22T"));
}

char *
hub_fixture_enrol (HubFixture  *self,
                   const char  *manager_no,
                   char       **device_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = hub_enrolment_new_code (self->db, self->clock, manager_no, &error);
  g_autofree char *body =
    g_strdup_printf ("{\"code\":\"%s\",\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\"}", code);
  g_autofree char *answer = hub_fixture_call (self, HUB_CALL (.path = "/v1/enrol", .body = body),
                                              200);
  g_autoptr (JsonObject) object = desk_json_parse_object (answer, -1, &error);

  g_assert_no_error (error);
  *device_id = g_strdup (desk_json_get_string (object, "device_id", &error));
  g_assert_no_error (error);
  return g_strdup (desk_json_get_string (object, "token", NULL));
}

char *
hub_fixture_epoch (HubFixture *self)
{
  g_autoptr (GError) error = NULL;
  char *epoch = hub_database_get_meta (self->db, HUB_META_EPOCH, &error);

  g_assert_no_error (error);
  return epoch;
}

gint64
hub_fixture_count (HubFixture *self,
                   const char *sql)
{
  return desk_test_ask (self->db, sql);
}

char *
hub_fixture_look (HubFixture *self)
{
  const char * const *tables = desk_table_names ();
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) || ' ' || ifnull (sum (rev), 0)"
                                              " FROM %s", tables[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *line = desk_db_query_text (self->db, &error, sql, "");

      g_assert_no_error (error);
      g_string_append_printf (seen, "%s %s\n", tables[i], line);
    }
  g_string_append_printf (seen, "feeds %" G_GINT64_FORMAT " devices %" G_GINT64_FORMAT "\n",
                          hub_fixture_count (self, "SELECT sum (rev) FROM feeds"),
                          hub_fixture_count (self, "SELECT count (*) - count (revoked_ms)"
                                                   " FROM devices"));
  return g_string_free (g_steal_pointer (&seen), FALSE);
}

void
hub_fixture_assert_unharmed (HubFixture *self,
                             const char *before)
{
  g_autofree char *now = hub_fixture_look (self);
  g_autofree char *health = hub_fixture_call (self, HUB_CALL (.path = "/healthz"), 200);

  g_assert_cmpstr (now, ==, before);
  g_assert_cmpstr (health, ==, "ok\n");
}

DeskOp *
hub_fixture_use (HubFixture *self,
                 const char *device_id,
                 gint64      seq,
                 const char *member_no)
{
  g_autoptr (JsonObject) args = json_object_new ();

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "service", "emergency-reactivation");
  return desk_op_new (DESK_OP_SERVICE_USE, args, device_id, seq, self->clock,
                      desk_policy_get_zone (self->policy));
}

char *
hub_fixture_push_body (const char *line,
                       ...)
{
  GString *body =
    g_string_new ("{\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\",\"protocol\":1}\n");
  va_list lines;

  va_start (lines, line);
  for (; line != NULL; line = va_arg (lines, const char *))
    g_string_append_printf (body, "%s\n", line);
  va_end (lines);
  return g_string_free (body, FALSE);
}

GPtrArray *
hub_fixture_read_stream (const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  g_autoptr (GPtrArray) stream = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  guint n_lines = g_strv_length (lines);
  g_autofree char *end = g_strdup_printf ("{\"end\":%u", n_lines - 3);

  g_assert_cmpuint (n_lines, >=, 3);
  g_assert_cmpstr (lines[n_lines - 1], ==, "");
  g_assert_true (g_str_has_prefix (lines[n_lines - 2], end));
  g_assert_nonnull (strchr (",}", lines[n_lines - 2][strlen (end)]));
  for (guint i = 0; i < n_lines - 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (stream, json_from_string (lines[i], &error));
      g_assert_no_error (error);
    }
  return g_steal_pointer (&stream);
}

char *
hub_fixture_judge (HubFixture *self,
                   const char *token,
                   const char *line)
{
  g_autofree char *body = hub_fixture_push_body (line, NULL);
  g_autofree char *answer = hub_fixture_call (self, HUB_CALL (.path = "/v1/push", .token = token,
                                                              .body = body), 200);
  g_autoptr (GPtrArray) stream = hub_fixture_read_stream (answer);
  JsonObject *verdict;

  g_assert_cmpuint (stream->len, ==, 2);
  verdict = json_node_get_object (g_ptr_array_index (stream, 1));
  if (g_str_equal (json_object_get_string_member (verdict, "verdict"), "accepted"))
    return g_strdup ("accepted");
  return g_strdup (json_object_get_string_member (json_object_get_object_member (verdict, "reason"),
                                                  "code"));
}

char *
hub_fixture_read_line (GDataInputStream *stream)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *line;

  result = desk_test_call (g_data_input_stream_read_line, stream, 0);
  line = g_data_input_stream_read_line_finish_utf8 (stream, result, NULL, &error);
  g_assert_no_error (error);
  return line;
}
