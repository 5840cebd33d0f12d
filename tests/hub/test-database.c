/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-test.h>
#include <desk-uuid.h>
#include <hub-database.h>

typedef struct
{
  DeskTestDir *folder;
  DeskClock   *clock;
  char        *uri;
  char        *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = desk_test_make_dir ();
  fixture->clock = desk_clock_new ();
  fixture->path = g_build_filename (fixture->folder, "a", "hub.db", NULL);
  fixture->uri = g_strconcat ("sqlite:", fixture->path, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->clock);
  g_free (fixture->uri);
  g_free (fixture->path);
  desk_test_remove_dir (fixture->folder);
}

static DeskDb *
open_db (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DeskDb *db = hub_database_open (fixture->uri, fixture->clock, &error);

  g_assert_no_error (error);
  return db;
}

static void
test_epoch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskDb) db = open_db (fixture);
  g_autofree char *first = hub_database_get_meta (db, HUB_META_EPOCH, NULL);
  g_autofree char *second = NULL;

  g_assert_true (desk_uuid_is_valid (first));
  g_clear_object (&db);
  db = open_db (fixture);
  second = hub_database_get_meta (db, HUB_META_EPOCH, NULL);
  g_assert_cmpstr (first, ==, second);
}

static void
test_meta (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskDb) db = open_db (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = hub_database_get_meta (db, "key", &error);

  g_assert_no_error (error);
  g_assert_null (value);
  g_assert_true (hub_database_set_meta (db, "key", "one", &error));
  g_assert_true (hub_database_set_meta (db, "key", "two", &error));
  value = hub_database_get_meta (db, "key", &error);
  g_assert_cmpstr (value, ==, "two");
}

static void
test_postgresql (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const uris[] = { "postgresql://desk:hidden@db/hub", "postgres://db/hub" };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hub_database_open (uris[i], fixture->clock, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
      g_assert_nonnull (strstr (error->message, "no PostgreSQL"));
      g_assert_null (strstr (error->message, "hidden"));
    }
}

static void
test_nonsense (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const uris[] = { "", "sqlite:", "hub.db", "mysql://db/hub" };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hub_database_open (uris[i], fixture->clock, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "sqlite:PATH"));
    }
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskDb) db = open_db (fixture);
  g_autoptr (GError) error = NULL;

  desk_db_exec (db, "UPDATE schema_parts SET version = 99 WHERE part = 'hub'", &error);
  g_assert_no_error (error);
  g_clear_object (&db);
  g_assert_null (hub_database_open (fixture->uri, fixture->clock, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_NEWER);
}

static void
test_not_a_database (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char letter[] = "Dear hub, this is a letter, and no database at all.";
  g_autofree char *path = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, letter, -1, &error);
  g_assert_no_error (error);
  g_assert_null (hub_database_open (uri, fixture->clock, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED);
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, letter);
}

static void
test_default_uri (void)
{
  g_autofree char *uri = hub_database_default_uri ();
  g_autofree char *expected =
    g_strconcat ("sqlite:", g_get_user_data_dir (), "/member-desk-hub/hub.db", NULL);

  g_assert_cmpstr (uri, ==, expected);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_test ("/hub/database/epoch", test_epoch);
  add_test ("/hub/database/meta", test_meta);
  add_test ("/hub/database/postgresql", test_postgresql);
  add_test ("/hub/database/nonsense", test_nonsense);
  add_test ("/hub/database/newer", test_newer);
  add_test ("/hub/database/not-a-database", test_not_a_database);
  g_test_add_func ("/hub/database/default-uri", test_default_uri);

  return g_test_run ();
}
