/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop's database of every version that ever landed is brought up to date when it is opened: every row,
 * what waits and what was turned away is there, and the work goes on. One of a later version is left alone. */
#include "desk-store-test.h"

#include <desk-changeset.h>
#include <desk-table.h>
#include <desk-test-db.h>
#include <desk-test-landed.h>

#define USE "019a0000-0000-7000-8000-000000000031"

/* The order in which the scripts landed. What landed since comes after these. */
static const char * const order[] = {
  "ops", "store", "store", "ops", "ops", "store", "store", "ops", "store", "ops", "store", "ops",
  "store", "store", "ops", "store", "ops", "ops", "ops", "ops", "ops",
};

typedef struct
{
  DeskTestDir *dir;
  char        *path;
  DeskPolicy  *policy;
  DeskClock   *clock;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = desk_test_make_dir ();
  fixture->path = g_build_filename (fixture->dir, "desk.db", NULL);
  fixture->policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  fixture->clock = desk_clock_new_stopped (desk_test_time (TEST_NOW));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->policy);
  g_clear_object (&fixture->clock);
  g_free (fixture->path);
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

/* A use that waits, with what it changed recorded as that version records it: in the columns of then. */
static void
add_pending (DeskDb *db)
{
  static const char * const tables[] = { "service_uses", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecorder) recorder = desk_recorder_start (db, tables, &error);
  g_autoptr (GBytes) changeset = NULL;

  g_assert_no_error (error);
  desk_test_exec (db, "INSERT INTO service_uses (use_id, member_no, manager_no, service, month, used_ms,"
                      " hours, note, rev) VALUES ('" USE "', 'M1', 'K0001', 'emergency-reactivation',"
                      " '2026-11', 1795300000000, NULL, '', 0)");
  changeset = desk_recorder_finish (recorder, &error);
  g_assert_no_error (error);
  desk_db_run (db, &error,
               "INSERT INTO outbox (seq, op_id, kind, member_no, body, made_ms, state, rev, changeset)"
               " VALUES (4, '" USE "', 'service.use', 'M1', '{\"id\":\"" USE "\",\"kind\":"
               "\"service.use\",\"device\":\"" TEST_DEVICE "\",\"seq\":4,\"made\":"
               "\"2026-11-22T06:26:40+08:00\",\"args\":{\"member_no\":\"M1\",\"service\":"
               "\"emergency-reactivation\"}}', 1795300000000, 'queued', 0, $1)", "b", changeset);
  g_assert_no_error (error);
  desk_test_exec (db, "UPDATE meta SET value = '4' WHERE key = 'last_seq'");
}

static void
run_next (DeskDb     *db,
          const char *part)
{
  desk_test_landed_run (db, part);
  if (g_str_equal (part, "store") && desk_test_landed_get_version (db, part) == 1)
    add_pending (db);
}

static guint
count_scripts (void)
{
  return (guint) (desk_test_landed_count ("ops") + desk_test_landed_count ("store"));
}

static void
make_version (Fixture *fixture,
              guint    n_scripts)
{
  static const char * const later[] = { "ops", "store" };
  g_autoptr (DeskDb) db = open_db (fixture);

  for (guint i = 0; i < MIN (n_scripts, G_N_ELEMENTS (order)); i++)
    run_next (db, order[i]);
  n_scripts -= MIN (n_scripts, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    for (; n_scripts > 0 && desk_test_landed_get_version (db, later[i])
                              < desk_test_landed_count (later[i]); n_scripts--)
      run_next (db, later[i]);
  g_assert_cmpuint (n_scripts, ==, 0);
}

static GPtrArray *
read_rows (Fixture *fixture)
{
  static const char * const derived[] = { "directory", "balances", NULL };
  g_autoptr (DeskDb) db = open_db (fixture);

  return desk_test_landed_read (db, derived);
}

static void
assert_outbox (DeskStore *store)
{
  g_autoptr (GPtrArray) entries = test_list_outbox (store);
  const DeskOutboxEntry *rejected;

  g_assert_cmpuint (entries->len, ==, 3);
  rejected = g_ptr_array_index (entries, 1);
  g_assert_cmpint (rejected->seq, ==, 3);
  g_assert_cmpint (rejected->state, ==, DESK_OUTBOX_REJECTED);
  g_assert_cmpstr (rejected->reason->code, ==, "quota-used-up");
}

/* The member is found; a use is recorded; what waits is taken back, in the columns of then, for a page of the
 * hub, and made again. */
static void
work (Fixture   *fixture,
      DeskStore *store)
{
  g_autofree char *found = test_search (store, "pyk");
  g_autofree char *use_id = NULL;
  TestPage *page = test_page_new (20);
  g_autoptr (DeskDb) db = NULL;

  g_assert_cmpstr (found, ==, "M1");
  assert_outbox (store);
  use_id = test_use (store, "M1");
  test_page_add_account (page, &(TestAccount) { "GZ00010000", "M1", .balance_fen = 10000 });
  test_page_apply (page, store);
  db = open_db (fixture);
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM service_uses WHERE member_no = 'M1'"), ==, 3);
  g_assert_cmpint (desk_test_ask (db, "SELECT count (*) FROM service_uses WHERE use_id = '" USE "'"
                                      " AND rev = 0"), ==, 1);
  g_assert_cmpint (desk_test_ask (db, "SELECT balance_fen FROM accounts WHERE member_no = 'M1'"), ==,
                   10000);
  g_assert_cmpint (desk_test_ask (db, "SELECT max (seq) FROM outbox"), ==, 5);
}

static void
upgrade (Fixture *fixture)
{
  g_autoptr (DeskStore) store = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  g_autoptr (GPtrArray) rows = read_rows (fixture);
  g_autoptr (GError) error = NULL;

  test_open (store, &error);
  g_assert_no_error (error);
  {
    g_autoptr (DeskDb) db = open_db (fixture);

    desk_test_landed_assert_kept (db, rows);
    g_assert_cmpint (desk_test_landed_get_version (db, "ops"), ==, desk_test_landed_count ("ops"));
    g_assert_cmpint (desk_test_landed_get_version (db, "store"), ==, desk_test_landed_count ("store"));
  }
  work (fixture, store);
  test_close (store);
}

/* The first had no tables of the laptop's own. */
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

/* Twice on the first day the first script was changed: a laptop may have begun with either. */
static void
test_first_day (Fixture       *fixture,
                gconstpointer  data)
{
  make_version (fixture, 2);
  {
    g_autoptr (DeskDb) db = open_db (fixture);

    desk_test_exec (db, data);
  }
  upgrade (fixture);
}

#define DIRECTORY_WITHOUT_AUTOINCREMENT                                                              \
  "DROP TABLE directory; CREATE TABLE directory (id INTEGER PRIMARY KEY,"                            \
  " member_no TEXT NOT NULL UNIQUE, sort_key BLOB NOT NULL, tier INTEGER NOT NULL,"                  \
  " brand TEXT NOT NULL, lowest_balance_fen INTEGER, low_balance INTEGER NOT NULL,"                  \
  " frozen INTEGER NOT NULL, uses_limit INTEGER, card_expires TEXT NOT NULL,"                        \
  " haystack TEXT NOT NULL);"                                                                        \
  "CREATE INDEX directory_low ON directory (member_no) WHERE low_balance = 1;"                       \
  "CREATE INDEX directory_frozen ON directory (member_no) WHERE frozen = 1;"

static const char early[] = DIRECTORY_WITHOUT_AUTOINCREMENT
  "CREATE INDEX directory_by_name ON directory (sort_key, member_no);";
static const char earlier_id[] = DIRECTORY_WITHOUT_AUTOINCREMENT
  "CREATE INDEX directory_by_name ON directory (sort_key, member_no, tier, brand,"
  " lowest_balance_fen, low_balance, frozen, uses_limit, card_expires);";

/* A new table needs rows in tests/landed/ops-NUMBER.sql, or nobody knows whether they would be kept. */
static void
test_every_table (Fixture       *fixture,
                  gconstpointer  data)
{
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);
  g_autoptr (DeskDb) db = NULL;

  make_version (fixture, count_scripts ());
  db = open_db (fixture);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", tables[i].name);

      if (desk_test_ask (db, sql) == 0)
        g_error ("tests/landed has no row of the table “%s”", tables[i].name);
    }
}

/* @data: the part that a later program has brought further */
static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskStore) store = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  g_autofree char *sql = g_strdup_printf ("UPDATE schema_parts SET version = 99 WHERE part = '%s'",
                                          (const char *) data);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  make_version (fixture, count_scripts ());
  {
    g_autoptr (DeskDb) db = open_db (fixture);

    desk_test_exec (db, sql);
    rows = desk_test_landed_read (db, NULL);
  }
  g_assert_false (test_open (store, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "later version"));
  {
    g_autoptr (DeskDb) db = open_db (fixture);

    after = desk_test_landed_read (db, NULL);
    desk_test_landed_assert_kept (db, rows);
    g_assert_cmpuint (after->len, ==, rows->len);
    g_assert_cmpint (desk_test_landed_get_version (db, data), ==, 99);
  }
}

#define ADD(path, func, data) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/upgrade/versions", test_versions);
  ADD ("/upgrade/first-day/early", test_first_day, early);
  ADD ("/upgrade/first-day/id", test_first_day, earlier_id);
  ADD ("/upgrade/every-table", test_every_table, NULL);
  ADD ("/upgrade/newer/ops", test_newer, "ops");
  ADD ("/upgrade/newer/store", test_newer, "store");

  return g_test_run ();
}
