/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-db.h>
#include <desk-test-db.h>
#include <desk-test.h>
#include <glib/gstdio.h>

#define PAGE 4096

typedef struct
{
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = desk_test_make_dir ();
  fixture->path = g_build_filename (fixture->dir, "desk.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  desk_test_remove_dir (fixture->dir);
  g_free (fixture->path);
}

static guint32
get_mode (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_MODE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777;
}

static DeskDb *
open_well (const char *path)
{
  g_autoptr (GError) error = NULL;
  DeskDb *db = desk_db_open (path, &error);

  g_assert_no_error (error);
  return db;
}

/* Some hundred pages, all in the file itself once closed. */
static void
fill (DeskDb *db)
{
  g_autoptr (GError) error = NULL;

  desk_db_exec (db,
                "CREATE TABLE t (id BIGINT PRIMARY KEY, a TEXT);"
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
                "INSERT INTO t SELECT i, hex (zeroblob (200)) FROM n", &error);
  g_assert_no_error (error);
}

static void
make_filled (const char *path)
{
  g_autoptr (DeskDb) db = open_well (path);

  fill (db);
}

/* The file stays as it was, and the error says which file it is about. */
static void
assert_refused (const char  *path,
                DeskDbError  code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size = 0;
  gsize after_size = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &before, &before_size, NULL);
  g_assert_null (desk_db_open (path, &error));
  g_assert_error (error, DESK_DB_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_file_get_contents (path, &after, &after_size, NULL);
  g_assert_cmpmem (before, before_size, after, after_size);
}

static void
assert_pragma (DeskDb     *db,
               const char *sql,
               const char *expected)
{
  g_autofree char *value = desk_test_ask_text (db, sql);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "a", "b", NULL);
  g_autofree char *path = g_build_filename (folder, "desk.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (DeskDb) db = open_well (path);

  fill (db);
  g_assert_cmpstr (desk_db_get_path (db), ==, path);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_cmpuint (get_mode (log), ==, 0600);
}

static void
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskDb) db = open_well (fixture->path);

  assert_pragma (db, "PRAGMA journal_mode", "wal");
  assert_pragma (db, "PRAGMA synchronous", "2");
  assert_pragma (db, "PRAGMA foreign_keys", "1");
  assert_pragma (db, "PRAGMA secure_delete", "2");
  assert_pragma (db, "PRAGMA trusted_schema", "0");
  assert_pragma (db, "PRAGMA cache_size", "-16384");
}

/* What can be had again need not wait for the disk. */
static void
test_lasting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskDb) db = open_well (fixture->path);

  desk_db_set_lasting (db, FALSE);
  assert_pragma (db, "PRAGMA synchronous", "1");
  desk_db_set_lasting (db, TRUE);
  assert_pragma (db, "PRAGMA synchronous", "2");
}

static goffset
get_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

/* 8 MB are written back at their commit, or where somebody tidies up, then. */
static void
test_tidy (Fixture       *fixture,
           gconstpointer  data)
{
  static const char fill_up[] =
    "INSERT INTO big WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
    " SELECT zeroblob (4000) FROM n";
  g_autoptr (DeskDb) db = open_well (fixture->path);
  g_autoptr (GError) error = NULL;
  goffset size;

  g_assert_true (desk_db_exec (db, "CREATE TABLE big (bytes BLOB)", &error));
  g_assert_true (desk_db_exec (db, fill_up, &error));
  size = get_size (fixture->path);
  g_assert_cmpint (size, >, 8000000);
  desk_db_tidy (db);
  g_assert_true (desk_db_exec (db, fill_up, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_size (fixture->path), ==, size);
  desk_db_tidy (db);
  g_assert_cmpint (get_size (fixture->path), >, 2 * 8000000);
}

static void
test_keeps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskDb) db = NULL;

  make_filled (fixture->path);
  db = open_well (fixture->path);
  assert_pragma (db, "SELECT count (*) FROM t", "2000");
}

static void
test_relative_path (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *before = g_get_current_dir ();
  g_autoptr (DeskDb) db = NULL;

  g_assert_cmpint (g_chdir (fixture->dir), ==, 0);
  db = open_well ("file:desk.db");
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_true (g_str_has_suffix (desk_db_get_path (db), "/file:desk.db"));
  g_assert_true (g_file_test (desk_db_get_path (db), G_FILE_TEST_IS_REGULAR));
}

static void
test_not_a_database (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *text = g_strnfill (3 * PAGE, 'x');
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
  assert_refused (fixture->path, DESK_DB_ERROR_DAMAGED);

  g_file_set_contents (fixture->path, "member_no,name\n", -1, &error);
  g_assert_no_error (error);
  assert_refused (fixture->path, DESK_DB_ERROR_DAMAGED);
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  make_filled (fixture->path);
  g_file_get_contents (fixture->path, &contents, &size, &error);
  g_file_set_contents (fixture->path, contents, size / 2, &error);
  g_assert_no_error (error);
  assert_refused (fixture->path, DESK_DB_ERROR_DAMAGED);
}

static void
copy (const char *from,
      const char *to,
      const char *suffix)
{
  g_autofree char *from_path = g_strconcat (from, suffix, NULL);
  g_autofree char *to_path = g_strconcat (to, suffix, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from_path);
  g_autoptr (GFile) target = g_file_new_for_path (to_path);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What a killed process leaves: the file and its log, without the end of either. */
static char *
leave_unclean (Fixture *fixture)
{
  g_autofree char *left = g_build_filename (fixture->dir, "left.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = NULL;

  make_filled (fixture->path);
  db = open_well (fixture->path);
  desk_db_exec (db, "INSERT INTO t VALUES (3000, 'the last thing said')", &error);
  g_assert_no_error (error);
  copy (fixture->path, left, "");
  copy (fixture->path, left, "-wal");
  return g_steal_pointer (&left);
}

static void
test_unclean_end (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *left = leave_unclean (fixture);
  g_autoptr (DeskDb) db = open_well (left);

  assert_pragma (db, "SELECT a FROM t WHERE id = 3000", "the last thing said");
}

static void
test_unclean_end_damaged (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *left = leave_unclean (fixture);
  g_autofree char *contents = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (left, &contents, &size, &error);
  g_assert_no_error (error);
  memset (contents + 40 * PAGE, 0x5a, PAGE);
  g_file_set_contents (left, contents, size, &error);
  g_assert_no_error (error);

  g_assert_null (desk_db_open (left, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED);
}

static void
test_damaged_is_found_by_check (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = NULL;

  make_filled (fixture->path);
  g_file_get_contents (fixture->path, &contents, &size, &error);
  memset (contents + 40 * PAGE, 0x5a, PAGE);
  g_file_set_contents (fixture->path, contents, size, &error);
  g_assert_no_error (error);

  db = open_well (fixture->path);
  g_assert_false (desk_db_check (db, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED);
  g_clear_error (&error);

  /* Who comes upon it is told of the file, not in SQL. */
  g_assert_null (desk_db_query_text (db, &error, "SELECT group_concat (a) FROM t", ""));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_null (strstr (error->message, "SELECT"));
}

static void
test_folder_in_its_place (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_db_open (fixture->dir, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CANNOT_OPEN);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->path, "below-a-file.db", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, "a file", -1, &error);
  g_assert_no_error (error);
  g_assert_null (desk_db_open (path, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CANNOT_OPEN);
}

/* The superuser may write everywhere: then there is nothing to refuse. */
static void
test_read_only_file (Fixture       *fixture,
                     gconstpointer  data)
{
  make_filled (fixture->path);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);

  if (g_access (fixture->path, 2) == 0)
    g_object_unref (open_well (fixture->path));
  else
    assert_refused (fixture->path, DESK_DB_ERROR_READ_ONLY);
}

static void
test_read_only_folder (Fixture       *fixture,
                       gconstpointer  data)
{
  g_assert_cmpint (g_chmod (fixture->dir, 0500), ==, 0);

  if (g_access (fixture->dir, 2) == 0)
    g_object_unref (open_well (fixture->path));
  else
    assert_refused (fixture->path, DESK_DB_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture->dir, 0700), ==, 0);
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DeskDb) holder = open_well (fixture->path);
  g_autoptr (GError) error = NULL;

  desk_db_exec (holder, "PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE t (a TEXT); BEGIN EXCLUSIVE",
                &error);
  g_assert_no_error (error);
  assert_refused (fixture->path, DESK_DB_ERROR_BUSY);

  desk_db_rollback (holder);
  g_clear_object (&holder);
  g_object_unref (open_well (fixture->path));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/db-open/private", test_private);
  ADD ("/db-open/settings", test_settings);
  ADD ("/db-open/lasting", test_lasting);
  ADD ("/db-open/tidy", test_tidy);
  ADD ("/db-open/keeps", test_keeps);
  ADD ("/db-open/relative-path", test_relative_path);
  ADD ("/db-open/not-a-database", test_not_a_database);
  ADD ("/db-open/truncated", test_truncated);
  ADD ("/db-open/unclean-end", test_unclean_end);
  ADD ("/db-open/unclean-end/damaged", test_unclean_end_damaged);
  ADD ("/db-open/damaged-is-found-by-check", test_damaged_is_found_by_check);
  ADD ("/db-open/folder-in-its-place", test_folder_in_its_place);
  ADD ("/db-open/no-folder", test_no_folder);
  ADD ("/db-open/read-only-file", test_read_only_file);
  ADD ("/db-open/read-only-folder", test_read_only_folder);
  ADD ("/db-open/locked", test_locked);

  return g_test_run ();
}
