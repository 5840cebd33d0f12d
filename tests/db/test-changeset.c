/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-changeset.h>
#include <desk-test.h>

static const char * const recorded[] = { "fruit", "baskets", NULL };

static DeskDb *
open_filled (void)
{
  g_autoptr (GError) error = NULL;
  DeskDb *db = desk_db_open (":memory:", &error);

  desk_db_exec (db,
                "CREATE TABLE fruit (name TEXT NOT NULL PRIMARY KEY, weight BIGINT);"
                "CREATE TABLE baskets (id TEXT NOT NULL PRIMARY KEY, fruit TEXT NOT NULL);"
                "CREATE TABLE outbox (id BIGINT NOT NULL PRIMARY KEY);"
                "INSERT INTO fruit VALUES ('plum', 60), ('pear', 180), ('fig', NULL)", &error);
  g_assert_no_error (error);
  return db;
}

/* Everything in the recorded tables, as text. */
static char *
dump (DeskDb *db)
{
  g_autoptr (GError) error = NULL;
  char *text =
    desk_db_query_text (db, &error,
                        "SELECT group_concat (line, ' ') FROM ("
                        "SELECT name || '=' || coalesce (weight, '-') AS line FROM fruit "
                        "UNION ALL SELECT id || ':' || fruit FROM baskets ORDER BY 1)",
                        "");

  g_assert_no_error (error);
  return text;
}

static GBytes *
record (DeskDb     *db,
        const char *script)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecorder) recorder = desk_recorder_start (db, recorded, &error);
  GBytes *changeset;

  g_assert_no_error (error);
  desk_db_exec (db, script, &error);
  g_assert_no_error (error);
  changeset = desk_recorder_finish (recorder, &error);
  g_assert_no_error (error);
  return changeset;
}

static void
undo (DeskDb *db,
      GBytes *changeset)
{
  g_autoptr (GError) error = NULL;

  desk_changeset_undo (db, changeset, &error);
  g_assert_no_error (error);
}

static void
assert_dump (DeskDb     *db,
             const char *expected)
{
  g_autofree char *text = dump (db);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_undo (gconstpointer data)
{
  g_autoptr (DeskDb) db = open_filled ();
  g_autofree char *before = dump (db);
  g_autoptr (GBytes) changeset = record (db, data);
  g_autofree char *changed = dump (db);

  g_assert_cmpstr (changed, !=, before);
  undo (db, changeset);
  assert_dump (db, before);
}

static void
test_nothing (void)
{
  g_autoptr (DeskDb) db = open_filled ();
  g_autoptr (GBytes) changeset = record (db, "UPDATE fruit SET weight = 60 WHERE name = 'plum'");

  g_assert_cmpuint (g_bytes_get_size (changeset), ==, 0);
  undo (db, changeset);
  assert_dump (db, "fig=- pear=180 plum=60");
}

static void
test_other_tables_stay (void)
{
  g_autoptr (DeskDb) db = open_filled ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) changeset = record (db, "INSERT INTO outbox VALUES (1); DELETE FROM fruit");
  gint64 n;

  undo (db, changeset);
  desk_db_query_int (db, &n, &error, "SELECT count (*) FROM outbox", "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
}

/* Rewind: a stack of operations, each resting on those before. */
static void
test_stack (void)
{
  static const char * const scripts[] = {
    "INSERT INTO baskets VALUES ('a', 'plum')",
    "UPDATE fruit SET weight = 65 WHERE name = 'plum'",
    "UPDATE fruit SET weight = 70 WHERE name = 'plum'; DELETE FROM baskets WHERE id = 'a'",
    "DELETE FROM fruit WHERE name = 'plum'",
    "INSERT INTO fruit VALUES ('plum', 1)",
  };
  static const char * const states[] = {
    "fig=- pear=180 plum=60", "a:plum fig=- pear=180 plum=60", "a:plum fig=- pear=180 plum=65",
    "fig=- pear=180 plum=70", "fig=- pear=180",
  };
  g_autoptr (DeskDb) db = open_filled ();
  g_autoptr (GPtrArray) stack = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      assert_dump (db, states[i]);
      g_ptr_array_add (stack, record (db, scripts[i]));
    }
  assert_dump (db, "fig=- pear=180 plum=1");

  for (guint i = stack->len; i > 0; i--)
    {
      undo (db, stack->pdata[i - 1]);
      assert_dump (db, states[i - 1]);
    }
}

static void
test_wrong_order_changes_nothing (void)
{
  g_autoptr (DeskDb) db = open_filled ();
  g_autoptr (GBytes) first = record (
      db,
      "INSERT INTO baskets VALUES ('a', 'fig'); UPDATE fruit SET weight = 61 WHERE name = 'plum'");
  g_autoptr (GBytes) second = record (db, "UPDATE fruit SET weight = 62 WHERE name = 'plum'");
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_changeset_undo (db, first, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CONSTRAINT);
  assert_dump (db, "a:fig fig=- pear=180 plum=62");

  undo (db, second);
  undo (db, first);
  assert_dump (db, "fig=- pear=180 plum=60");
}

static void
test_not_a_changeset (void)
{
  g_autoptr (DeskDb) db = open_filled ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("this is no changeset", 20);
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_changeset_undo (db, bytes, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED);
  assert_dump (db, "fig=- pear=180 plum=60");
}

static void
test_in_a_transaction (void)
{
  g_autoptr (DeskDb) db = open_filled ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) changeset = NULL;

  desk_db_begin (db, &error);
  changeset = record (db, "DELETE FROM fruit WHERE name = 'fig'");
  desk_db_commit (db, &error);
  g_assert_no_error (error);

  desk_db_begin (db, &error);
  undo (db, changeset);
  assert_dump (db, "fig=- pear=180 plum=60");
  desk_db_rollback (db);
  assert_dump (db, "pear=180 plum=60");
}

static void
test_refused_part_leaves_no_change (void)
{
  g_autoptr (DeskDb) db = open_filled ();
  g_autoptr (GBytes) changeset =
    record (db, "BEGIN; SAVEPOINT s; DELETE FROM fruit; ROLLBACK TO s; RELEASE s; COMMIT");

  g_assert_cmpuint (g_bytes_get_size (changeset), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/changeset/undo/insert", "INSERT INTO fruit VALUES ('kaki', 200)",
                        test_undo);
  g_test_add_data_func ("/changeset/undo/update", "UPDATE fruit SET weight = 1", test_undo);
  g_test_add_data_func ("/changeset/undo/update-to-null", "UPDATE fruit SET weight = NULL",
                        test_undo);
  g_test_add_data_func ("/changeset/undo/delete", "DELETE FROM fruit", test_undo);
  g_test_add_data_func ("/changeset/undo/key",
                        "UPDATE fruit SET name = 'quince' WHERE name = 'fig'", test_undo);
  g_test_add_data_func ("/changeset/undo/upsert",
                        "INSERT INTO fruit VALUES ('plum', 5), ('kaki', 6) "
                        "ON CONFLICT (name) DO UPDATE SET weight = excluded.weight", test_undo);
  g_test_add_data_func (
      "/changeset/undo/two-tables",
      "INSERT INTO baskets VALUES ('a', 'fig'); DELETE FROM fruit WHERE name = 'fig'", test_undo);
  g_test_add_func ("/changeset/nothing", test_nothing);
  g_test_add_func ("/changeset/other-tables-stay", test_other_tables_stay);
  g_test_add_func ("/changeset/stack", test_stack);
  g_test_add_func ("/changeset/wrong-order-changes-nothing", test_wrong_order_changes_nothing);
  g_test_add_func ("/changeset/not-a-changeset", test_not_a_changeset);
  g_test_add_func ("/changeset/in-a-transaction", test_in_a_transaction);
  g_test_add_func ("/changeset/refused-part-leaves-no-change", test_refused_part_leaves_no_change);

  return g_test_run ();
}
