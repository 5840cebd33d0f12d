/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-test.h>
#include <desk-csv.h>
#include <desk-text-file.h>

static char *
write_file (const char *folder,
            const char *bytes,
            gssize      length)
{
  char *path = g_build_filename (folder, "feed.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

/* The records of a file as "LINE:FIELD|FIELD" a record; "LINE!" for a malformed one; what went
   wrong last. */
static char *
read_by (DeskCsvRules  rules,
         const char   *bytes,
         gssize        length)
{
  g_autoptr (DeskTestDir) folder = desk_test_make_dir ();
  g_autofree char *path = write_file (folder, bytes, length);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskCsv) csv = desk_csv_open (path, rules, NULL, &error);

  while (csv != NULL && desk_csv_next (csv, &error))
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT "%s", desk_csv_get_line_no (csv),
                              desk_csv_is_malformed (csv) ? "!" : ":");
      for (guint i = 0; i < desk_csv_n_fields (csv); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", desk_csv_field (csv, i));
      g_string_append_c (text, '\n');
    }
  if (error != NULL)
    g_string_append (text, error->message);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
read_all (const char *bytes,
          gssize      length)
{
  return read_by (DESK_CSV_STRICT, bytes, length);
}

#define assert_reads_loose(bytes, expected)                          \
  G_STMT_START                                                       \
  {                                                                  \
    g_autofree char *read_ = read_by (DESK_CSV_LOOSE, bytes, -1);    \
    g_assert_cmpstr (read_, ==, expected);                           \
  }                                                                  \
  G_STMT_END

#define assert_reads(bytes, expected)                    \
  G_STMT_START                                           \
  {                                                      \
    g_autofree char *read_ = read_all (bytes, -1);       \
    g_assert_cmpstr (read_, ==, expected);               \
  }                                                      \
  G_STMT_END

static void
test_lines (void)
{
  assert_reads ("a,b\n1,2\n", "1:a|b\n2:1|2\n");
  assert_reads ("a,b\r\n1,2\r\n", "1:a|b\n2:1|2\n");
  assert_reads ("a,b\n1,2", "1:a|b\n2:1|2\n");
  assert_reads ("a,b\r\n1,2\r", "1:a|b\n2:1|2\n");
  assert_reads ("", "");
  assert_reads ("\n", "");
}

static void
test_line_numbers (void)
{
  assert_reads ("\n\na\n  \nb\n", "3:a\n5:b\n");
  assert_reads ("a\n\"one\ntwo\r\n\nfour\",x\nb\n", "1:a\n2:one\ntwo\n\nfour|x\n6:b\n");
}

static void
test_quotes (void)
{
  assert_reads ("\"a,1\",\"say \"\"hi\"\"\",\n", "1:a,1|say \"hi\"|\n");
  assert_reads ("\"\",,\" x \", y \n", "1:|| x |y\n");
}

static void
test_misplaced_quote (void)
{
  assert_reads ("a,b\n1,x\"y\n2,z\n", "1:a|b\n2!\n3:2|z\n");
  assert_reads ("\"x\"y,1\n2,z\n", "1!\n2:2|z\n");
}

static void
test_open_quote (void)
{
  g_autoptr (GString) text = g_string_new ("a\nb,\"c\n");

  assert_reads (text->str, "1:a\nfeed.csv, line 2: a quote is opened and never closed");
  while (text->len < 2 * DESK_TEXT_LINE_LIMIT)
    g_string_append (text, "row after row after row, without a closing quote\n");
  g_string_append (text, "\"");
  assert_reads (text->str, "1:a\nfeed.csv, line 2: a quote is opened and never closed");
}

static void
test_bom (void)
{
  assert_reads ("\xef\xbb\xbf" "a,潘\n", "1:a|潘\n");
  assert_reads ("\xef\xbb\xbf" "\"a\",潘\n", "1:a|潘\n");
  assert_reads ("\xef\xbb\xbf", "");
}

static void
test_gb18030 (void)
{
  /* 潘友康 in two-byte characters, 𠮷 in four bytes, the euro sign in two. */
  assert_reads ("\xc5\xcb\xd3\xd1\xbf\xb5,1\r\n\x95\x34\xb2\x35,\xa2\xe3\r\n", "1:潘友康|1\n2:𠮷|€\n");
}

/* What spreadsheets call “Unicode text”; half a character at its end. */
static void
test_utf16 (void)
{
  static const char little[] = "\xff\xfe" "a\0,\0\x58\x6f\r\0\n\0" "1\0";
  static const char big[] = "\xfe\xff" "\0a\0,\x6f\x58\0\r\0\n\0001";
  g_autofree char *read = read_all (little, sizeof little - 1);

  g_assert_cmpstr (read, ==, "1:a|潘\n2:1\n");
  g_free (read);
  read = read_all (big, sizeof big - 1);
  g_assert_cmpstr (read, ==, "1:a|潘\n2:1\n");
  g_free (read);
  read = read_all (little, sizeof little - 2);
  g_assert_nonnull (strstr (read, "feed.csv: "));
}

/* Lines that end in CR alone. */
static void
test_cr (void)
{
  assert_reads ("a,b\r1,\"2\n3\"\r4,5", "1:a|b\n2:1|2\n3\n3:4|5\n");
}

static void
test_separators (void)
{
  assert_reads_loose ("a;b\n1,5;2\n3;4,5\n", "1:a|b\n2:1,5|2\n3:3|4,5\n");
  assert_reads_loose ("list of 2026\na\tb\n1\t\n\t2;3,4\n", "1:list of 2026\n2:a|b\n3:1|\n4:|2;3,4\n");
  assert_reads_loose ("a,b\n\"x;y;z\n;\",1\n", "1:a|b\n2:x;y;z\n;|1\n");
  assert_reads_loose ("sep=;\na,b;c\n", "2:a,b|c\n");
  assert_reads_loose ("a,b\nsep=;,\n", "1:a|b\n2:sep=;|\n");
  assert_reads_loose ("", "");
  assert_reads ("a;b\n", "1:a;b\n");
}

static void
test_loose_quotes (void)
{
  assert_reads_loose ("a,he said \"x\"\n=\"007\",b\n", "1:a|he said \"x\"\n2:=\"007\"|b\n");
  assert_reads_loose ("a,\"b\n", "feed.csv, line 1: a quote is opened and never closed");
}

static void
test_neither_encoding (void)
{
  /* A character cut off, in the one and in the other encoding. */
  assert_reads ("a\n\xc5\xcb\xd3,1\n",
                "feed.csv is neither UTF-8 (line 2, byte 1) nor GB18030 (line 2, byte 3)");
  assert_reads ("a\n\xc5\xcb\n\xd3",
                "feed.csv is neither UTF-8 (line 2, byte 1) nor GB18030 (line 3, byte 1)");
  assert_reads ("\xe6\xbd\x98\n\xe6\xbd\n\xff",
                "feed.csv is neither UTF-8 (line 2, byte 1) nor GB18030 (line 1, byte 3)");
  /* What begins as UTF-8 is not taken for GB18030, though it would do. */
  assert_reads ("\xef\xbb\xbf" "a\nb\xc5\xcb\n",
                "feed.csv begins as UTF-8, but line 2 is not (byte 2)");
}

static void
test_nul (void)
{
  static const char early[] = "a\0b\n1\n";
  static const char late[] = "a\n\xc5\xcb\n1\0\n";
  g_autofree char *read = read_all (early, sizeof (early) - 1);

  g_assert_true (g_str_has_prefix (read, "feed.csv, line 1: a NUL byte"));
  g_free (read);
  read = read_all (late, sizeof (late) - 1);
  g_assert_true (g_str_has_prefix (read, "feed.csv, line 3: a NUL byte"));
}

static void
test_long_line (void)
{
  g_autofree char *longest = g_strnfill (DESK_TEXT_LINE_LIMIT, 'x');
  g_autofree char *too_long = g_strnfill (DESK_TEXT_LINE_LIMIT + 1, 'x');
  g_autofree char *fits = g_strdup_printf ("a\n%s\n", longest);
  g_autofree char *expected = g_strdup_printf ("1:a\n2:%s\n", longest);
  g_autofree char *text = g_strdup_printf ("a\n%s\nb\n", too_long);

  assert_reads (fits, expected);
  assert_reads (text, "feed.csv, line 2: the line is longer than 1 MiB; this is no CSV file");
}

static void
test_not_a_file (void)
{
  g_autoptr (DeskTestDir) folder = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "gone.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_csv_open (path, DESK_CSV_STRICT, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);

  g_assert_null (desk_csv_open (folder, DESK_CSV_STRICT, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
test_encoding_is_told (void)
{
  g_autoptr (DeskTestDir) folder = desk_test_make_dir ();
  g_autofree char *path = write_file (folder, "\xc5\xcb\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTextFile) file = desk_text_file_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (desk_text_file_get_encoding (file), ==, "GB18030");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sheet/csv/lines", test_lines);
  g_test_add_func ("/sheet/csv/line-numbers", test_line_numbers);
  g_test_add_func ("/sheet/csv/quotes", test_quotes);
  g_test_add_func ("/sheet/csv/misplaced-quote", test_misplaced_quote);
  g_test_add_func ("/sheet/csv/open-quote", test_open_quote);
  g_test_add_func ("/sheet/csv/bom", test_bom);
  g_test_add_func ("/sheet/csv/gb18030", test_gb18030);
  g_test_add_func ("/sheet/csv/utf16", test_utf16);
  g_test_add_func ("/sheet/csv/cr", test_cr);
  g_test_add_func ("/sheet/csv/separators", test_separators);
  g_test_add_func ("/sheet/csv/loose-quotes", test_loose_quotes);
  g_test_add_func ("/sheet/csv/neither-encoding", test_neither_encoding);
  g_test_add_func ("/sheet/csv/nul", test_nul);
  g_test_add_func ("/sheet/csv/long-line", test_long_line);
  g_test_add_func ("/sheet/csv/not-a-file", test_not_a_file);
  g_test_add_func ("/sheet/csv/encoding-is-told", test_encoding_is_told);

  return g_test_run ();
}
