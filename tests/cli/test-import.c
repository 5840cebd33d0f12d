/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <desk-list-plan.h>

/* Of K001 in data/demo: M0000001 潘友康 13332739201. */
#define LIST                                                      \
  "重点客户,,\n会员编号,姓名,备注\nM0000001,潘友康,爱喝茶\nM0000001,潘友康,=1+1\n" \
  "M0000001,张三,名字不同\n,无此人,x\n"

static char *
write_list (CliFixture *fixture,
            const char *text)
{
  char *path = g_build_filename (fixture->data_dir, "list.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static gint64
count_outbox (CliFixture *fixture)
{
  g_autoptr (JsonArray) waiting = NULL;

  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  waiting = cli_fixture_array (fixture);
  return json_array_get_length (waiting);
}

static gint64
get_count (JsonObject *answer,
           const char *outcome)
{
  return json_object_get_int_member (json_object_get_object_member (answer, "counts"), outcome);
}

/* First what would happen, then the doing of it, then nothing more. */
static void
test_import (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) planned = NULL;
  g_autoptr (JsonObject) applied = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) member = NULL;

  cli_fixture_enrol (fixture, "K001");
  path = write_list (fixture, LIST);
  cli_fixture_run (fixture, 0, "import", path, "--json", NULL);
  planned = cli_fixture_object (fixture);
  g_assert_cmpint (get_count (planned, "add"), ==, 2);
  g_assert_cmpint (get_count (planned, "ambiguous"), ==, 1);
  g_assert_cmpint (get_count (planned, "not-found"), ==, 1);
  g_assert_cmpint (count_outbox (fixture), ==, 0);

  cli_fixture_run (fixture, 3, "import", path, "--apply", "--json", NULL);
  applied = cli_fixture_object (fixture);
  g_assert_cmpint (json_object_get_int_member (applied, "added"), ==, 2);
  g_assert_cmpint (count_outbox (fixture), ==, 2);
  cli_fixture_run (fixture, 0, "member", "M0000001", "--json", NULL);
  member = cli_fixture_object (fixture);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (member, "notes")), ==, 2);

  cli_fixture_run (fixture, 3, "import", path, "--apply", "--json", NULL);
  again = cli_fixture_object (fixture);
  g_assert_cmpint (json_object_get_int_member (again, "added"), ==, 0);
  g_assert_cmpint (get_count (again, "nothing-new"), ==, 2);
  g_assert_cmpint (count_outbox (fixture), ==, 2);
}

static void
test_text (CliFixture    *fixture,
           gconstpointer  data)
{
  g_autofree char *path = NULL;

  cli_fixture_enrol (fixture, "K001");
  path = write_list (fixture, LIST);
  cli_fixture_run (fixture, 0, "import", path, NULL);
  g_assert_nonnull (strstr (fixture->out, "Will add the note “爱喝茶”"));
  g_assert_nonnull (strstr (fixture->out, "Nothing was changed"));
}

/* A file without titles, whose columns the person names. */
static void
test_columns (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *path = NULL;

  cli_fixture_enrol (fixture, "K001");
  path = write_list (fixture, "13332739201,爱喝茶\n");
  cli_fixture_run (fixture, 1, "import", path, NULL);
  cli_fixture_assert_said (fixture, "--columns");
  cli_fixture_run (fixture, 0, "import", path, "--columns", "number,note", "--apply", NULL);
  g_assert_cmpint (count_outbox (fixture), ==, 1);
  cli_fixture_run (fixture, 2, "import", path, "--columns", "number,remark", NULL);
  cli_fixture_assert_said (fixture, "remark");
}

/* What is no list is refused in a sentence, and nothing is changed. */
static void
test_refuses (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (GString) much = g_string_new ("姓名,备注\n");
  g_autofree char *path = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 1, "import", fixture->data_dir, NULL);
  cli_fixture_assert_said (fixture, "directory");
  cli_fixture_run (fixture, 1, "import", "/nowhere.csv", NULL);
  cli_fixture_assert_said (fixture, "/nowhere.csv");
  path = write_list (fixture, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  cli_fixture_run (fixture, 1, "import", path, "--apply", NULL);
  cli_fixture_assert_said (fixture, ".xls kind");
  for (guint i = 0; i <= DESK_LIST_MAX_ROWS; i++)
    g_string_append (much, "潘友康,爱喝茶\n");
  g_free (path);
  path = write_list (fixture, much->str);
  cli_fixture_run (fixture, 1, "import", path, "--apply", NULL);
  cli_fixture_assert_said (fixture, "100000");
  g_assert_cmpint (count_outbox (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/import/import", test_import);
  cli_fixture_add ("/cli/import/text", test_text);
  cli_fixture_add ("/cli/import/columns", test_columns);
  cli_fixture_add ("/cli/import/refuses", test_refuses);
  return g_test_run ();
}
