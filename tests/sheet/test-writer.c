/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-sheet-writer.h>
#include <desk-test.h>
#include <string.h>

static const char *program;

static const DeskSheetColumn columns[] = {
  { "姓名", DESK_CELL_TEXT, 12 },   { "次数", DESK_CELL_COUNT, 6 },
  { "余额", DESK_CELL_MONEY, 10 },  { "有效期", DESK_CELL_DAY, 11 },
  { "时间", DESK_CELL_MOMENT, 16 },
};

#define HEAD "\xEF\xBB\xBF\"姓名\",\"次数\",\"余额\",\"有效期\",\"时间\"\r\n"

static DeskSheetWriter *
begin (const char *path)
{
  g_autoptr (GError) error = NULL;
  DeskSheetWriter *writer =
    desk_sheet_writer_new (path, "会员", columns, G_N_ELEMENTS (columns), &error);

  g_assert_no_error (error);
  return writer;
}

static void
end_row (DeskSheetWriter *writer)
{
  g_autoptr (GError) error = NULL;

  desk_sheet_writer_end_row (writer, &error);
  g_assert_no_error (error);
}

static void
finish (DeskSheetWriter *writer)
{
  g_autoptr (GError) error = NULL;

  desk_sheet_writer_finish (writer, &error);
  g_assert_no_error (error);
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_csv (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.CSV", NULL);
  g_autoptr (DeskSheetWriter) writer = begin (path);
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 2, 28, 23, 59, 59);

  desk_sheet_writer_add_text (writer, "欧阳 \"小\", 明");
  desk_sheet_writer_add_count (writer, -3);
  desk_sheet_writer_add_money (writer, 1999);
  desk_sheet_writer_add_time (writer, time);
  desk_sheet_writer_add_time (writer, time);
  end_row (writer);
  desk_sheet_writer_add_text (writer, "第一行\n第二行");
  desk_sheet_writer_add_blank (writer);
  desk_sheet_writer_add_money (writer, -5);
  end_row (writer);
  finish (writer);
  assert_content (path, HEAD "\"欧阳 \"\"小\"\", 明\",-3,19.99,2026-02-28,2026-02-28 23:59\r\n"
                             "\"第一行\n第二行\",,-0.05,,\r\n");
}

/* A text is never run by the spreadsheet that opens it. */
static void
test_csv_formulas (void)
{
  static const char * const texts[] = { "=1+1", "+86", "-1", "@x", "\tx" };
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autoptr (GString) expected = g_string_new (HEAD);
  g_autoptr (DeskSheetWriter) writer = begin (path);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      desk_sheet_writer_add_text (writer, texts[i]);
      end_row (writer);
      g_string_append_printf (expected, "\"'%s\",,,,\r\n", texts[i]);
    }
  finish (writer);
  assert_content (path, expected->str);
}

/* A file that is given up leaves nothing where nothing was. */
static void
test_nothing_left (gconstpointer name)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (DeskSheetWriter) writer = begin (path);

  desk_sheet_writer_add_text (writer, "x");
  end_row (writer);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&writer, desk_sheet_writer_free);
  g_assert_cmpuint (count_files (dir), ==, 0);
}

/* Run by test_full() where no file may be larger than the sheet needs to be before it is packed. */
static void
test_full_inside (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.xlsx", NULL);
  g_autoptr (DeskSheetWriter) writer = begin (path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      desk_sheet_writer_add_text (writer, "一个又一个又一个又一个");
      end_row (writer);
    }
  g_assert_false (desk_sheet_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_pointer (&writer, desk_sheet_writer_free);
  g_assert_cmpuint (count_files (dir), ==, 0);
}

/* A disk for temporary files that is full is not passed over. */
static void
test_full (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "sh", "-c",
    "trap '' XFSZ; ulimit -f 64; exec \"$0\" -p /sheet/writer/full/subprocess", program, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

/* Rows without anything in them. */
static void
test_blank_rows (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.xlsx", NULL);
  g_autoptr (DeskSheetWriter) writer = begin (path);

  end_row (writer);
  desk_sheet_writer_add_text (writer, "x");
  end_row (writer);
  end_row (writer);
  finish (writer);
}

/* What stood there stays until the new file is whole. */
static void
test_given_up (gconstpointer name)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (DeskSheetWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "before", -1, &error);
  g_assert_no_error (error);
  writer = begin (path);
  desk_sheet_writer_add_text (writer, "x");
  end_row (writer);
  g_clear_pointer (&writer, desk_sheet_writer_free);
  assert_content (path, "before");
  g_assert_cmpuint (count_files (dir), ==, 1);
}

static void
test_refuses (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *other = g_build_filename (dir, "a.xls", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "none", "a.csv", NULL);
  g_autofree char *folder = g_build_filename (dir, "folder.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_sheet_writer_new (other, "x", columns, 1, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_clear_error (&error);
  g_assert_null (desk_sheet_writer_new (nowhere, "x", columns, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_mkdir_with_parents (folder, 0700);
  g_assert_null (desk_sheet_writer_new (folder, "x", columns, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_false (desk_sheet_writer_can_write (other));
  g_assert_true (desk_sheet_writer_can_write ("B.XLSX"));
}

int
main (int   argc,
      char *argv[])
{
  program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sheet/writer/csv", test_csv);
  g_test_add_func ("/sheet/writer/csv-formulas", test_csv_formulas);
  g_test_add_data_func ("/sheet/writer/given-up-csv", "a.csv", test_given_up);
  g_test_add_data_func ("/sheet/writer/given-up-xlsx", "a.xlsx", test_given_up);
  g_test_add_data_func ("/sheet/writer/nothing-left-csv", "a.csv", test_nothing_left);
  g_test_add_data_func ("/sheet/writer/nothing-left-xlsx", "a.xlsx", test_nothing_left);
  g_test_add_func ("/sheet/writer/blank-rows", test_blank_rows);
  g_test_add_func ("/sheet/writer/full", test_full);
  g_test_add_func ("/sheet/writer/full/subprocess", test_full_inside);
  g_test_add_func ("/sheet/writer/refuses", test_refuses);
  return g_test_run ();
}
