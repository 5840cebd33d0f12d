/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-list-file.h>
#include <desk-test.h>
#include <desk-test-sheet.h>

static char *
write_file (const char *folder,
            const char *bytes,
            gssize      length)
{
  char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

static void
append (GString    *text,
        const char *name,
        const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " %s=%s", name, value);
}

/* "ROW no=… numbers=… name=… area=… note=… !PROBLEM" a line. */
static char *
read_all (DeskListFile *file)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (TRUE)
    {
      g_autoptr (DeskListRow) row = desk_list_file_next (file, &error);
      g_autofree char *numbers = NULL;
      g_autofree char *tags = NULL;

      g_assert_no_error (error);
      if (row == NULL)
        break;
      numbers = row->numbers != NULL ? g_strjoinv ("+", row->numbers) : NULL;
      tags = row->tags != NULL ? g_strjoinv ("+", row->tags) : NULL;
      g_string_append_printf (text, "%" G_GINT64_FORMAT, row->row_no);
      append (text, "no", row->said_no);
      append (text, "numbers", numbers);
      append (text, "name", row->said_name);
      append (text, "area", row->said_area);
      append (text, "note", row->note);
      append (text, "tags", tags);
      if (row->problem != DESK_LIST_PROBLEM_NONE)
        g_string_append_printf (text, " !%d", row->problem);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_path (const char *path,
             GArray     *roles,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListFile) file = desk_list_file_open (path, NULL, roles, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = read_all (file);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_list (const char *list,
             const char *expected)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = write_file (dir, list, -1);

  assert_path (path, NULL, expected);
}

/* A title, blank lines, titles in two rows, and again on the next page. */
static void
test_header (void)
{
  assert_list ("2026年重点客户名单,,,\n\n"
               "序号,基本信息,,联系方式,跟进情况\n"
               ",会员编号,姓名,手机,备注\n"
               "1,M1,王秀英,13900000001,爱喝茶\n"
               ",会员编号,姓名,手机,备注\n"
               "2,M2,李雷,,\n",
               "5 no=M1 numbers=13900000001 name=王秀英 note=爱喝茶\n"
               "7 no=M2 name=李雷\n");
  assert_list ("Member No.,Mobile (home),Tel 2,NAME,Remarks\n姓名一,,,,\nM1,1390000 0001,8666123,Li,x\n",
               "2 no=姓名一\n"
               "3 no=M1 numbers=1390000 0001+8666123 name=Li note=x\n");
}

/* The same list as people with other programs have it. */
static void
test_gb18030 (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = g_convert ("姓名,备注\r\n王秀英,爱喝茶\r\n", -1, "GB18030", "UTF-8", NULL,
                                      &length, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = write_file (dir, bytes, (gssize) length);
  assert_path (path, NULL, "2 name=王秀英 note=爱喝茶\n");
}

static void
test_days (void)
{
  assert_list ("姓名,日期,备注\n"
               "甲,2026-03-05,一\n甲,2026/3/5,二\n甲,20260305,三\n甲,2026年3月5日,四\n甲,46086,五\n"
               "甲,,六\n甲,2026-03-05,\n甲,三月五日,七\n甲,2026-02-29,八\n",
               "2 name=甲 note=2026-03-05 一\n3 name=甲 note=2026-03-05 二\n"
               "4 name=甲 note=2026-03-05 三\n5 name=甲 note=2026-03-05 四\n"
               "6 name=甲 note=2026-03-05 五\n7 name=甲 note=六\n8 name=甲\n"
               "9 name=甲 note=七 !5\n10 name=甲 note=八 !5\n");
}

static void
test_problems (void)
{
  g_autofree char *much = g_strnfill (5001, 'a');
  g_autofree char *list =
    g_strdup_printf ("姓名,手机,备注\n,1.39E+10,x\n,1.3900000001E+10,x\n甲,1.39E+10,x\n,,x\n"
                     "甲,,#N/A\n甲,,=1+1\n甲,,#FORMULA\n甲,,%s\n", much);

  assert_list (list,
               "2 note=x !2\n3 numbers=1.3900000001E+10 note=x\n4 name=甲 note=x\n5 note=x !1\n"
               "6 name=甲 !4\n7 name=甲 note==1+1\n8 name=甲 !3\n9 name=甲 !6\n");
}

/* Texts that were marked lest a spreadsheet takes them for numbers or formulas; blanks of all kinds. */
static void
test_marks (void)
{
  assert_list ("手机,姓名,备注\n=\"13900000001\",\u3000甲 ,'=1+1\n'13900000002,乙\u00a0,'quoted'\n"
               "\"=\"\"0851\"\"\",'丙,'\n",
               "2 numbers=13900000001 name=甲 note==1+1\n3 numbers=13900000002 name=乙 note='quoted'\n"
               "4 numbers=0851 name='丙 note='\n");
}

/* Columns that the person says are notes say in the note what they are. */
static void
test_roles (void)
{
  static const DeskListRole said[] = { DESK_LIST_NAME, DESK_LIST_NOTE, DESK_LIST_NOTE,
                                       DESK_LIST_NOTE };
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path =
    write_file (dir, "姓名,备注,爱好,Anniversary\n甲,熟客,钓鱼,2026/1/5\n乙,,,\n", -1);
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (DeskListRole));

  g_array_append_vals (roles, said, G_N_ELEMENTS (said));
  assert_path (path, roles, "2 name=甲 note=熟客\n爱好：钓鱼\nAnniversary: 2026-01-05\n3 name=乙\n");
}

static void
test_tags (void)
{
  assert_list ("姓名,标签\n甲,\"重要、爱茶, 老 客户\"\n乙,\n丙,一二三四五六七八九十一二三四五六七八九十\n"
               "丁,一二三四五六七八九十一二三四五六七八九十一\n",
               "2 name=甲 tags=重要+爱茶+老 客户\n3 name=乙\n"
               "4 name=丙 tags=一二三四五六七八九十一二三四五六七八九十\n"
               "5 name=丁 tags=一二三四五六七八九十一二三四五六七八九十一 !6\n");
}

/* Nothing is recognised: every row is kept for a person to say what the columns are. */
static void
test_no_header (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = write_file (dir, "王秀英,13900000001,电话里说过\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListFile) file = desk_list_file_open (path, NULL, NULL, NULL, &error);
  g_autofree char *text = NULL;
  g_autoptr (DeskListColumns) columns = NULL;

  g_assert_no_error (error);
  text = read_all (file);
  g_assert_cmpstr (text, ==, "1 !1\n");
  columns = desk_list_file_take_columns (file);
  g_assert_false (desk_list_columns_say_who (columns));
  g_assert_cmpuint (columns->n_above, ==, 0);
}

static void
test_sheet (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "sheet", "data", "list.xlsx",
                                                 NULL);

  assert_path (path, NULL,
               "4 no=M0000001 numbers=13332739201 name=潘友康 note=爱喝茶\n不要晚上打 tags=重要\n"
               "5 no=M0000019 numbers=13300007679 name=武盛承 note=＝1+1 不是公式\n"
               "6 no=M0000037 numbers=0.3 note=1\n"
               "7 !1\n8 !1\n9 !1\n12 no=M9\n");
}

/* The list is the sheet that says who it is about, unless the person says otherwise. */
static void
test_sheets (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "sheets.xlsx", NULL);
  g_autofree char *about = desk_test_sheet_rows ("本表勿外传", NULL);
  g_autofree char *list = desk_test_sheet_rows ("姓名|备注|金额|是否|地点", "甲|一|1|否|此", NULL);
  g_autofree char *more = desk_test_sheet_rows ("姓名|备注", "乙|二", NULL);
  g_autoptr (DeskListFile) file = NULL;
  g_autoptr (DeskListColumns) columns = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  desk_test_write_xlsx (path, "空", "<sheetData/>", "说明", about, "十月", list, "十一月", more, NULL);
  assert_path (path, NULL, "2 name=甲 note=一\n");
  file = desk_list_file_open (path, "十一月", NULL, NULL, &error);
  g_assert_no_error (error);
  text = read_all (file);
  g_assert_cmpstr (text, ==, "2 name=乙 note=二\n");
  columns = desk_list_file_take_columns (file);
  g_assert_cmpuint (columns->sheet, ==, 3);
  g_assert_cmpstr (columns->sheets[1], ==, "说明");
  g_assert_null (desk_list_file_open (path, "十二月", NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_empty (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = write_file (dir, ",,\n\n", -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_list_file_open (path, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (desk_list_file_open (dir, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/list-file/header", test_header);
  g_test_add_func ("/exchange/list-file/gb18030", test_gb18030);
  g_test_add_func ("/exchange/list-file/days", test_days);
  g_test_add_func ("/exchange/list-file/problems", test_problems);
  g_test_add_func ("/exchange/list-file/marks", test_marks);
  g_test_add_func ("/exchange/list-file/roles", test_roles);
  g_test_add_func ("/exchange/list-file/tags", test_tags);
  g_test_add_func ("/exchange/list-file/no-header", test_no_header);
  g_test_add_func ("/exchange/list-file/sheet", test_sheet);
  g_test_add_func ("/exchange/list-file/sheets", test_sheets);
  g_test_add_func ("/exchange/list-file/empty", test_empty);
  return g_test_run ();
}
