/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-feed-row.h>
#include <string.h>

static gboolean
read_line (DeskFeedRow *row,
           const char  *line)
{
  return desk_feed_row_read (row, line, strlen (line));
}

static void
test_row (void)
{
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();

  g_assert_true (read_line (row, "[\"members\",17,[\"M1\",null,-5,0,\"\"]]"));
  g_assert_cmpuint (row->n_outer, ==, 2);
  g_assert_cmpuint (row->n_values, ==, 7);
  g_assert_cmpstr (desk_feed_row_get_text (row, 0), ==, "members");
  g_assert_cmpint (row->values[1].kind, ==, DESK_FEED_INT);
  g_assert_cmpint (row->values[1].number, ==, 17);
  g_assert_null (desk_feed_row_get_text (row, 1));
  g_assert_cmpstr (desk_feed_row_get_text (row, 2), ==, "M1");
  g_assert_cmpint (row->values[3].kind, ==, DESK_FEED_NULL);
  g_assert_cmpint (row->values[4].number, ==, -5);
  g_assert_cmpint (row->values[5].kind, ==, DESK_FEED_INT);
  g_assert_cmpstr (desk_feed_row_get_text (row, 6), ==, "");
  g_assert_null (desk_feed_row_get_text (row, 7));
}

/* A tombstone has no inner array; a line before leaves nothing behind. */
static void
test_flat (void)
{
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();

  g_assert_true (read_line (row, "[\"a\",1,[\"b\",\"c\",\"d\",\"e\"]]"));
  g_assert_true (read_line (row, " [ \"-\" , 3 , \"members\" , \"M1\" ] \r"));
  g_assert_cmpuint (row->n_values, ==, 4);
  g_assert_cmpuint (row->n_outer, ==, 4);
  g_assert_cmpstr (desk_feed_row_get_text (row, 3), ==, "M1");
  g_assert_null (desk_feed_row_get_text (row, 4));
}

static void
test_texts (void)
{
  const struct { const char *json, *text; } cases[] = {
    { "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "\"\\/\b\f\n\r\t" },
    { "[\"\\u4f1a\\u5458\\u0041\"]", "会员A" },
    { "[\"\\ud83d\\ude00\"]", "😀" },
    { "[\"贵阳 [1,2] \\\"云岩\\\"\"]", "贵阳 [1,2] \"云岩\"" },
    { "[\"\x7f\"]", "\x7f" },
  };
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (read_line (row, cases[i].json));
      g_assert_cmpstr (desk_feed_row_get_text (row, 0), ==, cases[i].text);
    }
}

static void
test_numbers (void)
{
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();

  g_assert_true (read_line (row, "[999999999999999999,-999999999999999999]"));
  g_assert_cmpint (row->values[0].number, ==, G_GINT64_CONSTANT (999999999999999999));
  g_assert_cmpint (row->values[1].number, ==, G_GINT64_CONSTANT (-999999999999999999));
}

static void
test_refuses (void)
{
  static const char * const lines[] = {
    "", " ", "[", "]", "[]", "[[]]", "{}", "1", "\"a\"", "null", "[1,]", "[,1]", "[1 2]", "[1]]",
    "[1][2]", "[1] x", "[[1],2]", "[1,[2,[3]]]", "[1,[2],[3]]", "[true]", "[false]", "[nul]",
    "[NULL]", "[1.5]", "[1e5]", "[01]", "[-]", "[+1]", "[--1]", "[1000000000000000000]", "['a']",
    "[\"a]", "[\"a\\\"]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\u12g4\"]", "[\"\\u0000\"]",
    "[\"\\ud83d\"]", "[\"\\ud83dx\"]", "[\"\\ud83d\\u0041\"]", "[\"\\ude00\"]", "[\"a\tb\"]",
    "[\"\xff\"]", "[\"\\", "[\"\\u", "[1]\n[2]",
  };
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *escaped = g_strescape (lines[i], NULL);

      g_test_message ("%s", escaped);
      g_assert_false (read_line (row, lines[i]));
    }
  g_assert_false (desk_feed_row_read (row, "[\"\0\"]", 5));
  g_assert_false (desk_feed_row_read (row, "[1]", 2));
}

/* As many values as fit, and one more; a long text and a deep one. */
static void
test_bounds (void)
{
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();
  g_autoptr (GString) line = g_string_new ("[0");
  g_autofree char *letters = g_strnfill (1000000, 'x');
  g_autofree char *brackets = g_strnfill (1000000, '[');
  g_autofree char *text = g_strdup_printf ("[\"%s\"]", letters);

  for (guint i = 1; i < DESK_FEED_ROW_VALUES; i++)
    g_string_append (line, ",0");
  g_string_append_c (line, ']');
  g_assert_true (read_line (row, line->str));
  g_assert_cmpuint (row->n_values, ==, DESK_FEED_ROW_VALUES);
  g_string_insert (line, 1, "0,");
  g_assert_false (read_line (row, line->str));

  g_assert_true (read_line (row, text));
  g_assert_cmpstr (desk_feed_row_get_text (row, 0), ==, letters);
  g_assert_false (read_line (row, brackets));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed-row/row", test_row);
  g_test_add_func ("/feed-row/flat", test_flat);
  g_test_add_func ("/feed-row/texts", test_texts);
  g_test_add_func ("/feed-row/numbers", test_numbers);
  g_test_add_func ("/feed-row/refuses", test_refuses);
  g_test_add_func ("/feed-row/bounds", test_bounds);

  return g_test_run ();
}
