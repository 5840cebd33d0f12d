/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-cli-table.h>

static void
test_width (void)
{
  g_assert_cmpuint (desk_cli_text_width (""), ==, 0);
  g_assert_cmpuint (desk_cli_text_width ("abc"), ==, 3);
  g_assert_cmpuint (desk_cli_text_width ("钻石卡"), ==, 6);
  g_assert_cmpuint (desk_cli_text_width ("¥1,234.50"), ==, 9);
  g_assert_cmpuint (desk_cli_text_width ("e\xcc\x81"), ==, 1);   /* a combining accent */
}

static void
test_lay (void)
{
  g_autoptr (DeskCliTable) table = desk_cli_table_new ("Name", ">Balance", "Flags", NULL);
  g_autofree char *text = NULL;

  desk_cli_table_add (table, "潘友康", "¥0.57", "low");
  desk_cli_table_add (table, "Li", "¥1,200.00", "");
  text = desk_cli_table_lay (table);
  g_assert_cmpstr (text, ==,
                   "Name      Balance  Flags\n"
                   "潘友康      ¥0.57  low\n"
                   "Li      ¥1,200.00\n");
}

/* What a person typed must not command the terminal. */
static void
test_control_characters (void)
{
  g_autoptr (DeskCliTable) table = desk_cli_table_new ("Note", NULL);
  g_autofree char *text = NULL;

  desk_cli_table_add (table, "one\ntwo\x1b[2Jthree");
  text = desk_cli_table_lay (table);
  g_assert_cmpstr (text, ==, "Note\none two [2Jthree\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/table/width", test_width);
  g_test_add_func ("/cli/table/lay", test_lay);
  g_test_add_func ("/cli/table/control-characters", test_control_characters);
  return g_test_run ();
}
