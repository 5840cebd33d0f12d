/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-db.h>
#include <desk-test-db.h>
#include <desk-test.h>

/* Longer than any test waits, and quick to stop. */
#define ENDLESS                                                                                    \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) "             \
  "SELECT max (i) FROM n"

static void
begin (DeskDb *db)
{
  g_autoptr (GError) error = NULL;

  desk_db_begin (db, &error);
  g_assert_no_error (error);
}

static void
test_script (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();

  desk_test_exec (db, "");
  desk_test_exec (db, " -- nothing but a comment\n");
  desk_test_exec (db, "CREATE TABLE t (a BIGINT); -- why; not\nINSERT INTO t VALUES (1);\n"
                      "/* ; */ INSERT INTO t VALUES (2)");
  g_assert_cmpint (desk_test_ask (db, "SELECT sum (a) FROM t"), ==, 3);
}

static void
test_script_stops_at_error (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_db_exec (
      db, "CREATE TABLE t (a BIGINT); INSERT INTO u VALUES (1); INSERT INTO t VALUES (1)", &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM t"), ==, 0);
}

static void
test_commit_and_rollback (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  desk_test_exec (db, "CREATE TABLE t (a BIGINT)");
  begin (db);
  desk_test_exec (db, "INSERT INTO t VALUES (1)");
  g_assert_true (desk_db_commit (db, &error));
  g_assert_no_error (error);

  begin (db);
  desk_test_exec (db, "INSERT INTO t VALUES (2)");
  desk_db_rollback (db);
  desk_db_rollback (db);
  g_assert_cmpint (desk_test_ask (db, "SELECT sum (a) FROM t"), ==, 1);

  g_assert_false (desk_db_commit (db, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
}

static void
test_commit_that_fails_rolls_back (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  desk_test_exec (db, "CREATE TABLE parent (id BIGINT PRIMARY KEY);"
                      "CREATE TABLE child (id BIGINT REFERENCES parent (id)"
                      " DEFERRABLE INITIALLY DEFERRED)");
  begin (db);
  desk_test_exec (db, "INSERT INTO child VALUES (7)");
  g_assert_false (desk_db_commit (db, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CONSTRAINT);
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM child"), ==, 0);
  begin (db);
}

static void
test_savepoints_nest (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  desk_test_exec (db, "CREATE TABLE t (a BIGINT)");
  begin (db);
  desk_test_exec (db, "INSERT INTO t VALUES (1)");
  g_assert_true (desk_db_savepoint (db, &error));
  desk_test_exec (db, "INSERT INTO t VALUES (10)");
  g_assert_true (desk_db_savepoint (db, &error));
  desk_test_exec (db, "INSERT INTO t VALUES (100)");
  desk_db_rollback_to (db);
  g_assert_cmpint (desk_test_ask (db, "SELECT sum (a) FROM t"), ==, 11);
  g_assert_true (desk_db_savepoint (db, &error));
  desk_test_exec (db, "INSERT INTO t VALUES (1000)");
  g_assert_true (desk_db_release (db, &error));
  g_assert_cmpint (desk_test_ask (db, "SELECT sum (a) FROM t"), ==, 1011);
  desk_db_rollback_to (db);
  g_assert_cmpint (desk_test_ask (db, "SELECT sum (a) FROM t"), ==, 1);
  g_assert_true (desk_db_commit (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_test_ask (db, "SELECT sum (a) FROM t"), ==, 1);
}

static void
test_read_transaction_is_a_snapshot (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) writer = desk_db_open (path, &error);
  g_autoptr (DeskDb) reader = desk_db_open (path, &error);

  g_assert_no_error (error);
  desk_test_exec (writer, "CREATE TABLE t (a BIGINT); INSERT INTO t VALUES (1)");

  g_assert_true (desk_db_begin_read (reader, &error));
  g_assert_cmpint (desk_test_ask (reader, "SELECT count (*) FROM t"), ==, 1);
  desk_test_exec (writer, "INSERT INTO t VALUES (2)");
  g_assert_cmpint (desk_test_ask (reader, "SELECT count (*) FROM t"), ==, 1);
  g_assert_true (desk_db_commit (reader, &error));
  g_assert_cmpint (desk_test_ask (reader, "SELECT count (*) FROM t"), ==, 2);
}

static void
test_second_writer_is_busy (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) first = desk_db_open (path, &error);
  g_autoptr (DeskDb) second = desk_db_open (path, &error);

  g_assert_no_error (error);
  desk_test_exec (second, "PRAGMA busy_timeout = 0");
  begin (first);
  g_assert_false (desk_db_begin (second, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, path));

  desk_db_rollback (first);
  begin (second);
}

static void
test_full_disk_keeps_what_was_there (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = desk_db_open (path, &error);

  g_assert_no_error (error);
  desk_test_exec (db, "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('kept');"
                      "PRAGMA max_page_count = 10");
  begin (db);
  g_assert_cmpint (desk_db_run (db, &error, "INSERT INTO t VALUES (hex (zeroblob (100000)))", ""),
                   ==, -1);
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, path));
  desk_db_rollback (db);
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM t WHERE a = 'kept'"), ==, 1);
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM t"), ==, 1);
}

static void
test_read_only_connection (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  desk_test_exec (db, "CREATE TABLE t (a TEXT); PRAGMA query_only = ON");
  g_assert_false (desk_db_exec (db, "INSERT INTO t VALUES ('no')", &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_READ_ONLY);
}

typedef struct
{
  DeskDb *db;
  int     done;
} Interrupter;

static gpointer
interrupt_until_done (gpointer data)
{
  Interrupter *interrupter = data;

  while (!g_atomic_int_get (&interrupter->done))
    {
      desk_db_interrupt (interrupter->db);
      g_thread_yield ();
    }
  return NULL;
}

static void
test_interrupt (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;
  Interrupter interrupter = { db, FALSE };
  GThread *thread = g_thread_new ("interrupt", interrupt_until_done, &interrupter);
  gint64 value;

  g_assert_false (desk_db_query_int (db, &value, &error, ENDLESS, ""));
  g_atomic_int_set (&interrupter.done, TRUE);
  g_thread_join (thread);
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CANCELLED);
  g_assert_cmpint (desk_test_ask (db, "SELECT 5"), ==, 5);
}

static void
test_cancellable (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value;

  desk_test_exec (db, "CREATE TABLE t (a BIGINT)");
  desk_db_set_cancellable (db, cancellable);
  begin (db);
  desk_test_exec (db, "INSERT INTO t VALUES (1)");
  g_cancellable_cancel (cancellable);
  g_assert_false (desk_db_query_int (db, &value, &error, ENDLESS, ""));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CANCELLED);
  desk_db_rollback (db);
  desk_db_set_cancellable (db, NULL);
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM t"), ==, 0);
}

static void
test_check (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  desk_test_exec (db, "CREATE TABLE t (a TEXT PRIMARY KEY); INSERT INTO t VALUES ('x')");
  g_assert_true (desk_db_check (db, &error));
  g_assert_no_error (error);
}

static void
test_steps_are_counted (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  guint64 before;

  desk_test_exec (db, "CREATE TABLE t (a BIGINT); INSERT INTO t VALUES (1);"
                      "INSERT INTO t VALUES (2)");
  before = desk_db_get_n_steps (db);
  g_assert_cmpint (desk_test_ask (db, "SELECT a FROM t"), ==, 1);
  g_assert_cmpuint (desk_db_get_n_steps (db) - before, ==, 1);
  begin (db);
  desk_test_exec (db, "DELETE FROM t; DELETE FROM t");
  desk_db_rollback (db);
  g_assert_cmpuint (desk_db_get_n_steps (db) - before, ==, 5);
}

static void
test_rest (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "t.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = desk_db_open (path, &error);
  guint read;

  g_assert_no_error (error);
  desk_test_exec (db, "CREATE TABLE t (a BLOB);"
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300)"
                      " INSERT INTO t SELECT randomblob (1000) FROM n");
  g_assert_cmpint (desk_test_ask (db, "SELECT sum (length (a)) FROM t"), ==, 300 * 1000);
  read = desk_db_get_cached (db);
  g_assert_cmpuint (read, >, 300 * 1000);
  desk_db_rest (db);
  g_assert_cmpuint (desk_db_get_cached (db), <, read / 10);
  g_assert_cmpint (desk_test_ask (db, "SELECT sum (length (a)) FROM t"), ==, 300 * 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/db/script", test_script);
  g_test_add_func ("/db/script/stops-at-error", test_script_stops_at_error);
  g_test_add_func ("/db/transaction/commit-and-rollback", test_commit_and_rollback);
  g_test_add_func ("/db/transaction/commit-that-fails-rolls-back",
                   test_commit_that_fails_rolls_back);
  g_test_add_func ("/db/transaction/savepoints-nest", test_savepoints_nest);
  g_test_add_func ("/db/transaction/read-is-a-snapshot", test_read_transaction_is_a_snapshot);
  g_test_add_func ("/db/error/second-writer-is-busy", test_second_writer_is_busy);
  g_test_add_func ("/db/error/full-disk-keeps-what-was-there", test_full_disk_keeps_what_was_there);
  g_test_add_func ("/db/error/read-only", test_read_only_connection);
  g_test_add_func ("/db/interrupt", test_interrupt);
  g_test_add_func ("/db/cancellable", test_cancellable);
  g_test_add_func ("/db/check", test_check);
  g_test_add_func ("/db/steps-are-counted", test_steps_are_counted);
  g_test_add_func ("/db/rest", test_rest);

  return g_test_run ();
}
