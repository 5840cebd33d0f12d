/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-json.h>

static JsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonObject *object = desk_json_parse_object (text, -1, &error);

  g_assert_no_error (error);
  return object;
}

static void
test_parse (void)
{
  g_autoptr (JsonObject) object = parse (" {\"a\": \"x\\n\\\"[[{\\u00e9\", "
                                         "\"b\": [1, -2.5e3, true, null],"
                                         " \"c\": \"\\\\u0000\\u000a0\"}\n");

  g_assert_cmpstr (desk_json_get_string (object, "a", NULL), ==, "x\n\"[[{é");
  g_assert_cmpstr (desk_json_get_string (object, "c", NULL), ==, "\\u0000\n0");
}

static void
assert_refuses (const char *text,
                gssize      length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *escaped = text != NULL ? g_strescape (text, NULL) : NULL;

  g_test_message ("%.60s", escaped != NULL ? escaped : "no text at all");
  g_assert_null (desk_json_parse_object (text, length, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

static void
test_parse_refuses (void)
{
  static const char * const texts[] = {
    "", " ", "nonsense", "<html></html>", "[]", "1", "\"a\"", "null", "{", "}", "{\"a\":}",
    "{\"a\" 1}", "{'a': 1}", "{a: 1}", "{\"a\": 1} {\"b\": 2}", "{\"a\": 1}]", "// x\n{}",
    "{} /* x */", "# x\n{}",
    "var a = {}", "{\"a\": \"\n\"}", "{\"a\": \"x}", "{\"a\": 99999999999999999999}",
    "{\"a\": 18446744073709551615}", "{\"a\": \"\xff\"}", "\xef\xbb\xbf{}", "{\"a\": NaN}",
    "{\"a\": \"x\\u0000y\"}", "{\"a\\u0000\": 1}", "{\"a\": \"\\ud800\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refuses (texts[i], -1);
  assert_refuses ("{\"a\": \"\0\"}", 10);
  assert_refuses ("{}\0{}", 5);
  assert_refuses (NULL, 0);
  assert_refuses ("{}", 0);
  assert_refuses ("{\"a\": 1}", 7);
}

/* Text that nests without end must not exhaust the stack. */
static void
test_parse_deep (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *text = g_strconcat ("{\"a\":", deep, NULL);
  g_autofree char *hidden = g_strconcat ("{\"a\\\":", deep, NULL);
  g_autofree char *quoted = g_strconcat ("{\"a\":\"", deep, "\"}", NULL);
  g_autoptr (JsonObject) object = parse (quoted);

  assert_refuses (text, -1);
  assert_refuses (hidden, -1);
  g_assert_cmpstr (desk_json_get_string (object, "a", NULL), ==, deep);
}

static void
test_get (void)
{
  g_autoptr (JsonObject) object = parse ("{\"text\":\"x\",\"number\":-7,\"truth\":true,"
                                         "\"largest\":999999999999999999}");
  gint64 value = 5;

  g_assert_cmpstr (desk_json_get_string (object, "text", NULL), ==, "x");
  g_assert_true (desk_json_get_int (object, "number", &value, NULL));
  g_assert_cmpint (value, ==, -7);
  g_assert_true (desk_json_get_int (object, "largest", &value, NULL));
  g_assert_cmpint (value, ==, G_GINT64_CONSTANT (999999999999999999));
  g_assert_cmpstr (desk_json_peek_string (object, "text", "y"), ==, "x");
  g_assert_cmpint (desk_json_peek_int (object, "number", 1), ==, -7);
  g_assert_true (desk_json_peek_boolean (object, "truth", FALSE));
}

static void
test_get_refuses (void)
{
  static const char * const members[] = { "missing", "real", "truth", "nothing", "list", "object" };
  g_autoptr (JsonObject) object = parse ("{\"real\":1.5,\"truth\":true,\"nothing\":null,"
                                         "\"list\":[],\"object\":{}}");

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GError) text_error = NULL;
      g_autoptr (GError) int_error = NULL;
      gint64 value = 5;

      g_assert_null (desk_json_get_string (object, members[i], &text_error));
      g_assert_error (text_error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_nonnull (strstr (text_error->message, members[i]));
      g_assert_false (desk_json_get_int (object, members[i], &value, &int_error));
      g_assert_error (int_error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_nonnull (strstr (int_error->message, members[i]));
      g_assert_cmpint (value, ==, 5);
      g_assert_cmpstr (desk_json_peek_string (object, members[i], "y"), ==, "y");
      g_assert_cmpint (desk_json_peek_int (object, members[i], 3), ==, 3);
    }
  g_assert_true (desk_json_peek_boolean (object, "real", TRUE));
  g_assert_false (desk_json_peek_boolean (object, "missing", FALSE));
}

static void
test_write (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;
  g_autofree char *pretty = NULL;

  json_object_set_string_member (object, "b", "x\n\"é");
  json_object_set_int_member (object, "a", G_MAXINT64);
  line = desk_json_object_text (object);
  g_assert_cmpstr (line, ==, "{\"b\":\"x\\n\\\"é\",\"a\":9223372036854775807}");
  node = json_node_init_object (json_node_alloc (), object);
  pretty = desk_json_to_text (node, TRUE);
  g_assert_nonnull (strchr (pretty, '\n'));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/parse", test_parse);
  g_test_add_func ("/json/parse-refuses", test_parse_refuses);
  g_test_add_func ("/json/parse-deep", test_parse_deep);
  g_test_add_func ("/json/get", test_get);
  g_test_add_func ("/json/get-refuses", test_get_refuses);
  g_test_add_func ("/json/write", test_write);
  return g_test_run ();
}
