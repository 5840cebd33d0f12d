/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-db.h>
#include <desk-test.h>

static DeskDb *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  DeskDb *db = desk_db_open (":memory:", &error);

  desk_db_exec (db, "CREATE TABLE t (id BIGINT PRIMARY KEY, a TEXT, b BIGINT, c BLOB)", &error);
  g_assert_no_error (error);
  return db;
}

static DeskStmt *
prepare (DeskDb     *db,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  DeskStmt *stmt = desk_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  return stmt;
}

static gboolean
step (DeskStmt *stmt)
{
  g_autoptr (GError) error = NULL;
  gboolean row = desk_stmt_step (stmt, &error);

  g_assert_no_error (error);
  return row;
}

static void
test_types (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DeskStmt) stmt = NULL;
  gint64 changed = desk_db_run (db, &error, "INSERT INTO t VALUES ($1, $2, $3, $4)", "isib",
                                G_MININT64, "王秀英", G_MAXINT64, bytes);

  g_assert_no_error (error);
  g_assert_cmpint (changed, ==, 1);

  stmt = desk_db_query (db, &error, "SELECT id, a, b, c, NULL FROM t", "");
  g_assert_true (step (stmt));
  g_assert_cmpint (desk_stmt_n_columns (stmt), ==, 5);
  g_assert_true (desk_stmt_is_int (stmt, 0));
  g_assert_cmpint (desk_stmt_int (stmt, 0), ==, G_MININT64);
  g_assert_false (desk_stmt_is_int (stmt, 1));
  g_assert_cmpstr (desk_stmt_text (stmt, 1), ==, "王秀英");
  text = desk_stmt_dup_text (stmt, 1);
  g_assert_cmpstr (text, ==, "王秀英");
  g_assert_cmpint (desk_stmt_int (stmt, 2), ==, G_MAXINT64);
  read = desk_stmt_bytes (stmt, 3);
  g_assert_true (g_bytes_equal (read, bytes));
  g_assert_true (desk_stmt_is_null (stmt, 4));
  g_assert_null (desk_stmt_text (stmt, 4));
  g_assert_null (desk_stmt_bytes (stmt, 4));
  g_assert_cmpint (desk_stmt_int (stmt, 4), ==, 0);
  g_assert_false (step (stmt));
}

static void
test_null_and_empty (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  desk_db_run (db, &error, "INSERT INTO t VALUES ($1, $2, $3, $4)", "isnb", (gint64) 1, NULL, NULL);
  desk_db_run (db, &error, "INSERT INTO t VALUES ($1, $2, $3, $4)", "isnb", (gint64) 2, "",
               nothing);
  g_assert_no_error (error);

  stmt = prepare (db, "SELECT a, b, c FROM t ORDER BY id");
  g_assert_true (step (stmt));
  g_assert_true (desk_stmt_is_null (stmt, 0));
  g_assert_true (desk_stmt_is_null (stmt, 1));
  g_assert_true (desk_stmt_is_null (stmt, 2));
  g_assert_true (step (stmt));
  g_assert_cmpstr (desk_stmt_text (stmt, 0), ==, "");
  g_assert_true (desk_stmt_is_null (stmt, 1));
  read = desk_stmt_bytes (stmt, 2);
  g_assert_cmpuint (g_bytes_get_size (read), ==, 0);
}

static void
test_placeholders_go_by_number (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  text = desk_db_query_text (
      db, &error, "SELECT $3 || $1 || $11 || $2 || $1 || $10 || $4 || $5 || $6 || $7 || $8 || $9",
      "sssssssssss", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "cakbajdefghi");
}

static void
test_wrong_number_of_values (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_db_query (db, &error, "SELECT $1, $2", "s", "a"));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
  g_clear_error (&error);
  g_assert_cmpint (desk_db_run (db, &error, "SELECT $1", "si", "a", (gint64) 1), ==, -1);
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
}

static void
test_other_placeholders_are_refused (void)
{
  static const char * const wrong[] = {
    "SELECT ?",  "SELECT ?1", "SELECT :a",     "SELECT @a",
    "SELECT $a", "SELECT $0", "SELECT $1, $3", "SELECT $01, $1",
  };
  g_autoptr (DeskDb) db = open_memory ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_db_prepare (db, wrong[i], &error));
      g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
    }
}

static void
test_unknown_parameter (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (DeskStmt) stmt = prepare (db, "SELECT $1");
  g_autoptr (GError) error = NULL;

  g_test_expect_message ("member-desk-db", G_LOG_LEVEL_CRITICAL, "*parameter*");
  desk_stmt_bind_int (stmt, 2, 5);
  g_test_assert_expected_messages ();
  g_assert_false (desk_stmt_step (stmt, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);

  desk_stmt_bind_int (stmt, 1, 5);
  g_assert_true (step (stmt));
  g_assert_cmpint (desk_stmt_int (stmt, 0), ==, 5);
}

static void
test_run_again (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (DeskStmt) stmt = prepare (db, "INSERT INTO t (id, a) VALUES ($1, $2)");
  g_autoptr (GError) error = NULL;
  gint64 n;

  desk_stmt_bind_text (stmt, 2, "same");
  for (int i = 0; i < 3; i++)
    {
      desk_stmt_bind_int (stmt, 1, i);
      g_assert_true (desk_stmt_run (stmt, &error));
    }
  desk_db_query_int (db, &n, &error, "SELECT count (*) FROM t WHERE a = $1", "s", "same");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 3);
}

static void
test_run_counts_rows (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (desk_db_run (db, &error, "INSERT INTO t (id) VALUES (1), (2), (3)", ""), ==, 3);
  g_assert_cmpint (desk_db_run (db, &error, "UPDATE t SET b = 1 WHERE id > $1", "i", (gint64) 1),
                   ==, 2);
  g_assert_cmpint (desk_db_run (db, &error, "UPDATE t SET b = 1 WHERE id > $1", "i", (gint64) 9),
                   ==, 0);
  g_assert_cmpint (desk_db_run (db, &error, "SELECT * FROM t", ""), ==, 0);
  g_assert_cmpint (desk_db_run (db, &error, "DELETE FROM t", ""), ==, 3);
  g_assert_no_error (error);
}

static void
test_constraint (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (desk_db_run (db, &error, "INSERT INTO t (id) VALUES (1)", ""), ==, 1);
  g_assert_cmpint (desk_db_run (db, &error, "INSERT INTO t (id) VALUES (1)", ""), ==, -1);
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CONSTRAINT);
}

static void
test_no_row (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  gint64 value = 7;

  g_assert_true (desk_db_query_int (db, &value, &error, "SELECT id FROM t", ""));
  g_assert_cmpint (value, ==, 0);
  g_assert_null (desk_db_query_text (db, &error, "SELECT a FROM t", ""));
  g_assert_no_error (error);
  g_assert_null (desk_db_query_text (db, &error, "SELECT a FROM u", ""));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
}

/* A double-quoted word is a column, never by mistake a text. */
static void
test_quotes (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_db_prepare (db, "SELECT \"no such column\" FROM t", &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
}

static void
test_prepared_once (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  DeskStmt *first = prepare (db, "SELECT $1");
  DeskStmt *second;
  DeskStmt *again;

  desk_stmt_bind_int (first, 1, 5);
  desk_stmt_free (first);
  again = prepare (db, "SELECT $1");
  g_assert_true (again == first);
  g_assert_true (step (again));
  g_assert_true (desk_stmt_is_null (again, 0));

  second = prepare (db, "SELECT $1");
  g_assert_true (second != again);
  desk_stmt_bind_int (second, 1, 6);
  g_assert_true (step (second));
  g_assert_cmpint (desk_stmt_int (second, 0), ==, 6);
  g_assert_true (desk_stmt_is_null (again, 0));
  desk_stmt_free (second);
  desk_stmt_free (again);

  again = prepare (db, "SELECT $1");
  g_assert_true (again == second);
  desk_stmt_free (again);
}

static void
test_nested (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) outer = NULL;
  int n = 0;

  desk_db_run (db, &error, "INSERT INTO t (id) VALUES (1), (2), (3)", "");
  outer = prepare (db, "SELECT id FROM t");
  while (step (outer))
    {
      g_autoptr (DeskStmt) inner = prepare (db, "SELECT id FROM t");

      while (step (inner))
        n++;
    }
  g_assert_cmpint (n, ==, 9);
}

static void
test_cache_is_bounded (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  DeskStmt *kept = prepare (db, "SELECT $1");
  gint64 value;

  desk_stmt_free (kept);
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);

      g_assert_true (desk_db_query_int (db, &value, &error, sql, ""));
      g_assert_cmpint (value, ==, i);
      if (i % 50 == 0)
        {
          DeskStmt *again = prepare (db, "SELECT $1");

          g_assert_true (again == kept);
          desk_stmt_free (again);
        }
    }
}

static void
test_schema_changes_below (void)
{
  g_autoptr (DeskDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt = prepare (db, "SELECT * FROM t");

  g_assert_false (step (stmt));
  desk_db_exec (db, "ALTER TABLE t ADD COLUMN d TEXT; INSERT INTO t (id, d) VALUES (1, 'new')",
                &error);
  g_assert_no_error (error);
  g_assert_true (step (stmt));
  g_assert_cmpint (desk_stmt_n_columns (stmt), ==, 5);
  g_assert_cmpstr (desk_stmt_text (stmt, 4), ==, "new");
}

static void
test_statement_holds_connection (void)
{
  DeskDb *db = open_memory ();
  g_autoptr (DeskStmt) stmt = prepare (db, "SELECT 5");

  g_object_unref (db);
  g_assert_true (step (stmt));
  g_assert_cmpint (desk_stmt_int (stmt, 0), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/db-query/types", test_types);
  g_test_add_func ("/db-query/null-and-empty", test_null_and_empty);
  g_test_add_func ("/db-query/placeholders/by-number", test_placeholders_go_by_number);
  g_test_add_func ("/db-query/placeholders/wrong-number", test_wrong_number_of_values);
  g_test_add_func ("/db-query/placeholders/others-are-refused",
                   test_other_placeholders_are_refused);
  g_test_add_func ("/db-query/placeholders/unknown", test_unknown_parameter);
  g_test_add_func ("/db-query/run-again", test_run_again);
  g_test_add_func ("/db-query/run-counts-rows", test_run_counts_rows);
  g_test_add_func ("/db-query/constraint", test_constraint);
  g_test_add_func ("/db-query/no-row", test_no_row);
  g_test_add_func ("/db-query/quotes", test_quotes);
  g_test_add_func ("/db-query/cache/prepared-once", test_prepared_once);
  g_test_add_func ("/db-query/cache/nested", test_nested);
  g_test_add_func ("/db-query/cache/bounded", test_cache_is_bounded);
  g_test_add_func ("/db-query/cache/schema-changes-below", test_schema_changes_below);
  g_test_add_func ("/db-query/cache/statement-holds-connection", test_statement_holds_connection);

  return g_test_run ();
}
