/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A device that is admitted and sends what cannot be read, or what is not its own: it gets a clear
 * answer, nothing changes, and the hub serves on. */

#include "hub-laptop.h"

#include <desk-test.h>
#include <desk-uuid.h>

#define MADE "2026-11-22T09:00:00+08:00"
#define USE "\"" DESK_OP_SERVICE_USE "\""
#define WHEN "\"" MADE "\""
#define ARGS "{\"member_no\":\"A1\",\"service\":\"emergency-reactivation\"}"

static void
set_up (HubFixture    *fixture,
        gconstpointer  data)
{
  hub_fixture_set_up (fixture, data);
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  hub_fixture_add_member (fixture, "B1", "M02", "赵六");
}

/* (transfer full): an operation, its members as they stand in JSON; NULL leaves one out */
static char *
write_line (const char *op_id,
            const char *kind,
            const char *device_id,
            const char *seq,
            const char *made,
            const char *args)
{
  const char *names[] = { "id", "kind", "device", "seq", "made", "args" };
  const char *values[] = { op_id, kind, device_id, seq, made, args };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (values[i] != NULL)
      g_string_append_printf (line, "%c\"%s\":%s", line->len == 0 ? '{' : ',', names[i], values[i]);
  g_string_append_c (line, '}');
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
quote (const char *text)
{
  return g_strdup_printf ("\"%s\"", text);
}

static void
assert_unreadable (HubLaptop  *laptop,
                   const char *line)
{
  g_autofree char *verdict = NULL;

  g_test_message ("%.200s", line);
  verdict = hub_fixture_judge (laptop->fixture, laptop->token, line);
  g_assert_cmpstr (verdict, ==, "unreadable");
}

/* Members that are missing or nothing that can be meant: turned away by the id, which stays free
 * for the operation itself. */
static void
test_unreadable (HubFixture    *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *kind;
    const char *device;         /* "": the one that sends */
    const char *seq;
    const char *made;
    const char *args;
  } cases[] = {
    { NULL, "", "1", WHEN, ARGS },
    { "7", "", "1", WHEN, ARGS },
    { "\"\"", "", "1", WHEN, ARGS },
    { USE, NULL, "1", WHEN, ARGS },
    { USE, "7", "1", WHEN, ARGS },
    { USE, "\"x\"", "1", WHEN, ARGS },
    { USE, "", NULL, WHEN, ARGS },
    { USE, "", "0", WHEN, ARGS },
    { USE, "", "-1", WHEN, ARGS },
    { USE, "", "-999999999999999999", WHEN, ARGS },
    { USE, "", "1.5", WHEN, ARGS },
    { USE, "", "1e3", WHEN, ARGS },
    { USE, "", "\"1\"", WHEN, ARGS },
    { USE, "", "1", NULL, ARGS },
    { USE, "", "1", "1763773200000", ARGS },
    { USE, "", "1", "\"\"", ARGS },
    { USE, "", "1", "\"2026-11-22\"", ARGS },
    { USE, "", "1", "\"2026-11-22T09:00:00\"", ARGS },
    { USE, "", "1", "\"2026-13-01T00:00:00Z\"", ARGS },
    { USE, "", "1", "\"2026-11-22T25:00:00Z\"", ARGS },
    { USE, "", "1", WHEN, NULL },
    { USE, "", "1", WHEN, "null" },
    { USE, "", "1", WHEN, "[]" },
    { USE, "", "1", WHEN, "\"x\"" },
  };
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autofree char *device_id = quote (laptop.device_id);
  g_autofree char *uuid = desk_uuid_new (fixture->clock);
  g_autofree char *op_id = quote (uuid);
  g_autofree char *before = hub_fixture_look (fixture);
  g_autofree char *long_kind = g_strnfill (65, 'x');
  g_autofree char *quoted_kind = quote (long_kind);
  g_autofree char *good = write_line (op_id, USE, device_id, "1", WHEN, ARGS);
  g_autofree char *strange = write_line (op_id, quoted_kind, device_id, "1", WHEN, ARGS);
  g_autofree char *accepted = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *device = g_strcmp0 (cases[i].device, "") == 0 ? device_id : cases[i].device;
      g_autofree char *line = write_line (op_id, cases[i].kind, device, cases[i].seq,
                                          cases[i].made, cases[i].args);

      assert_unreadable (&laptop, line);
    }
  assert_unreadable (&laptop, strange);
  hub_fixture_assert_unharmed (fixture, before);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);
  accepted = hub_fixture_judge (fixture, laptop.token, good);
  g_assert_cmpstr (accepted, ==, "accepted");
}

static GBytes *
surround (const char *line,
          gsize       length,
          const char *good)
{
  GByteArray *body = g_byte_array_new ();
  g_autofree char *head = hub_fixture_push_body (good, NULL);

  g_byte_array_append (body, (const guint8 *) head, strlen (head));
  g_byte_array_append (body, (const guint8 *) line, length);
  g_byte_array_append (body, (const guint8 *) "\n", 1);
  return g_byte_array_free_to_bytes (body);
}

/* What is no operation at all makes the whole push a 400, and nothing of it counts. */
static void
assert_no_push (HubLaptop  *laptop,
                const char *line,
                gsize       length)
{
  HubFixture *fixture = laptop->fixture;
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop->device_id, 1, "A1");
  g_autoptr (GBytes) body = surround (line, length, op->text);
  g_autoptr (SoupMessage) message =
    hub_fixture_message (fixture, HUB_CALL (.method = "POST", .path = "/v1/push",
                                            .token = laptop->token));
  g_autoptr (GBytes) answer = NULL;
  g_autofree char *text = NULL;

  soup_message_set_request_body_from_bytes (message, "application/x-ndjson", body);
  answer = hub_fixture_send (fixture, message);
  text = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  g_assert_cmpuint (soup_message_get_status (message), ==, 400);
  hub_fixture_assert_error (text, "invalid");
}

static char *
nest (guint       depth,
      const char *op_id)
{
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "{\"id\":\"%s\",\"args\":", op_id);
  for (guint i = 0; i < depth; i++)
    g_string_append_c (line, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (line, ']');
  g_string_append_c (line, '}');
  return g_string_free (line, FALSE);
}

static void
test_no_push (HubFixture    *fixture,
              gconstpointer  data)
{
#define ID "{\"id\":\"018f3a00-0000-7000-8000-0000000000aa\""
  static const struct
  {
    const char *line;
    gsize       length;
  } cases[] = {
#define CASE(text) { text, sizeof text - 1 }
    CASE (ID ",\"seq\":99999999999999999999}"),
    CASE (ID ",\"seq\":0x10}"),
    CASE (ID ",\"text\":\"\xff\xfe\"}"),
    CASE (ID ",\"text\":\"\xc0\x80\"}"),
    CASE (ID ",\"text\":\"\xed\xa0\x80\"}"),
    CASE (ID ",\"text\":\"a\0b\"}"),
    CASE (ID ",\0\"text\":\"b\"}"),
    CASE (ID ",\"text\":\"a\tb\"}"),
    CASE (ID ",}"),
    CASE (ID),
    CASE (ID "} {}"),
    CASE (ID "/*x*/}"),
    CASE ("\xef\xbb\xbf" ID "}"),
    CASE ("{\"id\":7}"),
    CASE ("{\"id\":null}"),
    CASE ("{\"id\":[\"018f3a00-0000-7000-8000-0000000000aa\"]}"),
    CASE ("{\"id\":\"018f3a00-0000-7000-8000-0000000000a\"}"),
    CASE ("{\"id\":\"018f3a00-0000-7000-8000-0000000000aa'; DROP TABLE operations; --\"}"),
    CASE ("[" ID "}]"),
    CASE ("\0"),
    CASE ("null"),
#undef CASE
  };
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autofree char *before = hub_fixture_look (fixture);
  g_autofree char *deep = nest (100000, "018f3a00-0000-7000-8000-0000000000aa");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("line %u", i);
      assert_no_push (&laptop, cases[i].line, cases[i].length);
    }
  assert_no_push (&laptop, deep, strlen (deep));
  hub_fixture_assert_unharmed (fixture, before);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);
}

/* The first line, which says who sends in which protocol. */
static void
test_header (HubFixture    *fixture,
             gconstpointer  data)
{
#define WHO "\"incarnation\":\"" HUB_FIXTURE_INCARNATION "\""
  static const struct
  {
    const char *header;
    guint       status;
  } cases[] = {
    { "{" WHO "}", 400 },
    { "{" WHO ",\"protocol\":\"1\"}", 400 },
    { "{" WHO ",\"protocol\":1.0}", 400 },
    { "{" WHO ",\"protocol\":[1]}", 400 },
    { "{" WHO ",\"protocol\":-1}", 400 },
    { "{" WHO ",\"protocol\":999999999999999999}", 400 },
    { "{\"incarnation\":7,\"protocol\":1}", 400 },
    { "{\"incarnation\":\"x\",\"protocol\":1}", 400 },
    { "{\"incarnation\":\"018f3a00-0000-7000-8000-0000000000aa\",\"protocol\":1}", 409 },
    { "{" WHO ",\"protocol\":1,\"epoch\":\"x\"}", 410 },
    { "{" WHO ",\"protocol\":1,\"judged\":1}", 410 },
    { "{" WHO ",\"protocol\":1,\"cursor\":999999999999999999}", 410 },
    { "{" WHO ",\"protocol\":1,\"judged\":999999999999999999}", 410 },
  };
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, 1, "A1");
  g_autofree char *before = hub_fixture_look (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("%s\n%s\n", cases[i].header, op->text);

      g_test_message ("%s", cases[i].header);
      g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/v1/push", .token = laptop.token,
                                                   .body = body), cases[i].status));
    }
  hub_fixture_assert_unharmed (fixture, before);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);
}

/* Numbers with gaps, out of order, twice: each is judged once, and none takes another's place. */
static void
test_numbers (HubFixture    *fixture,
              gconstpointer  data)
{
  static const struct
  {
    gint64      seq;
    const char *verdict;
  } cases[] = {
    { 5, "accepted" },
    { 3, "accepted" },
    { 5, "sequence-used" },
    { 3, "sequence-used" },
    { 999999999999999999, "accepted" },
    { 4, "quota-used-up" },
    { 4, "sequence-used" },
  };
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskOp) op = hub_fixture_use (fixture, laptop.device_id, cases[i].seq, "A1");
      g_autofree char *verdict = hub_fixture_judge (fixture, laptop.token, op->text);

      g_assert_cmpstr (verdict, ==, cases[i].verdict);
    }
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 3);
}

/* Who knows the id of another device's operation gets nothing by it, before it was judged or after;
 * whose it is keeps it. */
static void
test_stolen_id (HubFixture    *fixture,
                gconstpointer  data)
{
  g_auto (HubLaptop) owner = hub_laptop_enrol (fixture, "M01");
  g_auto (HubLaptop) thief = hub_laptop_enrol (fixture, "M02");
  g_autofree char *device_id = quote (thief.device_id);
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, owner.device_id, 1, "A1");
  g_autofree char *op_id = quote (op->op_id);
  g_autofree char *forged =
    write_line (op_id, USE, device_id, "1", WHEN,
                "{\"member_no\":\"B1\",\"service\":\"emergency-reactivation\"}");
  g_autofree char *copied = write_line (op_id, USE, device_id, "1", WHEN, ARGS);
  g_autofree char *accepted = hub_fixture_judge (fixture, owner.token, op->text);
  g_autofree char *before = hub_fixture_look (fixture);
  g_autofree char *changed = hub_fixture_judge (fixture, thief.token, forged);
  g_autofree char *moved = hub_fixture_judge (fixture, thief.token, copied);
  g_autofree char *again = NULL;

  g_assert_cmpstr (accepted, ==, "accepted");
  g_assert_cmpstr (changed, ==, "op-changed");
  g_assert_cmpstr (moved, ==, "op-changed");
  hub_fixture_assert_unharmed (fixture, before);
  again = hub_fixture_judge (fixture, owner.token, op->text);
  g_assert_cmpstr (again, ==, "accepted");
}

/* An id taken beforehand: its owner is told, and keeps the operation. */
static void
test_id_taken (HubFixture    *fixture,
               gconstpointer  data)
{
  g_auto (HubLaptop) owner = hub_laptop_enrol (fixture, "M01");
  g_auto (HubLaptop) thief = hub_laptop_enrol (fixture, "M02");
  g_autofree char *device_id = quote (thief.device_id);
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, owner.device_id, 1, "A1");
  g_autofree char *op_id = quote (op->op_id);
  g_autofree char *forged =
    write_line (op_id, USE, device_id, "1", WHEN,
                "{\"member_no\":\"B1\",\"service\":\"emergency-reactivation\"}");
  g_autofree char *first = hub_fixture_judge (fixture, thief.token, forged);
  g_autofree char *before = hub_fixture_look (fixture);
  g_autofree char *verdict = hub_fixture_judge (fixture, owner.token, op->text);

  g_assert_cmpstr (first, ==, "accepted");
  g_assert_cmpstr (verdict, ==, "op-changed");
  hub_fixture_assert_unharmed (fixture, before);
}

/* What a text may hold reaches other laptops as it is; what is none cannot be read. */
static void
test_any_text (HubFixture    *fixture,
               gconstpointer  data)
{
  static const char * const texts[] = {
    "\\ud83d\\ude00", "\\uffff", "\\u202e", "\\\"\\\\\\/", "\\\\u0000", "\\n\\r\\t\\b\\f",
    "\xf0\x9f\x98\x80", "\xef\xbf\xbf",
  };
  static const char * const none[] = { "a\\u0000b", "\\u0000", "\\ud800", "\\udc00\\ud800" };
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autofree char *feed = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *args = g_strdup_printf ("{\"member_no\":\"A1\",\"text\":\"x%s\"}", texts[i]);
      g_autofree char *verdict = hub_laptop_send (&laptop, DESK_OP_NOTE_ADD, args);

      g_test_message ("text %u", i);
      g_assert_cmpstr (verdict, ==, "accepted");
    }
  before = hub_fixture_look (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autofree char *line = g_strdup_printf (ID ",\"text\":\"%s\"}", none[i]);

      assert_no_push (&laptop, line, strlen (line));
    }
  hub_fixture_assert_unharmed (fixture, before);

  feed = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0", .token = laptop.token),
                           200);
  g_assert_true (g_utf8_validate (feed, -1, NULL));
  lines = hub_fixture_read_stream (feed);
  g_assert_cmpuint (lines->len, >, G_N_ELEMENTS (texts));
}

static void
add (const char *path,
     void      (*test) (HubFixture *fixture, gconstpointer data))
{
  g_test_add (path, HubFixture, NULL, set_up, test, hub_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/hub/hostile-lines/unreadable", test_unreadable);
  add ("/hub/hostile-lines/no-push", test_no_push);
  add ("/hub/hostile-lines/header", test_header);
  add ("/hub/hostile-lines/numbers", test_numbers);
  add ("/hub/hostile-lines/stolen-id", test_stolen_id);
  add ("/hub/hostile-lines/id-taken", test_id_taken);
  add ("/hub/hostile-lines/any-text", test_any_text);

  return g_test_run ();
}
