/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub's database of every version that ever landed is brought up to date when it is opened, and every
 * row is there; one of a later version is refused, and left alone. */
#include <desk-test-db.h>
#include <desk-test-landed.h>
#include <desk-test.h>
#include <hub-database.h>

/* The order in which the scripts landed. What landed since comes after these. */
static const char * const order[] = {
  "ops", "hub", "hub", "ops", "hub", "ops", "hub", "ops", "hub", "ops", "hub", "ops", "hub", "ops", "hub",
  "hub", "ops", "hub", "ops", "ops", "ops", "hub", "ops",
};

typedef struct
{
  DeskTestDir *dir;
  DeskClock   *clock;
  char        *path;
  char        *uri;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = desk_test_make_dir ();
  fixture->clock = desk_clock_new ();
  fixture->path = g_build_filename (fixture->dir, "hub.db", NULL);
  fixture->uri = g_strconcat ("sqlite:", fixture->path, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->clock);
  g_free (fixture->path);
  g_free (fixture->uri);
  desk_test_remove_dir (fixture->dir);
}

static DeskDb *
open_db (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DeskDb *db = desk_db_open (fixture->path, &error);

  g_assert_no_error (error);
  return db;
}

static guint
count_scripts (void)
{
  return (guint) (desk_test_landed_count ("ops") + desk_test_landed_count ("hub"));
}

static void
make_version (Fixture *fixture,
              guint    n_scripts)
{
  static const char * const later[] = { "ops", "hub" };
  g_autoptr (DeskDb) db = open_db (fixture);

  for (guint i = 0; i < MIN (n_scripts, G_N_ELEMENTS (order)); i++)
    desk_test_landed_run (db, order[i]);
  n_scripts -= MIN (n_scripts, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    for (; n_scripts > 0 && desk_test_landed_get_version (db, later[i])
                              < desk_test_landed_count (later[i]); n_scripts--)
      desk_test_landed_run (db, later[i]);
  g_assert_cmpuint (n_scripts, ==, 0);
}

static GPtrArray *
read_rows (Fixture *fixture)
{
  g_autoptr (DeskDb) db = open_db (fixture);

  return desk_test_landed_read (db, NULL);
}

static void
upgrade (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = read_rows (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = hub_database_open (fixture->uri, fixture->clock, &error);

  g_assert_no_error (error);
  desk_test_landed_assert_kept (db, rows);
  g_assert_cmpint (desk_test_landed_get_version (db, "ops"), ==, desk_test_landed_count ("ops"));
  g_assert_cmpint (desk_test_landed_get_version (db, "hub"), ==, desk_test_landed_count ("hub"));
}

/* From the hub's first tables on. */
static void
test_versions (void)
{
  for (guint n = 2; n <= count_scripts (); n++)
    {
      Fixture fixture;

      set_up (&fixture, NULL);
      make_version (&fixture, n);
      upgrade (&fixture);
      tear_down (&fixture, NULL);
    }
}

/* @data: the part that a later program has brought further */
static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE schema_parts SET version = 99 WHERE part = '%s'",
                                          (const char *) data);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  make_version (fixture, count_scripts ());
  {
    g_autoptr (DeskDb) db = open_db (fixture);

    desk_test_exec (db, sql);
  }
  rows = read_rows (fixture);
  g_assert_null (hub_database_open (fixture->uri, fixture->clock, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "later version"));
  after = read_rows (fixture);
  g_assert_cmpuint (after->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (g_ptr_array_index (after, i), ==, g_ptr_array_index (rows, i));
}

#define ADD(path, func, data) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hub/upgrade/versions", test_versions);
  ADD ("/hub/upgrade/newer/ops", test_newer, "ops");
  ADD ("/hub/upgrade/newer/hub", test_newer, "hub");

  return g_test_run ();
}
