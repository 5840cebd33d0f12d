/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-landed.h"

#include "desk-test-db.h"

static char *
build_script_path (const char *part,
                   gint64      version)
{
  g_autofree char *name = g_strdup_printf ("%03d.sql", (int) version);

  return g_test_build_filename (G_TEST_DIST, "..", "app", part, "sql", name, NULL);
}

static void
run_file (DeskDb     *db,
          const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  desk_test_exec (db, text);
}

gint64
desk_test_landed_count (const char *part)
{
  gint64 n = 0;

  while (TRUE)
    {
      g_autofree char *path = build_script_path (part, n + 1);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return n;
      n++;
    }
}

gint64
desk_test_landed_get_version (DeskDb     *db,
                              const char *part)
{
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  desk_db_query_int (db, &version, &error, "SELECT version FROM schema_parts WHERE part = $1", "s",
                     part);
  g_assert_no_error (error);
  return version;
}

void
desk_test_landed_run (DeskDb     *db,
                      const char *part)
{
  gint64 version;
  g_autofree char *script = NULL;
  g_autofree char *name = NULL;
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;

  /* One write to the disk for all of it; what is lost when the power fails is a test's. */
  desk_test_exec (db, "PRAGMA synchronous = OFF; BEGIN");
  desk_test_exec (db, "CREATE TABLE IF NOT EXISTS schema_parts ("
                      "part TEXT NOT NULL PRIMARY KEY, version BIGINT NOT NULL)");
  version = desk_test_landed_get_version (db, part) + 1;
  script = build_script_path (part, version);
  run_file (db, script);
  desk_db_run (db, &error,
               "INSERT INTO schema_parts (part, version) VALUES ($1, $2)"
               " ON CONFLICT (part) DO UPDATE SET version = excluded.version", "si", part, version);
  g_assert_no_error (error);
  name = g_strdup_printf ("%s-%03d.sql", part, (int) version);
  rows = g_test_build_filename (G_TEST_DIST, "landed", name, NULL);
  if (g_file_test (rows, G_FILE_TEST_EXISTS))
    run_file (db, rows);
  desk_test_exec (db, "COMMIT");
}

/* The texts that a query answers. */
static GPtrArray *
list (DeskDb     *db,
      const char *sql)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, &error, sql, "");

  g_assert_no_error (error);
  while (desk_stmt_step (stmt, &error))
    g_ptr_array_add (texts, desk_stmt_dup_text (stmt, 0));
  g_assert_no_error (error);
  return texts;
}

/* A query for the whole rows of a table, in the columns that it has now. */
static char *
write_query (DeskDb     *db,
             const char *table)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT group_concat ('''' || name || '=''||quote(' || name || ')', '||')"
                     " FROM pragma_table_info ('%s')", table);
  g_autofree char *columns = desk_test_ask_text (db, sql);

  return g_strdup_printf ("SELECT %s FROM %s", columns, table);
}

static void
read_table (DeskDb     *db,
            const char *table,
            GPtrArray  *rows)
{
  g_autofree char *sql = write_query (db, table);
  g_autoptr (GPtrArray) found = list (db, sql);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (rows, g_strconcat (sql, "\n", g_ptr_array_index (found, i), NULL));
}

/* A query, a line break, and what it answered, for each row. */
GPtrArray *
desk_test_landed_read (DeskDb              *db,
                       const char * const  *without)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tables =
    list (db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
              " AND name <> 'schema_parts'");

  for (guint i = 0; i < tables->len; i++)
    if (without == NULL || !g_strv_contains (without, g_ptr_array_index (tables, i)))
      read_table (db, g_ptr_array_index (tables, i), rows);
  return rows;
}

void
desk_test_landed_assert_kept (DeskDb    *db,
                              GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (rows, i), "\n", 2);
      g_autoptr (GPtrArray) found = list (db, parts[0]);

      if (!g_ptr_array_find_with_equal_func (found, parts[1], g_str_equal, NULL))
        g_error ("a row is lost or changed: %s: %s", parts[0], parts[1]);
    }
}
