/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-sheet-reader.h>
#include <desk-sheet-writer.h>
#include <desk-test.h>
#include <desk-test-sheet.h>

/* The rows of a file as "ROW:CELL|CELL" each. */
static char *
read_all (const char  *path,
          GError     **error)
{
  g_autoptr (DeskSheetReader) reader = desk_sheet_reader_new (path, NULL, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (reader == NULL || !desk_sheet_reader_choose (reader, 0, error))
    return NULL;
  while (desk_sheet_reader_next (reader, error))
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

static char *
write_sheet (const char *folder,
             const char *xml)
{
  char *path = g_build_filename (folder, "sheet.xlsx", NULL);

  desk_test_write_xlsx (path, "one", xml, NULL);
  return path;
}

/* The text of cells that are merged over rows stands beside each of them; a row that is blank but
 * for it stays so, and cells that are merged within their row have one text. */
static void
test_merged (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *rows = desk_test_sheet_rows ("a|||x", "||c|y", "||", "|||z", "b|over|", "|own|w",
                                                NULL);
  g_autofree char *xml = g_strconcat (
    rows, "<mergeCells count=\"6\"><mergeCell ref=\"A1:B4\"/><mergeCell ref=\"B5:C5\"/>"
          "<mergeCell ref=\"A5:A1048576\"/><mergeCell ref=\"B5:B6\"/><mergeCell ref=\"B6\"/>"
          "<mergeCell ref=\":\"/></mergeCells>", NULL);
  g_autofree char *path = write_sheet (dir, xml);

  assert_reads (path, "1:a|||x\n2:a||c|y\n4:a|||z\n5:b|over|\n6:b|own|w\n");
}

/* A formula has the value that was computed, or none yet. */
static void
test_formulas (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = write_sheet (
    dir, "<sheetData><row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c><c r=\"B2\" t=\"str\"><f>A1</f>"
         "<v>x</v></c><c r=\"C2\"><f>1+1</f></c><c><f>B2</f><v/></c><c t=\"str\"><f>D1</f><v></v></c>"
         "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>");

  assert_reads (path, "2:2|x|" DESK_SHEET_NOT_COMPUTED "|" DESK_SHEET_NOT_COMPUTED "||#DIV/0!\n");
}

/* Hidden sheets are none; a sheet can be chosen again. */
static void
test_sheets (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "sheets.xlsx", NULL);
  g_autofree char *one = desk_test_sheet_rows ("1", NULL);
  g_autofree char *two = desk_test_sheet_rows ("2", NULL);
  g_autoptr (DeskSheetReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  desk_test_write_xlsx (path, "一", one, "-hidden", "", "二", two, NULL);
  reader = desk_sheet_reader_new (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desk_sheet_reader_n_sheets (reader), ==, 2);
  g_assert_cmpstr (desk_sheet_reader_get_sheet_name (reader, 1), ==, "二");
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (desk_sheet_reader_choose (reader, i % 2, &error));
      g_assert_true (desk_sheet_reader_next (reader, &error));
      g_assert_cmpstr (desk_sheet_reader_get_cell (reader, 0), ==, i % 2 == 0 ? "1" : "2");
      g_assert_cmpint (desk_sheet_reader_get_row_no (reader), ==, 1);
    }
}

/* Reading ends where the person has enough of it. */
static void
test_cancelled (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *rows = g_strnfill (200 * 1000, ' ');
  g_autofree char *sheet = g_strconcat ("<sheetData>", rows, "<row/></sheetData>", NULL);
  g_autofree char *xlsx = write_sheet (dir, sheet);
  g_autofree char *text = g_strconcat (rows, "\n", rows, NULL);
  g_autofree char *csv = write_file (dir, text, -1);
  const char *paths[] = { xlsx, csv };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskSheetReader) reader = desk_sheet_reader_new (paths[i], cancellable, &error);

      g_assert_no_error (error);
      g_cancellable_cancel (cancellable);
      g_assert_false (desk_sheet_reader_choose (reader, 0, &error) &&
                      desk_sheet_reader_next (reader, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* What is no list says what it is. */
static void
assert_told (const char *bytes,
             gssize      length,
             const char *what)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = write_file (dir, bytes, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_all (path, &error);

  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_assert_nonnull (strstr (error->message, what));
}

static void
test_other_kinds (void)
{
  /* Its list of parts is in sector 1, of 512 bytes. */
  char compound[3 * 512] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  static const char open_document[] =
    "PK\003\004 made by another program..mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

  assert_told (compound, 8, ".xls kind");
  compound[30] = 9;
  compound[48] = 1;
  assert_told (compound, sizeof compound, ".xls kind");
  memcpy (compound + 1024 + 128, name, sizeof name);
  assert_told (compound, sizeof compound, "password");
  compound[30] = (char) 0xFF;
  assert_told (compound, sizeof compound, ".xls kind");
  assert_told (open_document, -1, "OpenDocument");
  assert_told ("\xEF\xBB\xBF\n<HTML><table><tr><td>1</td>", -1, "web page");
  assert_told ("%PDF-1.7\n", -1, "neither a sheet nor a text");
  assert_told ("\x89PNG\r\n\x1A\n\0\0\0", 12, "neither a sheet nor a text");
  assert_told ("\0\0\0\0", 4, "neither a sheet nor a text");
}

/* A file that is not what it should be is refused, and never brings the program down. */
static void
test_broken (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *whole = g_test_build_filename (G_TEST_DIST, "data", "list.xlsx", NULL);
  g_autofree char *path = write_file (dir, "PK\003\004 and nothing", -1);
  g_autofree char *bytes = NULL;
  gsize length;

  assert_fails (dir, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  assert_fails (path, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  g_free (path);
  path = write_file (dir, bytes, (gssize) length / 2);
  assert_fails (path, DESK_ERROR, DESK_ERROR_INVALID);
  g_free (path);
  path = write_file (dir, "PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22);
  assert_fails (path, DESK_ERROR, DESK_ERROR_NOT_FOUND);
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
  g_test_add_func ("/sheet/reader/merged", test_merged);
  g_test_add_func ("/sheet/reader/formulas", test_formulas);
  g_test_add_func ("/sheet/reader/sheets", test_sheets);
  g_test_add_func ("/sheet/reader/cancelled", test_cancelled);
  g_test_add_func ("/sheet/reader/other-kinds", test_other_kinds);
  g_test_add_func ("/sheet/reader/broken", test_broken);
  g_test_add_func ("/sheet/reader/damaged", test_damaged);
  return g_test_run ();
}
