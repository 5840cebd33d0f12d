/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-migration.h>
#include <desk-test-db.h>
#include <desk-test.h>

#include "test-migrations.h"

#define FOLDER "/org/memberdesk/MemberDesk/test/sql/"

static gint64
find_version (DeskDb     *db,
              const char *part)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT version FROM schema_parts WHERE part = '%s'", part);

  return desk_test_ask (db, sql);
}

static void
migrate (DeskDb     *db,
         const char *folder)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = desk_migrate (db, "fruit", test_migrations_get_resource (), folder, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
test_new (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();

  migrate (db, FOLDER "two");
  g_assert_cmpint (desk_test_ask (db, "SELECT weight FROM fruit WHERE name = 'plum'"), ==, 60);
  g_assert_cmpint (find_version (db, "fruit"), ==, 2);
}

static void
test_upgrade (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  migrate (db, FOLDER "one");
  desk_db_exec (db, "INSERT INTO fruit (name) VALUES ('mine')", &error);
  g_assert_no_error (error);
  migrate (db, FOLDER "two");
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM fruit WHERE weight = 60"), ==, 2);
}

static void
test_up_to_date (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();

  migrate (db, FOLDER "one");
  migrate (db, FOLDER "one");
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM fruit"), ==, 1);
}

static void
test_newer_is_refused (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  migrate (db, FOLDER "two");
  g_assert_false (
      desk_migrate (db, "fruit", test_migrations_get_resource (), FOLDER "one", &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, ":memory:"));
  g_assert_cmpint (find_version (db, "fruit"), ==, 2);
}

static void
test_failure_leaves_the_version_before (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      desk_migrate (db, "fruit", test_migrations_get_resource (), FOLDER "broken", &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM fruit"), ==, 1);
  g_assert_cmpint (find_version (db, "fruit"), ==, 1);
  migrate (db, FOLDER "two");
}

static void
test_parts_are_apart (void)
{
  g_autoptr (DeskDb) db = desk_test_open_memory ();
  g_autoptr (GError) error = NULL;

  migrate (db, FOLDER "one");
  desk_db_exec (db, "DROP TABLE fruit", &error);
  g_assert_true (desk_migrate (db, "other", test_migrations_get_resource (), FOLDER "two", &error));
  g_assert_no_error (error);
  g_assert_cmpint (find_version (db, "fruit"), ==, 1);
  g_assert_cmpint (find_version (db, "other"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/migration/new", test_new);
  g_test_add_func ("/migration/upgrade", test_upgrade);
  g_test_add_func ("/migration/up-to-date", test_up_to_date);
  g_test_add_func ("/migration/newer-is-refused", test_newer_is_refused);
  g_test_add_func ("/migration/failure-leaves-the-version-before",
                   test_failure_leaves_the_version_before);
  g_test_add_func ("/migration/parts-are-apart", test_parts_are_apart);

  return g_test_run ();
}
