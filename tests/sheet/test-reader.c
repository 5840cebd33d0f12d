/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-sheet-reader.h>
#include <desk-sheet-writer.h>
#include <desk-test.h>

/* The rows of a file as "ROW:CELL|CELL" each. */
static char *
read_all (const char  *path,
          GError     **error)
{
  g_autoptr (DeskSheetReader) reader = desk_sheet_reader_new (path, error);
  g_autoptr (GString) text = g_string_new (NULL);

  while (reader != NULL && desk_sheet_reader_next (reader, error))
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT ":",
                              desk_sheet_reader_get_row_no (reader));
      for (guint i = 0; i < desk_sheet_reader_n_cells (reader); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                                desk_sheet_reader_get_cell (reader, i));
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_reads (const char *path,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_all (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_fails (const char *path,
              GQuark      domain,
              int         code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_all (path, &error);

  g_assert_error (error, domain, code);
}

static char *
write_file (const char *folder,
            const char *bytes,
            gssize      length)
{
  char *path = g_build_filename (folder, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

/* Made by another program: a hidden sheet before it, merged cells, a number where text is meant,
 * days written in several ways, blank rows. Serial 59 is 28 February 1900, 61 is 1 March. */
static void
test_xlsx (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "list.xlsx", NULL);

  assert_reads (path, "1:2026年重点客户名单\n"
                      "3:会员编号|姓名|手机|生日|备注|标签\n"
                      "4:M0000001|潘友康|13332739201|1950-10-24|爱喝茶\n不要晚上打|重要\n"
                      "5:M0000019|武盛承|13300007679|1972/1/20|＝1+1 不是公式\n"
                      "6:M0000037||0.3|2026-02-28 09:30|1\n"
                      "7:|||1900-02-28\n"
                      "8:|||1900-03-01\n"
                      "9:|||60.5\n"
                      "12:M9|||||||||||||||||||||||||||far\n");
}

static void
test_xlsx_from_1904 (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "from-1904.xlsx", NULL);

  assert_reads (path, "1:2026-11-23\n");
}

/* What is written here can be read here. */
static void
test_own_xlsx (void)
{
  static const DeskSheetColumn columns[] = {
    { "姓名", DESK_CELL_TEXT, 12 }, { "次数", DESK_CELL_COUNT, 6 },
    { "余额", DESK_CELL_MONEY, 10 }, { "有效期", DESK_CELL_DAY, 11 },
    { "时间", DESK_CELL_MOMENT, 16 },
  };
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.xlsx", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_local (2028, 2, 29, 23, 59, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSheetWriter) writer =
    desk_sheet_writer_new (path, "会员", columns, G_N_ELEMENTS (columns), &error);

  g_assert_no_error (error);
  desk_sheet_writer_add_text (writer, "=1+1");
  desk_sheet_writer_add_count (writer, -3);
  desk_sheet_writer_add_money (writer, -1999);
  desk_sheet_writer_add_time (writer, time);
  desk_sheet_writer_add_time (writer, time);
  g_assert_true (desk_sheet_writer_end_row (writer, &error));
  desk_sheet_writer_add_text (writer, "013900000001");
  g_assert_true (desk_sheet_writer_end_row (writer, &error));
  g_assert_true (desk_sheet_writer_finish (writer, &error));
  assert_reads (path, "1:姓名|次数|余额|有效期|时间\n"
                      "2:=1+1|-3|-19.99|2028-02-29|2028-02-29 23:59\n"
                      "3:013900000001\n");
}

static void
test_csv (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = write_file (dir, "a,b\n,\n1,\"2\n3\"\n4\"5,6\n", -1);

  assert_reads (path, "1:a|b\n3:1|2\n3\n5:4\"5|6\n");
}

/* A file that is not what it should be is refused, and never brings the program down. */
static void
test_broken (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *whole = g_test_build_filename (G_TEST_DIST, "data", "list.xlsx", NULL);
  g_autofree char *path = write_file (dir, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  g_autofree char *bytes = NULL;
  gsize length;

  assert_fails (path, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  assert_fails (dir, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_free (path);
  path = write_file (dir, "PK\003\004 and nothing", -1);
  assert_fails (path, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  g_free (path);
  path = write_file (dir, bytes, (gssize) length / 2);
  assert_fails (path, DESK_ERROR, DESK_ERROR_INVALID);
}

/* Any byte may be wrong: the sheet is read or refused. */
static void
test_damaged (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *whole = g_test_build_filename (G_TEST_DIST, "data", "list.xlsx", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  gsize length;
  guint n_refused = 0;

  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  for (guint i = 0; i < 100; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 4, (gint32) length);
      char before = bytes[at];
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      bytes[at] = (char) (before ^ (1 << g_rand_int_range (rand, 0, 8)));
      path = write_file (dir, bytes, (gssize) length);
      text = read_all (path, &error);
      n_refused += error != NULL;
      bytes[at] = before;
    }
  g_assert_cmpuint (n_refused, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/reader/xlsx", test_xlsx);
  g_test_add_func ("/sheet/reader/xlsx-from-1904", test_xlsx_from_1904);
  g_test_add_func ("/sheet/reader/own-xlsx", test_own_xlsx);
  g_test_add_func ("/sheet/reader/csv", test_csv);
  g_test_add_func ("/sheet/reader/broken", test_broken);
  g_test_add_func ("/sheet/reader/damaged", test_damaged);
  return g_test_run ();
}
