/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-page.h>
#include <desk-test-db.h>

/* What sync promises, 9: cost follows change, on the laptop too. Counted, not measured. */

#define FEW 1000
#define MANY 100000
#define N_CHANGES 100

typedef struct
{
  GBytes *bytes;
  DeskPage page;
} Pull;

/* Brings the laptop to that many members with an account and a line each, as after a whole pull. */
static void
fill (DeskDb *db,
      guint   n_members)
{
  g_autofree char *script =
    g_strdup_printf ("BEGIN; DELETE FROM members; DELETE FROM accounts; DELETE FROM directory;"
                     "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS"
                     " (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT %u)"
                     " SELECT i, printf ('M%%07d', i) AS no FROM n;"
                     "INSERT INTO members SELECT no, '" TEST_MANAGER "', '张三', 'mr', 'personal',"
                     " '', '', '', 'tianyi', NULL, NULL, NULL, '', '', NULL, '', '', '', '', 0, 1"
                     " FROM n;"
                     "INSERT INTO accounts SELECT '189' || no, no, '" TEST_MANAGER "', 'mobile',"
                     " 'prepaid', 'in-use', 5000, NULL, '', 0, 1 FROM n;"
                     "INSERT INTO directory (member_no, sort_key, tier, brand, card_expires,"
                     " haystack) SELECT no, x'00', 0, '', '', '' FROM n;"
                     "INSERT INTO balances SELECT id, 0, 5000, 0, 0 FROM directory;"
                     "DROP TABLE n;"
                     "INSERT INTO meta VALUES ('cursor', 1), ('epoch', '" TEST_EPOCH "')"
                     " ON CONFLICT DO UPDATE SET value = excluded.value;"
                     "COMMIT",
                     n_members);

  desk_test_exec (db, script);
}

/* Another balance for members from all over the list. */
static GBytes *
make_page (guint n_members)
{
  TestPage *page = test_page_new (1);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *values =
        g_strdup_printf ("\"189M%07u\",\"M%07u\",\"" TEST_MANAGER "\",\"mobile\",\"prepaid\","
                         "\"in-use\",%u,null,\"\",0",
                         i * (n_members / N_CHANGES), i * (n_members / N_CHANGES), 2000 + i);

      test_page_add (page, "accounts", values);
    }
  return test_page_end (page);
}

static gboolean
apply (DeskLocal   *local,
       DeskDb      *db,
       DeskChange  *change,
       gpointer     data,
       GError     **error)
{
  Pull *pull = data;

  return desk_page_apply (local, db, pull->bytes, &pull->page, change, error);
}

/* Statements that it takes to apply a page of 100 changes, directory included. */
static guint64
count_page (DeskLocal *local,
            DeskDb    *db,
            guint      n_members)
{
  g_autoptr (DeskChange) change = desk_change_new ();
  g_autoptr (GBytes) bytes = make_page (n_members);
  g_autoptr (GError) error = NULL;
  Pull pull = { bytes };
  guint64 before;

  fill (db, n_members);
  before = desk_db_get_n_steps (db);
  g_assert_true (desk_local_write (local, db, apply, &pull, change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pull.page.rows, ==, N_CHANGES);
  g_assert_true (change->balances);
  g_assert_cmpuint (change->ids->len, ==, 0); /* nothing to search anew */
  return desk_db_get_n_steps (db) - before;
}

static void
test_changes (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskLocal) local = NULL;
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_few;
  guint64 n_many;

  test_close (fixture->store);
  local = desk_local_new (fixture->dir, fixture->policy, fixture->clock);
  db = desk_local_open (local, NULL, &error);
  g_assert_no_error (error);
  n_few = count_page (local, db, FEW);
  n_many = count_page (local, db, MANY);
  g_assert_cmpuint (n_few, ==, n_many);
  /* The row, the member's accounts, and the line: once each. */
  g_assert_cmpuint (n_many, <, N_CHANGES * 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/cost/promise-9-changes", StoreFixture, NULL, store_fixture_set_up,
              test_changes, store_fixture_tear_down);
  return g_test_run ();
}
